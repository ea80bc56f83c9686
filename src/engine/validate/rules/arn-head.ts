/**
 * INVALID_PARTITION, INVALID_ARN_SERVICE_CASE, INVALID_SERVICE, INVALID_ARN_REGION, INVALID_ARN_ACCOUNT:
 * can the fields before the resource be of any ARN of AWS (G57)?
 */

import { nearestName } from '../../catalogue/nearest.ts'
import { partitions, regions } from '../../catalogue/regions.ts'
import { quoted } from '../../policy/findings.ts'
import type { Fix } from '../finding.ts'
import { rewrite } from '../fixes.ts'
import { coversSome, isOpen } from '../patterns.ts'
import type { ArnFields, Check, ResourceRule, ResourceView } from '../rule.ts'

export const arnHead: ResourceRule = {
  level: 'resource',
  codes: [
    'invalid-partition',
    'invalid-arn-service-case',
    'invalid-service',
    'invalid-arn-region',
    'invalid-arn-account',
  ],
  kinds: 'all',
  check(check, resource) {
    const { value, arn } = resource
    if (arn === null) return
    if (!coversSome(arn.partition, partitions)) {
      const known = partitions.slice(0, 3).join(', ')
      check.report('invalid-partition', value, quoted(arn.partition), known)
    }
    checkService(check, resource, arn)
    checkRegion(check, resource, arn)
    if (arn.account !== '' && !isOpen(arn.account) && !isAccount(arn.account)) {
      check.report('invalid-arn-account', value, quoted(arn.account))
    }
  },
}

/** What stands for an account in the ARNs of what AWS or others provide. */
const words: ReadonlySet<string> = new Set([
  'aws',
  'aws-managed',
  'aws-marketplace',
  'amazon',
  'third-party',
  'offering',
])

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text) || words.has(text)
}

/** Services whose ARNs begin with another name than their actions do. */
const arnServices: ReadonlySet<string> = new Set([
  'catalog',
  'elastic-inference',
  'route53-recovery-control',
])

function checkService(check: Check, { value }: ResourceView, arn: ArnFields): void {
  const { service } = arn
  if (isOpen(service)) return
  const lower = service.toLowerCase()
  if (lower !== service) {
    const fix = rewrite(value, withFields(arn, { service: lower }))
    check.report('invalid-arn-service-case', value, quoted(service), quoted(lower), fix)
    return
  }
  const { catalogue } = check
  if (catalogue === null || catalogue.services.has(service) || arnServices.has(service)) return
  const near = check.mayGuess() ? nearestName(catalogue.services.keys(), service) : null
  const fix = near === null ? null : rewrite(value, withFields(arn, { service: near }))
  check.report('invalid-service', value, quoted(service), hint(near), fix)
}

const regionNames: ReadonlySet<string> = new Set(regions.map(({ name }) => name))

function checkRegion(check: Check, { value }: ResourceView, arn: ArnFields): void {
  const { region } = arn
  if (region === '' || region === '*' || regionNames.has(region)) return
  if (isOpen(region) && coversSome(region, regionNames)) return
  const near = isOpen(region) || !check.mayGuess() ? null : nearestName(regionNames, region)
  const fix: Fix | null = near === null ? null : rewrite(value, withFields(arn, { region: near }))
  check.report('invalid-arn-region', value, quoted(region), hint(near), fix)
}

function hint(near: string | null): string {
  return near === null ? '' : ` Did you mean ${near}?`
}

/** The ARN with some of its fields in other words. */
function withFields(arn: ArnFields, fields: Partial<ArnFields>): string {
  const { partition, service, region, account, resource } = { ...arn, ...fields }
  return `arn:${partition}:${service}:${region}:${account}:${resource}`
}
