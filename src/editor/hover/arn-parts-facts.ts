/**
 * The six parts of an ARN, each with its name and what it says: which service, whose account, which Region.
 */

import { arnParts, partitionNames, regionsCovered } from '../../engine/index.ts'
import type { ArnPart } from '../../engine/index.ts'
import type { Fact, HelpData } from './card.ts'
import { code, count, say } from './words.ts'
import type { Words } from './words.ts'

/**
 * @param at the caret's offset within the value, null where it is not known
 * @returns empty for what is no ARN
 */
export function arnPartFacts(value: string, at: number | null, data: HelpData): readonly Fact[] {
  const parts = arnParts(value)
  const partition = parts.find(({ name }) => name === 'partition')?.text ?? ''
  return parts.flatMap((part) => {
    if (part.name === 'arn') return []
    // M9: what is not written is the star's.
    const runsOn = parts.length < 6 && part.to === value.length && part.text.endsWith('*')
    const said = runsOn ? 'and all that follows' : meaning(part, partition, data)
    const words = part.text === '' ? [said] : joined(part.text, said)
    return [{ name: titles[part.name], words, here: isAt(part, at) }]
  })
}

const titles = {
  partition: 'Partition',
  service: 'Service',
  region: 'Region',
  account: 'Account',
  resource: 'Resource',
} as const

function isAt(part: ArnPart, at: number | null): boolean {
  return at !== null && part.from <= at && at <= part.to
}

function joined(text: string, said: string): Words {
  return said === '' ? [code(text)] : say`${code(text)}, ${said}`
}

function meaning({ name, text }: ArnPart, partition: string, data: HelpData): string {
  switch (name) {
    case 'arn':
      return ''
    case 'partition':
      return partitionNames.get(text) ?? (isOpen(text) ? '' : 'AWS has no such partition')
    case 'service':
      return serviceMeaning(text, data)
    case 'region':
      return regionMeaning(text, partition)
    case 'account':
      return accountMeaning(text, data)
    case 'resource':
      return text === '*' ? 'whatever it is' : ''
  }
}

function isOpen(text: string): boolean {
  return /[*?]/.test(text)
}

function serviceMeaning(text: string, { catalogue }: HelpData): string {
  if (text === '*') return 'every service'
  if (catalogue === null || isOpen(text)) return ''
  return catalogue.services.get(text)?.name ?? 'not in AWS’s catalogue'
}

/** M13: an empty part is empty, and a star covers that too. */
function regionMeaning(text: string, partition: string): string {
  if (text === '') return 'empty: only ARNs without a Region'
  if (text === '*') return 'every Region or none'
  const covered = regionsCovered(text)
  const own = partitionNames.has(partition)
    ? covered.filter((region) => region.partition === partition)
    : covered
  const [elsewhere] = covered
  if (elsewhere === undefined) return 'AWS has no such Region'
  if (own.length === 0) return `a Region of the partition ${elsewhere.partition}`
  return isOpen(text) ? count(own.length, 'Region') : ''
}

function accountMeaning(text: string, { surroundings }: HelpData): string {
  if (text === '') return 'empty: only ARNs without an account'
  if (text === '*') return 'every account or none'
  if (text === 'aws') return 'AWS itself'
  return isOpen(text) ? '' : accountName(text, surroundings)
}

/** Whose account it is, as far as the scenario tells; empty where it is not named. */
export function accountName(id: string, { accounts, accountId }: HelpData['surroundings']): string {
  if (!/^\d{12}$/.test(id)) return 'no account: an account’s id has 12 digits'
  const name = accounts.find((account) => account.id === id)?.name
  if (name === undefined) return 'not in this scenario'
  return id === accountId ? `${name}, the account of this policy` : name
}
