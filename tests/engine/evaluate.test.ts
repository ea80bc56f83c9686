/**
 * Does every decision of the corpus come out as AWS documents it?
 * One `check` runs every row of tests/corpus/evaluate; a new case is a new row, never new code.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Layer,
  LayerOutcome,
  LayerReason,
  Policy,
  PolicyKind,
  PolicyLevel,
  ReadingId,
  Verdict,
} from '../../src/engine/index.ts'

/** A policy document, or the name of one of the file's shared documents. */
type Document = string | object

interface Row {
  /** The rule of the specification that the row shows. */
  readonly rule: string
  readonly name: string
  readonly policies: RowPolicies
  readonly request: AccessRequest
  readonly expect: {
    readonly verdict: Verdict
    readonly blockedBy?: readonly Layer[]
    readonly layers?: Readonly<Partial<Record<Layer, LayerOutcome>>>
    readonly missingKeys?: readonly string[]
    readonly errorMessage?: string | null
    /** The kind of reason that a layer gives. */
    readonly reasons?: Readonly<Partial<Record<Layer, LayerReason['kind']>>>
    /** Every reading of AWS's documents that the decision says it rests on, wherever in the trace. */
    readonly readings?: readonly ReadingId[]
  }
}

interface RowPolicies {
  readonly identity?: readonly Document[]
  readonly boundary?: Document | null
  readonly session?: readonly Document[] | null
  readonly resource?: Document | null
  readonly resourceKind?: 'resource' | 'trust'
  readonly endpoint?: Document | null
  readonly serviceControl?: readonly RowLevel[] | null
  readonly resourceControl?: readonly RowLevel[] | null
  readonly endpointType?: 'gateway' | 'interface'
  readonly restrictPublicBuckets?: boolean
}

interface RowLevel {
  readonly id: string
  readonly policies: readonly Document[]
}

interface CorpusFile {
  readonly shared: Readonly<Record<string, object>>
  readonly rows: readonly Row[]
}

const layersInOrder: readonly Layer[] = [
  'resourceControl',
  'serviceControl',
  'endpoint',
  'resource',
  'identity',
  'boundary',
  'session',
]

const folder = new URL('../corpus/evaluate/', import.meta.url)
const files = readdirSync(folder).map((name) => ({
  name,
  content: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CorpusFile,
}))

describe.each(files)('$name', ({ content }) => {
  test.each(content.rows)('$rule $name', (row) => {
    check(row, content.shared)
  })
})

function check(row: Row, shared: CorpusFile['shared']): void {
  const authorizer = compile(applicablePolicies(row.policies, shared))
  const decision = authorizer.explain(row.request)
  const { verdict, blockedBy, layers, missingKeys, errorMessage, reasons, readings } = row.expect

  expect(decision.verdict).toBe(verdict)
  expect(authorizer.decide(row.request), 'decide').toBe(verdict)
  expect(decision.layers.map((trace) => trace.layer)).toEqual(layersInOrder)
  expect(decision.blockedBy).toEqual(
    decision.layers.filter((trace) => trace.blocks).map((trace) => trace.layer),
  )
  expect(decision.blockedBy.length === 0).toBe(verdict === 'allow')
  expect(decision.errorMessage === null).toBe(verdict === 'allow')

  if (blockedBy !== undefined) expect(decision.blockedBy).toEqual(blockedBy)
  if (layers !== undefined) {
    const outcomes = Object.fromEntries(decision.layers.map((each) => [each.layer, each.outcome]))
    expect(outcomes).toMatchObject(layers)
  }
  if (missingKeys !== undefined) expect(decision.missingKeys).toEqual(missingKeys)
  if (errorMessage !== undefined) expect(decision.errorMessage).toBe(errorMessage)
  if (reasons !== undefined) {
    const given = Object.fromEntries(decision.layers.map((each) => [each.layer, each.reason.kind]))
    expect(given).toMatchObject(reasons)
  }
  if (readings !== undefined) expect([...readingsIn(decision)].toSorted()).toEqual(readings)
}

/** What stands in any list called `readings`, at any depth. */
function readingsIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  for (const [name, child] of Object.entries(node) as [string, unknown][]) {
    if (name === 'readings') for (const id of child as readonly string[]) found.add(id)
    else readingsIn(child, found)
  }
  return found
}

function applicablePolicies(row: RowPolicies, shared: CorpusFile['shared']): ApplicablePolicies {
  const one = (document: Document, kind: PolicyKind, id: string): Policy =>
    policyOf(document, kind, id, shared)
  const all = (documents: readonly Document[], kind: PolicyKind, id: string): readonly Policy[] =>
    documents.map((document, index) => one(document, kind, `${id}-${index + 1}`))
  const levels = (given: readonly RowLevel[], kind: PolicyKind): readonly PolicyLevel[] =>
    given.map(({ id, policies }) => ({ id, policies: all(policies, kind, `${kind}-${id}`) }))
  const { boundary, session, resource, endpoint, serviceControl, resourceControl } = row
  return {
    identity: all(row.identity ?? [], 'identity', 'identity'),
    boundary: boundary ? one(boundary, 'boundary', 'boundary') : null,
    session: session ? all(session, 'session', 'session') : null,
    resource: resource ? one(resource, row.resourceKind ?? 'resource', 'resource') : null,
    endpoint: endpoint ? one(endpoint, 'endpoint', 'endpoint') : null,
    serviceControl: serviceControl ? levels(serviceControl, 'scp') : null,
    resourceControl: resourceControl ? levels(resourceControl, 'rcp') : null,
    ...(row.endpointType && { endpointType: row.endpointType }),
    ...(row.restrictPublicBuckets && { restrictPublicBuckets: true }),
  }
}

function policyOf(
  document: Document,
  kind: PolicyKind,
  id: string,
  shared: CorpusFile['shared'],
): Policy {
  const content = typeof document === 'string' ? shared[document] : document
  if (content === undefined) throw new Error(`no shared document ${JSON.stringify(document)}`)
  const { policy, diagnostics } = parsePolicy(JSON.stringify(content), kind, id)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (policy === null) throw new Error(`${id} cannot be read: ${JSON.stringify(errors)}`)
  return policy
}

describe('the corpus itself', () => {
  const rows = files.flatMap(({ content }) => content.rows)
  const rules = new Set(rows.map(({ rule }) => rule))

  test('has every vector and every rule of a decision', () => {
    const vectors = Array.from({ length: 32 }, (_, index) => `V${index + 1}`)
    const numbers = [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 31]
    const later = [33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 44, 45, 46, 47, 48, 49, 50]
    const others = ['D2', '4.8', '6.8', 'G40', 'G47', 'G49', 'E1', 'E2', 'E3', 'E4', 'E6']
    const wanted = [...vectors, ...[...numbers, ...later].map((each) => `D${each}`), ...others]
    expect(wanted.filter((rule) => !rules.has(rule))).toEqual([])
  })

  test('names no row twice in a file', () => {
    for (const { name, content } of files) {
      const names = content.rows.map((row) => `${row.rule} ${row.name}`)
      expect(new Set(names).size, name).toBe(names.length)
    }
  })
})
