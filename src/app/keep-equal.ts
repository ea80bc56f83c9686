/**
 * Keeps values that say the same, so that the page looks only at what has changed: typing in a policy
 * makes a new world with every letter, but most of what is derived from it stays as it is.
 */

/** Hands back the last value while a new one says the same. */
export function keepEqual<Value>(): (next: Value) => Value {
  let kept: { readonly value: Value; readonly text: string } | null = null
  return (next) => {
    const text = JSON.stringify(next)
    if (kept?.text !== text) kept = { value: next, text }
    return kept.value
  }
}

/** The same for each item of a list, by its place. */
export function keepEqualItems<Item>(): (next: readonly Item[]) => readonly Item[] {
  let keepers: ((next: Item) => Item)[] = []
  return (next) => {
    keepers = next.map((_, index) => keepers[index] ?? keepEqual<Item>())
    return next.map((item, index) => keepers[index]?.(item) ?? item)
  }
}
