/**
 * INVALID_ACTION, INVALID_SERVICE_IN_ACTION: does AWS have the service and the actions that a value names?
 * What it does not have never matches a request (G54).
 */

import type { Catalogue } from '../../catalogue/actions.ts'
import { nearestAction, nearestName } from '../../catalogue/nearest.ts'
import { quoted } from '../../policy/findings.ts'
import { rewrite } from '../fixes.ts'
import { coversSome } from '../patterns.ts'
import type { ActionRule, ActionView, Check } from '../rule.ts'

export const knownActions: ActionRule = {
  level: 'action',
  codes: ['invalid-action', 'invalid-service-in-action'],
  kinds: 'all',
  check(check, action) {
    const { catalogue } = check
    // What has no colon is `*`, or reported by the grammar.
    if (catalogue === null || action.name === '' || /[*?]/.test(action.prefix)) return
    const service = catalogue.services.get(action.prefix)
    if (service === undefined) reportService(check, action, catalogue)
    else if (action.wild) {
      if (/^\*+$/.test(action.name)) return
      if (!coversSome(action.lower, service.actions.keys())) {
        const shown = quoted(action.value.value)
        check.report('invalid-action', action.value, shown, ' The pattern covers none.')
      }
    } else if (!service.actions.has(action.lower)) reportAction(check, action, catalogue)
  },
}

function reportService(check: Check, action: ActionView, catalogue: Catalogue): void {
  const nearest = check.mayGuess() ? nearestName(catalogue.services.keys(), action.prefix) : null
  const { value } = action
  const written = value.value.slice(0, action.prefix.length)
  if (nearest === null) {
    check.report('invalid-service-in-action', value, quoted(written))
    return
  }
  const meant = `${nearest}${value.value.slice(action.prefix.length)}`
  const hint = ` Did you mean ${nearest}?`
  check.report('invalid-service-in-action', value, quoted(written), hint, rewrite(value, meant))
}

function reportAction(check: Check, { value, prefix }: ActionView, catalogue: Catalogue): void {
  const nearest = check.mayGuess() ? nearestAction(catalogue, value.value) : null
  const hint = nearest === null ? ' It never matches a request.' : ` Did you mean ${nearest}?`
  // The same name in another service is a hint, no more.
  const same = nearest?.startsWith(`${prefix}:`) === true
  const fix = nearest !== null && same ? rewrite(value, nearest) : null
  check.report('invalid-action', value, quoted(value.value), hint, fix)
}
