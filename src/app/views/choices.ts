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

export interface Choice {
  readonly value: string
  /** As it stands in the list. */
  readonly label: string
  /** What it is, in a word or two. */
  readonly kind: string
  /** Account or origin; may be empty. */
  readonly detail: string
  readonly icon: PrincipalKind | CarrierKind | 'action' | 'resource' | 'key' | 'value'
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
  const add = (action: string): void => {
    if (!/[*?$]/.test(action) && checkAction(action) === null) {
      const key = action.toLowerCase()
      if (!found.has(key)) found.set(key, action)
    }
  }
  for (const check of checks) add(check.question.action)
  for (const policy of policies) for (const action of actionsIn(policy.document)) add(action)
  return [...found.values()]
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map((action) => ({ value: action, label: action, kind: '', detail: '', icon: 'action' }))
}

function actionsIn(document: string): readonly string[] {
  return statementsOf(document)
    .flatMap((statement) => [member(statement, 'Action'), member(statement, 'NotAction')])
    .flatMap(asList)
    .filter((value) => typeof value === 'string')
}

/** Condition keys that the policies test. */
export function mentionedKeys(policies: readonly PolicyEntry[]): readonly string[] {
  const keys = policies
    .flatMap((policy) => statementsOf(policy.document))
    .flatMap((statement) => operatorsOf(member(statement, 'Condition')))
    .flatMap((tests) => (typeof tests === 'object' && tests !== null ? Object.keys(tests) : []))
  return [...new Set(keys)].sort()
}

function operatorsOf(condition: unknown): readonly unknown[] {
  return typeof condition === 'object' && condition !== null ? Object.values(condition) : []
}

function statementsOf(document: string): readonly unknown[] {
  return asList(member(parsed(document), 'Statement'))
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    // A text that is being typed mentions nothing for the moment.
    return null
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** A list that is longer is cut: what is drawn must not grow with the account. */
const SHOWN_MAX = 100

export interface Found {
  readonly choices: readonly Choice[]
  /** How many were left off. */
  readonly more: number
}

/** The choices that hold every word of the text, those that begin with it first. */
export function findChoices(all: readonly Choice[], text: string, max = SHOWN_MAX): Found {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const first = words[0]
  if (first === undefined) return cut(all, max)
  const hits = all.filter((choice) => holds(choice, words))
  return cut(
    hits.toSorted((a, b) => rank(a, first) - rank(b, first)),
    max,
  )
}

function cut(choices: readonly Choice[], max: number): Found {
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
  if (/^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws|):\S/.test(text)) return null
  return `“${brief(text)}” is not a resource. Expected one from the list, an ARN (six parts: arn:aws:service:region:account:resource), or *.`
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
