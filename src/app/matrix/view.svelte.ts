/**
 * How the decided matrix is looked at, as the screen sets it and the grid draws it. What a person chooses is
 * kept by name, so that it outlives another run.
 */

import type { Catalogue } from '../../engine/index.ts'
import type { Decided } from './decided.ts'
import type { Table } from './export.ts'
import type { FoldedResource } from './fold.ts'
import type { GridCounts, GridSource } from './grid-source.ts'
import {
  columnsOf,
  labelsShown,
  rowsOf,
  type Column,
  type ColumnGroups,
  type Row,
  type RowGroups,
} from './lines.ts'
import { firstLook, type Look, type Show } from './look.ts'
import { createPace } from './pace.ts'
import type { DecidedSubject } from './run.svelte.ts'
import { createSheet, type Sheet, type SheetRun } from './sheet.ts'
import { countRectangle } from './tally.ts'
import { marksHits } from './hits.ts'

/** As a look, by name instead of by place. */
export interface ViewChoice {
  /** ARN; null: all together. */
  readonly resource: string | null
  /** Id; null: all of them. */
  readonly circumstance: string | null
  readonly apart: boolean
  readonly rowGroups: RowGroups
  readonly columnGroups: ColumnGroups
  readonly show: NamedShow
  readonly rowText: string
  readonly columnText: string
}

export type NamedShow =
  | { readonly kind: Exclude<Show['kind'], 'principals' | 'circumstances'> }
  | {
      readonly kind: 'principals' | 'circumstances'
      readonly one: string
      readonly other: string
    }

export interface ViewStore {
  readonly choice: ViewChoice
  choose(this: void, change: Partial<ViewChoice>): void
  /** For the grid. */
  readonly source: GridSource
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly counts: GridCounts
  /** What has changed since, where that is what is shown. */
  readonly changes: Sheet['changes']
  /** How many rows and columns there are without filters. */
  readonly all: Sheet['all']
  readonly busy: boolean
  rowCounts(this: void, row: number): GridCounts
  columnCounts(this: void, columns: readonly Column[]): GridCounts
  /** For files. */
  shownTable(this: void): Table
  wholeTable(this: void): Table
  /** Every resource that is folded into a cell, with the actions that are asked of it. */
  readonly resources: readonly FoldedResource[]
  /** What is remembered, to tell what has changed since. */
  readonly remembered: DecidedSubject | null
  /** @param past what is to be remembered instead of what is shown */
  remember(this: void, past?: DecidedSubject): void
  /** @param before what to tell changes from, instead of what is remembered */
  open(this: void, subject: DecidedSubject | null, before?: DecidedSubject): void
  came(this: void, rows: readonly number[]): void
  askedAnew(this: void): void
}

export interface ViewDeps {
  readonly catalogue: () => Catalogue | null
  /** Which actions are asked of which resource. */
  readonly asked: (decided: Decided) => readonly FoldedResource[]
  /** A check expects something of this action of this principal. */
  readonly isExpected: (principal: string, action: string) => boolean
  /** Grows when `isExpected` answers otherwise. */
  readonly expectedVersion: () => number
}

const firstChoice: ViewChoice = {
  ...{ resource: null, circumstance: null, show: { kind: 'all' } },
  ...{ apart: firstLook.apart, rowGroups: firstLook.rowGroups },
  ...{ columnGroups: firstLook.columnGroups, rowText: '', columnText: '' },
}

