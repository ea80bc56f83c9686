/**
 * RCP_SYNTAX_ERROR_ACTION: resource control policies cover the resources of some services only (D47).
 * The grammar reports actions that name no service at all.
 */

import { resourceControlServices } from '../../catalogue/rcp-services.ts'
import { quoted } from '../../policy/findings.ts'
import type { ActionRule } from '../rule.ts'

export const rcpServices: ActionRule = {
  level: 'action',
  codes: ['rcp-syntax-error-action'],
  kinds: ['rcp'],
  check(check, { prefix, name, value }) {
    if (name === '' || !/^[a-z0-9-]+$/.test(prefix) || resourceControlServices.has(prefix)) return
    check.report('rcp-syntax-error-action', value, quoted(value.value), quoted(prefix))
  },
}
