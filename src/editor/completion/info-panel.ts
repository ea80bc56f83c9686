/**
 * What is known of the option that is looked at, beside the list.
 */

import type { Info } from './option.ts'

/** Null where there is nothing to say. */
export function infoPanel({ about, facts, source }: Info): HTMLElement | null {
  if (about === '' && facts.length === 0) return null
  const panel = element('div', 'cm-info')
  if (about !== '') panel.append(element('p', 'cm-info-about', about))
  if (facts.length > 0) {
    const list = element('dl', 'cm-info-facts')
    for (const { name, values } of facts) {
      const shown = element('dd', 'cm-info-values')
      shown.append(...values.map((value) => element('code', '', value)))
      list.append(element('dt', '', name), shown)
    }
    panel.append(list)
  }
  if (source !== '') panel.append(element('p', 'cm-info-source', source))
  return panel
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (text !== '') made.textContent = text
  return made
}
