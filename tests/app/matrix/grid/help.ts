/** Axes and layouts for the grid's tests. */

import { axisOf, type Axis } from '../../../../src/app/matrix/grid/axis.ts'
import { layoutOf, type Layout, type LayoutInput } from '../../../../src/app/matrix/grid/layout.ts'
import type { GridLine } from '../../../../src/app/matrix/grid-source.ts'

/** Lines in groups of these sizes; a single number alone is an axis without groups. */
export function linesIn(...sizes: readonly number[]): readonly GridLine[] {
  return sizes.flatMap((size, group) =>
    Array.from({ length: size }, (_, index) => ({
      id: `${group}.${index}`,
      label: `line ${index} of ${group}`,
      group: sizes.length === 1 ? '' : `group ${group}`,
    })),
  )
}

export function axis(...sizes: readonly number[]): Axis {
  return axisOf(linesIn(...sizes))
}

/** An axis of any number of lines, at once. */
export function bare(count: number): Axis {
  return { count, groups: [] }
}

export function layout(input: Partial<LayoutInput> = {}): Layout {
  return layoutOf({
    rows: bare(5_000),
    columns: bare(22_000),
    view: { width: 1_200, height: 700 },
    size: 24,
    headWidth: null,
    rowLabel: 100,
    columnLabel: 120,
    ratio: 1,
    ...input,
  })
}
