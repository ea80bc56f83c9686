/**
 * UNSUPPORTED_ACTION_FOR_CONDITION_KEY: an action whose requests never hold the statement's condition key.
 * Actions with wildcards are left alone, as IAM Access Analyzer leaves them.
 */

import { findKnownKey } from '../../catalogue/known-keys.ts'
import { quoted } from '../../policy/findings.ts'
import { openName } from '../action-keys.ts'
import { remove } from '../fixes.ts'
import type { ActionView, Check, TestRule, TestView } from '../rule.ts'

export const unsupportedActionForKey: TestRule = {
  level: 'test',
  codes: ['unsupported-action-for-condition-key'],
  kinds: 'all',
  check(check, view, { actions, statement }) {
    if (statement.action.negated || !failsWhenMissing(view)) return
    const key = attachedKey(check, view.key)
    if (key === null) return
    const lacking = actions.filter((action) => lacksKey(check, action, key))
    const [first, ...others] = lacking
    if (first === undefined) return
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    check.report(
      'unsupported-action-for-condition-key',
      first.value,
      `${quoted(first.value.value)}${more}`,
      quoted(view.test.key.value),
      others.length > 0 ? null : remove(check.root, first.value, 'Remove the action here'),
    )
  },
}

function failsWhenMissing({ operator }: TestView): boolean {
  if (operator.ifExists || operator.set === 'all') return false
  return operator.row.operand !== 'presence' && !operator.row.negated
}

/**
 * A service's own key that its data gives to some action, by its open name. The data of AWS Marketplace
 * lacks keys that its guide gives to Subscribe and others.
 */
function attachedKey(check: Check, key: string): string | null {
  // The managed node comes with every request of its credentials (4.4).
  if (check.keys === null || key.startsWith('aws:') || key === 'ssm:sourceinstancearn') return null
  const known = findKnownKey(check.keys, key)
  if (known === null || known.home === null || known.home === 'aws-marketplace') return null
  const name = openName(known.name)
  return check.serviceKeys(known.home)?.isAttached(name) === true ? name : null
}

function lacksKey(check: Check, action: ActionView, key: string): boolean {
  if (action.wild) return false
  const keys = check.serviceKeys(action.prefix)?.byAction(action.lower)
  return keys !== undefined && keys !== null && !keys.has(key)
}
