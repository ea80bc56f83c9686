/**
 * What single values stand for: a range of addresses, a moment, a length of time, a name of the scenario.
 */

import type { AddressSpan, ValueMeaning } from '../../engine/index.ts'
import { accountName } from './arn-parts-facts.ts'
import type { Fact, HelpData } from './card.ts'
import { code, count, say } from './words.ts'

export function addressFacts({
  first,
  last,
  freeBits,
  family,
  isPrivate,
}: AddressSpan): readonly Fact[] {
  const kind = say`${isPrivate ? 'private, ' : ''}${family}`
  if (freeBits === 0) return [{ name: 'Address', words: say`${code(first)} ${kind}` }]
  return [
    { name: 'First', words: [code(first)] },
    { name: 'Last', words: [code(last)] },
    { name: 'Addresses', words: say`${howMany(freeBits)}, ${kind}` },
  ]
}

/** Beyond what people read as a number, as a power. */
function howMany(bits: number): string {
  return bits <= 32 ? (2 ** bits).toLocaleString('en') : `2^${bits}`
}

export function momentFacts({
  iso,
  seconds,
}: Extract<ValueMeaning, { kind: 'moment' }>): readonly Fact[] {
  const written = iso === null ? [] : [{ name: 'Moment', words: [inWords(iso)] }]
  return [...written, { name: 'Seconds since 1970', words: [code(String(seconds))] }]
}

function inWords(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: 'UTC',
  })
  return `${format.format(new Date(iso))} UTC`
}

/** Keys that count seconds (4.4, 4.10). */
const inSeconds: ReadonlySet<string> = new Set(['aws:multifactorauthage', 'sts:durationseconds'])

const units = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const

/** A number of seconds as a person would say it: '1 hour 30 minutes'. */
export function durationFacts(key: string, value: string): readonly Fact[] {
  let left = Number(value)
  if (!inSeconds.has(key.toLowerCase()) || !(left >= 60 && left <= 1e9)) return []
  const parts = units.flatMap(({ name, seconds }) => {
    const number = Math.floor(left / seconds)
    left -= number * seconds
    return number === 0 ? [] : [count(number, name)]
  })
  return [{ name: 'That is', words: [parts.join(' ')] }]
}

/** What the value names in the scenario. */
export function namesHere(value: string, { surroundings }: HelpData): readonly Fact[] {
  const { organization, vpcEndpoints, principals, resources, identityProviders } = surroundings
  if (/^\d{12}$/.test(value)) {
    return [{ name: 'Account', words: [accountName(value, surroundings)] }]
  }
  if (/^o-[a-z0-9]+(?:\/|$)/.test(value) && organization !== null) {
    const isOurs = value.split('/', 1)[0] === organization.id
    const words = [isOurs ? 'that of this scenario' : 'not that of this scenario']
    return [{ name: 'Organization', words }]
  }
  const endpoint = vpcEndpoints.find(({ id, vpcId }) => id === value || vpcId === value)
  if (endpoint !== undefined) {
    const words =
      endpoint.id === value
        ? say`a VPC endpoint in ${code(endpoint.vpcId)}`
        : say`a VPC with the endpoint ${code(endpoint.id)}`
    return [{ name: 'In this scenario', words }]
  }
  const named = [...principals, ...resources, ...identityProviders].find(({ arn }) => arn === value)
  return named === undefined
    ? []
    : [{ name: 'In this scenario', words: [`${named.type} ${named.label}`] }]
}
