/**
 * What can be put into the slots of the request's sentence, which of it a typed text finds, and
 * whether a typed text that is not in the list may stand.
 */

import type {
  CarrierKind,
  PolicyEntry,
  PrincipalKind,
  PrincipalOption,
  ResourceOption,
} from '../../account/index.ts'
import type { Check } from '../../scenario/model.ts'
import { fieldPieces, openFieldProblem, openFields } from '../sentence/open-fields.ts'
import type { LabelPiece } from '../sentence/open-fields.ts'
import { mentionedActions } from './mentioned.ts'

export interface Choice {
  readonly value: string
  /** As it stands in the list. */
  readonly label: string
  /** What it is, in a word or two. */
  readonly kind: string
  /** Account or origin; may be empty. */
  readonly detail: string
  readonly icon:
    | PrincipalKind
    | CarrierKind
    | 'service'
    | 'action'
    | 'resource'
    | 'template'
    | 'key'
    | 'value'
    | 'statement'
  /** A sentence about it, for a line of its own. */
  readonly about?: string
  /** The heading that it stands under. Choices of one heading follow each other. */
  readonly section?: string
  /** Choosing it is not the end: the field gets its value, to be gone on with. */
  readonly goesOn?: true
}

const principalWords: Readonly<Record<PrincipalKind, string>> = {
  user: 'User',
  root: 'Root user',
  role: 'Role',
  session: 'Session',
  federatedUser: 'Federated user',
  identityProvider: 'Identity provider',
  service: 'AWS service',
  anonymous: 'Nobody signed in',
}

export function principalChoices(principals: readonly PrincipalOption[]): readonly Choice[] {
  return principals.map((principal) => ({
    value: principal.value,
    label: principal.label,
    kind: principal.note === '' ? principalWords[principal.kind] : principal.note,
    detail: principal.accountName ?? '',
    icon: principal.kind,
  }))
}

/** The same under the accounts that they are of. */
export function byAccount(choices: readonly Choice[]): readonly Choice[] {
  return choices.map((choice) => ({
    ...choice,
    detail: '',
    section: choice.detail === '' ? 'Of no account' : choice.detail,
  }))
}

export function resourceChoices(resources: readonly ResourceOption[]): readonly Choice[] {
  return resources.map((resource) => ({
    value: resource.arn,
    label: resource.label,
    kind: resource.type,
    detail: resource.accountName ?? '',
    icon: 'resource',
  }))
}

/** Actions that the scenario's policies and checks mention by their full name. */
export function actionChoices(
  policies: readonly PolicyEntry[],
  checks: readonly Check[],
): readonly Choice[] {
  const found = new Map<string, string>()
  const asked = checks.map(({ question }) => question.action)
  for (const action of [...asked, ...mentionedActions(policies)]) {
    if (/[*?$]/.test(action) || checkAction(action) !== null) continue
    const key = action.toLowerCase()
    if (!found.has(key)) found.set(key, action)
  }
  return [...found.values()]
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map((action) => ({ value: action, label: action, kind: '', detail: '', icon: 'action' }))
}

/** A list that is longer is cut: what is drawn must not grow with the account. */
const SHOWN_MAX = 100

export interface Found {
  readonly choices: readonly Choice[]
  /** How many were left off. */
  readonly more: number
  /** What is to be said of the list, below it. */
  readonly note?: string
  /** What is typed is but the beginning of one of them: Enter takes the first, though the text might stand. */
  readonly completes?: true
}

/** The choices that hold every word of the text: section by section, those that begin with it first. */
export function findChoices(all: readonly Choice[], text: string, max = SHOWN_MAX): Found {
  const words = wordsOf(text)
  const first = words[0]
  if (first === undefined) return cutChoices(all, max)
  const hits = all.filter((choice) => holds(choice, words))
  const ranked = sectionsOf(hits).flatMap(({ choices }) =>
    choices.toSorted((a, b) => rank(a, first) - rank(b, first)),
  )
  return cutChoices(ranked, max)
}

/** The words of a text in lower case: what is searched for. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().split(/\s+/))].filter(Boolean)
}

/** No more choices than are drawn. */
export function cutChoices(choices: readonly Choice[], max = SHOWN_MAX): Found {
  return { choices: choices.slice(0, max), more: Math.max(0, choices.length - max) }
}

function holds(choice: Choice, words: readonly string[]): boolean {
  const text = `${choice.label} ${choice.value} ${choice.kind} ${choice.detail}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** 0: the name begins with it; 1: a part of the name does; 2: it stands somewhere. */
function rank(choice: Choice, word: string): number {
  const at = choice.label.toLowerCase().indexOf(word)
  if (at === 0) return 0
  return at > 0 && /[/:\s.-]/.test(choice.label.charAt(at - 1)) ? 1 : 2
}

export interface ChoiceSection {
  /** Empty for choices that stand under no heading. */
  readonly title: string
  /** How many choices stand before it. */
  readonly from: number
  readonly choices: readonly Choice[]
}

/** The choices by the headings that they stand under, in their order. */
export function sectionsOf(choices: readonly Choice[]): readonly ChoiceSection[] {
  const starts = choices.flatMap((choice, index) => {
    const before = choices[index - 1]
    return before !== undefined && before.section === choice.section ? [] : [index]
  })
  return starts.map((from, at) => ({
    title: choices[from]?.section ?? '',
    from,
    choices: choices.slice(from, starts[at + 1]),
  }))
}

/** A choice's label in pieces: what a typed text found of it, or the fields that are open in it. */
export function choicePieces(choice: Choice, text: string): readonly LabelPiece[] {
  if (openFields(choice.value).length > 0) return fieldPieces(choice.value)
  const words = wordsOf(text).map((word) => word.replace(/\W/g, '\\$&'))
  if (words.length === 0) return [{ kind: 'text', text: choice.label }]
  return choice.label
    .split(new RegExp(`(${words.join('|')})`, 'i'))
    .map((piece, index): LabelPiece => ({ kind: index % 2 === 1 ? 'hit' : 'text', text: piece }))
    .filter((piece) => piece.text !== '')
}

/** Null when the text may stand as a principal; else what was found and what was expected. */
export function checkPrincipal(text: string): string | null {
  if (text === 'anonymous') return null
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(text)) return null
  if (
    /^arn:aws[a-z-]*:iam::\d{12}:(root$|(user|role|saml-provider|oidc-provider)\/\S)/.test(text)
  ) {
    return null
  }
  if (/^arn:aws[a-z-]*:sts::\d{12}:(assumed-role\/[^/\s]+\/|federated-user\/)\S/.test(text)) {
    return null
  }
  return `“${brief(text)}” is not a principal. Expected one from the list, an ARN of a user, role, session or root user, a service such as lambda.amazonaws.com, or anonymous.`
}

/** Null when the text may stand as an action. */
export function checkAction(text: string): string | null {
  if (/^[a-z0-9-]+:[a-z0-9_*?-]+$/i.test(text)) {
    return /[*?]/.test(text)
      ? `“${brief(text)}” stands for several actions. Expected a single one: a request has no wildcards.`
      : null
  }
  return `“${brief(text)}” is not an action. Expected a service and a name, such as s3:GetObject.`
}

/** Null when the text may stand as a resource. */
export function checkResource(text: string): string | null {
  if (text === '*') return null
  const open = openFieldProblem(text)
  if (open !== null) return open
  if (/^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws|):\S/.test(text)) return null
  return `“${brief(text)}” is not a resource. Expected one from the list, an ARN (six parts: arn:aws:service:region:account:resource), or *.`
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
