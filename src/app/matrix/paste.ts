/**
 * Lists that are pasted: a member of an axis a line, as people copy them from policies, spreadsheets and
 * terminals. What is not taken is told with its line and the reason, so that nothing is lost.
 */

import { expandActionPattern, nearestAction, serviceOf } from '../../engine/index.ts'
import type { Catalogue } from '../../engine/index.ts'
import { checkAction, checkPrincipal, checkResource, type Choice } from '../views/choices.ts'

export interface Pasted {
  /** In the order of the lines, each once. */
  readonly ids: readonly string[]
  readonly refused: readonly RefusedLine[]
  /** Lines that name what an earlier line has named. */
  readonly repeated: number
}

export interface RefusedLine {
  /** From 1. */
  readonly line: number
  readonly text: string
  /** What was found and what was expected. */
  readonly reason: string
}

/** What a line means: members of the axis, or why it means none. */
type Meaning = readonly string[] | string

export function pastedPrincipals(text: string, choices: readonly Choice[]): Pasted {
  return pasted(text, among(choices, checkPrincipal))
}

export function pastedResources(text: string, choices: readonly Choice[]): Pasted {
  return pasted(text, among(choices, checkResource))
}

/** Patterns stand for all actions that they cover. */
export function pastedActions(text: string, catalogue: Catalogue | null): Pasted {
  return pasted(text, (value) => {
    if (catalogue === null) return checkAction(value) ?? [value]
    const found = expandActionPattern(catalogue, value)
    if (found.length > 0) return found.map(({ name }) => name)
    if (!/^[^\s:]+:[^\s:]+$/.test(value)) return checkAction(value) ?? 'is no action'
    if (/[*?]/.test(value)) return `No action of AWS is covered by ${value}.`
    const near = nearestAction(catalogue, value)
    const meant = near === null ? '' : ` Is ${near} meant?`
    return serviceOf(catalogue, value) === null
      ? `AWS has no service with the prefix ${value.slice(0, value.indexOf(':'))}.${meant}`
      : `AWS has no action ${value}.${meant}`
  })
}

/** By full name, or by a label that only one of them has; or any other text that may stand. */
function among(
  choices: readonly Choice[],
  check: (text: string) => string | null,
): (value: string) => Meaning {
  const values = new Set(choices.map(({ value }) => value))
  const byLabel = new Map<string, string[]>()
  for (const { label, value } of choices) {
    byLabel.set(label.toLowerCase(), [...(byLabel.get(label.toLowerCase()) ?? []), value])
  }
  return (text) => {
    if (values.has(text)) return [text]
    const named = byLabel.get(text.toLowerCase()) ?? []
    if (named.length === 1) return named
    if (named.length > 1) return `${named.length} go by this name; write the ARN of the one meant.`
    return check(text) ?? [text]
  }
}

function pasted(text: string, meaningOf: (value: string) => Meaning): Pasted {
  const ids = new Set<string>()
  const refused: RefusedLine[] = []
  let repeated = 0
  text.split(/\r\n|\r|\n/).forEach((written, index) => {
    const value = bare(written)
    if (value === '') return
    const meaning = meaningOf(value)
    if (typeof meaning === 'string') {
      refused.push({ line: index + 1, text: value, reason: meaning })
      return
    }
    if (meaning.every((id) => ids.has(id))) repeated += 1
    for (const id of meaning) ids.add(id)
  })
  return { ids: [...ids], refused, repeated }
}

/** Without what surrounds a value in JSON, in a table or in a list of points. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^[-•]\s+/, '')
    .replace(/[,;]$/, '')
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2')
    .trim()
}
