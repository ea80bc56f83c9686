/**
 * How a decided matrix is looked at: what is folded into a cell, what stands together, what is left out.
 */

import type { ColumnGroups, RowGroups } from './lines.ts'

export interface Look {
  /** Place on the axis of resources; null: all folded together. */
  readonly resource: number | null
  /** Place on the axis of circumstances; null: all of them. */
  readonly circumstance: number | null
  /** A row for each circumstance, instead of folding them. */
  readonly apart: boolean
  readonly rowGroups: RowGroups
  readonly columnGroups: ColumnGroups
  readonly show: Show
  /** Words that a row's or a column's name holds. */
  readonly rowText: string
  readonly columnText: string
}

/** Rows and columns that have something of this, and no others. */
export type Show =
  | { readonly kind: 'all' }
  | { readonly kind: 'allow' }
  | { readonly kind: 'explicitDeny' }
  /** By resource or circumstance. */
  | { readonly kind: 'differs' }
  /** Between two, by their places on the axis. */
  | { readonly kind: 'principals'; readonly one: number; readonly other: number }
  | { readonly kind: 'circumstances'; readonly one: number; readonly other: number }
  /** From what was remembered. */
  | { readonly kind: 'since' }

export const firstLook: Look = {
  resource: null,
  circumstance: null,
  apart: false,
  rowGroups: 'account',
  columnGroups: 'service',
  show: { kind: 'all' },
  rowText: '',
  columnText: '',
}

/** Whether a name holds every word. */
export function holdsWords(name: string, words: readonly string[]): boolean {
  return words.every((word) => name.includes(word))
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}
