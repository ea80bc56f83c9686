/**
 * A matrix cut into shares of rows for the workers: large enough that asking costs nothing beside
 * deciding, small enough that verdicts keep coming and that the workers end together.
 */

import type { MatrixAxes } from '../../account/index.ts'
import type { Plan, Share } from '../../protocol/matrix-api.ts'

/** A tenth of a second's work, or about. */
const CELLS_A_SHARE = 8_000_000
/** With fewer, the last of them would keep the other workers waiting. */
const SHARES_A_WORKER = 4

export function cut(plan: Plan, axes: MatrixAxes, workers: number): readonly Share[] {
  const rows = plan.order.length
  const bySize = Math.ceil(CELLS_A_SHARE / Math.max(1, cellsOf(axes, 1)))
  const byWorkers = Math.ceil(rows / (workers * SHARES_A_WORKER))
  const most = Math.max(1, Math.min(bySize, byWorkers))
  return plan.bands.flatMap((band, number) => {
    const shares: Share[] = []
    for (let from = band.from; from < band.to; from += most) {
      shares.push({ band: number, from, to: Math.min(band.to, from + most) })
    }
    return shares
  })
}

/** How many decisions some rows are. */
export function cellsOf({ actions, resources }: MatrixAxes, rows: number): number {
  return rows * actions.length * resources.length
}
