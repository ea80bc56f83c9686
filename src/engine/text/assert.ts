/**
 * Our own bugs: caught once, at the worker's entry. Never for what a person can get wrong.
 */

/** Throws when a condition that the code relies on does not hold. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Verdict bug: ${message}`)
}

/** The end of a switch that names every case: a new case fails to compile here. */
export function unreachable(value: never): never {
  throw new Error(`Verdict bug: unexpected ${JSON.stringify(value)}`)
}
