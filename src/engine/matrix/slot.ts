/**
 * One level of one gate, as all columns see it: the caller's policies are the same for every column,
 * those of the resource's side are each column's own.
 */

import type { Asker } from '../evaluate/facts.ts'
import type { Layer } from '../evaluate/types.ts'
import { isEmpty, noActions } from './action-set.ts'
import type { RowContext } from './contexts.ts'
import { answerTo } from './level.ts'
import type { Effects, Level, LevelAnswer } from './level.ts'

export interface Slot {
  readonly layer: Layer
  readonly parts: readonly SlotPart[]
  /** What columns without a level hear. */
  readonly silence: Effects
}

/** A level with the columns that meet it, null for all; the level's own axis counts them from 0. */
export interface SlotPart {
  readonly level: Level
  readonly columns: readonly number[] | null
}

/** What the slot says to a principal, by classes of all columns. */
export function slotAnswer(
  asker: Asker,
  row: RowContext,
  slot: Slot,
  columnCount: number,
): LevelAnswer {
  const classOf = new Uint32Array(columnCount)
  const effects: Effects[] = [slot.silence]
  for (const { level, columns } of slot.parts) {
    const answer = answerTo(asker, row, level)
    if (columns === null) return answer
    const numbers = answer.effects.map((each) => (isSilent(each) ? 0 : effects.push(each) - 1))
    columns.forEach((column, at) => {
      classOf[column] = numbers[answer.partition.classOf[at] ?? 0] ?? 0
    })
  }
  return { partition: { classOf, count: effects.length }, effects }
}

export function slotOf(layer: Layer, parts: readonly SlotPart[]): Slot {
  return { layer, parts, silence: { denied: noActions, allowed: [], refusals: new Map() } }
}

function isSilent({ denied, allowed }: Effects): boolean {
  return isEmpty(denied) && allowed.length === 0
}
