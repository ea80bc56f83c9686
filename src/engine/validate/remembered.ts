/**
 * Answers that are worked out once a check.
 */

/** A function that works out each of its answers once. */
export function remembered<T>(answer: (asked: string) => T): (asked: string) => T {
  const answers = new Map<string, { readonly value: T }>()
  return (asked) => {
    const known = answers.get(asked) ?? { value: answer(asked) }
    answers.set(asked, known)
    return known.value
  }
}
