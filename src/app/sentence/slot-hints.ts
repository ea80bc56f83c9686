/**
 * What is odd about a request that may well be asked: an action that AWS does not have, a resource
 * that the action does not work on. With what was probably meant, one click away.
 */

import { findAction, nearestAction, resourceTypesFor, serviceOf } from '../../engine/index.ts'
import type { Catalogue, ResourceType, ServiceDetail } from '../../engine/index.ts'
import { shortArn } from '../../account/index.ts'
import { checkAction } from '../views/choices.ts'
import { dayInWords } from '../views/days.ts'
import { code, listed, name, phrase } from '../views/phrase.ts'
import type { Phrase } from '../views/phrase.ts'
import type { ResourceSource } from './find-resources.ts'
import { fits, worksOn } from './works-on.ts'
import type { WorksOn } from './works-on.ts'

export interface SlotHint {
  readonly text: Phrase
  /** What could be asked instead; they end the sentence. */
  readonly options: readonly HintOption[]
  /** What closes the sentence after them. */
  readonly end: string
}

export interface HintOption {
  readonly label: string
  /** Null opens the slot's list. */
  readonly value: string | null
}

/** Null for an action that AWS has. */
export function actionHint(catalogue: Catalogue, action: string): SlotHint | null {
  if (checkAction(action) !== null || findAction(catalogue, action) !== null) return null
  const date = dayInWords(catalogue.source.date)
  const prefix = action.slice(0, action.indexOf(':'))
  const lacks =
    serviceOf(catalogue, action) === null ? phrase`service ${code(prefix)}` : code(action)
  const text = phrase`AWS’s catalogue of ${date} has no ${lacks}`
  const meant = nearestAction(catalogue, action)
  if (meant === null) return { text: phrase`${text}.`, options: [], end: '' }
  return {
    text: phrase`${text}; did you mean`,
    options: [{ label: meant, value: meant }],
    end: '?',
  }
}

/** So many that fit are named; of more there is a list. */
const mostNamed = 3

/** Null where the resource fits the action, and where nothing is known of it. */
export function resourceHint(source: ResourceSource, resource: string): SlotHint | null {
  const { action, detail } = source
  const known = worksOn(detail, action)
  if (known === null || detail === null || fits(known, resource)) return null
  if (known.types.length === 0) {
    return {
      text: phrase`${code(action)} works on no resource, so that AWS never decides it for ${short(resource)}. Ask about`,
      options: [{ label: '*', value: '*' }],
      end: 'instead.',
    }
  }
  return {
    text: phrase`${code(action)} works on resources of the ${typeNames(known.types)}; ${short(resource)} ${ownType(detail, resource)}. Ask about`,
    options: fittingOptions(source, known),
    end: 'instead.',
  }
}

function short(resource: string): Phrase {
  return [code(shortArn(resource))]
}

function typeNames(types: readonly ResourceType[]): Phrase {
  const names = listed(
    types.map((type) => name(type.name)),
    'or',
  )
  return types.length === 1 ? phrase`type ${names}` : phrase`types ${names}`
}

function ownType(detail: ServiceDetail, resource: string): Phrase {
  if (resource === '*') return phrase`names none`
  const [type] = resourceTypesFor(detail, resource)
  if (type === undefined) return phrase`is something else`
  return phrase`is of the type ${name(type.name)}`
}

function fittingOptions({ resources }: ResourceSource, known: WorksOn): readonly HintOption[] {
  const fitting = resources.filter(({ arn }) => arn !== '*' && fits(known, arn))
  if (fitting.length === 0) return [{ label: 'one of this form', value: null }]
  if (fitting.length <= mostNamed) return fitting.map(({ arn, label }) => ({ label, value: arn }))
  return [{ label: `one of the ${fitting.length} that fit`, value: null }]
}
