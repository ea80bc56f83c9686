/**
 * What the scenario's policies speak of, read from their texts as far as these can be read: actions and
 * other elements, condition keys, and the values that keys are compared with.
 */

import type { PolicyEntry } from '../../account/index.ts'

/** Every value of Action and NotAction, patterns included. */
export function mentionedActions(policies: readonly PolicyEntry[]): readonly string[] {
  return mentioned(policies, 'Action', 'NotAction')
}

/** Every text under these elements of the statements, each once, in the order in which they first stand. */
export function mentioned(
  policies: readonly PolicyEntry[],
  ...elements: readonly string[]
): readonly string[] {
  const values = statementsOf(policies).flatMap((statement) =>
    elements.map((element) => member(statement, element)),
  )
  return [...new Set(values.flatMap(textsIn))]
}

/** Whether a value stands for itself: it has no wildcards and no variables. */
export function isWhole(text: string): boolean {
  return !/[*?]|\$\{/.test(text)
}

/** Condition keys that the policies test, each once. */
export function mentionedKeys(policies: readonly PolicyEntry[]): readonly string[] {
  return [...new Set(testsOf(policies).map(([key]) => key))].sort()
}

/** By key in lower case, the values that the policies compare it with: whole ones, no patterns and no variables. */
export function testedValues(
  policies: readonly PolicyEntry[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const [key, value] of testsOf(policies)) {
    const values = textsIn(value).filter((text) => text !== '' && isWhole(text))
    const known = found.get(key.toLowerCase()) ?? new Set()
    found.set(key.toLowerCase(), new Set([...known, ...values]))
  }
  return new Map([...found].map(([key, values]) => [key, [...values].sort()]))
}

function testsOf(policies: readonly PolicyEntry[]): readonly (readonly [string, unknown])[] {
  return statementsOf(policies)
    .flatMap((statement) => entriesOf(member(statement, 'Condition')))
    .flatMap(([, tests]) => entriesOf(tests))
}

function statementsOf(policies: readonly PolicyEntry[]): readonly unknown[] {
  return policies.flatMap(({ document }) => asList(member(parsed(document), 'Statement')))
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    // A text that is being typed mentions nothing for the moment.
    return null
  }
}

function member(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1]
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** All texts of a value, however deep: a principal's stand in lists in an object. */
function textsIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : entriesOf(value).flatMap(([, each]) => textsIn(each))
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}
