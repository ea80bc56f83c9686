/**
 * INVALID_ARN_RESOURCE, MISSING_ARN_REGION, MISSING_ARN_ACCOUNT, ARN_REGION_NOT_ALLOWED and
 * ARN_ACCOUNT_NOT_ALLOWED: has AWS ARNs of this form?
 */

import { quoted } from '../../policy/findings.ts'
import { fittingFormats } from '../arn-formats.ts'
import type { ArnFormat } from '../arn-formats.ts'
import { rewrite } from '../fixes.ts'
import { coversSome } from '../patterns.ts'
import type { ArnFields, Check, ResourceRule, ResourceView, StatementView } from '../rule.ts'

export const knownArnFormats: ResourceRule = {
  level: 'resource',
  codes: [
    'invalid-arn-resource',
    'missing-arn-region',
    'missing-arn-account',
    'arn-region-not-allowed',
    'arn-account-not-allowed',
  ],
  kinds: 'all',
  check(check, resource, view) {
    const { arn, value } = resource
    if (arn === null || !/^[a-z0-9-]+$/.test(arn.service)) return
    const formats = formatsFor(check, arn.service, view)
    if (formats === null) return
    if (elsewhere.get(arn.service)?.test(arn.resource)) return
    const fitting = fittingFormats(formats, arn.resource)
    if (fitting.length > 0) checkPlace(check, resource, arn, fitting)
    else {
      const near = nearestFormat(formats, arn.resource)
      if (near === null) return
      const found = `${quoted(arn.resource)} is no resource of ${arn.service}`
      check.report('invalid-arn-resource', value, found, near.text)
    }
  },
}

/** The form whose resource part begins most like the one given. */
function nearestFormat(formats: readonly ArnFormat[], resource: string): ArnFormat | null {
  let best: ArnFormat | null = null
  let most = -1
  for (const format of formats) {
    const { head } = format.resource
    let same = 0
    while (same < head.length && head.charAt(same) === resource.charAt(same)) same++
    if (same > most) [best, most] = [format, same]
  }
  return best
}

/** Resources that AWS documents, but not among the service's resource types. */
const elsewhere: ReadonlyMap<string, RegExp> = new Map([['cloudformation', /^transform\//]])

/** Resources of AWS's own, whose ARNs leave the account empty. */
const ownedByAws: ReadonlyMap<string, RegExp> = new Map([
  ['resource-explorer-2', /^view\/AWS/],
  ['ssm', /^(?:document|automation-definition|parameter\/aws)\//],
])

/** The forms that an ARN in a statement can have; null while they are not known. */
function formatsFor(
  check: Check,
  service: string,
  { actions }: StatementView,
): readonly ArnFormat[] | null {
  const formats = check.arnFormats(service)
  if (formats === null || !actions.some((action) => action.prefix === 'backup')) return formats
  // Backup's recovery points have ARNs of the service that was backed up.
  const backup = check.arnFormats('backup')
  return backup && [...formats, ...backup.filter((format) => format.service === '')]
}

/** Region and account, as the forms that the resource part fits have them. */
function checkPlace(
  check: Check,
  { value }: ResourceView,
  arn: ArnFields,
  fitting: readonly ArnFormat[],
): void {
  const { partition, service, region, account, resource } = arn
  const shown = quoted(value.value)
  const anywhere = (place: string): string => `arn:${partition}:${service}:${place}:${resource}`
  if (region === '' && fitting.every((format) => format.region)) {
    const fix = rewrite(value, anywhere(`*:${account}`))
    check.report('missing-arn-region', value, shown, service, fix)
  } else if (!coversSome(region, ['']) && fitting.every((format) => !format.region)) {
    const fix = rewrite(value, anywhere(`:${account}`))
    check.report('arn-region-not-allowed', value, quoted(region), service, fix)
  }
  const anonymous = ownedByAws.get(service)?.test(resource) === true
  if (account === '' && !anonymous && fitting.every((format) => format.account)) {
    // Which account is meant, only the author knows.
    check.report('missing-arn-account', value, shown, service)
  } else if (!coversSome(account, ['']) && fitting.every((format) => !format.account)) {
    const fix = rewrite(value, anywhere(`${region}:`))
    check.report('arn-account-not-allowed', value, quoted(account), service, fix)
  }
}
