/**
 * What the fields of a statement's form offer, of AWS's data and of the world around the policy, and
 * whether a typed text may stand in them.
 */

import {
  arnPieces,
  conditionKeysOf,
  expandActionPattern,
  principalForm,
  resourceTypesFor,
  resourceTypesOf,
  serviceOf,
  servicePrincipals,
} from '../../engine/index.ts'
import type {
  Catalogue,
  PolicyKind,
  PrincipalForm,
  ResourceType,
  ServiceDetail,
  ServicePrincipal,
} from '../../engine/index.ts'
import type { PrincipalOption, ResourceOption } from '../../account/index.ts'
import { principalChoices, resourceChoices } from '../views/choices.ts'
import type { Choice } from '../views/choices.ts'

/** As much of AWS's data as is asked for here. */
export interface AwsLookup {
  readonly catalogue: Catalogue | null
  readonly service: (prefix: string) => ServiceDetail | null
}

/** Prefixes of the services that actions belong to, each once; wildcards in a prefix name none. */
export function prefixesOf(actions: readonly string[]): readonly string[] {
  const prefixes = actions.flatMap((action) => /^([a-z0-9-]+):/i.exec(action)?.[1] ?? [])
  return [...new Set(prefixes.map((prefix) => prefix.toLowerCase()))]
}

/** Every action of AWS, and all of each service; the services first that the policy speaks of. */
export function everyAction(catalogue: Catalogue, first: readonly string[]): readonly Choice[] {
  const services = [...catalogue.services.values()]
  const isFirst = ({ prefix }: { readonly prefix: string }): boolean => first.includes(prefix)
  const ordered = [...services.filter(isFirst), ...services.filter((each) => !isFirst(each))]
  return ordered.flatMap(({ prefix, name, actions }) => [
    choice('action', `${prefix}:*`, `all ${actions.size} actions`, name),
    ...[...actions.values()].map((each) => choice('action', each.name, each.level, name)),
  ])
}

function choice(icon: Choice['icon'], value: string, kind: string, detail: string): Choice {
  return { icon, value, label: value, kind, detail }
}

/** Null when the text may stand in Action. */
export function actionProblem(catalogue: Catalogue | null, text: string): string | null {
  if (text === '*') return null
  if (!/^[a-z0-9*?-]+:[a-z0-9*?_-]+$/i.test(text)) {
    return `“${brief(text)}” is no action. Expected a service and a name, such as s3:GetObject or s3:Get*.`
  }
  if (catalogue === null || /[*?]/.test(text)) return null
  const service = serviceOf(catalogue, text)
  const lower = text.toLowerCase()
  if (service === null || service.actions.has(lower)) return null
  // A beginning is not yet a name; what nothing begins with may be younger than the list.
  const begun = [...service.actions.keys()].some((name) => name.startsWith(lower))
  return begun ? `No action is called “${brief(text)}”. Add a * for all that begin so.` : null
}

/** Everything, the world's resources, and the kinds of ARN that the actions work on; nearest first. */
export function offeredResources(
  resources: readonly ResourceOption[],
  actions: readonly string[],
  aws: AwsLookup,
  accountId: string | null,
): readonly Choice[] {
  const everything = choice('resource', '*', 'every resource', '')
  const named = resourceChoices(resources.filter(({ arn }) => arn !== '*')).map((each) => ({
    ...each,
    label: each.value,
  }))
  const patterns = typesOf(actions, aws).flatMap(({ name, arns }) =>
    arns.map(({ text }) => choice('resource', filled(text, accountId), `any ${name}`, 'pattern')),
  )
  const prefixes = prefixesOf(actions)
  const isNear = ({ value }: Choice): boolean => prefixes.includes(value.split(':')[2] ?? '')
  const offered = [
    everything,
    ...named.filter(isNear),
    ...patterns,
    ...named.filter((each) => !isNear(each)),
  ]
  const seen = new Set<string>()
  return offered.filter(({ value }) => {
    const isNew = !seen.has(value)
    seen.add(value)
    return isNew
  })
}

/** Of a pattern the types of the actions that it covers, in its own service. */
function typesOf(actions: readonly string[], aws: AwsLookup): readonly ResourceType[] {
  const found = new Map<string, ResourceType>()
  for (const { detail, name } of namedActions(actions, aws)) {
    for (const type of resourceTypesOf(detail, name)) {
      found.set(`${detail.prefix} ${type.name}`, type)
    }
  }
  return [...found.values()]
}

interface NamedAction {
  readonly detail: ServiceDetail
  readonly name: string
}

