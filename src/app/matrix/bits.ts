/**
 * The actions of a run as bits: those of each class lie together, as its strips have them, the classes one
 * after the other from a word's start. What is said of all actions of a row is then a few words.
 */

import type { DecidedPart, Plan } from '../../protocol/matrix-api.ts'

export interface BitLayout {
  /** How many words all classes take. */
  readonly words: number
  /** By class, its first word. */
  readonly starts: Uint32Array
  /** By action, its bit. */
  readonly bitOf: Uint32Array
  /** By bit, its action; -1 for a bit that fills up a word. */
  readonly actionOf: Int32Array
  /** The bits that are actions. */
  readonly every: Uint32Array
}

/** Null while a class has no part yet: only parts tell where the kernel has put the actions. */
export function layOut(
  plan: Plan,
  parts: ReadonlyMap<number, DecidedPart['part']>,
): BitLayout | null {
  const starts = new Uint32Array(plan.classes.length)
  let words = 0
  plan.classes.forEach((members, actionClass) => {
    starts[actionClass] = words
    words += wordsFor(members.length)
  })
  const bitOf = new Uint32Array(plan.classes.reduce((sum, { length }) => sum + length, 0))
  const actionOf = new Int32Array(words * 32).fill(-1)
  for (const [actionClass, members] of plan.classes.entries()) {
    const part = parts.get(actionClass)
    if (part === undefined) return null
    members.forEach((action, at) => {
      const bit = (starts[actionClass] ?? 0) * 32 + (part.bitOf[at] ?? 0)
      bitOf[action] = bit
      actionOf[bit] = action
    })
  }
  const every = new Uint32Array(words)
  for (const bit of bitOf) setBit(every, bit)
  return { words, starts, bitOf, actionOf, every }
}

function wordsFor(bits: number): number {
  return (bits + 31) >>> 5
}

export function setBit(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31))
}

export function hasBit(words: Uint32Array, bit: number): boolean {
  return ((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** The set bits of one word. */
export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The bits of some actions. */
export function bitsOf(layout: BitLayout, actions: Iterable<number>): Uint32Array {
  const words = new Uint32Array(layout.words)
  for (const action of actions) setBit(words, layout.bitOf[action] ?? 0)
  return words
}

/** Some actions, as bits that can be counted fast. */
export interface Mask {
  readonly words: Uint32Array
  /** The words in which there are bits. */
  readonly at: Uint32Array
  readonly bits: number
}

export function maskOf(layout: BitLayout, actions: readonly number[]): Mask {
  const words = bitsOf(layout, actions)
  const at = [...words.keys()].filter((word) => words[word] !== 0)
  return { words, at: Uint32Array.from(at), bits: actions.length }
}

/** target ∪ words */
export function unite(target: Uint32Array, words: Uint32Array): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) | (words[at] ?? 0)
}
