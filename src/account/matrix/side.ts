/**
 * One side of the cells of a matrix: what a row or a resource brings.
 */

import type { PolicyRef } from '../questions.ts'

export interface Side<Brought> {
  readonly side: Brought
  /** Its policies that cannot be read or found. */
  readonly broken: readonly PolicyRef[]
}
