/**
 * The checks as a table: what is asked, what is expected, what it gets now and by which statement, and
 * what editing has changed about it.
 */

import { shortArn, shortPrincipal } from '../../account/index.ts'
import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { DecidingStatement } from '../../protocol/engine-api.ts'
import type { Check, StatementAddress } from '../../scenario/model.ts'
import type { CheckState } from '../results.ts'
import { sameQuestion } from '../same-question.ts'
import { flipOf, type Flip } from '../suite/flips.ts'
import type { Remembered } from '../suite/remembered.ts'
import { decidingName, statementName } from '../suite/statement-names.ts'
import type { Names } from './names.ts'
import { outcomeMood, type Tone } from './signs.ts'

export interface CheckRow {
  readonly id: string
  readonly name: string
  /** The name, or what is asked where there is none. */
  readonly title: string
  readonly principal: string
  readonly principalShort: string
  readonly action: string
  readonly resource: string
  readonly resourceShort: string
  readonly expected: Verdict
  readonly expectedTone: Tone
  /** The statement that is expected to decide; null where any may. */
  readonly by: ExpectedBy | null
  /** Null where it was never decided. */
  readonly now: VerdictWord | null
  readonly decidedBy: string
  /** The statement that decides now. */
  readonly statement: DecidingStatement | null
  /** Why `now` is out of date; null when it is not. */
  readonly stale: string | null
  readonly state: 'holds' | 'fails' | 'open'
  readonly stateWord: string
  readonly flip: FlipWords | null
  /** Its question stands in the sentence. */
  readonly asked: boolean
}

interface VerdictWord {
  readonly word: string
  readonly tone: Tone
}

export interface ExpectedBy {
  readonly address: StatementAddress
  /** 'DenyOutsideNetwork › OnlyFromOffice'. */
  readonly name: string
  /** What is wrong with it, as in 'expected X › Y, which is gone'; null when it decides, or nobody knows. */
  readonly trouble: string | null
}

export interface FlipWords {
  readonly kind: Flip['kind']
  readonly was: VerdictWord
  /** 'was allow before your edit; now explicit deny by DenyOutsideNetwork › OnlyFromOffice'. */
  readonly words: string
}

/** What the rows are made from. */
export interface CheckSources {
  readonly checks: readonly Check[]
  readonly states: ReadonlyMap<string, CheckState>
  readonly remembered: Remembered['outcomes']
  /** The question in the sentence. */
  readonly question: Question
  readonly names: Names
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  allow: 'allow',
  explicitDeny: 'explicit deny',
  implicitDeny: 'implicit deny',
}

export function checkRows(sources: CheckSources): readonly CheckRow[] {
  return sources.checks.map((check) => checkRow(check, sources))
}

function checkRow(check: Check, { states, remembered, question, names }: CheckSources): CheckRow {
  const { principal, action, resource } = check.question
  const state = states.get(check.id)
  const outcome = state?.outcome ?? null
  const broken = state?.stale ?? null
  const flip = flipOf(check, state, remembered)
  const standing = outcome === null || broken !== null ? 'open' : outcome.holds ? 'holds' : 'fails'
  return {
    id: check.id,
    name: check.name,
    title: check.name === '' ? `${shortPrincipal(principal)}: ${action}` : check.name,
    principal,
    principalShort: shortPrincipal(principal),
    action,
    resource,
    resourceShort: shortArn(resource),
    expected: check.expected,
    expectedTone: outcomeMood(check.expected).tone,
    by: check.by === null ? null : expectedBy(check.by, outcome, names),
    now: outcome === null ? null : verdictWord(outcome.verdict),
    decidedBy: decidedBy(outcome, names),
    statement: outcome?.decidedBy ?? null,
    stale: broken === null ? null : brokenWords(broken, names),
    state: standing,
    stateWord: standing,
    flip: flip === null ? null : flipWords(flip, outcome, names),
    asked: sameQuestion(check.question, question),
  }
}

function verdictWord(verdict: Verdict): VerdictWord {
  return { word: verdictWords[verdict], tone: outcomeMood(verdict).tone }
}

type Outcome = CheckState['outcome']

function decidedBy(outcome: Outcome, names: Names): string {
  if (outcome === null) return ''
  if (outcome.decidedBy !== null) return decidingName(outcome.decidedBy, names)
  return outcome.verdict === 'implicitDeny' ? 'no statement allows it' : ''
}

function expectedBy(address: StatementAddress, outcome: Outcome, names: Names): ExpectedBy {
  const name = statementName(address, names)
  return { address, name, trouble: troubleWith(name, outcome) }
}

function troubleWith(name: string, outcome: Outcome): string | null {
  switch (outcome?.expected) {
    case undefined:
    case null:
    case 'decides':
      return null
    case 'doesNotDecide':
      return `expected ${name}`
    case 'statementGone':
      return `expected ${name}, a statement that is gone`
    case 'policyGone':
      return `expected ${name}, of a policy that is gone`
  }
}

function flipWords({ kind, was }: Flip, outcome: Outcome, names: Names): FlipWords {
  const before = verdictWord(was.verdict)
  const now = outcome === null ? '' : verdictWords[outcome.verdict]
  const by = outcome?.decidedBy ?? null
  const reason = by === null ? '' : ` by ${decidingName(by, names)}`
  return { kind, was: before, words: `was ${before.word}; now ${now}${reason}` }
}

function brokenWords(broken: readonly string[], names: Names): string {
  const [first] = broken
  return first === undefined ? 'a policy cannot be read' : `${names.policy(first)} cannot be read`
}
