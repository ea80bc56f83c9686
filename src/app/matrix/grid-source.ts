/** What the matrix grid draws: rows and columns with their names and groups, and a verdict for each cell. */

export type CellVerdict = 'allow' | 'explicitDeny' | 'implicitDeny' | 'differs' | 'pending'

export interface GridLine {
  readonly id: string
  readonly label: string
  /** The group that it stands under; lines of a group are neighbours. Empty: no groups. */
  readonly group: string
}

export interface GridCounts {
  readonly allow: number
  readonly explicitDeny: number
  readonly implicitDeny: number
  readonly differs: number
  readonly pending: number
}

export interface GridSource {
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** Grows with every change of what the functions answer: draw again. */
  readonly version: number
  cell(row: number, column: number): CellVerdict
  isMarked(row: number, column: number): boolean
  /** How a cell was decided before, where it is compared and has changed; null elsewhere. */
  was(row: number, column: number): CellVerdict | null
  /** Sums over a rectangle, half open; may be estimated from a sample when it is large. */
  counts(rowFrom: number, rowTo: number, columnFrom: number, columnTo: number): GridCounts
}
