/**
 * Help on one action: what it does, on what, with which keys, and what else it needs.
 */

import {
  conditionKeysOf,
  findAction,
  findActionDetail,
  findResourceType,
  nearestAction,
  nearestName,
  serviceOf,
} from '../../engine/index.ts'
import type {
  AccessLevel,
  ActionDetail,
  Catalogue,
  CatalogueAction,
  ServiceDetail,
} from '../../engine/index.ts'
import {
  absence,
  cardOf,
  catalogueSource,
  detailAbsence,
  item,
  list,
  mind,
  plainly,
} from './card.ts'
import type { CardList, Fact, HelpCard, HelpData, Item, Paragraph } from './card.ts'
import { code, listed, say, sentence } from './words.ts'

/** [access_policies_understand-policy-summary-access-level-summaries] */
const levelMeaning: Readonly<Record<AccessLevel, string>> = {
  List: 'to see which resources there are, not what is in them',
  Read: 'to read, and to change nothing',
  Write: 'to create, change or delete',
  Tagging: 'to change nothing but tags',
  'Permissions management': 'to change who may do what',
}

/** @param negated it stands in NotAction */
export function actionCard(written: string, negated: boolean, data: HelpData): HelpCard {
  const { catalogue } = data
  const exempt = negated ? [plainly(notAction)] : []
  if (catalogue === null) {
    return cardOf({
      title: written,
      kind: ['Action'],
      paragraphs: [...exempt, ...absence(data)],
    })
  }
  const action = findAction(catalogue, written)
  if (action === null) return unknownAction(written, exempt, catalogue, data)
  const service = serviceOf(catalogue, written)
  const detail = data.service(service?.prefix ?? '')
  const found = typeof detail === 'object' && detail !== null ? detail : null
  const known = found === null ? null : findActionDetail(found, written)
  return cardOf({
    title: action.name,
    kind: say`Action of ${service?.name ?? ''}`,
    paragraphs: [
      ...(known === null ? [] : [plainly([sentence(known.about)])]),
      ...exempt,
      ...spelling(written, action),
      ...(known === null ? detailAbsence(detail) : []),
    ],
    facts: [levelFact(action), ...(known === null ? [] : worksOnNothing(known))],
    lists: found === null || known === null ? [] : detailLists(found, known),
    source: catalogueSource(data),
  })
}

const notAction = say`${code('NotAction')} leaves it out: the statement is about all other actions.`

function spelling(written: string, action: CatalogueAction): readonly Paragraph[] {
  if (written === action.name) return []
  return [plainly(['Letter case does not count in actions.'])] // M3
}

function levelFact({ level }: CatalogueAction): Fact {
  return { name: 'Access level', words: say`${level}, ${levelMeaning[level]}` }
}

/** G59 */
function worksOnNothing({ resources }: ActionDetail): readonly Fact[] {
  if (resources.length > 0) return []
  const words = say`no particular resource: ${code('Resource')} has to cover ${code('*')}`
  return [{ name: 'Works on', words }]
}

function detailLists(detail: ServiceDetail, action: ActionDetail): readonly CardList[] {
  const keys = conditionKeysOf(detail, action.name).map((key) => item(key))
  const dependents = action.dependents.map((name) => item(name))
  return [
    ...list('Works on', resourcesOf(detail, action), 6),
    ...list('Condition keys, besides the global ones', keys, 6),
    // The newer data has none, so they have a date of their own.
    ...list(`May need as well (as of ${detail.dependentsDate})`, dependents),
  ]
}

/** Those that it requires first. */
function resourcesOf(detail: ServiceDetail, { resources }: ActionDetail): readonly Item[] {
  return resources
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(({ name, required }) => {
      const arns = findResourceType(detail, name)?.arns ?? []
      const forms = listed(
        arns.map(({ text }) => text),
        'or',
      )
      return item(name, required ? 'required' : '', forms)
    })
}

/** G54 */
function unknownAction(
  written: string,
  exempt: readonly Paragraph[],
  catalogue: Catalogue,
  data: HelpData,
): HelpCard {
  if (!written.includes(':')) {
    // G52
    const form = say`An action is the prefix of a service, a colon and a name, such as ${code('s3:GetObject')}; only ${code('*')} stands alone.`
    return cardOf({ title: written, kind: ['No action'], paragraphs: [mind(form)] })
  }
  const service = serviceOf(catalogue, written)
  const prefix = written.slice(0, written.indexOf(':'))
  const near =
    nearestAction(catalogue, written) ?? nearestService(catalogue, service === null, prefix)
  const lacking =
    service === null
      ? say`AWS’s catalogue has no service with the prefix ${code(prefix)}.`
      : say`AWS’s catalogue has no action of this name in ${service.name}.`
  return cardOf({
    title: written,
    kind: ['Unknown action'],
    paragraphs: [
      mind(lacking),
      ...(near === null ? [] : [plainly(say`Did you mean ${code(near)}?`)]),
      plainly(['AWS accepts the name, and no request matches it.']),
      ...exempt,
    ],
    source: catalogueSource(data),
  })
}

function nearestService(catalogue: Catalogue, isUnknown: boolean, prefix: string): string | null {
  const near = isUnknown ? nearestName(catalogue.services.keys(), prefix) : null
  return near === null ? null : `${near}:`
}
