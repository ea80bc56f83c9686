/**
 * Is this value plain data of a reasonable size? Asked before a schema sees it, because what comes
 * from a database or a file may be anything: too deep, too large, or with names that JavaScript
 * gives a meaning to.
 */

import type { Limits } from './limits.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Setting one of these on an ordinary object changes more than the object. */
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

interface Visit {
  readonly value: unknown
  readonly steps: readonly (string | number)[]
}

/** Null when it is. Visits without recursion, so that depth cannot exhaust the stack. */
export function refusalOfShape(value: unknown, limits: Limits): Refusal | null {
  const waiting: Visit[] = [{ value, steps: [] }]
  let counted = 1
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const refusal = refusalOfOne(visit, limits)
    if (refusal !== null) return refusal
    counted += childCount(visit.value)
    if (counted > limits.values) return tooMany(limits)
    for (const child of childrenOf(visit).reverse()) waiting.push(child)
  }
  return null
}

function tooMany(limits: Limits): Refusal {
  return {
    path: '',
    message: `The scenario cannot be read: it holds more than ${String(limits.values)} values.`,
  }
}

function refusalOfOne({ value, steps }: Visit, limits: Limits): Refusal | null {
  if (typeof value === 'string' && value.length > limits.stringLength) {
    return refuse(steps, value, `at most ${String(limits.stringLength)} characters`)
  }
  if (typeof value !== 'object' || value === null) return null
  if (steps.length >= limits.nesting) {
    return refuse(steps, value, `at most ${String(limits.nesting)} levels of nesting`)
  }
  if (!Array.isArray(value) && !isPlainObject(value)) return refuse(steps, value, 'plain data')
  const bad = Object.keys(value).find((key) => refusedNames.has(key))
  return bad === undefined
    ? null
    : refuse([...steps, bad], ownValue(value, bad), 'no field of this name')
}

/** `value[name]` of '__proto__' could be the prototype instead. */
function ownValue(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  // Plain objects of another realm, such as a frame or a test's environment, have its Object.prototype.
  return typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null
}

function childCount(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

function childrenOf({ value, steps }: Visit): Visit[] {
  if (Array.isArray(value)) {
    // Unlike map, this visits the holes of a sparse list too.
    return Array.from(value, (child: unknown, index) => ({
      value: child,
      steps: [...steps, index],
    }))
  }
  if (!isPlainObject(value)) return []
  return Object.keys(value).map((key) => ({ value: value[key], steps: [...steps, key] }))
}
