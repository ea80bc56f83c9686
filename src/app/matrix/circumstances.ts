/**
 * The circumstances that a matrix can be asked under: as requests come, as the playground's request has
 * them, and those that the scenario's own policies, endpoints and checks turn on.
 */

import type { Circumstances, Question } from '../../account/index.ts'
import type { Scenario } from '../../scenario/model.ts'
import { valuesOf, type PolicyMentions } from './policy-mentions.ts'

export interface NamedCircumstances extends Circumstances {
  readonly id: string
  /** A few words. */
  readonly label: string
  /** What it sets. */
  readonly about: string
}

/** More than these of one kind are no longer a list to choose from. */
const MOST_OF_A_KIND = 12
/** Addresses for documentation, in no network of a policy that is written with care (RFC 5737). */
const ELSEWHERE = ['192.0.2.44', '203.0.113.200', '198.51.100.200']

/** Those that say the same stand once, the first. */
export function circumstancesOf(
  { world, now, question, checks }: Scenario,
  mentions: PolicyMentions,
): readonly NamedCircumstances[] {
  const endpoints = world.accounts.flatMap(({ vpcEndpoints }) => vpcEndpoints)
  const networks = valuesOf(mentions, 'aws:sourceip')
  const all = [
    named('As they come', {}),
    ...(isPlain(question) ? [] : [named('As in the playground', question.context, question)]),
    ...few(networks.flatMap(fromNetwork)),
    ...(networks.length === 0 ? [] : fromElsewhere(networks)),
    named('With MFA', { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' }),
    named('Without MFA', { 'aws:MultiFactorAuthPresent': 'false' }),
    ...few(
      endpoints.map(({ id, service }) =>
        named(`Through ${service} endpoint`, {}, { vpcEndpointId: id }),
      ),
    ),
    ...few(valuesOf(mentions, 'aws:currenttime').flatMap(afterMoment)),
    ...aDayBefore(now),
    ...aYearLater(now),
  ]
  const fromChecks = checks.map(inCheck).filter((each) => !all.some((other) => sets(other, each)))
  return withoutRepeats([...all, ...few(fromChecks)])
}

function named(
  label: string,
  context: Question['context'],
  { vpcEndpointId }: Pick<Question, 'vpcEndpointId'> = { vpcEndpointId: null },
): NamedCircumstances {
  const id = JSON.stringify([vpcEndpointId, context])
  return { id, label, about: aboutOf(context, vpcEndpointId), vpcEndpointId, context }
}

function aboutOf(context: Question['context'], vpcEndpointId: string | null): string {
  const keys = Object.entries(context).map(([key, value]) =>
    value === null ? `${key} left out` : `${key} ${[value].flat().join(', ')}`,
  )
  const all = [...(vpcEndpointId === null ? [] : [vpcEndpointId]), ...keys]
  return all.length === 0
    ? 'What caller, session, network, resource and clock bring'
    : all.join('; ')
}

function isPlain({ vpcEndpointId, context }: Circumstances): boolean {
  return vpcEndpointId === null && Object.keys(context).length === 0
}

/** Whether the first sets all that the second sets. */
function sets(one: Circumstances, other: Circumstances): boolean {
  if (one.vpcEndpointId !== other.vpcEndpointId) return false
  return Object.entries(other.context).every(
    ([key, value]) => JSON.stringify(one.context[key]) === JSON.stringify(value),
  )
}

function few<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, MOST_OF_A_KIND)
}

/** An address of a network that policies name. */
function fromNetwork(network: string): readonly NamedCircumstances[] {
  const [, base, last, bits = '32'] = /^((?:\d+\.){3})(\d+)(?:\/(\d+))?$/.exec(network) ?? []
  if (base === undefined || last === undefined) {
    // IPv6: the network's own first address is one of its addresses.
    const first = /^([0-9a-f:]*::?[0-9a-f]*)(\/\d+)?$/i.exec(network)?.[1]
    return first === undefined ? [] : [named(`From office ${network}`, { 'aws:SourceIp': first })]
  }
  const step = Number(bits) <= 26 ? 24 : 0
  return [
    named(`From office ${network}`, { 'aws:SourceIp': `${base}${(Number(last) + step) % 256}` }),
  ]
}

/** A public address whose network no policy names. */
function fromElsewhere(networks: readonly string[]): readonly NamedCircumstances[] {
  const isNamed = (address: string): boolean => {
    const start = address.slice(0, address.lastIndexOf('.') + 1)
    return networks.some((network) => network.startsWith(start))
  }
  const address = ELSEWHERE.find((each) => !isNamed(each))
  return address === undefined ? [] : [named('From home', { 'aws:SourceIp': address })]
}

/** A second after a moment that policies compare the clock with. */
function afterMoment(moment: string): readonly NamedCircumstances[] {
  const after = shifted(moment, { seconds: 1 })
  if (after === null) return []
  const words = `Just after ${after.slice(0, 16).replace('T', ' ')}`
  return [named(words, { 'aws:CurrentTime': after })]
}

/** For policies that revoke sessions by their age; AWS itself refuses those that have expired. */
function aDayBefore(now: string): readonly NamedCircumstances[] {
  const before = shifted(now, { seconds: -86_400 })
  const age = { 'aws:MultiFactorAuthAge': '86400' }
  return before === null
    ? []
    : [named('With an old session', { 'aws:TokenIssueTime': before, ...age })]
}

/** When contracts and exceptions have run out. */
function aYearLater(now: string): readonly NamedCircumstances[] {
  const later = shifted(now, { years: 1 })
  return later === null ? [] : [named('A year later', { 'aws:CurrentTime': later })]
}

function shifted(text: string, by: { readonly seconds?: number; readonly years?: number }) {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) return null
  time.setUTCFullYear(time.getUTCFullYear() + (by.years ?? 0))
  time.setUTCSeconds(time.getUTCSeconds() + (by.seconds ?? 0))
  return Number.isNaN(time.getTime()) ? null : `${time.toISOString().slice(0, 19)}Z`
}

/** What a check sets, named after what it sets. */
function inCheck({ question }: Scenario['checks'][number]): NamedCircumstances {
  const words = Object.entries(question.context).map(([key, value]) => {
    const name = key.slice(key.lastIndexOf(':') + 1)
    return value === null ? `no ${name}` : `${name} ${[value].flat().map(tail).join(', ')}`
  })
  return named(`With ${words.join(', ')}`, question.context, question)
}

/** Values are told apart by how they end. */
function tail(value: string): string {
  return value.length > 28 ? `…${value.slice(-27)}` : value
}

function withoutRepeats(all: readonly NamedCircumstances[]): readonly NamedCircumstances[] {
  const ids = new Set<string>()
  const labels = new Set<string>()
  return all.flatMap((each) => {
    if (ids.has(each.id)) return []
    ids.add(each.id)
    // Two networks or endpoints of one name are told apart by what they set.
    const label = labels.has(each.label) ? `${each.label} (${each.about})` : each.label
    labels.add(each.label)
    return [{ ...each, label }]
  })
}
