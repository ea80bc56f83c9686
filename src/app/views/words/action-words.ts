/**
 * Actions in words: how many of which services, and what they do, as AWS sorts them.
 */

import { accessLevels, expandActionPattern, serviceOf } from '../../../engine/index.ts'
import type { Catalogue, CatalogueAction, ListElement } from '../../../engine/index.ts'
import { code, listed, phrase, type Phrase } from '../phrase.ts'
import { grouped, joined } from './join.ts'

/** More names, and their count says more. */
const NAMED_MOST = 3

/** 'every action', '62 actions of Amazon S3 (List 22, Read 40)', '`s3:GetObject` (Read)'. */
export function actionWords(action: ListElement, catalogue: Catalogue | null): Phrase {
  const patterns = [...new Set(action.values.map(({ value }) => value))]
  if (patterns.length === 0) {
    // G6
    return phrase`no action, because its list is empty,`
  }
  const everything = patterns.some(isEverything)
  if (action.negated) {
    return everything
      ? phrase`no action, because NotAction leaves every one out,`
      : phrase`every action except ${exceptions(patterns, catalogue)}`
  }
  if (everything) return phrase`every action`
  return catalogue === null ? quoted(patterns) : covered(patterns, catalogue)
}

export function isEverything(pattern: string): boolean {
  return pattern === '*' || pattern === '*:*'
}

function quoted(patterns: readonly string[]): Phrase {
  return listed(patterns.map(code), 'and')
}

function covered(patterns: readonly string[], catalogue: Catalogue): Phrase {
  const expanded = patterns.map((pattern) => ({
    pattern,
    actions: expandActionPattern(catalogue, pattern),
  }))
  const unknown = expanded.filter(({ actions }) => actions.length === 0)
  const known = expanded.filter(({ actions }) => actions.length > 0)
  const strangers = unknown.map(({ pattern }) => pattern)
  if (known.length === 0) return phrase`${quoted(strangers)}, unknown to AWS’s data,`
  const found = new Set(known.flatMap(({ actions }) => actions))
  const isNamed = known.every(({ pattern }) => !/[*?]/.test(pattern)) && found.size <= NAMED_MOST
  const words = isNamed ? namedActions([...found]) : countedActions([...found], catalogue)
  // G54: harmless, and as a rule a slip or long gone.
  return strangers.length === 0
    ? words
    : phrase`${words} and ${quoted(strangers)}, unknown to AWS’s data,`
}

function namedActions(actions: readonly CatalogueAction[]): Phrase {
  const names = quoted(actions.map(({ name }) => name))
  return phrase`${names} (${levelWords(actions)})`
}

/** '12 actions of Amazon S3 and all 3 of AWS X-Ray (Read 15)'. */
export function countedActions(actions: readonly CatalogueAction[], catalogue: Catalogue): Phrase {
  const levels = levelWords(actions)
  const services = byService(actions)
  const total = catalogue.actionCount
  if (actions.length === total) return phrase`every action`
  if (actions.length > total / 2) {
    return phrase`${grouped(actions.length)} of AWS’s ${grouped(total)} actions (${levels})`
  }
  if (services.length > NAMED_MOST) {
    const count = grouped(services.length)
    return phrase`${grouped(actions.length)} actions of ${count} services (${levels})`
  }
  const parts = services.map(([prefix, own], index) => {
    const service = serviceOf(catalogue, `${prefix}:`)
    const all = own.length > 1 && own.length === service?.actions.size ? 'all ' : ''
    const noun = index > 0 ? '' : own.length === 1 ? ' action' : ' actions'
    return phrase`${all}${grouped(own.length)}${noun} of ${serviceName(service?.name ?? prefix)}`
  })
  return phrase`${joined(parts, 'and')} (${levels})`
}

/** 'IAM' of 'AWS Identity and Access Management (IAM)'. */
function serviceName(name: string): string {
  return /\(([A-Z]{2,})\)$/.exec(name)?.[1] ?? name
}

/** The services with most actions first. */
function byService(
  actions: readonly CatalogueAction[],
): readonly (readonly [string, readonly CatalogueAction[]])[] {
  const found = new Map<string, CatalogueAction[]>()
  for (const action of actions) {
    const prefix = action.name.slice(0, action.name.indexOf(':'))
    const known = found.get(prefix)
    if (known === undefined) found.set(prefix, [action])
    else known.push(action)
  }
  return [...found].sort((a, b) => b[1].length - a[1].length)
}

/** 'List 22, Read 40'; a level alone goes without its number. */
function levelWords(actions: readonly CatalogueAction[]): string {
  const counts = accessLevels
    .map((level) => ({ level, count: actions.filter((each) => each.level === level).length }))
    .filter(({ count }) => count > 0)
  const [only, ...others] = counts
  if (only !== undefined && others.length === 0) return only.level
  return counts.map(({ level, count }) => `${level} ${grouped(count)}`).join(', ')
}

/** Whole services by their names, a few patterns as they stand, many as what they cover. */
function exceptions(patterns: readonly string[], catalogue: Catalogue | null): Phrase {
  if (catalogue === null) return quoted(patterns)
  const services = patterns.map((pattern) =>
    /^[a-z0-9-]+:\*$/i.test(pattern) ? serviceOf(catalogue, pattern) : null,
  )
  const names = services.flatMap((service) =>
    service === null ? [] : [phrase`${serviceName(service.name)}`],
  )
  if (names.length === patterns.length && names.length <= NAMED_MOST + 1) {
    return phrase`those of ${joined(names, 'and')}`
  }
  if (patterns.length <= NAMED_MOST) return quoted(patterns)
  const found = new Set(patterns.flatMap((pattern) => expandActionPattern(catalogue, pattern)))
  return found.size === 0 ? quoted(patterns) : countedActions([...found], catalogue)
}
