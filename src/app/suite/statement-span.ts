/**
 * Where a statement stands in its policy's text.
 */

import { outlinePolicy, type Span } from '../../engine/index.ts'

/** Null where the text has no such statement. */
export function spanOfStatement(document: string, index: number): Span | null {
  const found = outlinePolicy(document).statements.find((each) => each.index === index)
  return found === undefined ? null : { from: found.from, to: found.to }
}
