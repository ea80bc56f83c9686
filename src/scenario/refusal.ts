/**
 * Why a document was not accepted, in words for a person: what was found, where, what was expected.
 */

import * as v from 'valibot'

export interface Refusal {
  readonly message: string
  /** Where, as in 'world.accounts[0].users[2].name'; empty for the whole document. */
  readonly path: string
}

export type Accepted<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type Step = string | number

/** Runs a schema. Its messages are phrases of what was expected; the rest of the sentence is made here. */
export function accept<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Accepted<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return { kind: 'ok', value: result.output }
  const [issue] = result.issues
  const steps = (issue.path ?? []).map((item) => stepOf(item.key))
  return { kind: 'refused', refusal: refuse(steps, valueAt(issue), issue.message) }
}

export function refuse(steps: readonly Step[], found: unknown, expected: string): Refusal {
  const path = pathText(steps)
  const where = path === '' ? 'The scenario cannot be read' : `At ${path}`
  return { message: `${where}: found ${describe(found)}, expected ${expected}.`, path }
}

function stepOf(key: unknown): Step {
  return typeof key === 'number' || typeof key === 'string' ? key : String(key)
}

/** The offending value itself; valibot gives the name instead where a field is unknown. */
function valueAt(issue: v.BaseIssue<unknown>): unknown {
  const last = issue.path?.at(-1)
  return last === undefined ? issue.input : last.value
}

function pathText(steps: readonly Step[]): string {
  let path = ''
  for (const step of steps) {
    if (typeof step === 'number') path += `[${String(step)}]`
    else if (!/^[A-Za-z]\w*$/.test(step)) path += `[${shortened(step)}]`
    else path += path === '' ? step : `.${step}`
  }
  return path
}

/** What a value is, in a few words and without calling anything of the value. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return shortened(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `a list of ${String(value.length)}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const SHOWN = 48

function shortened(text: string): string {
  return text.length <= SHOWN
    ? `"${text}"`
    : `"${text.slice(0, SHOWN)}…" (${String(text.length)} characters)`
}
