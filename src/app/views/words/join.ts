/**
 * Phrases one after the other, as a sentence lists them.
 */

import { phrase, type Phrase } from '../phrase.ts'

/** 'a', 'a and b', 'a, b and c'. */
export function joined(phrases: readonly Phrase[], conjunction: 'and' | 'or'): Phrase {
  const last = phrases.at(-1) ?? []
  const others = phrases.slice(0, -1)
  if (others.length === 0) return last
  const start = others.reduce((all, each) => phrase`${all}, ${each}`)
  return phrase`${start} ${conjunction} ${last}`
}

/** '6,144' */
export function grouped(count: number): string {
  return count.toLocaleString('en')
}
