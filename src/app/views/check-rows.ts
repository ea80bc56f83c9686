/**
 * The checks as a table: what is asked, what is expected, what it gets now and by which statement.
 */

import { shortArn, shortPrincipal } from '../../account/index.ts'
import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { Check } from '../../scenario/model.ts'
import type { CheckState } from '../results.ts'
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
  /** Null where it was never decided. */
  readonly now: { readonly word: string; readonly tone: Tone } | null
  readonly decidedBy: string
  /** Why `now` is out of date; null when it is not. */
  readonly stale: string | null
  readonly state: 'holds' | 'fails' | 'open'
  readonly stateWord: string
  /** Its question stands in the sentence. */
  readonly asked: boolean
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  allow: 'allow',
  explicitDeny: 'explicit deny',
  implicitDeny: 'implicit deny',
}

export function checkRows(
  checks: readonly Check[],
  states: ReadonlyMap<string, CheckState>,
  question: Question,
  names: Names,
): readonly CheckRow[] {
  return checks.map((check) => checkRow(check, states.get(check.id), question, names))
}

function checkRow(
  check: Check,
  state: CheckState | undefined,
  question: Question,
  names: Names,
): CheckRow {
  const { principal, action, resource } = check.question
  const outcome = state?.outcome ?? null
  const broken = state?.stale ?? null
  const decided = outcome !== null && broken === null
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
    now:
      outcome === null
        ? null
        : { word: verdictWords[outcome.verdict], tone: outcomeMood(outcome.verdict).tone },
    decidedBy: decidedBy(outcome, names),
    stale: broken === null ? null : brokenWords(broken, names),
    state: !decided ? 'open' : outcome.holds ? 'holds' : 'fails',
    stateWord: !decided ? 'open' : outcome.holds ? 'holds' : 'fails',
    asked: sameQuestion(check.question, question),
  }
}

function decidedBy(outcome: CheckState['outcome'], names: Names): string {
  if (outcome === null) return ''
  const by = outcome.decidedBy
  if (by === null) return outcome.verdict === 'implicitDeny' ? 'no statement allows it' : ''
  return `${names.policy(by.policy)}, ${by.sid === null || by.sid === '' ? `statement ${by.statement + 1}` : by.sid}`
}

function brokenWords(broken: readonly string[], names: Names): string {
  const [first] = broken
  return first === undefined ? 'a policy cannot be read' : `${names.policy(first)} cannot be read`
}

function sameQuestion(a: Question, b: Question): boolean {
  return (
    a.principal === b.principal &&
    a.action === b.action &&
    a.resource === b.resource &&
    a.vpcEndpointId === b.vpcEndpointId &&
    sameContext(a.context, b.context)
  )
}

function sameContext(a: Question['context'], b: Question['context']): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && JSON.stringify(a[key]) === JSON.stringify(b[key]))
  )
}
