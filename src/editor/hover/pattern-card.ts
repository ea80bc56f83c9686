/**
 * Help on a pattern of actions: how many actions it covers, of which kind, and which.
 */

import { nearestName, serviceOf } from '../../engine/index.ts'
import type { Catalogue } from '../../engine/index.ts'
import { absence, cardOf, catalogueSource, doubt, item, list, mind, plainly } from './card.ts'
import type { Fact, HelpCard, HelpData, Paragraph } from './card.ts'
import { countCovered, coveredActions } from './covered-actions.ts'
import type { CoveredActions } from './covered-actions.ts'
import { code, count, say } from './words.ts'
import type { Words } from './words.ts'

/** Actions that are listed before the rest is asked for. */
const MOST_ACTIONS = 40

/** @param excepted all values of NotAction where the pattern stands in one, else null */
export function patternCard(
  written: string,
  excepted: readonly string[] | null,
  data: HelpData,
): HelpCard {
  const { catalogue } = data
  const kind = ['Pattern of actions']
  if (!written.includes(':') && written !== '*') return noPattern(written)
  if (catalogue === null) return cardOf({ title: written, kind, paragraphs: absence(data) })
  const covered = coveredActions(catalogue, written)
  const open = /[*?].*:/.test(written)
  return cardOf({
    title: written,
    kind,
    paragraphs: [
      plainly(extent(catalogue, written, covered)),
      ...(covered.actions.length === 0 ? nothing(catalogue, written) : []),
      ...(excepted === null ? [] : [mind(exception(catalogue, excepted))]),
      ...(covered.actions.length > 0 && excepted === null ? [plainly([later])] : []),
      ...(open ? [doubt('action-prefix-wildcard')] : []), // G53
    ],
    facts: covered.byLevel.map(([level, number]): Fact => ({ name: level, words: say`${number}` })),
    lists: [
      ...(covered.byService.length < 2 ? [] : services(catalogue, covered)),
      ...list(
        'Actions',
        covered.actions.map(({ name, level }) => item(name, level)),
        MOST_ACTIONS,
      ),
    ],
    source: catalogueSource(data),
  })
}

const later = 'It also covers what AWS adds later under such a name.'

function extent(catalogue: Catalogue, written: string, covered: CoveredActions): Words {
  const { length } = covered.actions
  if (length === 0) return ['It covers no action that AWS’s catalogue has.']
  if (length === catalogue.actionCount) {
    return say`It covers every action of AWS: ${length} in ${catalogue.services.size} services.`
  }
  const service = serviceOf(catalogue, written)
  if (service === null) {
    return say`It covers ${count(length, 'action')} in ${count(covered.byService.length, 'service')}.`
  }
  const { size } = service.actions
  if (length === size) return say`It covers all ${size} actions of ${service.name}.`
  return say`It covers ${length} of the ${size} actions of ${service.name}.`
}

function nothing(catalogue: Catalogue, written: string): readonly Paragraph[] {
  const prefix = written.slice(0, written.indexOf(':'))
  if (/[*?]/.test(prefix) || catalogue.services.has(prefix.toLowerCase())) return []
  const near = nearestName(catalogue.services.keys(), prefix)
  return [
    mind(say`AWS’s catalogue has no service with the prefix ${code(prefix)}.`),
    ...(near === null ? [] : [plainly(say`Did you mean ${code(`${near}:`)}?`)]),
  ]
}

/** G55 */
function exception(catalogue: Catalogue, patterns: readonly string[]): Words {
  const rest = catalogue.actionCount - countCovered(catalogue, patterns)
  const left =
    rest === 0 ? say`none is left` : say`it is about the other ${count(rest, 'action')} of AWS`
  return say`${code('NotAction')} leaves these out of the statement: with all that is listed there, ${left}.`
}

function services(catalogue: Catalogue, { byService }: CoveredActions) {
  const items = byService.map(([prefix, number]) => {
    const name = catalogue.services.get(prefix)?.name ?? ''
    return item(prefix, `${name}, ${number.toLocaleString('en')}`)
  })
  return list('Services', items, 5)
}

/** G52 */
function noPattern(written: string): HelpCard {
  const form = say`A pattern of actions is the prefix of a service, a colon and a pattern of names, such as ${code('s3:Get*')}; only ${code('*')} stands alone.`
  return cardOf({ title: written, kind: ['No action'], paragraphs: [mind(form)] })
}
