/**
 * Where a policy's statements stand in its text, so that one more can be put there.
 */

import { readJson } from '../json/read.ts'
import type { Span } from '../text/span.ts'

export type StatementList =
  /** From bracket to bracket. */
  | (Span & { readonly kind: 'list'; readonly items: readonly Span[] })
  /** One statement, without a list around it (G15). */
  | (Span & { readonly kind: 'one' })
  /** The policy has no Statement yet; the offset is that of its closing brace. */
  | { readonly kind: 'none'; readonly before: number }
  /** No policy is there. */
  | { readonly kind: 'nothing' }

/** Reads as much as can be read of a text that may be unfinished; null where it is something else. */
export function statementList(text: string): StatementList | null {
  if (text.trim() === '') return { kind: 'nothing' }
  const { root } = readJson(text)
  if (root?.kind !== 'object') return null
  const value = root.members.findLast(({ key }) => key.value === 'Statement')
  if (value === undefined) {
    return text.charAt(root.to - 1) === '}' ? { kind: 'none', before: root.to - 1 } : null
  }
  const { from, to } = value.value ?? value
  if (value.value?.kind === 'object') return { kind: 'one', from, to }
  if (value.value?.kind !== 'array' || text.charAt(to - 1) !== ']') return null
  return { kind: 'list', from, to, items: value.value.items.map(({ from, to }) => ({ from, to })) }
}
