/**
 * What a matrix asks: every principal, under each circumstance, does every action on every resource.
 */

import type { Question } from '../questions.ts'

/** From where, and with which keys set by hand: what of a question is neither who, what nor on what. */
export type Circumstances = Pick<Question, 'vpcEndpointId' | 'context'>

export interface MatrixAxes {
  readonly principals: readonly string[]
  /** Each makes a row of every principal: principal by principal, circumstance by circumstance. */
  readonly circumstances: readonly Circumstances[]
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/** The question of one cell. */
export function questionOf(
  axes: MatrixAxes,
  row: number,
  action: number,
  resource: number,
): Question | null {
  const { principals, circumstances, actions, resources } = axes
  const who = principals[Math.floor(row / circumstances.length)]
  const how = circumstances[row % circumstances.length]
  const what = actions[action]
  const on = resources[resource]
  if (who === undefined || how === undefined || what === undefined || on === undefined) return null
  return { principal: who, action: what, resource: on, ...how }
}
