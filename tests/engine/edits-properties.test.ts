/**
 * Does a change of one thing change that thing and no character else? On policies of all kinds in all
 * layouts: the text stays JSON, its value is the one that is meant, and what is beside it keeps its text.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdits,
  editStatement,
  editStatementList,
  outlinePolicy,
  sidProblem,
  suggestSid,
} from '../../src/engine/index.ts'
import type {
  ListPlace,
  PolicyEdit,
  PolicyKind,
  StatementChange,
  StatementListChange,
  StatementOutline,
} from '../../src/engine/index.ts'
import { documentOf } from './arbitraries.ts'
import { changed } from './edit-model.ts'
import type { Json, JsonObject } from './edit-model.ts'
import { printer } from './json-layouts.ts'

const runs = { numRuns: 3000 }

const kinds: readonly PolicyKind[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'endpoint']

/** What people and mischief put into a field. */
const value = fc.oneof(
  fc.constantFrom('s3:GetObject', '*', 'true', '12', '', 'arn:aws:s3:::b/${aws:username}'),
  fc.constantFrom('"', '\\', '\n', 'é', '😀', '\ud800', '\u2028', '__proto__x', '], "Effect": "'),
  fc.string({ maxLength: 12 }),
)
const name = fc.constantFrom('aws:SourceIp', 'AWS:SOURCEIP', 's3:prefix', 'k "\\ é')
const operator = fc.constantFrom('StringEquals', 'Bool', 'Null', 'IpAddress', 'odd "op"')
const type = fc.constantFrom('AWS', 'Service', 'Federated', 'odd "type"')
const index = fc.nat({ max: 4 })
const element = fc.constantFrom('Action', 'Resource')
const listPlace: fc.Arbitrary<ListPlace> = fc.oneof(
  element.map((each): ListPlace => ({ element: each })),
  index.map((test): ListPlace => ({ element: 'Condition', test })),
)
const valuePlace = fc.oneof(listPlace, fc.constant({ element: 'Principal' as const }))

const change: fc.Arbitrary<StatementChange> = fc.oneof(
  fc.record({ kind: fc.constant('setSid'), sid: value }),
  fc.record({ kind: fc.constant('setEffect'), effect: fc.constantFrom('Allow', 'Deny') }),
  fc.record({
    kind: fc.constant('setNegated'),
    element: fc.constantFrom('Action', 'Resource', 'Principal'),
    negated: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('addValue'), at: listPlace, value }),
  fc.record({ kind: fc.constant('replaceValue'), at: valuePlace, index, value }),
  fc.record({ kind: fc.constant('removeValue'), at: valuePlace, index }),
  fc.constant({ kind: 'setAnyone' as const }),
  fc.record({ kind: fc.constant('addPrincipal'), type, value }),
  fc.record({ kind: fc.constant('setPrincipalType'), index, type }),
  fc.record({
    kind: fc.constant('addTest'),
    operator,
    key: name,
    values: fc.array(value, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('setOperator'), test: index, operator }),
  fc.record({ kind: fc.constant('setKey'), test: index, key: name }),
  fc.record({ kind: fc.constant('removeTest'), test: index }),
  fc.record({
    kind: fc.constant('removeElement'),
    name: fc.constantFrom('Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'),
  }),
)

const listChange: fc.Arbitrary<StatementListChange> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add', 'duplicate', 'remove'), index }),
  fc.record({ kind: fc.constant('move'), index, to: index }),
  fc.record({ kind: fc.constant('sort'), index: fc.option(index) }),
)

interface Written {
  readonly kind: PolicyKind
  readonly document: JsonObject
  readonly text: string
}

/** A policy that AWS accepts, sometimes with Sids, sometimes with its one statement not in a list. */
const written: fc.Arbitrary<Written> = fc.constantFrom(...kinds).chain((kind) =>
  fc
    .tuple(documentOf(kind), fc.nat({ max: 3 }), fc.boolean(), printer)
    .map(([made, sids, single, print]) => {
      const statements = made.Statement.map((statement, at): JsonObject => ({
        ...(at < sids ? { Sid: `Stmt${at}` } : {}),
        ...(statement as unknown as JsonObject),
      }))
      const [only] = statements
      const list: Json = single && statements.length === 1 && only ? only : statements
      const document: JsonObject = { Version: '2012-10-17', Statement: list }
      return { kind, document, text: print(document) }
    }),
)

