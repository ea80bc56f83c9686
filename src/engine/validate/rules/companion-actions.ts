/**
 * MISSING_ACTION_FOR_CONDITION_KEY: a key that is only in the request of somebody who may also set its value.
 * [id_session-tags, id_credentials_temp_control-access_monitor]
 */

import { quoted } from '../../policy/findings.ts'
import { coversSome } from '../patterns.ts'
import type { StatementView, TestRule } from '../rule.ts'

/** Keys of an AssumeRole call and the action that passing the value needs besides it. */
const companions: readonly { readonly key: RegExp; readonly action: string }[] = [
  { key: /^(?:aws:requesttag\/.+|aws:tagkeys|sts:transitivetagkeys)$/, action: 'sts:TagSession' },
  { key: /^sts:sourceidentity$/, action: 'sts:SetSourceIdentity' },
  { key: /^sts:requestcontext(?:providers$|\/.)/, action: 'sts:SetContext' },
]

export const missingCompanionAction: TestRule = {
  level: 'test',
  codes: ['missing-action-for-condition-key'],
  kinds: ['identity', 'boundary', 'session', 'trust', 'resource'],
  check(check, { test, key, operator }, view) {
    const action = companions.find((each) => each.key.test(key))?.action
    if (action === undefined || operator.ifExists || operator.row.operand === 'presence') return
    if (view.statement.effect !== 'Allow' || !covers(view, assuming)) return
    // A statement of its own may allow it.
    const allowed = check.statements.some(
      (each) => each.statement.effect === 'Allow' && covers(each, [action.toLowerCase()]),
    )
    if (allowed) return
    const last = view.statement.action.values.at(-1)
    const insert = `, ${JSON.stringify(action)}`
    const list = last !== undefined && check.text.charAt(view.statement.action.to - 1) === ']'
    const fix = {
      title: `Add ${action}`,
      edits: [{ from: last?.to ?? 0, to: last?.to ?? 0, insert }],
    }
    const found = quoted(test.key.value)
    check.report('missing-action-for-condition-key', test.key, found, action, list ? fix : null)
  },
}

const assuming = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity']

function covers({ statement, actions }: StatementView, names: readonly string[]): boolean {
  if (statement.action.negated) {
    return !names.every((name) => actions.some((action) => coversSome(action.lower, [name])))
  }
  return actions.some((action) => coversSome(action.lower, names))
}
