/**
 * AWS's managed policies as rows of a list, and which of them a search finds.
 */

import type {
  AccessLevel,
  Catalogue,
  ManagedPolicies,
  ManagedPolicyEntry,
} from '../../engine/index.ts'
import { dayInWords } from './days.ts'
import type { Tone } from './signs.ts'

/** By the path of their ARNs. */
export type ManagedKind = 'ordinary' | 'jobFunction' | 'serviceRole' | 'serviceLinked' | 'rootTask'

export const managedKinds: readonly { readonly kind: ManagedKind; readonly words: string }[] = [
  { kind: 'ordinary', words: 'For anyone' },
  { kind: 'jobFunction', words: 'Job function' },
  { kind: 'serviceRole', words: 'Service role' },
  { kind: 'serviceLinked', words: 'Service-linked role' },
  { kind: 'rootTask', words: 'Root task' },
]

const kindOfPath: Readonly<Record<string, ManagedKind>> = {
  '/job-function/': 'jobFunction',
  '/service-role/': 'serviceRole',
  '/aws-service-role/': 'serviceLinked',
  '/root-task/': 'rootTask',
}

export interface ManagedRow {
  readonly entry: ManagedPolicyEntry
  readonly kind: ManagedKind
  readonly kindWords: string
  /** 'Amazon S3', 'Amazon S3 and 2 more', '313 services', 'Every service'. */
  readonly about: string
  /** Names of all services that it is about; empty for every service. */
  readonly services: readonly string[]
  /** The most that its Allows do, as AWS sorts actions. */
  readonly does: { readonly tone: Tone; readonly word: string }
  /** '26 August 2026' */
  readonly updated: string
  /** What a search looks through beyond the name, in lower case. */
  readonly haystack: string
}

/** In alphabetical order. Without the catalogue, services go by their prefixes. */
export function managedRows(
  { policies }: ManagedPolicies,
  catalogue: Catalogue | null,
): readonly ManagedRow[] {
  return [...policies.values()].map((entry) => {
    const kind = kindOfPath[entry.path] ?? 'ordinary'
    const kindWords = managedKinds.find((each) => each.kind === kind)?.words ?? ''
    const isEvery = entry.services.includes('*')
    const services = isEvery
      ? []
      : entry.services.map((prefix) => catalogue?.services.get(prefix)?.name ?? prefix)
    const does = doing(entry.levels)
    const words = [entry.path, kindWords, does.word, ...entry.services, ...services]
    return {
      entry,
      kind,
      kindWords,
      about: isEvery ? 'Every service' : aboutWords(services),
      services,
      does,
      updated: dayInWords(entry.updated),
      haystack: words.join(' ').toLowerCase(),
    }
  })
}

const NAMED_MOST = 2

function aboutWords(services: readonly string[]): string {
  if (services.length === 0) return 'No service'
  if (services.length <= NAMED_MOST) return services.join(' and ')
  return services.length <= NAMED_MOST + 2
    ? `${services[0] ?? ''} and ${services.length - 1} more`
    : `${services.length.toLocaleString('en')} services`
}

function doing(levels: readonly AccessLevel[]): ManagedRow['does'] {
  if (levels.length === 0) return { tone: 'deny', word: 'Allows nothing' }
  if (levels.includes('Permissions management')) {
    return { tone: 'implicit', word: 'Changes permissions' }
  }
  if (levels.includes('Write') || levels.includes('Tagging')) {
    return { tone: 'quiet', word: 'Writes' }
  }
  return { tone: 'allow', word: 'Only reads' }
}

/** An access level that an Allow covers; 'onlyReads' is nothing beyond List and Read. */
export type LevelFilter = AccessLevel | 'onlyReads'

export interface ManagedFilter {
  readonly text: string
  readonly kind: ManagedKind | null
  readonly level: LevelFilter | null
  /** Only those that the scenario holds or attaches; null for all. */
  readonly among: ReadonlySet<string> | null
}

/** Those that hold every word of the text; names that begin with the first before names that hold it. */
export function findManaged(
  rows: readonly ManagedRow[],
  { text, kind, level, among }: ManagedFilter,
): readonly ManagedRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter(
    (row) =>
      (kind === null || row.kind === kind) &&
      (level === null || reaches(row.entry.levels, level)) &&
      (among === null || among.has(row.entry.arn)) &&
      words.every((word) => holds(row, word)),
  )
  const [first] = words
  return first === undefined ? found : found.toSorted((a, b) => rank(a, first) - rank(b, first))
}

function reaches(levels: readonly AccessLevel[], asked: LevelFilter): boolean {
  if (asked !== 'onlyReads') return levels.includes(asked)
  return levels.length > 0 && levels.every((level) => level === 'List' || level === 'Read')
}

function holds({ entry, haystack }: ManagedRow, word: string): boolean {
  return entry.arn.toLowerCase().includes(word) || haystack.includes(word)
}

/** 0: the name begins with it, with or without AWS's or Amazon's name; 1: the name holds it; 2: something else does. */
function rank({ entry }: ManagedRow, word: string): number {
  const name = entry.name.toLowerCase()
  if (name.replace(/^(?:aws|amazon)[_-]?/, '').startsWith(word) || name.startsWith(word)) return 0
  return name.includes(word) ? 1 : 2
}

/** The rows to draw of a long list, and how far down they begin. */
export function windowOf(
  count: number,
  rowHeight: number,
  view: { readonly top: number; readonly height: number },
): { readonly from: number; readonly to: number } {
  const margin = 6
  const first = Math.floor(view.top / rowHeight) - margin
  const last = Math.ceil((view.top + view.height) / rowHeight) + margin
  const from = Math.max(0, Math.min(first, count))
  return { from, to: Math.max(from, Math.min(last, count)) }
}
