/**
 * The request's context in a few words, for the sentence: the first load needs no more of it.
 */

import type { ContextEntry } from '../../account/index.ts'

/** The first of what matters most, and how many keys there are beside it. */
export function contextSummary(entries: readonly ContextEntry[]): {
  readonly text: string
  readonly more: number
} {
  const held = entries.filter((entry) => entry.value !== null)
  const byHand = entries.filter((entry) => entry.source === 'hand')
  const network = held.find((entry) => /^aws:source(ip|vpce)$/i.test(entry.key))
  const first = byHand[0] ?? network ?? held[0]
  if (first === undefined) return { text: 'nothing', more: 0 }
  const name = first.key.replace(/^aws:/i, '')
  const value = first.value === null ? 'left out' : [first.value].flat().join(', ')
  return { text: `${name} ${value}`, more: held.length - (first.value === null ? 0 : 1) }
}
