/**
 * What the resource slot offers for an action: what there is that fits, then the forms of ARNs that
 * would, then the rest.
 */

import type { ResourceOption } from '../../account/index.ts'
import type { ResourceType, ServiceDetail } from '../../engine/index.ts'
import { findChoices, resourceChoices } from '../views/choices.ts'
import type { Choice, Found } from '../views/choices.ts'
import { templatesOf } from './arn-templates.ts'
import type { Whereabouts } from './arn-templates.ts'
import { plainLabel, openFields } from './open-fields.ts'
import { fits, worksOn } from './works-on.ts'
import type { WorksOn } from './works-on.ts'

export interface ResourceSource {
  readonly resources: readonly ResourceOption[]
  readonly action: string
  /** The action's service; null while it is not loaded, and for one that AWS does not have. */
  readonly detail: ServiceDetail | null
  readonly where: Whereabouts
}

/** Everything that may be chosen for the action, in sections; without any where nothing is known of it. */
export function resourceOffers(source: ResourceSource): readonly Choice[] {
  const { resources, action, detail, where } = source
  const all = resourceChoices(resources)
  const known = worksOn(detail, action)
  if (known === null) return all
  const [any, named] = [all.filter(isAny), all.filter((choice) => !isAny(choice))]
  const anyFits = known.required.size === 0
  const fitting = named.filter(({ value }) => fits(known, value))
  const taken = new Set(fitting.map(({ value }) => value))
  const others = named.filter(({ value }) => !taken.has(value))
  return [
    ...fitting.map(under(`Fits ${action}`)),
    ...templates(known, where).filter(({ value }) => !taken.has(value)),
    ...(anyFits ? any.map(anyChoice(action, known)) : []),
    ...[...(anyFits ? [] : any), ...others].map(under(`Does not fit ${action}`)),
  ]
}

function isAny({ value }: Choice): boolean {
  return value === '*'
}

function under(section: string): (choice: Choice) => Choice {
  return (choice) => ({ ...choice, section })
}

function anyChoice(action: string, { types }: WorksOn): (choice: Choice) => Choice {
  const none = types.length === 0
  return (choice) => ({
    ...choice,
    kind: none ? 'No resource' : choice.kind,
    about: none
      ? 'This action works on no resource: use *.'
      : 'AWS marks none of these types as required: a request that names no resource is decided for *.',
    section: none ? `Fits ${action}` : 'Or no resource',
  })
}

/** Those that the action requires first, then the shortest. Types may share a form: it stands once. */
function templates(known: WorksOn, where: Whereabouts): readonly Choice[] {
  const found = new Map<string, Choice>()
  const optional = ({ detail }: Choice): number => (detail === 'optional' ? 1 : 0)
  for (const type of known.types) {
    for (const text of templatesOf(type, where)) {
      if (!found.has(text)) found.set(text, templateChoice(text, type, known))
    }
  }
  return [...found.values()].sort(
    (a, b) => optional(a) - optional(b) || a.label.length - b.label.length,
  )
}

function templateChoice(text: string, type: ResourceType, { required }: WorksOn): Choice {
  const choice: Choice = {
    value: text,
    label: plainLabel(text),
    kind: type.name,
    // Where all are optional they stand for one another, and the word would mislead.
    detail: required.size === 0 ? '' : required.has(type.name) ? 'required' : 'optional',
    icon: 'template',
    section: 'Fill in an ARN',
  }
  return openFields(text).length === 0 ? choice : { ...choice, goesOn: true }
}

/** What of the offers a text finds; of one that is being filled in, what is left to do. */
export function findResources(offers: readonly Choice[], text: string): Found {
  const open = [...new Set(openFields(text).map(({ name }) => name))]
  if (open.length === 0) return findChoices(offers, text)
  const names = open.join(', then ')
  const how = open.length > 1 ? 'Tab goes to the next, Enter asks.' : 'Enter asks.'
  return { choices: [], more: 0, note: `Fill in ${names}. ${how}` }
}
