/**
 * Draws a card. Text from policies and from AWS's data becomes text nodes only.
 */

import type { CardList, Fact, HelpCard, Item, Paragraph } from './card.ts'
import type { Words } from './words.ts'

/** Items that one press of the button brings: `*` covers more than a page can hold. */
const MOST_AT_ONCE = 2000

/** The inside of a panel: a heading, what is said, and where it comes from. */
export function renderCard(card: HelpCard): readonly HTMLElement[] {
  return [
    heading(card),
    ...card.paragraphs.map(paragraph),
    ...facts(card),
    ...lists(card),
    ...foot(card),
  ]
}

function heading({ title, kind }: HelpCard): HTMLElement {
  const both = element('div', 'cm-help-heading')
  both.append(filled(element('p', 'cm-help-kind'), kind))
  const name = element('p', 'cm-help-title')
  name.append(isolated(title))
  both.append(name)
  return both
}

/** The sign speaks for those who do not see the colour; its name for those who do not see the sign. */
const signs: Readonly<Record<Paragraph['tone'], readonly [sign: string, name: string]>> = {
  plain: ['', ''],
  mind: ['!', 'Mind: '],
  doubt: ['?', 'In doubt: '],
  wait: ['…', ''],
}

function paragraph({ tone, words }: Paragraph): HTMLElement {
  const drawn = element('p', `cm-help-${tone}`)
  const [sign, name] = signs[tone]
  if (tone !== 'plain') {
    const mark = element('span', 'cm-help-sign')
    mark.setAttribute('aria-hidden', 'true')
    mark.textContent = sign
    const heard = element('span', 'cm-help-heard')
    heard.textContent = name
    drawn.append(mark, heard)
  }
  const said = element('span', '')
  drawn.append(filled(said, words))
  return drawn
}

function facts({ facts: all }: HelpCard): readonly HTMLElement[] {
  if (all.length === 0) return []
  const table = element('dl', 'cm-help-facts')
  for (const fact of all) table.append(...factRow(fact))
  return [table]
}

function factRow({ name, words, here }: Fact): readonly HTMLElement[] {
  const term = element('dt', '')
  const said = filled(element('dd', ''), words)
  term.textContent = name
  if (here === true) {
    term.classList.add('cm-help-here')
    said.classList.add('cm-help-here')
    const heard = element('span', 'cm-help-heard')
    heard.textContent = ', where the caret is'
    term.append(heard)
  }
  return [term, said]
}

function lists({ lists: all }: HelpCard): readonly HTMLElement[] {
  return all.map(listSection)
}

function listSection({ title, items, most }: CardList): HTMLElement {
  const section = element('div', 'cm-help-list')
  const name = element('p', 'cm-help-name')
  name.textContent = title
  const rows = element('ul', '')
  rows.setAttribute('aria-label', title)
  rows.append(...items.slice(0, most).map(row))
  section.append(name, rows)
  const rest = items.slice(most)
  if (rest.length > 0) section.append(moreButton(rows, rest))
  return section
}

function row({ code, note, detail }: Item): HTMLElement {
  const drawn = element('li', '')
  const text = element('code', '')
  text.append(isolated(code))
  drawn.append(text)
  if (note !== '') {
    const aside = element('span', 'cm-help-note')
    aside.append(isolated(note))
    drawn.append(' ', aside)
  }
  if (detail.length > 0) drawn.append(' ', filled(element('span', 'cm-help-detail'), detail))
  return drawn
}

/** Opens the rest below; the keyboard goes on where it was, at the first that is new. */
function moreButton(rows: HTMLElement, items: readonly Item[]): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cm-help-more'
  let rest = items
  const label = (): void => {
    const next = Math.min(rest.length, MOST_AT_ONCE)
    const more = next < rest.length ? ` of ${rest.length.toLocaleString('en')} more` : ' more'
    button.textContent = `Show ${next.toLocaleString('en')}${more}`
  }
  label()
  button.addEventListener('click', () => {
    const added = rest.slice(0, MOST_AT_ONCE).map(row)
    rest = rest.slice(MOST_AT_ONCE)
    rows.append(...added)
    const [first] = added
    if (first !== undefined) {
      first.tabIndex = -1
      first.focus()
    }
    if (rest.length === 0) button.remove()
    else label()
  })
  return button
}

function foot({ source }: HelpCard): readonly HTMLElement[] {
  if (source === '') return []
  const drawn = element('p', 'cm-help-source')
  drawn.textContent = source
  return [drawn]
}

function filled(drawn: HTMLElement, words: Words): HTMLElement {
  for (const part of words) {
    if (typeof part === 'string') drawn.append(part)
    else {
      const text = element('code', '')
      text.append(isolated(part.code))
      drawn.append(text)
    }
  }
  return drawn
}

/** A name may run from right to left; what stands around it must not. */
function isolated(text: string): HTMLElement {
  const own = element('bdi', '')
  own.textContent = text
  return own
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  return made
}
