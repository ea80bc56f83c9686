/**
 * One statement as a sentence: 'Allows 62 actions of Amazon S3 (List 22, Read 40) on every resource,
 * if the request comes from 198.51.100.0/24.'
 */

import type { PolicyKind, Statement } from '../../../engine/index.ts'
import { code, phrase, type Phrase } from '../phrase.ts'
import { actionWords } from './action-words.ts'
import { conditionWords } from './condition-words.ts'
import { joined } from './join.ts'
import { principalWords } from './principal-words.ts'
import { resourceWords, type ResourceNames } from './resource-words.ts'

/** Kinds whose Allow grants nothing: it only leaves open what others grant. */
export function isLimit(kind: PolicyKind): boolean {
  return ['boundary', 'session', 'scp', 'rcp', 'endpoint'].includes(kind)
}

export function statementWords(
  statement: Statement,
  kind: PolicyKind,
  names: ResourceNames,
): Phrase {
  const allow = statement.effect === 'Allow'
  const { accountName } = names
  const who =
    statement.principal === null
      ? null
      : principalWords(statement.principal, { kind, allow, accountName })
  const conditions = conditionWords(statement.conditions)
  const taken = kind === 'trust' && who !== null ? trustDeeds(statement) : null
  if (taken !== null && who !== null) {
    return allow
      ? phrase`Lets ${who} ${taken}${conditions}.`
      : phrase`Forbids ${who} to ${taken}${conditions}.`
  }
  const verb = allow ? (isLimit(kind) ? 'Lets through' : 'Allows') : 'Denies'
  const actions = actionWords(statement.action, names.catalogue)
  const resources = resourceWords(statement, kind, names)
  const to = who === null ? [] : phrase` ${allow && isLimit(kind) ? 'for' : 'to'} ${who}`
  return phrase`${verb} ${actions}${resources}${to}${conditions}.`
}

/** What a trust policy's actions let somebody do (G44). */
const deeds: Readonly<Record<string, string>> = {
  'sts:assumerole': 'assume this role',
  'sts:assumerolewithsaml': 'assume this role with a SAML assertion',
  'sts:assumerolewithwebidentity': 'assume this role with a web identity token',
  'sts:tagsession': 'tag the session',
  'sts:setsourceidentity': 'set a source identity',
  'sts:setcontext': 'pass context on',
}

/** Null where patterns or NotAction stand, which are better quoted. */
function trustDeeds({ action }: Statement): Phrase | null {
  if (action.negated || action.values.length === 0) return null
  const known = action.values.map(({ value }) => deeds[value.toLowerCase()])
  const said = known.flatMap((deed) => (deed === undefined ? [] : [phrase`${deed}`]))
  return said.length === known.length ? joined(said, 'and') : null
}

/** The statement's Sid; null without one. */
export function sidOf({ sid }: Statement): Phrase | null {
  return sid === null || sid === '' ? null : phrase`${code(sid)}`
}
