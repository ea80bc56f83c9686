/**
 * What a command tells the page, from wherever it was called: by a key, in a menu, in a box of its own.
 */

import { Facet } from '@codemirror/state'

export interface ToPage {
  /** For the live region: what was done, or why it was not. */
  readonly onSay: (text: string) => void
}

export const toPage = Facet.define<ToPage, ToPage>({
  combine: ([first]) => first ?? { onSay: () => undefined },
})
