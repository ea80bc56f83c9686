/**
 * The building blocks of the document's schema. Every one is bounded, and its message is a phrase
 * of what was expected, which `refusal.ts` puts into a sentence.
 */

import * as v from 'valibot'
import { POLICY_TEXT_LENGTH } from './limits.ts'
import { isPlainObject } from './plain.ts'

/** Text of `min` to `max` UTF-16 code units. */
export function text(min: number, max: number) {
  const expected = `a text of ${String(min)} to ${String(max)} characters`
  return v.pipe(v.string(expected), v.minLength(min, expected), v.maxLength(max, expected))
}

/** Text of a fixed form. The pattern is anchored and linear. */
export function form(pattern: RegExp, max: number, expected: string) {
  return v.pipe(v.string(expected), v.maxLength(max, expected), v.regex(pattern, expected))
}

/** A name or id in AWS's or the user's words. */
export function name() {
  return text(1, 256)
}

export function arn() {
  return text(1, 2048)
}

export function accountId() {
  return form(/^\d{12}$/, 12, 'an account id of 12 digits')
}

/** A policy as a person typed it: any text, valid or not. */
export function policyText() {
  return text(0, POLICY_TEXT_LENGTH)
}

/** What is attached to one entity: AWS allows five policies of a type. */
export function organizationPolicyIds() {
  return list(name(), 5)
}

/** A moment in UTC, as in 2026-03-09T09:30:00Z. */
export function moment() {
  const expected = 'a moment in UTC such as 2026-03-09T09:30:00Z'
  return v.pipe(
    form(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/, 32, expected),
    v.check((value) => !Number.isNaN(Date.parse(value)), expected),
  )
}

export function flag() {
  return v.boolean('true or false')
}

export function wholeNumber(min: number, max: number) {
  const expected = `a whole number from ${String(min)} to ${String(max)}`
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(min, expected),
    v.maxValue(max, expected),
  )
}

export function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, `one of ${options.map((option) => `"${option}"`).join(', ')}`)
}

export function exactly<const Value extends string | number>(value: Value) {
  return v.literal(value, typeof value === 'string' ? `"${value}"` : String(value))
}

/** An object with these fields, all of them and no other. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return 'no field of this name'
    return issue.path === undefined ? 'an object' : 'a value'
  })
}

/** A list of at most `max` items. */
export function list<Item extends v.GenericSchema>(item: Item, max: number) {
  const expected = `a list of at most ${String(max)}`
  return v.pipe(v.array(item, expected), v.maxLength(max, expected), v.readonly())
}

/**
 * A list of at most `max` objects, each known by one of its fields, which two must not have in common:
 * the page draws such lists by that name.
 */
export function listBy<
  Name extends string,
  Item extends v.GenericSchema<unknown, Readonly<Record<Name, string>>>,
>(name: Name, item: Item, max: number) {
  const expected = `a list of at most ${String(max)}`
  return v.pipe(
    v.array(item, expected),
    v.maxLength(max, expected),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const index = firstRepeat(dataset.value.map((value) => value[name]))
      if (index === null) return
      addIssue({
        message: `another ${name} than those before it`,
        path: pathTo(dataset.value, [index, name]),
      })
    }),
    v.readonly(),
  )
}

/** Values by free names, such as condition keys. */
export function record<Value extends v.GenericSchema>(value: Value, max: number) {
  const expected = `an object with at most ${String(max)} entries`
  return v.pipe(
    // Without this a list would pass as a record of its indexes.
    v.custom<Readonly<Record<string, unknown>>>(isPlainObject, expected),
    v.check((input) => Object.keys(input).length <= max, expected),
    v.record(text(1, 512), value, expected),
  )
}

function firstRepeat(names: readonly string[]): number | null {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) return index
    seen.add(name)
  }
  return null
}

/** The path of an issue that is found by looking at a whole object or list. */
export function pathTo(
  input: unknown,
  [key, ...rest]: readonly [string | number, ...(string | number)[]],
): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const value: unknown =
    typeof input === 'object' && input !== null ? Reflect.get(input, key) : null
  const item = { type: 'unknown', origin: 'value', input, key, value } as const
  const [next, ...more] = rest
  return next === undefined ? [item] : [item, ...pathTo(value, [next, ...more])]
}