/** The text after the change; a refusal says why. */
function apply(text: string, edit: PolicyEdit): string | null {
  if (edit.kind === 'refused') {
    expect(edit.message).toMatch(/\.$/)
    expect(edit.at).toBeLessThanOrEqual(text.length)
    return null
  }
  const ends = edit.edits.flatMap(({ from, to }) => [from, to])
  expect(ends).toEqual(ends.toSorted((a, b) => a - b))
  return applyEdits(text, edit.edits)
}

function statementsOf(document: JsonObject): readonly JsonObject[] {
  const { Statement } = document
  return (Array.isArray(Statement) ? Statement : [Statement]) as readonly JsonObject[]
}

const sourcesOf = (text: string): readonly string[] =>
  outlinePolicy(text).statements.map(({ from, to }) => text.slice(from, to))

describe('a change of a statement', () => {
  test('gives exactly the value that is meant, and leaves the other statements as they stand', () => {
    let made = 0
    const property = fc.property(written, index, change, ({ document, text }, at, each) => {
      const statements = statementsOf(document)
      const target = at % statements.length
      const after = apply(text, editStatement(text, target, each))
      if (after === null) return
      made += 1
      const expected = statements.with(target, changed(statements[target] ?? {}, each))
      const now = JSON.parse(after) as JsonObject
      expect(statementsOf(now)).toEqual(expected)
      expect(Array.isArray(now['Statement'])).toBe(Array.isArray(document['Statement']))
      const [before, since] = [sourcesOf(text), sourcesOf(after)]
      expect(since.toSpliced(target, 1)).toEqual(before.toSpliced(target, 1))
    })
    fc.assert(property, runs)
    expect(made).toBeGreaterThan(runs.numRuns / 2)
  })

  test('leaves the elements beside it as they stand', () => {
    const property = fc.property(written, change, ({ text }, each) => {
      const after = apply(text, editStatement(text, 0, each))
      if (after === null) return
      const touched = touchedBy(each)
      const before = elementsOf(text)
      const since = elementsOf(after)
      for (const [key, source] of before) {
        if (!touched.test(key)) expect(since.get(key)).toBe(source)
      }
    })
    fc.assert(property, runs)
  })

  test('is undone by its opposite', () => {
    const property = fc.property(written, fc.string(), ({ text, document }, sid) => {
      fc.pre(!('Sid' in (statementsOf(document)[0] ?? {})))
      const named = apply(text, editStatement(text, 0, { kind: 'setSid', sid: `x${sid}` }))
      const back = apply(named ?? '', editStatement(named ?? '', 0, { kind: 'setSid', sid: '' }))
      expect(back).toBe(text)
    })
    fc.assert(property, { numRuns: 500 })
  })
})

/** Names of elements that a change may touch. */
function touchedBy(each: StatementChange): RegExp {
  switch (each.kind) {
    case 'setSid':
      return /^Sid$/
    case 'setEffect':
      return /^Effect$/
    case 'setNegated':
      return new RegExp(`^(Not)?${each.element}$`)
    case 'addValue':
    case 'replaceValue':
    case 'removeValue':
      return new RegExp(`^(Not)?${each.at.element}$`)
    case 'setAnyone':
    case 'addPrincipal':
    case 'setPrincipalType':
      return /Principal$/
    case 'removeElement':
      return new RegExp(`^${each.name}$`)
    case 'addTest':
    case 'setOperator':
    case 'setKey':
    case 'removeTest':
      return /^Condition$/
  }
}

/** The source of each element of the first statement, its name included. */
function elementsOf(text: string): ReadonlyMap<string, string> {
  const [first] = sourcesOf(text)
  const found = new Map<string, string>()
  const source = (first ?? '{}').slice(1, -1)
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g
  let depth = 0
  let start: number | null = null
  let end = 0
  const close = (): void => {
    if (start === null) return
    const member = source.slice(start, end)
    found.set(String(JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(member)?.[0] ?? '""')), member)
    start = null
  }
  for (const { 0: each, index: at } of source.matchAll(token)) {
    if (depth === 0 && each === ',') close()
    else start ??= at
    if (each === '{' || each === '[') depth += 1
    if (each === '}' || each === ']') depth -= 1
    if (depth !== 0 || each !== ',') end = at + each.length
  }
  close()
  return found
}

