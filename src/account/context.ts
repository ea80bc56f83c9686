/**
 * The context keys of a request, each with its origin (section 4 of the specification).
 */

import { callerKeys, sessionKeys } from './caller-keys.ts'
import { resolveCaller } from './callers.ts'
import { locateResource, ownerAccountId } from './located.ts'
import type { World } from './model.ts'
import type { ContextEntry, ContextSource, Question } from './questions.ts'
import { clockKeys, connectionKeys, networkKeys, regionKeys, resourceKeys } from './request-keys.ts'
import type { BroughtKey } from './request-keys.ts'

/**
 * Everything that caller, session, network, resource, request and clock bring, in this order; in its place
 * stands what the question sets or takes away by hand, and what only the hand brings comes last.
 * One entry a key, whatever its letter case (C3). `now` is ISO 8601.
 */
export function requestContext(
  world: World,
  question: Question,
  now: string,
): readonly ContextEntry[] {
  const caller = resolveCaller(world, question.principal, question.action)
  const resource = locateResource(world, question.resource)
  const moment = momentOf(question.context, now)
  return withHand(
    [
      ['caller', callerKeys(world, caller)],
      ['session', sessionKeys(caller, moment)],
      ['network', networkKeys(world, question, caller)],
      ['resource', resourceKeys(world, resource, ownerAccountId(caller, resource))],
      ['request', [...regionKeys(resource), ...connectionKeys]],
      ['clock', clockKeys(now, moment)],
    ],
    question.context,
  )
}

/** What is brought along by each source, later ones over earlier ones, and over all of it the hand. */
export function withHand(
  brought: readonly (readonly [ContextSource, readonly BroughtKey[]])[],
  hand: Question['context'],
): readonly ContextEntry[] {
  const byHand = new Map(
    Object.entries(hand).map(([key, value]) => [key.toLowerCase(), { key, value }]),
  )
  const entries = new Map<string, ContextEntry>()
  for (const [source, keys] of brought) {
    for (const [key, value] of keys) {
      const own = byHand.get(key.toLowerCase())
      entries.set(
        key.toLowerCase(),
        own === undefined
          ? { key, value, source, broughtAlong: null, group: source }
          : { key, value: own.value, source: 'hand', broughtAlong: value, group: source },
      )
    }
  }
  for (const [name, { key, value }] of byHand) {
    // Taking away what is not there changes nothing.
    if (entries.has(name) || value === null) continue
    entries.set(name, { key, value, source: 'hand', broughtAlong: null, group: 'hand' })
  }
  return [...entries.values()]
}

/** The context as the evaluator takes it; keys taken away are left out. */
export function contextOf(entries: readonly ContextEntry[]): Record<string, string | string[]> {
  // fromEntries defines each key, so that '__proto__' is a key like any other.
  return Object.fromEntries(
    entries.flatMap(({ key, value }) =>
      value === null ? [] : [[key, typeof value === 'string' ? value : [...value]]],
    ),
  )
}

/** The moment of the request: what the hand sets, where it is a time at all, or else the scenario's clock. */
export function momentOf(hand: Question['context'], now: string): Date | null {
  const entry = Object.entries(hand).findLast(([key]) => key.toLowerCase() === 'aws:currenttime')
  const text = [entry?.[1] ?? []].flat()[0]
  return readMoment(text ?? now) ?? readMoment(now)
}

/** ISO 8601, in UTC where no offset is given, or seconds since 1970 (3.4). */
function readMoment(text: string): Date | null {
  if (/^\d+$/.test(text)) return validDate(Number(text) * 1000)
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return null
  const zoned = !text.includes('T') || /(Z|[+-]\d\d:?\d\d)$/i.test(text)
  return validDate(Date.parse(zoned ? text : `${text}Z`))
}

function validDate(time: number): Date | null {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? null : date
}
