/**
 * Help on a value of Resource: its parts, what it covers, and which of the statement's actions work on it.
 */

import { arnParts, resourceCover, resourceTypesFor } from '../../engine/index.ts'
import type { NamedArn } from '../help.ts'
import { actionReachLists } from './action-reach.ts'
import { arnPartFacts } from './arn-parts-facts.ts'
import { cardOf, catalogueSource, doubt, item, list, mind, plainly, waiting } from './card.ts'
import type { CardList, HelpCard, HelpData, Paragraph } from './card.ts'
import { code, count, listed, say } from './words.ts'
import type { Words } from './words.ts'
import type { ResourcePlace } from './written.ts'

export function resourceCard(place: ResourcePlace, data: HelpData): HelpCard {
  const { value } = place
  const parts = arnParts(value)
  if (value === '*') return everything(place, data)
  const isArn = parts.length === 6 || (/^arn\b|^\*/.test(value) && value.endsWith('*'))
  if (!isArn) return noArn(place, parts.length)
  const prefix = parts[2]?.text ?? ''
  const detail = data.service(prefix)
  const found = typeof detail === 'object' ? detail : null
  const covered = coveredHere(place, data)
  const types = found === null ? [] : resourceTypesFor(found, value)
  const reach = actionReachLists(place, prefix, data)
  const name = found?.name ?? data.catalogue?.services.get(prefix)?.name
  return cardOf({
    title: value,
    kind: name === undefined ? ['Resource'] : say`Resource of ${name}`,
    paragraphs: [
      ...exception(place),
      ...(found !== null && types.length === 0 ? [mind(noType(found.name))] : []),
      ...runsOver(value, parts.length, covered.spills),
      ...(detail === 'loading' || reach.isWaiting ? [waiting] : []),
    ],
    facts: arnPartFacts(value, place.at, data),
    lists: [
      ...list(
        'Types of resources',
        types.map(({ name: type, arns }) =>
          item(
            type,
            '',
            listed(
              arns.map(({ text }) => text),
              'or',
            ),
          ),
        ),
        4,
      ),
      ...covered.lists,
      ...reach.lists,
    ],
    source: catalogueSource(data),
  })
}

/** M6, G59 */
function everything(place: ResourcePlace, data: HelpData): HelpCard {
  return cardOf({
    title: '*',
    kind: ['Every resource'],
    paragraphs: [
      plainly(['Whatever the action is done to, in every account and Region.']),
      plainly(['Only it covers actions that work on no particular resource.']),
      ...exception(place),
    ],
    lists: coveredHere(place, data).lists,
  })
}

/** M7 */
function noArn({ value, negated }: ResourcePlace, parts: number): HelpCard {
  const form = say`An ARN has six parts between colons: ${code('arn:partition:service:region:account:resource')}. This has ${parts}.`
  const effect = negated ? 'It leaves no resource out.' : 'It covers no resource.'
  return cardOf({ title: value, kind: ['No ARN'], paragraphs: [mind(form), plainly([effect])] })
}

/** G58 */
function exception({ negated }: ResourcePlace): readonly Paragraph[] {
  if (!negated) return []
  return [
    mind(
      say`${code('NotResource')} leaves it out: the statement is about everything that is not listed there.`,
    ),
  ]
}

function noType(service: string): Words {
  return say`No type of resource of ${service} has such ARNs.`
}

/** M8, M9 */
function runsOver(value: string, parts: number, spills: boolean): readonly Paragraph[] {
  const last = arnParts(value)[5]?.text ?? ''
  const found: Paragraph[] = []
  if (last.includes('*') && last !== '*') {
    found.push(plainly(say`In the last part ${code('*')} runs over slashes and colons.`))
  }
  if (parts < 6) {
    found.push(plainly(say`The ${code('*')} at its end stands for the parts that are not written.`))
  }
  if (parts < 6 || spills) found.push(doubt('resource-colon-spill'))
  return found
}

/** The resources and principals of the scenario that it covers; variables may be anything. */
function coveredHere(
  { value, negated, variables }: ResourcePlace,
  { surroundings }: HelpData,
): { readonly lists: readonly CardList[]; readonly spills: boolean } {
  const cover = resourceCover(value, variables)
  const known = new Map<string, NamedArn>()
  for (const each of [...surroundings.resources, ...surroundings.principals]) {
    known.set(each.arn, each)
  }
  const covered = [...known.values()].flatMap((each) => {
    const how = cover(each.arn)
    return how === 'none' ? [] : [{ ...each, spills: how === 'spill' }]
  })
  const title = `${negated ? 'Left out' : 'Covered'} in this scenario: ${count(covered.length, 'resource')}`
  return {
    lists: list(
      title,
      covered.map(({ arn, type }) => item(arn, type)),
      5,
    ),
    spills: covered.some(({ spills }) => spills),
  }
}
