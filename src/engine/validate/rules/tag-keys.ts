/**
 * DENY_WITH_…, DENY_NOTACTION_WITH_…, ALLOW_WITH_… and ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE:
 * tests of aws:ResourceTag for actions that have no tag of their resource in the request (C8).
 */

import { quoted } from '../../policy/findings.ts'
import { matchesGlob } from '../../match/glob.ts'
import { listed } from '../naming.ts'
import { patternOf } from '../patterns.ts'
import type { ActionView, Check, StatementView, TestRule, TestView } from '../rule.ts'

export const unsupportedTagKey: TestRule = {
  level: 'test',
  codes: [
    'deny-with-unsupported-tag-condition-key-for-service',
    'deny-notaction-with-unsupported-tag-condition-key-for-service',
    'allow-with-unsupported-tag-condition-key-for-service',
    'allow-notaction-with-unsupported-tag-condition-key-for-service',
  ],
  kinds: 'all',
  check(check, test, view) {
    if (!test.key.startsWith('aws:resourcetag/') || !failsWhenMissing(test)) return
    const denies = view.statement.effect === 'Deny'
    const shown = quoted(test.test.key.value)
    if (!view.statement.action.negated) reportActions(check, view, shown, denies)
    else if (denies) {
      check.report(
        'deny-notaction-with-unsupported-tag-condition-key-for-service',
        test.test.key,
        shown,
      )
    } else {
      check.report(
        'allow-notaction-with-unsupported-tag-condition-key-for-service',
        test.test.key,
        shown,
      )
    }
  },
}

function failsWhenMissing({ operator }: TestView): boolean {
  if (operator.ifExists || operator.set === 'all') return false
  return operator.row.operand !== 'presence' && !operator.row.negated
}

/** One finding a statement and key, at the first action without tags. */
function reportActions(check: Check, view: StatementView, key: string, denies: boolean): void {
  const without = view.actions.filter((action) => lacksTags(check, action))
  const [first] = without
  if (first === undefined) return
  const code = denies
    ? 'deny-with-unsupported-tag-condition-key-for-service'
    : 'allow-with-unsupported-tag-condition-key-for-service'
  const names = without.map((action) => quoted(action.value.value))
  check.report(code, first.value, key, listed(names))
}

/** Whether none of the actions that a value covers carries tags; false where that is not known. */
function lacksTags(check: Check, action: ActionView): boolean {
  const service = /[*?]/.test(action.prefix) ? null : check.serviceKeys(action.prefix)
  const detail = service === null ? null : check.service(action.prefix)
  if (service === null || detail === null) return false
  const carries = (name: string): boolean =>
    service.byAction(name)?.has('aws:resourcetag/${}') === true
  if (!action.wild) return detail.actions.has(action.lower) && !carries(action.lower)
  const pattern = patternOf(action.lower)
  const covered = [...detail.actions.keys()].filter((name) => matchesGlob(pattern, name))
  return covered.length > 0 && !covered.some(carries)
}
