/**
 * One line of a table as a check, or the first thing that is wrong with it.
 */

import { shortArn } from '../../account/index.ts'
import type { PolicyEntry, PrincipalOption, Question, ResourceOption } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import { lengths, unstorable } from '../bounds.ts'
import { checkAction, checkPrincipal, checkResource } from '../views/choices.ts'
import type { NewCheck } from './check-edits.ts'
import { readContext } from './context-cell.ts'
import { createStatementFinder } from './find-statement.ts'
import { excessOf, excessWords } from './limit-words.ts'

/** What the table's names mean. */
export interface TableWorld {
  readonly principals: readonly PrincipalOption[]
  readonly resources: readonly ResourceOption[]
  readonly policies: readonly PolicyEntry[]
  readonly endpoints: readonly { readonly id: string }[]
  /** Questions that mention what no list holds, such as an object of a bucket. */
  readonly questions: readonly Question[]
}

export const columns = [
  'principal',
  'action',
  'resource',
  'expected',
  'statement',
  'name',
  'context',
  'endpoint',
] as const

export type Column = (typeof columns)[number]

/** A line without these is no check. */
export const needed = ['principal', 'action', 'resource', 'expected'] as const

const neededWords: Readonly<Record<(typeof needed)[number], string>> = {
  principal: 'who asks',
  action: 'an action, such as s3:GetObject',
  resource: 'a resource, or *',
  expected: 'a verdict: allow, implicit deny or explicit deny',
}

export type Cells = Readonly<Record<Column, string>>

export type LineReading =
  | { readonly kind: 'check'; readonly check: NewCheck }
  /** What was found and what was expected, in a sentence or two. */
  | { readonly kind: 'refused'; readonly column: Column; readonly problem: string }

/** What a cell means, or what is wrong with it. */
type Read<T> = { readonly value: T } | { readonly problem: string }

export function createLineReader(world: TableWorld): (cells: Cells) => LineReading {
  const statements = createStatementFinder(world.policies)
  const principals = meanings(world.principals.map(({ label, value }) => [label, value]))
  const resources = meanings([
    ...world.resources.map(({ label, arn }) => [label, arn] as const),
    ...world.questions.map(({ resource }) => [shortArn(resource), resource] as const),
  ])
  const buckets = world.resources.filter(({ type }) => type === 'S3 bucket')

  function statement(text: string, expected: Verdict): Read<StatementAddress | null> {
    if (text === '') return { value: null }
    if (expected === 'implicitDeny') {
      const problem = 'No statement decides an implicit deny. Expected none here.'
      return { problem }
    }
    const found = statements.find(text)
    if (found.kind === 'refused') return { problem: found.problem }
    const effect = expected === 'allow' ? 'Allow' : 'Deny'
    const isOther = found.effect !== null && found.effect !== effect
    if (!isOther) return { value: found.by }
    return { problem: `“${text}” has the effect ${found.effect}. Expected one with ${effect}.` }
  }

  return (cells) => {
    const refused = (column: Column, { problem }: { readonly problem: string }): LineReading => {
      return { kind: 'refused', column, problem }
    }
    const empty = needed.find((column) => cells[column].trim() === '')
    if (empty !== undefined) {
      return refused(empty, { problem: `Found nothing. Expected ${neededWords[empty]}.` })
    }
    const principal = named(cells.principal.trim(), principals, checkPrincipal, lengths.principal)
    if ('problem' in principal) return refused('principal', principal)
    const action = within(cells.action.trim(), lengths.action, checkAction)
    if ('problem' in action) return refused('action', action)
    const object = objectOf(cells.resource.trim(), buckets)
    const resource = named(object, resources, checkResource, lengths.resource)
    if ('problem' in resource) return refused('resource', resource)
    const expected = verdict(cells.expected.trim())
    if ('problem' in expected) return refused('expected', expected)
    const by = statement(cells.statement.trim(), expected.value)
    if ('problem' in by) return refused('statement', by)
    const name = within(cells.name, lengths.name, () => null)
    if ('problem' in name) return refused('name', name)
    const context = contextOf(cells.context)
    if ('problem' in context) return refused('context', context)
    const endpoint = endpointOf(cells.endpoint.trim(), world)
    if ('problem' in endpoint) return refused('endpoint', endpoint)
    const question = {
      ...{ principal: principal.value, action: action.value, resource: resource.value },
      ...{ vpcEndpointId: endpoint.value, context: context.value },
    }
    const check = { name: name.value, question, expected: expected.value, by: by.value }
    return { kind: 'check', check }
  }
}

