/**
 * What the scenario's policies speak of, read from their texts as far as these can be read: actions,
 * resources, principals, and the values of conditions.
 */

import type { PolicyEntry } from '../../account/index.ts'

export interface PolicyMentions {
  /** Values of Action and NotAction, patterns included; each once, as they first stand. */
  readonly actions: readonly string[]
  /** Values of Resource and NotResource without wildcards or variables. */
  readonly resources: readonly string[]
  /** Values of Principal and NotPrincipal, whatever their kind. */
  readonly principals: readonly string[]
  /** Each key in lower case, with the values that it is compared with. */
  readonly values: readonly (readonly [key: string, values: readonly string[]])[]
}

/** What a key, given in lower case, is compared with. */
export function valuesOf({ values }: PolicyMentions, key: string): readonly string[] {
  return values.find(([name]) => name === key)?.[1] ?? []
}

export function policyMentions(policies: readonly PolicyEntry[]): PolicyMentions {
  const statements = policies.flatMap(({ document }) =>
    listOf(member(parsed(document), 'Statement')),
  )
  const under = (...names: readonly string[]): readonly string[] => [
    ...new Set(statements.flatMap((each) => names.flatMap((name) => textsIn(member(each, name))))),
  ]
  return {
    actions: under('Action', 'NotAction'),
    resources: under('Resource', 'NotResource').filter((text) => !/[*?]|\$\{/.test(text)),
    principals: under('Principal', 'NotPrincipal'),
    values: comparedValues(statements),
  }
}

function comparedValues(statements: readonly unknown[]): PolicyMentions['values'] {
  const found = new Map<string, Set<string>>()
  for (const statement of statements) {
    for (const [, tests] of entriesOf(member(statement, 'Condition'))) {
      for (const [key, value] of entriesOf(tests)) {
        const values = found.get(key.toLowerCase()) ?? new Set()
        for (const text of textsIn(value)) values.add(text)
        found.set(key.toLowerCase(), values)
      }
    }
  }
  return [...found].map(([key, values]) => [key, [...values]])
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    // A text that cannot be read mentions nothing.
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
  if (typeof value === 'string') return [value]
  return entriesOf(value).flatMap(([, each]) => textsIn(each))
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}
