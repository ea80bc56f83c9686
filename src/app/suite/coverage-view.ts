/**
 * The survey of the statements in words: how many the checks exercise, and policy by policy which they
 * do not.
 */

import type { PolicyEntry } from '../../account/index.ts'
import type {
  MissingElement,
  PolicyCoverage,
  StatementCoverage,
} from '../../protocol/coverage-api.ts'
import type { Span } from '../../engine/index.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import { addressIn } from './address.ts'
import { sidOrPlace } from './statement-names.ts'

/** 'nearly': only a condition keeps it from applying; 'never': it can apply to no request as things stand. */
export type Standing = 'exercised' | 'nearly' | 'untouched' | 'never'

export interface CoverageView {
  readonly exercised: number
  readonly total: number
  /** 'Of the others 3 are kept from applying by a condition alone, 1 can apply to no request.' May be empty. */
  readonly others: string
  /** Those with gaps first. */
  readonly policies: readonly CoveredPolicy[]
}

export interface CoveredPolicy {
  readonly ref: string
  readonly name: string
  /** 'attached to nothing', 'cannot be read'; null when there is nothing to say. */
  readonly note: string | null
  readonly exercised: number
  /** Statements that no check exercises. */
  readonly gaps: number
  readonly statements: readonly CoveredStatement[]
}

export interface CoveredStatement {
  readonly key: string
  readonly address: StatementAddress
  readonly index: number
  readonly span: Span
  readonly name: string
  readonly effect: 'Allow' | 'Deny'
  readonly standing: Standing
  readonly words: string
  /** That it is superfluous; null when it is not. */
  readonly remark: string | null
  /** A request for it can be looked for, be it that none is found. */
  readonly wantsCheck: boolean
}

export function coverageView(
  surveyed: readonly PolicyCoverage[],
  entries: readonly PolicyEntry[],
): CoverageView {
  const byRef = new Map(entries.map((entry) => [entry.ref, entry]))
  const policies = surveyed.flatMap((policy) => {
    const entry = byRef.get(policy.ref)
    return entry === undefined ? [] : [coveredPolicy(policy, entry)]
  })
  const all = policies.flatMap(({ statements }) => statements)
  const count = (standing: Standing): number =>
    all.filter((statement) => statement.standing === standing).length
  return {
    exercised: count('exercised'),
    total: all.length,
    others: otherWords(count('nearly'), count('never')),
    policies: [...policies].sort((a, b) => Number(a.gaps === 0) - Number(b.gaps === 0)),
  }
}

/** The policies with those of their statements that are wanted; none without any. */
export function shownOf(
  policies: readonly CoveredPolicy[],
  by: { readonly onlyGaps: boolean; readonly text: string },
): readonly CoveredPolicy[] {
  const words = by.text.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (policy: CoveredPolicy, name: string): boolean => {
    const text = `${policy.name} ${name}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return policies.flatMap((policy) => {
    const statements = policy.statements.filter(
      ({ name, standing }) => holds(policy, name) && !(by.onlyGaps && standing === 'exercised'),
    )
    const cannotBeRead = policy.statements.length === 0 && holds(policy, '')
    return statements.length > 0 || cannotBeRead ? [{ ...policy, statements }] : []
  })
}

function otherWords(nearly: number, never: number): string {
  const parts = [
    nearly === 0 ? '' : `${nearly} ${nearly === 1 ? 'lacks' : 'lack'} only a condition`,
    never === 0 ? '' : `${never} can apply to no request`,
  ].filter(Boolean)
  return parts.length === 0 ? '' : `Of the others ${parts.join(', ')}.`
}

function coveredPolicy({ ref, statements }: PolicyCoverage, entry: PolicyEntry): CoveredPolicy {
  const isAttached = entry.attachedTo.length > 0
  const surveyed = statements ?? []
  const covered = surveyed.map((statement) => {
    const address = addressIn({ ref, statements: surveyed }, statement)
    return coveredStatement(address, statement, isAttached)
  })
  const exercised = covered.filter(({ standing }) => standing === 'exercised').length
  const note = statements === null ? 'cannot be read' : isAttached ? null : 'attached to nothing'
  const gaps = covered.length - exercised
  return { ref, name: entry.name, note, exercised, gaps, statements: covered }
}

function coveredStatement(
  address: StatementAddress,
  surveyed: StatementCoverage,
  isAttached: boolean,
): CoveredStatement {
  const unreachable = surveyed.unreachable ?? (isAttached ? null : UNATTACHED)
  const statement = { ...surveyed, unreachable }
  const { index, effect, from, to, remark } = statement
  return {
    key: `${index} ${address.policy}`,
    address,
    index,
    span: { from, to },
    name: sidOrPlace(address.statement),
    effect,
    standing: standingOf(statement),
    words: wordsOf(statement),
    remark,
    wantsCheck: isAttached && statement.applies === 0,
  }
}

const UNATTACHED = 'its policy is attached to nothing'

function standingOf({ applies, nearly, unreachable }: StatementCoverage): Standing {
  if (applies > 0) return 'exercised'
  if (unreachable !== null) return 'never'
  return nearly > 0 ? 'nearly' : 'untouched'
}

function wordsOf({ applies, nearly, unreachable, missing }: StatementCoverage): string {
  if (applies > 0) return `applies in ${checks(applies)}`
  if (unreachable !== null) return unreachable
  if (nearly > 0) return `only a condition keeps it from ${checks(nearly)}`
  if (missing === null) return 'no check meets its policy'
  return `the nearest check has another ${missing.map((kind) => elementWords[kind]).join(' and another ')}`
}

const elementWords: Readonly<Record<MissingElement, string>> = {
  principal: 'principal',
  action: 'action',
  resource: 'resource',
  condition: 'context',
}

function checks(count: number): string {
  return count === 1 ? '1 check' : `${count.toLocaleString('en')} checks`
}
