/**
 * RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL, RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL:
 * grants to an AWS service without a word on whom it calls for (the confused deputy).
 */

import { quoted } from '../../policy/findings.ts'
import { listed } from '../naming.ts'
import type { StatementRule } from '../rule.ts'

/** Set by AWS for the resource that a service calls for (4.7). */
const sources = /^aws:source(?:arn|account|orgid|orgpaths)$/

/** Keys of one service that name the source as well. */
const otherSources =
  /^(?:kms:(?:encryptioncontext:|calleraccount|viaservice)|lambda:(?:eventsourcetoken|functionurlauthtype)|aws:(?:sourcevpce?|sourcevpcarn|vpce))/

/** Older or forgeable stand-ins. */
const standIns = /^aws:(?:referer|useragent|sourceowner)$/

export const unboundService: StatementRule = {
  level: 'statement',
  codes: [
    'restrict-access-to-service-principal',
    'recommended-condition-key-for-service-principal',
  ],
  // Trust policies of services mostly have no source to test.
  kinds: ['resource'],
  check(check, { statement, principals, tests }) {
    if (statement.effect !== 'Allow' || statement.principal?.negated !== false) return
    const services = principals.filter((each) => each.type === 'Service')
    const [first] = services
    if (first === undefined) return
    if (tests.some(({ key }) => sources.test(key) || otherSources.test(key))) return
    const names = listed(services.map((each) => quoted(each.value)))
    const standIn = tests.find(({ key }) => standIns.test(key))
    if (standIn === undefined) {
      check.report('restrict-access-to-service-principal', first, names)
    } else {
      const { key } = standIn.test
      check.report('recommended-condition-key-for-service-principal', key, quoted(key.value), names)
    }
  },
}
