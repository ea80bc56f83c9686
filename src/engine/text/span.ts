/**
 * Where something stands in a policy's text.
 * Offsets count UTF-16 code units and are half open, as CodeMirror and jsonc-parser count them.
 */

/** A stretch of text: `from` is its first code unit, `to` the one after its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A string of the document with its place. `from`/`to` include the quotes. */
export interface TextValue extends Span {
  readonly value: string
}
