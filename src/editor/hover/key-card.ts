/**
 * Help on a condition key: what it holds, when a request has it, and whether the statement's actions
 * ever do.
 */

import {
  conditionKey,
  findKnownKey,
  findServiceKey,
  operandFits,
  keyCautions,
  keyTypeMeaning,
  nearestName,
  operatorsFor,
  parseOperator,
} from '../../engine/index.ts'
import type { KnownKey, KnownKeys } from '../../engine/index.ts'
import {
  absence,
  cardOf,
  catalogueSource,
  detailAbsence,
  doubt,
  item,
  list,
  mind,
  plainly,
} from './card.ts'
import type { CardList, Fact, HelpCard, HelpData, Paragraph } from './card.ts'
import { carriers } from './key-carriers.ts'
import { code, listed, marked, say, sentence } from './words.ts'
import type { KeyPlace } from './written.ts'

export function keyCard(place: KeyPlace, data: HelpData): HelpCard {
  const known = knownKey(place.key, data)
  if (known === null) return unknownKey(place, data)
  const { home } = known
  const carried = carriers(place, known, data)
  return cardOf({
    title: known.name,
    kind: [home === null ? 'Global condition key' : `Condition key of ${nameOf(home, data)}`],
    paragraphs: [
      ...describeKey(place.key, data).paragraphs,
      ...keyCautions(known.name).map((caution) => mind(marked(caution))),
      ...misfit(place, known),
      ...carried.paragraphs,
      ...keyDoubts(known.name),
    ],
    facts: [...filledIn(place.key, known), ...factsOf(known)],
    lists: [...carried.lists, ...valuesHere(place.key, data)],
    source: catalogueSource(data),
  })
}

/** From AWS's data where it is there, else from the table of the documented ones. */
export function knownKey(name: string, { keys }: HelpData): KnownKey | null {
  if (keys !== null) return findKnownKey(keys, name)
  const documented = conditionKey(name)
  return documented === null ? null : { ...documented, home: null }
}

/** The same in short, for whatever names a key. */
export function describeKey(
  name: string,
  data: HelpData,
): {
  readonly name: string
  readonly multivalued: boolean
  readonly paragraphs: readonly Paragraph[]
} {
  const known = knownKey(name, data)
  if (known === null) {
    const unknown = data.keys === null ? absence(data) : [mind(undocumented)]
    return { name, multivalued: false, paragraphs: name.includes('.') ? [] : unknown }
  }
  const detail = known.home === null ? null : data.service(known.home)
  const about = known.about === '' ? aboutOf(name, detail) : known.about
  return {
    name: known.family ? name : known.name,
    multivalued: known.multivalued,
    paragraphs: about === null ? detailAbsence(detail) : [plainly([sentence(about)])],
  }
}

const undocumented = ['AWS documents no condition key of this name, and a request never has it.']

function aboutOf(key: string, detail: ReturnType<HelpData['service']>): string | null {
  if (detail === null || detail === 'loading') return null
  return findServiceKey(detail, key)?.about ?? null
}

function nameOf(prefix: string, { catalogue }: HelpData): string {
  return catalogue?.services.get(prefix)?.name ?? prefix
}

function factsOf({ name, type, multivalued }: KnownKey): readonly Fact[] {
  return [
    {
      name: 'It holds',
      words: [
        multivalued ? `a list of values, each ${keyTypeMeaning[type]}` : keyTypeMeaning[type],
      ],
    },
    {
      name: 'Operators',
      words: listed([...operatorsFor(type, name), 'Null'], 'and'),
    },
    // C3
    { name: 'Letter case', words: ['does not count in the name'] },
  ]
}

/** What stands where AWS's name has a field: the key of a tag. */
function filledIn(written: string, { name, family }: KnownKey): readonly Fact[] {
  const field = family ? name.indexOf('/${') : -1
  if (field < 0) return []
  return [{ name: 'Filled in', words: [code(written.slice(field + 1))] }]
}

/** What is wrong with the operator that it stands under. */
function misfit({ operator }: KeyPlace, known: KnownKey): readonly Paragraph[] {
  const parsed = parseOperator(operator)
  if (parsed === null || parsed.row.operand === 'presence') return []
  const found: Paragraph[] = []
  if (!operandFits(parsed.row.operand, known.type, known.name.toLowerCase())) {
    found.push(mind(say`${code(parsed.name)} does not compare ${keyTypeMeaning[known.type]}.`))
  }
  if (known.multivalued && parsed.set === 'none') {
    // C17
    const forms = listed(['ForAnyValue:', 'ForAllValues:'], 'or')
    found.push(mind(say`It holds a list: the operator needs ${forms} before it.`))
    found.push(doubt('multivalued-without-set'))
  }
  if (!known.multivalued && parsed.set === 'all') {
    // C16
    found.push(mind(say`It has one value at most: ${code('ForAllValues')} also holds without it.`))
  }
  return found
}

function keyDoubts(name: string): readonly Paragraph[] {
  const lower = name.toLowerCase()
  return lower === 'aws:sourceip' ? [doubt('forwarded-address')] : []
}

/** The tags of the scenario under the key of a tag. */
function valuesHere(key: string, { surroundings }: HelpData): readonly CardList[] {
  const tag = /tag\/(.+)$/i.exec(key)?.[1]
  const found = surroundings.tags.find((each) => each.key === tag)
  return list('Values in this scenario', found?.values.map((value) => item(value)) ?? [])
}

function unknownKey({ key }: KeyPlace, data: HelpData): HelpCard {
  const kind = ['Condition key']
  const { keys } = data
  if (keys === null) return cardOf({ title: key, kind, paragraphs: absence(data) })
  const host = key.slice(0, key.indexOf(':'))
  if (host.includes('.')) return claimCard(key, data)
  const near = nearestKey(key, keys)
  return cardOf({
    title: key,
    kind: ['Unknown condition key'],
    paragraphs: [
      mind(undocumented),
      ...keyCautions(key).map((caution) => plainly(marked(caution))),
      ...(near === null ? [] : [plainly(say`Did you mean ${code(near)}?`)]),
    ],
    source: catalogueSource(data),
  })
}

/** K8: an identity provider's host stands before the colon, and a claim of its tokens after it. */
function claimCard(key: string, data: HelpData): HelpCard {
  const colon = key.lastIndexOf(':')
  const [host, claim] = [key.slice(0, colon), key.slice(colon + 1)]
  const provider = data.surroundings.identityProviders.find(({ arn }) => arn.endsWith(`/${host}`))
  return cardOf({
    title: key,
    kind: ['Condition key of an identity provider'],
    paragraphs: [
      plainly(say`The claim ${code(claim)} of the token that ${code(host)} gave the caller.`),
      plainly([
        provider === undefined
          ? 'This scenario has no identity provider of this name.'
          : `In this scenario: ${provider.label}.`,
      ]),
    ],
  })
}

/** Without what the author fills in. */
function nearestKey(key: string, { keys }: KnownKeys): string | null {
  const prefix = key.slice(0, key.indexOf(':') + 1).toLowerCase()
  const names = [...keys.exact].filter(([lower]) => lower.startsWith(prefix))
  return nearestName(
    names.map(([, { name }]) => name),
    key,
  )
}
