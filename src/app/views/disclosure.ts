/**
 * Which parts of the reasons are open: as they come, as they were left, or because the chosen reason
 * lies inside.
 */

export interface Disclosure {
  isOpen(key: string, byDefault: boolean, holdsChosen: boolean): boolean
  toggle(key: string, open: boolean, holdsChosen: boolean): void
}
