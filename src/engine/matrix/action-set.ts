/**
 * Sets of actions, a bit each, 32 to a word. The axis is sorted, so that what a policy names lies close
 * together: a set keeps only the words from its first member to its last. Whole-axis working sets,
 * which the functions below change, are plain arrays of words.
 */

export interface ActionSet {
  /** Index of the first word on the axis. */
  readonly from: number
  readonly words: Uint32Array
}

export const noActions: ActionSet = { from: 0, words: new Uint32Array(0) }

/** How many words hold that many bits. */
export function wordsFor(bits: number): number {
  return (bits + 31) >>> 5
}

export function isEmpty(set: ActionSet): boolean {
  return set.words.length === 0
}

function endOf(set: ActionSet): number {
  return set.from + set.words.length
}

/** The set of a working set's members. */
export function actionSetOf(words: Uint32Array): ActionSet {
  let from = 0
  let to = words.length
  while (from < to && words[from] === 0) from++
  while (to > from && words[to - 1] === 0) to--
  return from === to ? noActions : { from, words: words.slice(from, to) }
}

/** What is in any of the sets. */
export function unionOf(sets: readonly ActionSet[]): ActionSet {
  const parts = sets.filter((set) => !isEmpty(set))
  const first = parts[0]
  if (first === undefined) return noActions
  if (parts.every((part) => part === first)) return first
  const from = Math.min(...parts.map((part) => part.from))
  const words = new Uint32Array(Math.max(...parts.map(endOf)) - from)
  for (const part of parts) add(words, { from: part.from - from, words: part.words })
  return { from, words }
}

/** What is in `all` and not in `set`. */
export function differenceOf(all: ActionSet, set: ActionSet): ActionSet {
  const words = new Uint32Array(endOf(all))
  add(words, all)
  remove(words, set)
  return actionSetOf(words)
}

/** target ∪ set */
export function add(target: Uint32Array, set: ActionSet): void {
  addBoth(target, set, set)
}

/** target ∪ (a ∩ b) */
export function addBoth(target: Uint32Array, a: ActionSet, b: ActionSet): void {
  const end = Math.min(endOf(a), endOf(b), target.length)
  for (let word = Math.max(a.from, b.from); word < end; word++) {
    const both = (a.words[word - a.from] ?? 0) & (b.words[word - b.from] ?? 0)
    target[word] = (target[word] ?? 0) | both
  }
}

/** target \ set */
export function remove(target: Uint32Array, set: ActionSet): void {
  removeBoth(target, set, set)
}

/** target \ (a ∩ b) */
export function removeBoth(target: Uint32Array, a: ActionSet, b: ActionSet): void {
  const end = Math.min(endOf(a), endOf(b), target.length)
  for (let word = Math.max(a.from, b.from); word < end; word++) {
    const both = (a.words[word - a.from] ?? 0) & (b.words[word - b.from] ?? 0)
    target[word] = (target[word] ?? 0) & ~both
  }
}

/** How many bits are set in the words from `from` to before `to`. */
export function countBits(words: Uint32Array, from: number, to: number): number {
  let count = 0
  for (let word = from; word < to; word++) {
    let bits = words[word] ?? 0
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
