/**
 * What a condition key may be set to where that is known: what policies compare it with, what the
 * scenario holds, what AWS has. Anything else may be typed.
 */

import { callingOnBehalf, knownValues, regions, servicePrincipals } from '../../engine/index.ts'
import type { Choice } from '../views/choices.ts'
import type { surroundings } from '../views/surroundings.ts'

export interface ValueSource {
  /** The world that the request is made in. */
  readonly around: ReturnType<typeof surroundings>
  /** By key in lower case, what policies compare it with. */
  readonly tested: ReadonlyMap<string, readonly string[]>
}

/** A value, and what it is called. */
type Named = readonly [value: string, name: string]

interface Rule {
  /** Of the key in lower case. */
  readonly key: RegExp
  readonly section: string
  readonly values: (around: ValueSource['around'], tag: string) => readonly Named[]
}

const scenario = 'In this scenario'
const ofAws = 'Values that AWS has'

const rules: readonly Rule[] = [
  {
    key: /tag\/(?<tag>.+)$/,
    section: scenario,
    values: ({ tags }, tag) =>
      tags
        .filter(({ key }) => key.toLowerCase() === tag)
        .flatMap(({ values }) => values.map(plain)),
  },
  { key: /tagkeys$/, section: scenario, values: ({ tags }) => tags.map(({ key }) => plain(key)) },
  {
    key: /account(id)?$/,
    section: scenario,
    values: ({ accounts }) => accounts.map(({ id, name }) => [id, name]),
  },
  {
    key: /orgid$/,
    section: scenario,
    values: ({ organization }) => (organization === null ? [] : [plain(organization.id)]),
  },
  {
    key: /orgpaths$/,
    section: scenario,
    values: ({ organization }) => organization?.paths.map(plain) ?? [],
  },
  {
    key: /sourcevpce$/,
    section: scenario,
    values: ({ vpcEndpoints }) => vpcEndpoints.map(({ id, vpcId }) => [id, vpcId]),
  },
  {
    key: /vpc(id)?$/,
    section: scenario,
    values: ({ vpcEndpoints }) => vpcEndpoints.map(({ vpcId }) => plain(vpcId)),
  },
  {
    key: /principalarn$/,
    section: scenario,
    values: ({ principals }) => principals.map(({ arn, type }) => [arn, type]),
  },
  {
    key: /(?<!principal)arn$/,
    section: scenario,
    values: ({ resources }) => resources.map(({ arn, type }) => [arn, type]),
  },
  {
    key: /(?<!multi)region$/,
    section: 'Regions',
    values: () =>
      regions.map(({ name, partition }) => [name, partition === 'aws' ? '' : partition]),
  },
  {
    key: /^aws:calledvia(first|last)?$/,
    section: ofAws,
    values: () => callingOnBehalf.map((name) => [name, serviceNames.get(name) ?? '']),
  },
  {
    key: /^(aws:principalservicename(slist)?|iam:(passedtoservice|awsservicename)|organizations:serviceprincipal|sts:awsservicename)$/,
    section: ofAws,
    values: () => [...serviceNames],
  },
]

const serviceNames: ReadonlyMap<string, string> = new Map(
  servicePrincipals.map(({ name, of }) => [name, of]),
)

function plain(value: string): Named {
  return [value, '']
}

/** What the key may be set to, in sections, each value once; empty where nothing is known. */
export function keyValues(key: string, { around, tested }: ValueSource): readonly Choice[] {
  const lower = key.toLowerCase()
  const found = new Map<string, Choice>()
  const add = (section: string, values: readonly Named[]): void => {
    for (const [value, kind] of values) {
      if (value === '' || found.has(value)) continue
      found.set(value, { value, label: value, kind, detail: '', icon: 'value', section })
    }
  }
  add('Tested by a policy', (tested.get(lower) ?? []).map(plain))
  add(ofAws, Object.entries(knownValues.get(lower) ?? {}))
  for (const rule of rules) {
    const match = rule.key.exec(lower)
    if (match !== null) add(rule.section, rule.values(around, match.groups?.['tag'] ?? ''))
  }
  return [...found.values()]
}