export function createView(deps: ViewDeps): ViewStore {
  let choice = $state.raw(firstChoice)
  let subject = $state.raw<DecidedSubject | null>(null)
  let remembered = $state.raw<DecidedSubject | null>(null)
  let version = $state(0)
  let asked: readonly FoldedResource[] | null = null
  const sheet = createSheet({
    look: lookOf(firstChoice, null),
    pace: createPace(),
    changed: () => void (version += 1),
  })

  function sheetRun(of: DecidedSubject): SheetRun {
    const { axes } = of.source
    return {
      decided: of.decided,
      rows: ({ apart, rowGroups, circumstance }) =>
        rowsOf({
          principals: axes.principals,
          name: (id) => of.names.get(id) ?? { label: id, kind: 'Not in the scenario', account: '' },
          circumstances: labelsShown(of.circumstances, circumstance),
          apart,
          groups: rowGroups,
        }),
      columns: ({ columnGroups }) => columnsOf(axes.actions, columnGroups, deps.catalogue()),
      asked: () => (asked ??= deps.asked(of.decided)),
    }
  }

  /** Whether the marks are differences that are looked for. */
  let marksDifferences = false

  function nextLook(): [look: Look, before: Decided | null] {
    const look = lookOf(choice, subject)
    marksDifferences = marksHits(look.show)
    return [look, remembered?.decided ?? null]
  }

  /** Read before what the sheet has, so that whoever reads it is told when it changes. */
  const current = (): Sheet => {
    void version
    return sheet
  }

  const source: GridSource = {
    get rows() {
      return current().rows
    },
    get columns() {
      return current().columns
    },
    get version() {
      return version + deps.expectedVersion()
    },
    cell: sheet.cell,
    isMarked(row, column) {
      if (marksDifferences) return sheet.isHit(row, column)
      const principal = subject?.source.axes.principals[sheet.rows[row]?.principal ?? -1]
      const action = sheet.columns[column]?.id
      return principal !== undefined && action !== undefined && deps.isExpected(principal, action)
    },
    was: sheet.was,
    counts: (rowFrom, rowTo, columnFrom, columnTo) =>
      countRectangle(sheet.cell, { rowFrom, rowTo, columnFrom, columnTo }),
  }

  return {
    get choice() {
      return choice
    },
    choose(change) {
      choice = { ...choice, ...change }
      sheet.look(...nextLook())
    },
    source,
    get rows() {
      return current().rows
    },
    get columns() {
      return current().columns
    },
    get counts() {
      return current().counts
    },
    get changes() {
      return current().changes
    },
    get all() {
      return current().all
    },
    get busy() {
      return current().busy
    },
    rowCounts: (row) => current().rowCounts(row),
    columnCounts: (columns) => current().columnCounts(columns),
    shownTable: sheet.shownTable,
    wholeTable: sheet.wholeTable,
    get resources() {
      void version
      const place = lookOf(choice, subject).resource
      return (asked ?? []).filter(({ resource }) => place === null || place === resource)
    },
    get remembered() {
      return remembered
    },
    remember(past) {
      remembered = past ?? subject
      sheet.look(...nextLook())
    },
    open(opened, before) {
      asked = null
      if (before !== undefined) remembered = before
      // What belongs to another scenario is no past of this one.
      if (opened === null || remembered?.scenario !== opened.scenario) remembered = null
      subject = opened
      sheet.open(opened === null ? null : sheetRun(opened), ...nextLook())
    },
    came: sheet.came,
    askedAnew() {
      asked = null
      sheet.askedAnew()
    },
  }
}

/** Names that the subject does not have count as not chosen. */
function lookOf(choice: ViewChoice, subject: DecidedSubject | null): Look {
  const { resource, circumstance, show } = choice
  const placeOf = (list: readonly string[], name: string | null): number | null => {
    const place = name === null ? -1 : list.indexOf(name)
    return place < 0 ? null : place
  }
  const axes = subject?.source.axes
  const circumstances = subject?.circumstances.map(({ id }) => id) ?? []
  const pair = (kind: 'principals' | 'circumstances', list: readonly string[]): Show => {
    const [one, other] =
      'one' in show ? [placeOf(list, show.one), placeOf(list, show.other)] : [null, null]
    return one === null || other === null ? { kind: 'all' } : { kind, one, other }
  }
  return {
    ...choice,
    resource: placeOf(axes?.resources ?? [], resource),
    circumstance: placeOf(circumstances, circumstance),
    show:
      show.kind === 'principals'
        ? pair('principals', axes?.principals ?? [])
        : show.kind === 'circumstances'
          ? pair('circumstances', circumstances)
          : { kind: show.kind },
  }
}
