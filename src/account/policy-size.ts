/**
 * How large policies may be and how AWS counts them (sections 1.13 and G64).
 */

/** What a policy text may measure. */
export interface PolicyQuota {
  readonly limit: number
  readonly countsWhitespace: boolean
  readonly unit: 'characters' | 'bytes'
  /** What other texts already take of the same limit: inline policies of one user, group or role share theirs. */
  readonly usedElsewhere: number
}

type Measure = Omit<PolicyQuota, 'usedElsewhere'>

/** Section 1.13, row by row. Limits that AWS raises on request stand at their default. */
const measures = {
  managed: { limit: 6144, countsWhitespace: false, unit: 'characters' },
  userInline: { limit: 2048, countsWhitespace: false, unit: 'characters' },
  groupInline: { limit: 5120, countsWhitespace: false, unit: 'characters' },
  roleInline: { limit: 10240, countsWhitespace: false, unit: 'characters' },
  trust: { limit: 2048, countsWhitespace: false, unit: 'characters' },
  session: { limit: 2048, countsWhitespace: true, unit: 'characters' },
  // The API counts white space; the console strips it first. We count as the API does.
  organization: { limit: 5120, countsWhitespace: true, unit: 'characters' },
  // AWS does not say whether white space counts; the policy ends up as a role's inline policy.
  permissionSetInline: { limit: 10240, countsWhitespace: false, unit: 'bytes' },
  bucket: { limit: 20480, countsWhitespace: true, unit: 'bytes' },
  key: { limit: 32768, countsWhitespace: true, unit: 'bytes' },
  vpcEndpoint: { limit: 20480, countsWhitespace: true, unit: 'characters' },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

/** A limit for one text of which `others` share it. */
export function quotaOf(name: MeasureName, others: readonly string[] = []): PolicyQuota {
  const measure = measures[name]
  const usedElsewhere = others.reduce((sum, document) => sum + policySize(document, measure), 0)
  return { ...measure, usedElsewhere }
}

/** A text's size as AWS counts it against the quota: UTF-16 code units unless the quota says bytes (G64). */
export function policySize(
  document: string,
  quota: Pick<PolicyQuota, 'countsWhitespace'> & Partial<Pick<PolicyQuota, 'unit'>>,
): number {
  // Spaces inside strings count as white space too, by the wording of the quota page (unconfirmed).
  const counted = quota.countsWhitespace ? document : document.replace(/[ \t\r\n]/g, '')
  return quota.unit === 'bytes' ? utf8Length(counted) : counted.length
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
