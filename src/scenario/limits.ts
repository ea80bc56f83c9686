/**
 * How much a stored or shared document may hold. Whatever is larger is refused before any work is done on it.
 */

export interface Limits {
  /** Characters of the whole text. */
  readonly textLength: number
  /** Lists and objects inside one another. */
  readonly nesting: number
  /** Strings, numbers, words and punctuation of the text. */
  readonly tokens: number
  /** Values of a document that was read already: it may share parts with itself, or hold itself. */
  readonly values: number
  /** Characters of one string. */
  readonly stringLength: number
}

export const defaultLimits: Limits = {
  textLength: 5_000_000,
  nesting: 64,
  tokens: 200_000,
  values: 200_000,
  stringLength: 262_144,
}

/** Characters of one policy's text, valid or not. The largest quota of AWS is 32,768 (KMS). */
export const POLICY_TEXT_LENGTH = 131_072

/** Checks of one scenario. */
export const MOST_CHECKS = 1000
