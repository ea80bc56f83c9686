/**
 * The rows and columns of the grid: what they are called, the groups they stand under, and their order.
 */

import type { AccessLevel, Catalogue } from '../../engine/index.ts'
import { accessLevels, findAction } from '../../engine/index.ts'
import type { Choice } from '../views/choices.ts'
import type { GridLine } from './grid-source.ts'

export type RowGroups = 'account' | 'kind' | 'none'
export type ColumnGroups = 'service' | 'level' | 'none'

/** What is known of a principal or a resource for display. */
export interface Named {
  readonly label: string
  readonly kind: string
  /** Empty where it has none. */
  readonly account: string
}

/** The principals of the axis's list, by their ARNs. */
export function namesOfChoices(choices: readonly Choice[]): ReadonlyMap<string, Named> {
  return new Map(
    choices.map(({ value, label, kind, detail }) => [value, { label, kind, account: detail }]),
  )
}

/** The labels of the circumstances that a look shows, by their places. */
export function labelsShown(
  circumstances: readonly { readonly label: string }[],
  only: number | null,
): ReadonlyMap<number, string> {
  const all = circumstances.map(({ label }, place) => [place, label] as const)
  return new Map(all.filter(([place]) => only === null || only === place))
}

export interface Row extends GridLine {
  /** Of the principal. */
  readonly arn: string
  /** Place on the axis. */
  readonly principal: number
  /** Places on the axis of circumstances. */
  readonly circumstances: readonly number[]
}

export interface Column extends GridLine {
  /** Place on the axis. */
  readonly action: number
}

export interface RowOptions {
  readonly principals: readonly string[]
  readonly name: (principal: string) => Named
  /** Labels of the circumstances that are shown, by their places. */
  readonly circumstances: ReadonlyMap<number, string>
  /** A row for each circumstance, instead of one for all of them. */
  readonly apart: boolean
  readonly groups: RowGroups
}

export function rowsOf({
  principals,
  name,
  circumstances,
  apart,
  groups,
}: RowOptions): readonly Row[] {
  const all = [...circumstances.keys()]
  const rows = principals.flatMap((id, principal): Row[] => {
    const named = name(id)
    const group = groups === 'none' ? '' : groups === 'kind' ? named.kind : accountOf(named)
    if (!apart) return [{ id, arn: id, label: named.label, group, principal, circumstances: all }]
    return [...circumstances].map(([place, label]) => ({
      id: `${id} ${place}`,
      arn: id,
      label: `${named.label} · ${label}`,
      group,
      principal,
      circumstances: [place],
    }))
  })
  return together(rows)
}

function accountOf({ account }: Named): string {
  return account === '' ? 'No account' : account
}

/** Lines of one group next to each other, the groups in the order in which they first appear. */
function together<Line extends GridLine>(lines: readonly Line[]): readonly Line[] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const group = groups.get(line.group)
    if (group === undefined) groups.set(line.group, [line])
    else group.push(line)
  }
  return [...groups.values()].flat()
}

export function columnsOf(
  actions: readonly string[],
  groups: ColumnGroups,
  catalogue: Catalogue | null,
): readonly Column[] {
  const columns = actions.map((id, action): Column => {
    const colon = id.indexOf(':')
    if (groups === 'service') {
      return { id, label: id.slice(colon + 1), group: id.slice(0, Math.max(0, colon)), action }
    }
    return { id, label: id, group: groups === 'level' ? levelOf(id, catalogue) : '', action }
  })
  const sorted = columns
    .map((column) => ({ column, key: column.id.toLowerCase() }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.column.action - b.column.action))
    .map(({ column }) => column)
  if (groups !== 'level') return together(sorted)
  const order: readonly string[] = [...accessLevels, UNKNOWN_LEVEL]
  return order.flatMap((level) => sorted.filter(({ group }) => group === level))
}

const UNKNOWN_LEVEL = 'Not in AWS’s list'

function levelOf(action: string, catalogue: Catalogue | null): AccessLevel | typeof UNKNOWN_LEVEL {
  return (catalogue === null ? null : findAction(catalogue, action)?.level) ?? UNKNOWN_LEVEL
}
