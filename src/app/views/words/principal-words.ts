/**
 * Principals in words: whom a statement is about.
 */

import type { PolicyKind, PrincipalElement, PrincipalValue } from '../../../engine/index.ts'
import { code, counted, phrase, visible, type Phrase } from '../phrase.ts'
import { joined } from './join.ts'

/** More of them are counted. */
const NAMED_MOST = 4

interface Saying {
  readonly kind: PolicyKind
  readonly allow: boolean
  /** Whether it stands after 'except'. */
  readonly excepted: boolean
  readonly accountName: (id: string) => string | null
}

/** 'everyone', 'the role `deploy` of DevOps', 'everyone except …'. */
export function principalWords(
  { values, negated }: PrincipalElement,
  saying: Omit<Saying, 'excepted'>,
): Phrase {
  const named = unique(values).map((value) => whoIs(value, { ...saying, excepted: negated }))
  const rest = named.length - NAMED_MOST
  const shown =
    rest > 0 ? [...named.slice(0, NAMED_MOST), phrase`${counted(rest, 'other')}`] : named
  if (!negated) {
    return values.length === 0
      ? phrase`nobody, because the list of principals is empty`
      : joined(shown, 'and')
  }
  const everyone =
    values.length === 0 ? phrase`everyone` : phrase`everyone except ${joined(shown, 'and')}`
  // G49
  return saying.kind === 'resource'
    ? phrase`${everyone} (whoever has a permissions boundary is never excepted)`
    : everyone
}

function unique(values: readonly PrincipalValue[]): readonly PrincipalValue[] {
  return [...new Map(values.map((value) => [`${value.type} ${value.value}`, value])).values()]
}

function whoIs(value: PrincipalValue, saying: Saying): Phrase {
  const text = value.value
  switch (value.type) {
    case 'Any':
      return everyone(saying)
    case 'Service':
      return phrase`the service ${code(text)}`
    case 'Federated':
      return phrase`whoever signs in through ${code(providerName(text))}`
    case 'CanonicalUser':
      return phrase`the account with the canonical id ${code(text)}`
    case 'AWS':
      return text === '*' ? everyone(saying) : awsPrincipal(text, saying)
    default:
      return value.type satisfies never
  }
}

/** G27: those who are not signed in are covered too; where only a signature counts it need not be said. */
function everyone({ kind, allow }: Saying): Phrase {
  return kind === 'resource' && allow ? phrase`everyone, signed in to AWS or not` : phrase`everyone`
}

function providerName(text: string): string {
  return /^arn:[^:]*:iam::\d*:(?:saml|oidc)-provider\/(.+)$/s.exec(text)?.[1] ?? text
}

const idKinds: Readonly<Record<string, string>> = { AIDA: 'user', AROA: 'role' }

function awsPrincipal(text: string, saying: Saying): Phrase {
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1]
  if (account !== undefined) return accountWords(account, saying)
  const kind = idKinds[text.slice(0, 4)]
  if (kind !== undefined) return phrase`the ${kind} with the id ${code(text)}`
  const [, accountId = '', type, rest = ''] =
    /^arn:[^:]*:(?:iam|sts)::(\d{12}):(user|role|assumed-role|federated-user)\/(.+)$/s.exec(text) ??
    []
  if (type === undefined) return phrase`${code(text)}`
  const of = ` of ${saying.accountName(accountId) ?? `account ${accountId}`}`
  const name = rest.slice(rest.lastIndexOf('/') + 1)
  if (type === 'assumed-role') {
    const role = rest.slice(0, rest.indexOf('/'))
    return phrase`the session ${code(name)} of the role ${code(role)}${of}`
  }
  const noun = type === 'federated-user' ? 'federated user' : type
  return phrase`the ${noun} ${code(name)}${of}`
}

/** G28: the account decides itself who; G40: for a gateway endpoint it is its root user alone. */
function accountWords(id: string, saying: Saying): Phrase {
  const called = accountCalled(id, saying)
  if (saying.kind === 'endpoint') {
    return phrase`${called} (where it is a gateway endpoint, its root user alone)`
  }
  if (saying.excepted) return phrase`${called}`
  return saying.allow
    ? phrase`${called} (as far as its own policies allow it)`
    : phrase`everyone of ${called}`
}

function accountCalled(id: string, { accountName }: Saying): string {
  return `account ${visible(accountName(id) ?? id)}`
}
