/**
 * What a decision draws onto a policy's text.
 */

/** A stretch of text that a decision speaks about. Offsets are UTF-16, half open. */
export interface Mark {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly tone: 'deny' | 'allow' | 'implicit' | 'quiet'
  /** A statement tints its lines; a value is underlined. */
  readonly kind: 'statement' | 'value'
  /** Said at the end of the mark's first line. */
  readonly note: string | null
  readonly chosen: boolean
}