/** What each label stands for: several values where it is not clear. */
type Meanings = ReadonlyMap<string, ReadonlySet<string>>

function meanings(pairs: readonly (readonly [string, string])[]): Meanings {
  const found = new Map<string, Set<string>>()
  for (const [label, value] of pairs) {
    const values = found.get(label) ?? new Set()
    found.set(label, values.add(value))
  }
  return found
}

function named(
  text: string,
  labels: Meanings,
  check: (text: string) => string | null,
  most: number,
): Read<string> {
  const values = [...(labels.get(text) ?? [])]
  const [value = text, other] = values
  if (other === undefined) return within(value, most, value === text ? check : () => null)
  return { problem: `“${text}” is what several are called. Expected an ARN, such as ${value}.` }
}

function within(value: string, most: number, check: (text: string) => string | null): Read<string> {
  if (value.length > most) {
    return { problem: `Found ${value.length} characters. Expected at most ${most}.` }
  }
  const problem = check(value)
  return problem === null ? { value } : { problem }
}

/** `bucket/key` is the object of a bucket that the page lists. */
function objectOf(text: string, buckets: readonly ResourceOption[]): string {
  const bucket = buckets.find(({ label }) => text.startsWith(`${label}/`))
  return bucket === undefined ? text : `${bucket.arn}${text.slice(bucket.label.length)}`
}

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['allow', 'allow'],
  ['allowed', 'allow'],
  ['explicitdeny', 'explicitDeny'],
  ['implicitdeny', 'implicitDeny'],
])

function verdict(text: string): Read<Verdict> {
  const value = verdicts.get(text.toLowerCase().replaceAll(/[\s_-]/g, ''))
  if (value !== undefined) return { value }
  return { problem: `“${text}” is not a verdict. Expected allow, implicit deny or explicit deny.` }
}

const nothingElse = { principal: '', action: '', resource: '', vpcEndpointId: null }

function contextOf(cell: string): Read<Question['context']> {
  const reading = readContext(cell)
  if (reading.kind === 'refused') {
    return { problem: `Found “${reading.found}”. Expected key=value;key=value, each key once.` }
  }
  const bad = Object.keys(reading.context).find((key) => unstorable.has(key))
  if (bad !== undefined) return { problem: `“${bad}” is no condition key. Expected one of AWS’s.` }
  const excess = excessOf({ ...nothingElse, context: reading.context })
  if (excess !== null) return { problem: excessWords(excess) }
  // Condition keys have no letter case (C3): which of two spellings would count is open.
  const keys = Object.keys(reading.context)
  const names = keys.map((key) => key.toLowerCase())
  const twice = keys.find((_, at) => names.indexOf(names[at] ?? '') !== at)
  if (twice !== undefined) {
    return { problem: `Found “${twice}” twice, in another spelling. Expected each key once.` }
  }
  return { value: reading.context }
}

function endpointOf(text: string, { endpoints }: TableWorld): Read<string | null> {
  if (text === '') return { value: null }
  if (endpoints.some(({ id }) => id === text)) return { value: text }
  const ids = endpoints.map(({ id }) => id)
  const expected = ids.length === 0 ? 'none: there is no endpoint here' : ids.join(' or ')
  return { problem: `“${text}” is not a VPC endpoint here. Expected ${expected}.` }
}