/** Services of a statement whose details are looked at: `*` alone would be all of them. */
const mostServices = 12

function namedActions(actions: readonly string[], aws: AwsLookup): readonly NamedAction[] {
  const prefixes = prefixesOf(actions).slice(0, mostServices)
  return prefixes.flatMap((prefix) => {
    const detail = aws.service(prefix)
    if (detail === null) return []
    const own = actions.filter((action) => action.toLowerCase().startsWith(`${prefix}:`))
    const { catalogue } = aws
    const names = own.flatMap((action) =>
      catalogue === null
        ? [action]
        : expandActionPattern(catalogue, action).map(({ name }) => name),
    )
    return [...new Set(names)].map((name) => ({ detail, name }))
  })
}

/** What a value of Resource is about, in a word or two; empty where nobody knows. */
export function resourceNote(
  value: string,
  resources: readonly ResourceOption[],
  aws: AwsLookup,
): string {
  if (value === '*') return 'every resource'
  const named = resources.find(({ arn }) => arn === value)
  if (named !== undefined) return named.type
  const prefix = /^arn:[^:]*:([a-z0-9-]+):/.exec(value)?.[1]
  const detail = prefix === undefined ? null : aws.service(prefix)
  return detail === null ? '' : (resourceTypesFor(detail, value)[0]?.name ?? '')
}

/** A template with everything that is to be filled in left open. */
function filled(template: string, accountId: string | null): string {
  const values: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Account: accountId ?? '*',
  }
  return arnPieces(template)
    .map((piece) => (piece.kind === 'text' ? piece.text : (values[piece.name] ?? '*')))
    .join('')
}

/** Null when the text may stand in Resource (G57). */
export function resourceProblem(text: string): string | null {
  if (text === '*' || text.startsWith('arn:')) return null
  return `“${brief(text)}” is no resource. Expected * or an ARN, such as arn:aws:s3:::bucket/*.`
}

/** @param kind decides which services are meant: those that take roles on, or those that call resources */
export function offeredPrincipals(
  type: string,
  kind: PolicyKind,
  principals: readonly PrincipalOption[],
): readonly Choice[] {
  const all = principalChoices(principals).map((each) => ({ ...each, label: each.value }))
  const ofKind = (kinds: readonly Choice['icon'][]) =>
    all.filter(({ icon }) => kinds.includes(icon))
  if (type === 'Service') {
    const known = ofKind(['service'])
    const others = servicePrincipals.filter(
      ({ name }) => !known.some(({ value }) => value === name),
    )
    const isMeant = (each: ServicePrincipal): boolean =>
      kind === 'trust' ? each.assumesRoles : each.callsResources
    const ordered = [...others.filter(isMeant), ...others.filter((each) => !isMeant(each))]
    return [...known, ...ordered.map(({ name, of }) => choice('service', name, of, ''))]
  }
  if (type === 'Federated') return ofKind(['identityProvider'])
  if (type !== 'AWS') return []
  const accounts = ofKind(['root']).map((each) => ({ ...each, kind: `Account, and who it lets` }))
  return [
    choice('anonymous', '*', 'everybody', ''),
    ...accounts,
    ...ofKind(['user', 'role', 'session', 'federatedUser']),
  ]
}

const expectedPrincipals: Readonly<Record<string, string>> = {
  AWS: '*, an account’s 12 digits, or an ARN of IAM or STS',
  Service: 'a service such as lambda.amazonaws.com',
  Federated: 'an ARN of an identity provider, or a domain such as accounts.google.com',
  CanonicalUser: '64 hexadecimal digits',
}

/** Null when the text may stand as a principal of the type. */
export function principalProblem(type: string, text: string): string | null {
  const expected = expectedPrincipals[type]
  if (expected === undefined) return null
  const found = principalForm(type, text)
  const wrong = wrongForm(found)
  return wrong === null ? null : `“${brief(text)}” ${wrong}. Expected ${expected}.`
}

function wrongForm(form: PrincipalForm): string | null {
  if (form.kind === 'unknown') return 'is no principal of this type'
  if (form.kind === 'wildcard') return 'has a wildcard, which AWS refuses'
  return form.kind === 'neverPrincipal' ? `names a ${form.what}, which is never a principal` : null
}

/** Condition keys that a request for the statement's actions may have, besides the global ones. */
export function keysOfActions(actions: readonly string[], aws: AwsLookup): readonly string[] {
  const keys = namedActions(actions, aws).flatMap(({ detail, name }) =>
    conditionKeysOf(detail, name),
  )
  return [...new Set(keys)].sort()
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
