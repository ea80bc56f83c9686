/**
 * Rows of words of one width, each distinct row kept once and known by its number from then on.
 * Found again by a hash of the content; rows lie one after the other in one array that grows.
 */

export interface WordPool {
  readonly width: number
  count: number
  words: Uint32Array
  /** Open addressing: number of a row + 1, or 0 for a free slot. Its length is a power of two. */
  slots: Int32Array
}

export function poolOf(width: number): WordPool {
  return { width, count: 0, words: new Uint32Array(width * 16), slots: new Int32Array(64) }
}

/** The number of a row, which is copied when it is new. */
export function intern(pool: WordPool, row: Uint32Array): number {
  const mask = pool.slots.length - 1
  for (let slot = hashOf(row) & mask; ; slot = (slot + 1) & mask) {
    const id = (pool.slots[slot] ?? 0) - 1
    if (id < 0) return append(pool, row, slot)
    if (isAt(pool, id, row)) return id
  }
}

/** A row by its number. Rows never change. */
export function rowAt({ words, width }: WordPool, id: number): Uint32Array {
  return words.subarray(id * width, (id + 1) * width)
}

function append(pool: WordPool, row: Uint32Array, slot: number): number {
  const { width, count: id } = pool
  if ((id + 1) * width > pool.words.length) {
    const grown = new Uint32Array(pool.words.length * 2)
    grown.set(pool.words)
    pool.words = grown
  }
  pool.words.set(row, id * width)
  pool.slots[slot] = id + 1
  pool.count++
  if (pool.count * 2 > pool.slots.length) spread(pool)
  return id
}

/** Doubles the slots, so that at most half of them are taken. */
function spread(pool: WordPool): void {
  const slots = new Int32Array(pool.slots.length * 2)
  const mask = slots.length - 1
  for (let id = 0; id < pool.count; id++) {
    let slot = hashOf(rowAt(pool, id)) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = id + 1
  }
  pool.slots = slots
}

function isAt({ words, width }: WordPool, id: number, row: Uint32Array): boolean {
  const start = id * width
  for (let word = 0; word < width; word++) if (words[start + word] !== row[word]) return false
  return true
}

function hashOf(row: Uint32Array): number {
  let hash = row.length
  for (let word = 0; word < row.length; word++) {
    hash = Math.imul(hash ^ (row[word] ?? 0), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}
