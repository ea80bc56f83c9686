/**
 * A pasted table of checks: what would be added, what would be left in the box, and as much of both as
 * is worth showing before.
 */

import { shortArn, shortPrincipal } from '../../account/index.ts'
import { verdictWords } from '../views/check-rows.ts'
import { outcomeMood, type Tone } from '../views/signs.ts'
import type { NewCheck } from './check-edits.ts'
import { readChecks, type TableLine } from './check-table.ts'
import { tableWorld, type Opened } from './table-world.ts'

/** Characters of a table that is read: a thousand checks with long contexts. */
export const TABLE_LENGTH = 2_000_000

export interface PastedTable {
  /** How many lines there are. */
  readonly lines: number
  readonly good: readonly GoodLine[]
  readonly refused: readonly RefusedLine[]
  readonly checks: readonly NewCheck[]
  /** The text without the lines that would be added. */
  readonly left: string
}

interface GoodLine {
  readonly line: number
  readonly check: NewCheck
}

interface RefusedLine {
  readonly line: number
  readonly column: string | null
  readonly problem: string
}

export function readTable(text: string, workspace: Opened, room: number): PastedTable {
  const { header, lines } = readChecks(text.slice(0, TABLE_LENGTH), tableWorld(workspace), room)
  const good = lines.flatMap(goodLine)
  const bad = lines.filter(({ outcome }) => outcome.kind === 'refused')
  const kept = bad.map((line) => line.text)
  const withHeader = header === null || kept.length === 0 ? kept : [header, ...kept]
  return {
    lines: lines.length,
    good,
    refused: bad.flatMap(refusedLine),
    checks: good.map(({ check }) => check),
    // Of a table whose header cannot be read, only that was looked at.
    left: good.length === 0 ? text : withHeader.join('\n'),
  }
}

function goodLine({ line, outcome }: TableLine): readonly GoodLine[] {
  return outcome.kind === 'check' ? [{ line, check: outcome.check }] : []
}

function refusedLine({ line, outcome }: TableLine): readonly RefusedLine[] {
  return outcome.kind === 'check' ? [] : [{ line, ...outcome }]
}

export interface Preview {
  /** '12 checks to add, 2 lines with problems.' */
  readonly summary: string
  readonly checks: readonly PreviewedCheck[]
  readonly moreChecks: number
  readonly refused: readonly RefusedLine[]
  readonly moreRefused: number
}

interface PreviewedCheck {
  readonly line: number
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly expected: string
  readonly tone: Tone
  readonly name: string
}

const SHOWN_CHECKS = 20
const SHOWN_PROBLEMS = 100

export function previewOf({ good, refused }: PastedTable): Preview {
  const checks = good.length === 1 ? '1 check' : `${good.length.toLocaleString('en')} checks`
  const lines = refused.length === 1 ? '1 line' : `${refused.length.toLocaleString('en')} lines`
  return {
    summary: `${checks} to add${refused.length === 0 ? '' : `, ${lines} with problems`}.`,
    checks: good.slice(0, SHOWN_CHECKS).map(previewed),
    moreChecks: Math.max(0, good.length - SHOWN_CHECKS),
    refused: refused.slice(0, SHOWN_PROBLEMS),
    moreRefused: Math.max(0, refused.length - SHOWN_PROBLEMS),
  }
}

function previewed({ line, check }: GoodLine): PreviewedCheck {
  const { principal, action, resource } = check.question
  return {
    line,
    principal: shortPrincipal(principal),
    action,
    resource: shortArn(resource),
    expected: verdictWords[check.expected],
    tone: outcomeMood(check.expected).tone,
    name: check.name ?? '',
  }
}
