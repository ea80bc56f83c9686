/**
 * The matrix made ready for its principals: both axes, the resource's side of every column,
 * and what of the caller's side is met more than once.
 */

import type { Layer } from '../evaluate/types.ts'
import type { Policy } from '../policy/model.ts'
import { actionAxisOf } from './actions.ts'
import { columnKindsOf } from './column-kinds.ts'
import type { ColumnKinds } from './column-kinds.ts'
import { columnAxisOf, columnsOf } from './columns.ts'
import type { ColumnAxis } from './columns.ts'
import { callerLists, resourceLists } from './gates.ts'
import type { Level } from './level.ts'
import { libraryOf, makeLevel, nameOf, noteUse } from './library.ts'
import type { Library } from './library.ts'
import { getOrMake } from './memo.ts'
import type { Rules } from './rules.ts'
import { slotOf } from './slot.ts'
import type { Slot, SlotPart } from './slot.ts'
import type { MatrixInput, MatrixPrincipal } from './types.ts'

export interface Preparation {
  readonly input: MatrixInput
  readonly library: Library
  readonly axis: ColumnAxis
  readonly columnKinds: ColumnKinds
  /** The levels of the resource's side. */
  readonly resourceSlots: readonly Slot[]
  /** How many principals meet each list of policies. */
  readonly uses: ReadonlyMap<string, number>
  /** The levels of the caller's side that several principals meet; filled as they do. */
  readonly shared: Map<string, Level>
  /** For each kind of caller, the rules by kind of column; filled as they are met. */
  readonly rules: Map<string, readonly Rules[]>
}

export function prepare(input: MatrixInput): Preparation {
  const library = libraryOf(actionAxisOf(input.actions))
  const axis = columnAxisOf(columnsOf(input.resources))
  const uses = countUses(input.principals, library)
  return {
    input,
    library,
    axis,
    columnKinds: columnKindsOf(input.resources, axis.columns),
    uses,
    resourceSlots: resourceSlots(input, axis, library),
    shared: new Map(),
    rules: new Map(),
  }
}

function countUses(
  principals: readonly MatrixPrincipal[],
  library: Library,
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const principal of principals) {
    for (const { policies } of callerLists(principal)) {
      const name = nameOf(policies, library)
      const count = uses.get(name) ?? 0
      uses.set(name, count + 1)
      if (count === 0) noteUse(policies, library)
    }
  }
  return uses
}

/** Columns with the same policies at the same place meet one level, on an axis of their own. */
function resourceSlots(
  { principals, resources }: MatrixInput,
  axis: ColumnAxis,
  library: Library,
): readonly Slot[] {
  const places = new Map<string, Place>()
  resources.forEach((resource, column) => {
    resourceLists(resource).forEach(({ layer, policies }, number) => {
      const make = (): Place => ({ layer, lists: new Map() })
      const { lists } = getOrMake(places, `${layer} ${number}`, make)
      const name = nameOf(policies, library)
      const list = getOrMake(lists, name, () => ({ policies, columns: [] }))
      if (list.columns.length === 0) noteUse(policies, library)
      list.columns.push(column)
    })
  })
  const isShared = principals.length > 1
  return [...places.values()].map(({ layer, lists }) => {
    const parts = [...lists.values()].map(({ policies, columns }): SlotPart => {
      const all = columns.length === resources.length
      const own = all ? axis : subAxis(axis, columns)
      const level = makeLevel(policies, own, isShared, library)
      return { level, columns: all ? null : columns }
    })
    return slotOf(layer, parts)
  })
}

/** A gate's level by its number, with the lists of policies that stand there. */
interface Place {
  readonly layer: Layer
  readonly lists: Map<string, PlacedList>
}

interface PlacedList {
  readonly policies: readonly Policy[]
  readonly columns: number[]
}

function subAxis(axis: ColumnAxis, columns: readonly number[]): ColumnAxis {
  return columnAxisOf(columns.flatMap((index) => axis.columns[index] ?? []))
}

/** The levels of the caller's side, as a principal meets them. */
export function callerSlots(principal: MatrixPrincipal, preparation: Preparation): readonly Slot[] {
  const { axis, library, shared, uses } = preparation
  return callerLists(principal).map(({ layer, policies }) => {
    const name = nameOf(policies, library)
    const isShared = (uses.get(name) ?? 0) > 1
    const make = (): Level => makeLevel(policies, axis, isShared, library)
    const level = isShared ? getOrMake(shared, name, make) : make()
    return slotOf(layer, [{ level, columns: null }])
  })
}
