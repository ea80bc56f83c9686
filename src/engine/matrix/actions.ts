/**
 * The action axis: which actions a pattern covers, and which the rules outside policies treat alike.
 * Sorted, so that what a pattern begins with is a range of it, found by bisection.
 */

import { serviceOf } from '../evaluate/facts.ts'
import { operationOf } from '../evaluate/operation.ts'
import type { Operation } from '../evaluate/operation.ts'
import type { CompiledAction } from '../evaluate/compile.ts'
import { literalPrefix, matchesGlob } from '../match/glob.ts'
import { actionSetOf, noActions, unionOf, wordsFor } from './action-set.ts'
import type { ActionSet } from './action-set.ts'

export interface ActionAxis {
  /** In lower case (M3), sorted; the place of a name is that of its bit. */
  readonly names: readonly string[]
  /** By index of the action in the input, its bit. */
  readonly bitOf: Uint32Array
  readonly words: number
  readonly all: ActionSet
  readonly operations: readonly OperationMembers[]
  /** What each pattern covers, by its text in lower case; filled as they are met. */
  readonly patterns: Map<string, ActionSet>
  /** Unions of operations, by their flags; filled as they are met. */
  readonly unions: Map<OperationFlags, ActionSet>
}

/** Some of the axis's operations: bit i stands for `operations[i]`. There are fewer than 32 in all. */
export type OperationFlags = number

/** The actions of one operation. Any of them will do to ask the rules about all. */
export interface OperationMembers {
  readonly operation: Operation
  readonly example: string
  readonly members: ActionSet
}

/** Sorts the actions. What is no text is an action that no policy names. */
export function actionAxisOf(actions: readonly string[]): ActionAxis {
  const lower = actions.map((action) => (typeof action === 'string' ? action.toLowerCase() : ''))
  const order = lower.map((_, index) => index).sort((a, b) => compare(lower[a], lower[b]) || a - b)
  const bitOf = new Uint32Array(actions.length)
  order.forEach((index, bit) => (bitOf[index] = bit))
  const names = order.map((index) => lower[index] ?? '')
  const words = wordsFor(names.length)
  return {
    names,
    bitOf,
    words,
    all: setOfRange(words, 0, names.length, () => true),
    operations: operationsOf(names, words),
    patterns: new Map(),
    unions: new Map(),
  }
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function operationsOf(names: readonly string[], words: number): readonly OperationMembers[] {
  const found = new Map<Operation, { example: string; members: Uint32Array }>()
  names.forEach((name, bit) => {
    const operation = operationOf(name, serviceOf(name))
    let entry = found.get(operation)
    if (entry === undefined) {
      entry = { example: name, members: new Uint32Array(words) }
      found.set(operation, entry)
    }
    setBit(entry.members, bit)
  })
  return [...found].map(([operation, { example, members }]) => {
    return { operation, example, members: actionSetOf(members) }
  })
}

/** The actions that one value of Action or NotAction covers. */
export function actionsOf({ source, glob }: CompiledAction, axis: ActionAxis): ActionSet {
  const text = source.value.toLowerCase()
  const known = axis.patterns.get(text)
  if (known !== undefined) return known
  const { names } = axis
  const prefix = literalPrefix(glob)
  const from = bisect(names, (name) => name < prefix)
  const to = bisect(names, (name) => name < prefix || name.startsWith(prefix))
  const set = setOfRange(axis.words, from, to, (bit) => matchesGlob(glob, names[bit] ?? ''))
  axis.patterns.set(text, set)
  return set
}

/** The actions of some operations. */
export function actionsOfOperations(flags: OperationFlags, axis: ActionAxis): ActionSet {
  if (flags === 0) return noActions
  const known = axis.unions.get(flags)
  if (known !== undefined) return known
  const chosen = axis.operations.filter((_, index) => (flags & (1 << index)) !== 0)
  const set = unionOf(chosen.map(({ members }) => members))
  axis.unions.set(flags, set)
  return set
}

/** The operations for which something holds. */
export function operationsWhere(
  axis: ActionAxis,
  holds: (operation: Operation, index: number) => boolean,
): OperationFlags {
  let flags = 0
  axis.operations.forEach(({ operation }, index) => {
    if (holds(operation, index)) flags |= 1 << index
  })
  return flags
}

/** How many names come before the first for which `isBefore` fails. */
function bisect(names: readonly string[], isBefore: (name: string) => boolean): number {
  let from = 0
  let to = names.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (isBefore(names[middle] ?? '')) from = middle + 1
    else to = middle
  }
  return from
}

function setOfRange(
  words: number,
  from: number,
  to: number,
  isMember: (bit: number) => boolean,
): ActionSet {
  const members = new Uint32Array(words)
  for (let bit = from; bit < to; bit++) if (isMember(bit)) setBit(members, bit)
  return actionSetOf(members)
}

function setBit(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31))
}
