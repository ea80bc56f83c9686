/**
 * Made-up matrices for the grid's tests: names, groups and verdicts that follow from the numbers of
 * row and column, so that every run sees the same.
 */

import type {
  CellVerdict,
  GridCounts,
  GridLine,
  GridSource,
} from '../../../src/app/matrix/grid-source.ts'

export interface MadeUp {
  readonly rows: number
  readonly columns: number
  /** Lines of a group; 0 for no groups. */
  readonly rowGroup?: number
  readonly columnGroup?: number
  /** Nothing is decided yet. */
  readonly pending?: boolean
}

/** Its `marks` and `version` may be changed, as a store would. */
export interface MadeUpSource extends GridSource {
  /** By `markKey`. */
  readonly marks: Set<number>
  /** What was decided before, by `markKey`. */
  readonly past: Map<number, CellVerdict>
  version: number
}

const people = [
  'deploy',
  'SecurityAudit',
  'lambda-payments',
  'OrgAccess',
  'ana',
  'ben',
  'break-glass',
]
const kinds = ['role', 'user', 'sso']
const verbs = ['Get', 'Put', 'List', 'Delete', 'Describe', 'Create', 'Update']
const things = ['Object', 'Bucket', 'BucketPolicy', 'ObjectTagging', 'ReplicationConfiguration']
const services = ['s3', 'ec2', 'iam', 'dynamodb', 'lambda', 'secretsmanager', 'organizations']

export function madeUp(shape: MadeUp): MadeUpSource {
  const marks = new Set<number>()
  const past = new Map<number, CellVerdict>()
  const rows = lines(shape.rows, shape.rowGroup ?? 0, (index) => ({
    label: `${pick(kinds, index)}/${pick(people, index)}-${index}`,
    group: pick(['Roles', 'Users', 'Permission sets'], index),
  }))
  const columns = lines(shape.columns, shape.columnGroup ?? 0, (index) => ({
    label: `${pick(verbs, index)}${pick(things, Math.floor(index / verbs.length))}${index}`,
    group: pick(services, index),
  }))
  const cell = (row: number, column: number): CellVerdict =>
    shape.pending === true ? 'pending' : verdictAt(row, column)
  return {
    rows,
    columns,
    version: 1,
    marks,
    past,
    cell,
    isMarked: (row, column) => marks.has(markKey(row, column)),
    was: (row, column) => past.get(markKey(row, column)) ?? null,
    counts: (...rectangle) => countCells(cell, ...rectangle),
  }
}

export function markKey(row: number, column: number): number {
  return row * 1_000_000 + column
}

function lines(
  count: number,
  perGroup: number,
  name: (index: number) => { readonly label: string; readonly group: string },
): readonly GridLine[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `line ${index}`,
    label: name(index).label,
    group: perGroup === 0 ? '' : groupName(name, Math.floor(index / perGroup)),
  }))
}

function groupName(name: (index: number) => { readonly group: string }, number: number): string {
  const round = Math.floor(number / services.length)
  return `${name(number).group}${round === 0 ? '' : ` ${round + 1}`}`
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}

/** Administrators may all, auditors read, a few things are denied, some differ. */
function verdictAt(row: number, column: number): CellVerdict {
  if (row % 7 === 3) return 'allow'
  const reads = column % 7 === 0 || column % 7 === 2 || column % 7 === 4
  const chance = mix(row * 7919 + column * 104729) / 2 ** 32
  if (row % 7 === 1) return reads ? 'allow' : 'implicitDeny'
  if (reads) return chance < 0.7 ? 'allow' : chance < 0.74 ? 'differs' : 'implicitDeny'
  return chance < 0.25 ? 'allow' : chance < 0.4 ? 'explicitDeny' : 'implicitDeny'
}

function mix(seed: number): number {
  const once = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d)
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39)
  return (twice ^ (twice >>> 15)) >>> 0
}

/** At most some thousands of cells are looked at, evenly spread. */
function countCells(
  cell: GridSource['cell'],
  rowFrom: number,
  rowTo: number,
  columnFrom: number,
  columnTo: number,
): GridCounts {
  const counts = { allow: 0, explicitDeny: 0, implicitDeny: 0, differs: 0, pending: 0 }
  const rowStep = Math.max(1, Math.floor((rowTo - rowFrom) / 16))
  const columnStep = Math.max(1, Math.floor((columnTo - columnFrom) / 16))
  for (let row = rowFrom; row < rowTo; row += rowStep) {
    for (let column = columnFrom; column < columnTo; column += columnStep) {
      counts[cell(row, column)] += rowStep * columnStep
    }
  }
  return counts
}
