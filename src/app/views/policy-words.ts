/**
 * A policy in words, for whoever does not read JSON yet, or has not the time: what its kind is for, what
 * it amounts to, and each statement as a sentence. What has no words is quoted as it stands.
 */

import { readStatements } from '../../engine/index.ts'
import type { PolicyKind } from '../../engine/index.ts'
import { phrase, type Phrase } from './phrase.ts'
import type { ResourceNames } from './words/resource-words.ts'
import { sidOf, statementWords } from './words/statement-words.ts'
import { summaryWords, type Trait } from './words/summary-words.ts'

export interface PolicyWords {
  readonly trait: Trait | null
  /** What a policy of its kind does, where it does not simply grant. */
  readonly role: string | null
  readonly summary: readonly Phrase[]
  readonly statements: readonly StatementSentence[]
  /** How many statements were left off. */
  readonly more: number
}

export interface StatementSentence {
  /** Its place in the list of statements. */
  readonly index: number
  readonly effect: 'Allow' | 'Deny'
  readonly sid: Phrase | null
  readonly words: Phrase
  /** Where it stands in the text. */
  readonly from: number
  readonly to: number
}

/** Drawn and read: a list of hundreds helps nobody. */
const STATEMENTS_MOST = 30

/** Null for a text that AWS would not save as a policy of this kind. */
export function policyWords(
  document: string,
  kind: PolicyKind,
  names: ResourceNames,
): PolicyWords | null {
  const read = readStatements(document, kind)
  if (read === null) return null
  const { trait, sentences } = summaryWords(read.statements, kind, names.catalogue)
  const plain = read.version === '2008-10-17' && document.includes('${')
  return {
    trait,
    role: roles[kind],
    summary: plain ? [...sentences, oldVersion] : sentences,
    statements: read.statements.slice(0, STATEMENTS_MOST).map((statement) => ({
      index: statement.index,
      effect: statement.effect,
      sid: sidOf(statement),
      words: statementWords(statement, kind, names),
      from: statement.from,
      to: statement.to,
    })),
    more: Math.max(0, read.statements.length - STATEMENTS_MOST),
  }
}

/** G13 */
const oldVersion = phrase`Its version is 2008-10-17, so that ${'${…}'} is plain text and no variable.`

const roles: Readonly<Record<PolicyKind, string | null>> = {
  identity: null,
  boundary:
    'Grants nothing by itself: it limits what other policies grant to the user or role that has it.',
  session:
    'Grants nothing by itself: the session may do only what both it and its role or user allow.',
  resource: 'Says who may use this resource.',
  trust: 'Says who may assume this role. What they may do then, the role’s other policies say.',
  scp: 'Grants nothing by itself: it limits what everybody in the member accounts it reaches may do.',
  rcp: 'Grants nothing by itself: it limits what anybody may do with resources of the member accounts it reaches.',
  endpoint: 'Grants nothing by itself: it limits what may be asked through this endpoint.',
}
