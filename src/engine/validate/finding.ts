/**
 * A finding as the checks give it: what is wrong, where, and the edits that put it right where they are safe.
 */

import type { Diagnostic } from '../text/diagnostic.ts'
import type { Edit } from '../text/edit.ts'

/** A change of the text that removes the finding and keeps what the policy was meant to say. */
export interface Fix {
  /** What is done, as on a button: 'Write s3:GetObject'. */
  readonly title: string
  /** In the order of the text, none overlapping another; offsets are those before all edits. */
  readonly edits: readonly Edit[]
}

export interface Finding extends Diagnostic {
  /** Whether it rests on the policy's text alone or also on the catalogue of AWS's services. */
  readonly basis: 'text' | 'catalogue'
  readonly fix: Fix | null
}
