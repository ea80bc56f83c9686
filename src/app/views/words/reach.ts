/**
 * What a policy's statements amount to, taken together: which actions its Allows leave when what it
 * denies in every case is taken away.
 */

import { expandActionPattern } from '../../../engine/index.ts'
import type { Catalogue, CatalogueAction, ListElement, Statement } from '../../../engine/index.ts'
import { isEverything } from './action-words.ts'

/** How many of some statements are as a word says. */
export type Share = 'all' | 'some' | 'none'

export interface Reach {
  /** What an Allow covers and no Deny takes away in every case. */
  readonly allowed: readonly CatalogueAction[]
  /** What a Deny covers, in every case or in some. */
  readonly denied: readonly CatalogueAction[]
  /** Of the denied, in every case. */
  readonly alwaysDenied: readonly CatalogueAction[]
  /** Every action on every resource in every case, and no Deny. */
  readonly unlimited: boolean
  /** Of the Allows, those under a condition. */
  readonly conditional: Share
  /** Of the Allows, those on less than every resource. */
  readonly narrow: Share
  readonly allows: number
  readonly denies: number
}

export function reachOf(statements: readonly Statement[], catalogue: Catalogue): Reach {
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const alwaysDenied = coveredBy(denies.filter(isOpen), catalogue)
  const allowed = coveredBy(allows, catalogue)
  return {
    allowed: [...allowed].filter((action) => !alwaysDenied.has(action)),
    denied: [...coveredBy(denies, catalogue)],
    alwaysDenied: [...alwaysDenied],
    unlimited: denies.length === 0 && allows.some((each) => isOpen(each) && coversAll(each.action)),
    conditional: share(allows, ({ conditions }) => conditions.length > 0),
    narrow: share(allows, (statement) => !onEverything(statement)),
    allows: allows.length,
    denies: denies.length,
  }
}

/** In every case: on every resource and under no condition. */
function isOpen(statement: Statement): boolean {
  return statement.conditions.length === 0 && onEverything(statement)
}

function onEverything({ resource }: Statement): boolean {
  return (
    resource !== null && !resource.negated && resource.values.some(({ value }) => value === '*')
  )
}

function coversAll({ negated, values }: ListElement): boolean {
  return !negated && values.some(({ value }) => isEverything(value))
}

function coveredBy(
  statements: readonly Statement[],
  catalogue: Catalogue,
): ReadonlySet<CatalogueAction> {
  return new Set(statements.flatMap(({ action }) => actionsOf(action, catalogue)))
}

function actionsOf(
  { negated, values }: ListElement,
  catalogue: Catalogue,
): readonly CatalogueAction[] {
  const listed = values.flatMap(({ value }) => expandActionPattern(catalogue, value))
  if (!negated) return listed
  // G6: an empty list neutralises NotAction, too.
  if (values.length === 0) return []
  const left = new Set(listed)
  return expandActionPattern(catalogue, '*').filter((action) => !left.has(action))
}

function share(statements: readonly Statement[], is: (statement: Statement) => boolean): Share {
  const count = statements.filter(is).length
  return count === 0 ? 'none' : count === statements.length ? 'all' : 'some'
}
