/**
 * Characters that cannot be seen, or that turn the direction of what follows, shown as their code
 * points: in a policy they can make one name look like another.
 */

import { highlightSpecialChars } from '@codemirror/view'
import type { Extension } from '@codemirror/state'

/** Beyond CodeMirror's own set: all that is drawn as nothing, and spaces that are no plain space. */
const more = /\p{Default_Ignorable_Code_Point}|(?! )\p{Zs}/gu

export function specialCharacters(): Extension {
  return highlightSpecialChars({ addSpecialChars: more, render })
}

function render(codePoint: number, description: string | null): HTMLElement {
  const shown = document.createElement('span')
  const point = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  const what = description ?? `invisible character ${point}`
  shown.className = 'cm-specialChar'
  shown.textContent = point
  shown.title = what
  shown.setAttribute('aria-label', what)
  return shown
}
