/**
 * The questions of a matrix as the bulk kernel takes them. A row of the kernel brings its policies and its
 * context to every resource and action, and a resource its own to every row. Where a question asks for
 * more, the matrix is cut: into bands of rows that see the resources alike, and into classes of actions
 * that neither say who the caller is nor which policy the resource has. A band and a class are one input.
 */

import type { MatrixInput } from '../../engine/index.ts'
import { webIdentityAction } from '../callers.ts'
import type { World } from '../model.ts'
import type { ReadPolicy } from '../policy-reading.ts'
import type { PolicyRef } from '../questions.ts'
import { trustActions } from '../sides.ts'
import type { MatrixAxes } from './axes.ts'
import { columnsOf } from './columns.ts'
import type { View } from './columns.ts'
import { rowsOf } from './rows.ts'
import type { Side } from './side.ts'

export interface MatrixPlan {
  /** The rows in the order in which they are decided, those of a band next to each other. */
  readonly order: Uint32Array
  readonly bands: readonly Band[]
  /** For each class of actions, their indexes on the axis. */
  readonly classes: readonly Uint32Array[]
  /** What one band and one class are asked; its rows are `order` from the band's start to its end. */
  input(this: void, band: number, actionClass: number): PlannedInput
}

/** Rows from place `from` to before place `to` of the order. */
interface Band {
  readonly from: number
  readonly to: number
}

interface PlannedInput {
  readonly input: MatrixInput
  /** Rows of the input whose policies cannot all be read or found: their verdicts are open. */
  readonly openRows: readonly Open[]
  /** Resources likewise. */
  readonly openResources: readonly Open[]
}

interface Open {
  readonly index: number
  readonly policies: readonly PolicyRef[]
}

/** Reads no policy yet: `input` does. @param now ISO 8601 */
export function planMatrix(
  world: World,
  now: string,
  axes: MatrixAxes,
  read: ReadPolicy,
): MatrixPlan {
  const classes = classesOf(axes.actions)
  const rows = rowsOf(world, now, axes, read)
  const columns = columnsOf(world, now, axes, read)
  const views = new Map<string, { readonly view: View; readonly rows: number[] }>()
  const count = axes.principals.length * axes.circumstances.length
  for (let row = 0; row < count; row++) {
    const view = columns.viewOf(rows.accountOf(row), row % axes.circumstances.length)
    const alike = views.get(view.name)
    if (alike === undefined) views.set(view.name, { view, rows: [row] })
    else alike.rows.push(row)
  }
  const found = [...views.values()]
  let place = 0
  const bands = found.map((each): Band => {
    const from = place
    place += each.rows.length
    return { from, to: place }
  })
  return {
    order: Uint32Array.from(found.flatMap((each) => each.rows)),
    bands,
    classes,
    input(band, actionClass) {
      const { view, rows: members } = found[band] ?? { view: null, rows: [] }
      const actions = [...(classes[actionClass] ?? [])].map((index) => axes.actions[index] ?? '')
      const [example = ''] = actions
      const principals = members.map((row) => rows.row(row, example))
      const resources = view === null ? [] : columns.resources(view, example)
      return {
        input: {
          actions,
          principals: principals.map(({ side }) => side),
          resources: resources.map(({ side }) => side),
        },
        openRows: openOf(principals),
        openResources: openOf(resources),
      }
    },
  }
}

function openOf(sides: readonly Side<unknown>[]): readonly Open[] {
  return sides.flatMap(({ broken }, index) =>
    broken.length === 0 ? [] : [{ index, policies: broken }],
  )
}

/** Who asks turns on the action (G34), and so does whether a role answers with its trust policy (G44). */
function classesOf(actions: readonly string[]): readonly Uint32Array[] {
  const found = new Map<string, number[]>()
  actions.forEach((action, index) => {
    const name = `${webIdentityAction.test(action)} ${trustActions.test(action)}`
    const members = found.get(name)
    if (members === undefined) found.set(name, [index])
    else members.push(index)
  })
  return [...found.values()].map((members) => Uint32Array.from(members))
}
