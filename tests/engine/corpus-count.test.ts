/**
 * Is the corpus as large as it has to be, and does every row name a rule of the specification?
 */

import { describe, expect, test } from 'vitest'
import { corpusFiles } from './corpus.ts'

/** A rule (G7, V12), or a section whose table the row is from (3.2). */
const ruleId = /^(?:[GMCKDVSEAXO][1-9]\d?|(?:[1-9]|10)\.[1-9]\d?)$/

describe('the corpus', () => {
  const files = corpusFiles().map(({ file, content }) => ({ file, rules: rulesIn(content) }))
  const rules = files.flatMap((each) => each.rules.map((rule) => ({ file: each.file, rule })))

  test('has more than 400 rows that carry a rule', () => {
    expect(rules.length).toBeGreaterThan(400)
  })

  test('names rules by their ids', () => {
    expect(rules.filter(({ rule }) => typeof rule !== 'string' || !ruleId.test(rule))).toEqual([])
  })

  test('shows every rule of sections 1, 2 and 3 that a policy and a request decide', () => {
    const shown = new Set(rules.map(({ rule }) => rule))
    expect(
      [...tables, ...grammar, ...matching, ...conditions].filter((id) => !shown.has(id)),
    ).toEqual([])
  })
})

const upTo = (letter: string, last: number, ...without: number[]): string[] =>
  Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !without.includes(number))
    .map((number) => `${letter}${number}`)

const tables = [
  '1.5',
  '1.11',
  '1.12',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '3.7',
  '3.8',
  '3.9',
  '3.11',
]
/** Without G60, which needs the resource that a policy is attached to, and G64 to G67: sizes, names, unions. */
const grammar = upTo('G', 63, 60)
const matching = upTo('M', 21)
const conditions = upTo('C', 19)

/** The rule of each row in a file, wherever its rows stand. */
function rulesIn(content: unknown): unknown[] {
  if (Array.isArray(content)) return content.flatMap(rulesIn)
  if (typeof content !== 'object' || content === null) return []
  if ('rule' in content) return [content.rule]
  return Object.values(content).flatMap(rulesIn)
}
