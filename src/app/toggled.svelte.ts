/**
 * What was opened and closed by hand, by its key. A list, as it is short: a reactive map would be a good part
 * of the first load.
 */

export interface Toggled {
  /** Undefined for what was left as it comes. */
  get(key: string): boolean | undefined
  set(key: string, open: boolean): void
}

export function createToggled(): Toggled {
  let all = $state.raw<readonly (readonly [key: string, open: boolean])[]>([])
  return {
    get: (key) => all.find(([known]) => known === key)?.[1],
    set(key, open) {
      all = [[key, open], ...all.filter(([known]) => known !== key)]
    },
  }
}
