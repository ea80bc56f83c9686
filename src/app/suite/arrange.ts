/**
 * Which checks are shown, and in which order: by a filter and a text, those that fail first, in groups.
 * The list's own order stays what it is.
 */

import type { CheckRow } from '../views/check-rows.ts'

export type CheckFilter = 'all' | 'failing' | 'changed'

/** What the panel shows. */
export type PanelView = CheckFilter | 'coverage'

export interface Arrangement {
  readonly filter: CheckFilter
  /** Words that a row must hold. */
  readonly text: string
  readonly failingFirst: boolean
  readonly byPrincipal: boolean
}

export interface Section {
  /** The principal that its checks have in common; empty for the only section. */
  readonly key: string
  readonly title: string | null
  readonly failing: number
  readonly rows: readonly CheckRow[]
}

/** No section is empty. */
export function arrange(rows: readonly CheckRow[], by: Arrangement): readonly Section[] {
  const words = by.text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = rows.filter((row) => passes(row, by.filter) && holdsAll(row, words))
  const groups = new Map<string, CheckRow[]>()
  for (const row of shown) {
    const key = by.byPrincipal ? row.principal : ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups].map(([key, group]) => ({
    key,
    title: by.byPrincipal ? (group[0]?.principalShort ?? key) : null,
    failing: group.filter(fails).length,
    rows: by.failingFirst ? [...group.filter(fails), ...group.filter((row) => !fails(row))] : group,
  }))
}

function passes(row: CheckRow, filter: CheckFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'failing':
      return fails(row)
    case 'changed':
      return row.flip !== null
  }
}

function fails(row: CheckRow): boolean {
  return row.state === 'fails'
}

function holdsAll(row: CheckRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { title, principal, action, resource, expected, now, decidedBy, by } = row
  const text = [title, principal, action, resource, expected, now?.word, decidedBy, by?.name]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The first `most`; what fails, and what is being asked, is never cut off. */
export function cutTo(sections: readonly Section[], most: number): readonly Section[] {
  let left = most
  return sections.flatMap((section) => {
    const rows = section.rows.filter((row) => left-- > 0 || fails(row) || row.asked)
    return rows.length === 0 ? [] : [{ ...section, rows }]
  })
}

/** A stretch of rows that is drawn or left out as one. */
export interface Block {
  readonly key: string
  /** Of the section that begins with it; null for a section's further blocks, or where there are no groups. */
  readonly title: string | null
  /** Of the whole section. */
  readonly size: number
  readonly failing: number
  readonly rows: readonly CheckRow[]
}

const BLOCK_SIZE = 40
/** So many rows are drawn as they are. */
export const MOST_DRAWN = 100

export function inBlocks(sections: readonly Section[]): readonly Block[] {
  return sections.flatMap(({ key, title, failing, rows }) => {
    const starts = Array.from({ length: Math.ceil(rows.length / BLOCK_SIZE) }, (_, at) => at)
    return starts.map((at) => ({
      key: `${key} ${at}`,
      title: at === 0 ? title : null,
      size: rows.length,
      failing,
      rows: rows.slice(at * BLOCK_SIZE, (at + 1) * BLOCK_SIZE),
    }))
  })
}