describe('a change of the list of statements', () => {
  test('leaves the others as they stand', () => {
    const property = fc.property(written, listChange, ({ kind, document, text }, each) => {
      const after = apply(text, editStatementList(text, kind, each))
      if (after === null) return
      const before = sourcesOf(text)
      const since = sourcesOf(after)
      const meant = statementsOf(document)
      const now = statementsOf(JSON.parse(after) as JsonObject)
      switch (each.kind) {
        case 'add': {
          const at = Math.min(each.index, before.length)
          expect(since.toSpliced(at, 1)).toEqual(before)
          expect(now[at]).toHaveProperty('Effect')
          expect(now[at]).toHaveProperty('Action')
          break
        }
        case 'duplicate': {
          expect(since.toSpliced(each.index + 1, 1)).toEqual(before)
          const { Sid, ...copy } = now[each.index + 1] ?? {}
          const { Sid: original, ...rest } = meant[each.index] ?? {}
          expect(copy).toEqual(rest)
          expect(Sid === undefined).toBe(original === undefined)
          const sids = now.flatMap((statement) => statement['Sid'] ?? [])
          expect(new Set(sids).size).toBe(sids.length)
          break
        }
        case 'remove':
          expect(since).toEqual(before.toSpliced(each.index, 1))
          break
        case 'move': {
          const moved = before[each.index] ?? ''
          const to = each.to
          const order = before.toSpliced(each.index, 1).toSpliced(to, 0, moved)
          expect(since).toEqual(to < before.length ? order : before)
          break
        }
        case 'sort': {
          expect(after.length).toBe(text.length)
          expect(now.map(sets)).toEqual(meant.map(sets))
          for (const [at, statement] of now.entries()) {
            if (each.index !== null && each.index !== at) expect(since[at]).toBe(before[at])
            else expect(unsorted(statement)).toEqual([])
          }
          const again = editStatementList(after, kind, each)
          expect(again).toEqual({ kind: 'edits', edits: [] })
          break
        }
      }
    })
    fc.assert(property, runs)
  })
})

/** A statement with its lists as sets. */
function sets(value: Json): unknown {
  if (Array.isArray(value)) return new Set((value as readonly Json[]).map(sets))
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, each]) => [key, sets(each)])
}

/** Lists that are not in order. */
function unsorted(value: Json): readonly (readonly string[])[] {
  if (Array.isArray(value)) {
    const texts = (value as readonly string[]).map((each) => each.toLowerCase())
    const isSorted = texts.every((each, at) => at === 0 || (texts[at - 1] ?? '') <= each)
    return isSorted ? [] : [texts]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(unsorted)
}

describe('whatever the text and the changes', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 5 }),
    fc.json({ maxDepth: 5 }).map((json) => `{"Statement":${json}}`),
    fc.json({ maxDepth: 5 }).map((json) => `{"Statement":[{"Sid":"A","Condition":${json}}]}`),
    fc.json({ maxDepth: 5 }).map((json) => `{"Statement":{"Action":${json},"Action":"b"}}`),
    fc.json({ maxDepth: 4 }).map((json) => `{"Statement":[{"Principal":${json},"NotAction":1}]}`),
    written.chain(({ text }) =>
      fc.nat({ max: text.length }).map((at) => text.slice(0, at) + text.slice(at + 1)),
    ),
  )

  test('nothing throws, JSON stays JSON, and what is no JSON is left alone', () => {
    const steps = fc.array(fc.oneof(change, listChange), { minLength: 1, maxLength: 8 })
    const property = fc.property(anything, steps, fc.nat({ max: 2 }), (start, changes, at) => {
      let text = start
      for (const each of changes) {
        const isList = ['add', 'duplicate', 'remove', 'move', 'sort'].includes(each.kind)
        const edit = isList
          ? editStatementList(text, 'identity', each as StatementListChange)
          : editStatement(text, at, each as StatementChange)
        const next = apply(text, edit)
        if (!isJson(text)) expect(next).toBeNull()
        if (next === null) continue
        expect(isJson(next)).toBe(true)
        text = next
      }
    })
    fc.assert(property, runs)
  })

  test('a name that is offered may stand', () => {
    const property = fc.property(written, ({ text, kind }) => {
      const { statements } = outlinePolicy(text)
      const sidsBeside = (one: StatementOutline): readonly string[] =>
        statements.flatMap(({ index: at, sid }) => (at === one.index || sid === null ? [] : [sid]))
      for (const each of statements) {
        const others = sidsBeside(each)
        const offered = suggestSid(each, others)
        expect(offered).toMatch(/^[A-Za-z0-9]+$/)
        expect(sidProblem(offered, kind, others)).toBeNull()
      }
    })
    fc.assert(property, { numRuns: 1000 })
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
