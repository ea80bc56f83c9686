/**
 * POLICY_SIZE_EXCEEDS_…_QUOTA: is the policy larger than its kind may be, as AWS counts it (1.13, G64)?
 */

import type { DiagnosticCode } from '../../text/diagnostics.ts'
import type { Check, DocumentRule } from '../rule.ts'

export const policyQuota: DocumentRule = {
  level: 'document',
  codes: [
    'policy-size-exceeds-identity-policy-quota',
    'policy-size-exceeds-resource-policy-quota',
    'policy-size-exceeds-role-trust-policy-quota',
    'policy-size-exceeds-session-policy-quota',
    'policy-size-exceeds-endpoint-policy-quota',
  ],
  kinds: ['identity', 'boundary', 'session', 'resource', 'trust', 'endpoint'],
  check(check) {
    const quota = quotaOf(check)
    if (quota === null || quota.size <= quota.limit) return
    const at = { from: check.root.from, to: check.root.from + 1 }
    const limit = String(quota.limit)
    const shown = quota.owner === null ? limit : `${quota.owner} takes ${limit}`
    check.report(quota.code, at, String(quota.size), shown)
  },
}

interface Quota {
  readonly code: DiagnosticCode
  readonly size: number
  readonly limit: number
  /** The service, where the kind of policy does not say it. */
  readonly owner: string | null
}

function quotaOf(check: Check): Quota | null {
  const { text } = check
  switch (check.kind) {
    case 'identity':
    case 'boundary':
      return quota('policy-size-exceeds-identity-policy-quota', withoutSpace(text), 6144)
    case 'trust':
      return quota('policy-size-exceeds-role-trust-policy-quota', withoutSpace(text), 2048)
    case 'session':
      return quota('policy-size-exceeds-session-policy-quota', text.length, 2048)
    case 'endpoint':
      return quota('policy-size-exceeds-endpoint-policy-quota', text.length, 20_480)
    case 'resource':
      return resourceQuota(check)
    case 'scp':
    case 'rcp':
      return null
  }
}

function quota(
  code: DiagnosticCode,
  size: number,
  limit: number,
  owner: string | null = null,
): Quota {
  return { code, size, limit, owner }
}

/** The limits of other services are not known (1.13). */
function resourceQuota(check: Check): Quota | null {
  const code = 'policy-size-exceeds-resource-policy-quota'
  const prefixes = new Set(
    check.statements.flatMap(({ actions }) => actions.map((each) => each.prefix)),
  )
  const only = prefixes.size === 1 ? [...prefixes][0] : undefined
  if (only === 's3') return quota(code, byteLength(check.text), 20_480, 'S3')
  if (only === 'kms') return quota(code, byteLength(check.text), 32_768, 'KMS')
  return null
}

/** G64: spaces, tabs and line breaks are not counted, wherever they stand. */
function withoutSpace(text: string): number {
  return text.replace(/[ \t\r\n]+/g, '').length
}

/** In UTF-8. */
function byteLength(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
