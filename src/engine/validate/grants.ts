/**
 * What a statement says about one action: whether it covers it, through which value, and on resources
 * whose names it leaves open.
 */

import { globOf, matchesGlob } from '../match/glob.ts'
import type { Glob } from '../match/glob.ts'
import { parseTemplate } from '../match/template.ts'
import type { ResolvedPiece } from '../match/template.ts'
import type { Span, TextValue } from '../text/span.ts'
import type { ActionView, ResourceView, StatementView } from './rule.ts'

/** Why a statement covers an action. */
export type ActionReason =
  | { readonly kind: 'named' | 'pattern'; readonly value: TextValue }
  | { readonly kind: 'others'; readonly at: Span } // NotAction, which does not list it

/** Why a statement covers an action, given in lower case; null when it does not. */
export function coversAction(view: StatementView, action: string): ActionReason | null {
  return coveredActions(view, [action]).get(action) ?? null
}

/** Which of these actions, given in lower case, a statement covers, and through which value of its list. */
export function coveredActions(
  view: StatementView,
  actions: readonly string[],
): ReadonlyMap<string, ActionReason> {
  const { action: element } = view.statement
  const named = valuesCovering(view, actions)
  if (!element.negated) {
    return new Map([...named].map(([action, { value, wild }]) => [action, reason(value, wild)]))
  }
  const others = actions.filter((action) => !named.has(action))
  return new Map(others.map((action) => [action, { kind: 'others', at: element }]))
}

function reason(value: TextValue, wild: boolean): ActionReason {
  return { kind: wild ? 'pattern' : 'named', value }
}

/** The first value of the list that covers each action. */
function valuesCovering(
  view: StatementView,
  actions: readonly string[],
): ReadonlyMap<string, ActionView> {
  const found = new Map<string, ActionView>()
  const left = new Set(actions)
  for (const each of view.actions) {
    if (left.size === 0) break
    if (!each.wild) {
      if (left.delete(each.lower)) found.set(each.lower, each)
      continue
    }
    // Most patterns are of another service, and need no comparing.
    const exact = each.name !== '' && !/[*?]/.test(each.prefix)
    const near = [...left].filter((action) => !exact || action.startsWith(`${each.prefix}:`))
    if (near.length === 0) continue
    const glob = patternGlob(each.lower)
    for (const action of near) {
      if (!matchesGlob(glob, action)) continue
      found.set(action, each)
      left.delete(action)
    }
  }
  return found
}

/** The resources of an action whose name is the user's to choose. */
export interface Target {
  /** Service in their ARN. */
  readonly service: string
  /** What their names begin with: 'role/'. */
  readonly type: string
}

/** A name that no policy spells out: what covers it leaves the name open. */
const unspeltName = '\uE010'

/** Whether a statement covers resources of a kind, whatever their names are; NotResource does unless it lists them. */
export function coversAnyTarget(view: StatementView, target: Target): boolean {
  const element = view.statement.resource
  if (element === null) return false
  const open = openResource(view, target)
  return element.negated ? open === null : open !== null
}

/** The value that covers resources of a kind, whatever their names are. */
export function openResource(view: StatementView, target: Target): ResourceView | null {
  return view.resources.find((each) => leavesOpen(each, target)) ?? null
}

function leavesOpen({ value, arn }: ResourceView, target: Target): boolean {
  const text = value.value
  if (/^\*+$/.test(text)) return true
  if (arn !== null) {
    return (
      matchesService(arn.service, target.service) &&
      matchesGlob(patternGlob(arn.resource), `${target.type}${unspeltName}`)
    )
  }
  // A short pattern that ends in a star runs over the colons that it lacks (M9).
  const service = text.split(':')[2]
  return text.endsWith('*') && (service === undefined || matchesService(service, target.service))
}

function matchesService(pattern: string, service: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === service
  return matchesGlob(patternGlob(pattern), service)
}

/** A policy variable is a text that no target has. */
function patternGlob(pattern: string): Glob {
  const pieces = parseTemplate(pattern, { wildcards: true, variables: true })
  return globOf(
    pieces.map((piece): ResolvedPiece =>
      piece.kind === 'variable' ? { kind: 'text', text: '${}' } : piece,
    ),
  )
}

/** Whether some Deny without conditions takes back what an Allow says about an action on such resources. */
export function isTakenBack(
  statements: readonly StatementView[],
  action: string,
  target: Target,
): boolean {
  return statements.some(
    (view) =>
      view.statement.effect === 'Deny' &&
      view.statement.conditions.length === 0 &&
      coversAction(view, action) !== null &&
      // A Deny with NotResource leaves listed resources only.
      (view.statement.resource?.negated === true || coversAnyTarget(view, target)),
  )
}

/** Keys about who calls, from where and when: a test of them does not narrow down what an action can do. */
const harmless =
  /^aws:(multifactorauth(present|age)|securetransport|source(ip|vpc|vpce|vpcarn|identity)|vpce(account|orgid|orgpaths)|vpcsourceip|principal(orgid|orgpaths|account|arn|type)|principaltag\/.*|resource(account|orgid|orgpaths)|username|userid|currenttime|epochtime|tokenissuetime|requestedregion|useragent|referer)$/

/** Whether a statement's conditions limit what its actions can do, or to what. */
export function isNarrowed(view: StatementView): boolean {
  return view.tests.some(({ key }) => !harmless.test(key))
}

/** Allow of everything on everything, and nothing denied: there is no more to be had. */
export function allowsEverything(statements: readonly StatementView[]): boolean {
  const all = (views: readonly { readonly value: TextValue }[]): boolean =>
    views.some(({ value }) => /^\*+$/.test(value.value))
  return (
    statements.every(({ statement }) => statement.effect === 'Allow') &&
    statements.some(
      ({ statement, actions, resources }) =>
        statement.conditions.length === 0 &&
        !statement.action.negated &&
        statement.resource?.negated === false &&
        all(actions) &&
        all(resources),
    )
  )
}
