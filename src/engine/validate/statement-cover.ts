/**
 * Whether one statement applies to every request that another one applies to.
 * Errs on the side of "no".
 */

import type { ListElement, PrincipalValue, Statement } from '../policy/model.ts'
import { actionPattern, covers, resourcePattern } from './cover.ts'
import type { Pattern } from './cover.ts'
import type { StatementView } from './rule.ts'

/** Comparisons of values that are left; when they run out, nothing is called covered. */
export interface Budget {
  left: number
}

/** A statement with all that comparing it needs. */
export interface StatementShape {
  readonly view: StatementView
  readonly actions: readonly Pattern[]
  readonly resources: readonly Pattern[]
  /** One text a principal; null where the kind has none. */
  readonly principals: ReadonlySet<string> | null
  /** One text a test, the same for the same test. */
  readonly tests: ReadonlySet<string>
}

export function shapeOf(view: StatementView, variables: boolean): StatementShape {
  const { statement, principals } = view
  return {
    view,
    actions: view.actions.map(({ lower }) => actionPattern(lower)),
    resources: view.resources.map(({ value }) => resourcePattern(value.value, variables)),
    principals: statement.principal === null ? null : new Set(principals.map(printPrincipal)),
    tests: new Set(
      view.tests.map(({ operator, key, test }) => {
        const values = [...new Set(test.values.map(({ value }) => value))].sort()
        return JSON.stringify([operator.name, key, values])
      }),
    ),
  }
}

function printPrincipal({ type, value }: PrincipalValue): string {
  return `${type}:${value}`
}

/** Whether `a` applies wherever `b` does, whatever their effects are. */
export function coversStatement(a: StatementShape, b: StatementShape, budget: Budget): boolean {
  if (a.tests.size > b.tests.size || ![...a.tests].every((test) => b.tests.has(test))) return false
  return (
    coversPrincipals(a, b) &&
    coversList(a.view.statement.action, a.actions, b.view.statement.action, b.actions, budget) &&
    coversResources(a, b, budget)
  )
}

function coversPrincipals(a: StatementShape, b: StatementShape): boolean {
  if (a.principals === null || b.principals === null) return a.principals === b.principals
  const negated = isNegated(a.view.statement)
  if (negated !== isNegated(b.view.statement)) return false
  // Whom NotPrincipal exempts depends on the whole list (G47): only the same list will do.
  const [smaller, larger] = [b.principals, a.principals]
  if (negated) return smaller.size === larger.size && [...smaller].every((each) => larger.has(each))
  return larger.has('Any:*') || [...smaller].every((each) => larger.has(each))
}

function isNegated(statement: Statement): boolean {
  return statement.principal?.negated === true
}

function coversResources(a: StatementShape, b: StatementShape, budget: Budget): boolean {
  const [mine, theirs] = [a.view.statement.resource, b.view.statement.resource]
  if (mine === null || theirs === null) return mine === theirs
  return coversList(mine, a.resources, theirs, b.resources, budget)
}

function coversList(
  a: ListElement,
  mine: readonly Pattern[],
  b: ListElement,
  theirs: readonly Pattern[],
  budget: Budget,
): boolean {
  const within = (inner: readonly Pattern[], outer: readonly Pattern[]): boolean =>
    inner.every((each) => outer.some((pattern) => budget.left-- > 0 && covers(pattern, each)))
  // Fewer exceptions cover more.
  if (a.negated && b.negated) return within(mine, theirs)
  if (a.negated) return false
  if (b.negated) return mine.some((pattern) => pattern.filled(0) === '' && pattern.wild)
  return theirs.length > 0 && within(theirs, mine)
}
