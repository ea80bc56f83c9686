/**
 * Values for the keys that a statement tests, under which its tests should hold. Only deciding shows
 * whether they do.
 */

import type { Question } from '../src/account/index.ts'
import type { StatementOutline, TestOutline } from '../src/engine/index.ts'
import type { Check } from '../src/protocol/engine-api.ts'

type Context = Question['context']
type Value = Context[string]

/** Of the contexts that the checks ask with. */
const MOST_BORROWED = 12

/** Contexts to try: what the statement's tests want, by itself and beside what the checks ask with. */
export function contextsFor(
  { tests }: StatementOutline,
  checks: readonly Check[],
): readonly Context[] {
  // Most negated tests hold without their key (C4, C13; ForAnyValue's do not, C14): with a value they come second.
  const wanted = contextOf(tests.filter((test) => !readOperator(test).negated))
  const borrowed = distinct(checks.map(({ question }) => question.context))
  const beside = borrowed.slice(0, MOST_BORROWED).map((context) => joined(context, wanted))
  return distinct([wanted, contextOf(tests), ...beside]).filter(
    (context) => Object.keys(context).length > 0,
  )
}

/** A key has no letter case: of two spellings the wanted one stays (C3). */
function joined(context: Context, wanted: Context): Context {
  const names = new Set(Object.keys(wanted).map((key) => key.toLowerCase()))
  const others = Object.entries(context).filter(([key]) => !names.has(key.toLowerCase()))
  return { ...Object.fromEntries(others), ...wanted }
}

function distinct(contexts: readonly Context[]): readonly Context[] {
  return [...new Map(contexts.map((context) => [JSON.stringify(context), context])).values()]
}

function contextOf(tests: readonly TestOutline[]): Context {
  // Of two tests of one key the last is taken: a key has one value.
  return tests.reduce<Context>((context, test) => {
    const value = valueFor(test)
    return value === undefined ? context : joined(context, { [test.key.value]: value })
  }, {})
}

interface ReadOperator {
  readonly name: string
  readonly isSet: boolean
  readonly negated: boolean
}

function readOperator({ operator }: TestOutline): ReadOperator {
  const parts = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(?:IfExists)?$/i.exec(operator.value)
  const name = (parts?.[2] ?? '').toLowerCase()
  return { name, isSet: parts?.[1] !== undefined, negated: name.includes('not') }
}

/** Undefined where nothing comes to mind; null takes the key away (C4), a list is for a set operator (C13, C14). */
function valueFor(test: TestOutline): Value | undefined {
  const { name, isSet, negated } = readOperator(test)
  const [first] = test.values
  if (first === undefined) return undefined
  const text = first.value
  if (name === 'null') return text.toLowerCase() === 'true' ? null : 'example'
  const value = negated ? another(name) : like(name, text)
  return isSet ? [value] : value
}

function like(name: string, text: string): string {
  if (name === 'ipaddress') return text.replace(/\/\d+$/, '')
  if (name.startsWith('numeric')) return nearNumber(name, text)
  if (name.startsWith('date')) return nearDate(name, text)
  return name === 'stringequals' ? text : filled(text)
}

/** A pattern as a text that it covers. */
export function filled(pattern: string): string {
  return pattern.replaceAll('*', 'example').replaceAll('?', 'x')
}

function another(name: string): string {
  if (name.includes('ipaddress')) return '192.0.2.77'
  if (name.startsWith('numeric')) return '987654321'
  if (name.startsWith('date')) return '2001-02-03T04:05:06Z'
  return name.startsWith('arn') ? 'arn:aws:iam::000000000000:role/example' : 'example'
}

function step(name: string): -1 | 0 | 1 {
  if (name.endsWith('equals')) return 0
  return name.includes('less') ? -1 : 1
}

function nearNumber(name: string, text: string): string {
  const number = Number(text)
  return Number.isFinite(number) ? String(number + step(name)) : text
}

function nearDate(name: string, text: string): string {
  const at = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  if (!Number.isFinite(at) || Math.abs(at) > 8e15) return text
  return new Date(at + step(name) * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
}
