/**
 * What the form knows beside the text: facts and choices out of AWS's data and the world, each computed
 * when it is looked at and again only when what it rests on has changed.
 */

import {
  conditionKey,
  findKnownKey,
  findServiceKey,
  globalConditionKeys,
} from '../../engine/index.ts'
import type { Catalogue, ConditionKeyType } from '../../engine/index.ts'
import type { Playground } from '../playground.svelte.ts'
import type { Choice } from '../views/choices.ts'
import type { VerdictApp } from '../verdict-app.ts'
import { actionFacts } from './action-facts.ts'
import type { ActionFact } from './action-facts.ts'
import {
  everyAction,
  keysOfActions,
  offeredPrincipals,
  offeredResources,
  prefixesOf,
  resourceNote,
} from './form-choices.ts'
import { valueChoices } from './value-choices.ts'

export interface FormHelp {
  readonly catalogue: Catalogue | null
  /** Null while AWS's data is not there. */
  readonly actionFact: ((value: string) => ActionFact) | null
  readonly actions: readonly Choice[]
  readonly resources: readonly Choice[]
  readonly keys: readonly Choice[]
  /** What a value of Resource is about; empty where nobody knows. */
  resourceNote(value: string): string
  principals(type: string): readonly Choice[]
  keyFact(key: string): KeyFact
  values(key: string): readonly Choice[]
}

export interface KeyFact {
  /** Null for a key that nobody knows. */
  readonly type: ConditionKeyType | null
  readonly multivalued: boolean
  /** What it is, in a sentence; may be empty. */
  readonly about: string
}

/** @param actions the values of the statement that is shown */
export function createFormHelp(
  { aws, workspace }: Pick<VerdictApp, 'aws' | 'workspace'>,
  playground: Pick<Playground, 'surroundings'>,
  actions: () => readonly string[],
): FormHelp {
  // Compared as texts, so that a keystroke elsewhere in the policy computes nothing again.
  const actionText = $derived(actions().join('\n'))
  const prefixText = $derived(prefixesOf(actionText.split('\n')).join('\n'))
  const known = $derived({ catalogue: aws.catalogue, service: aws.service })
  const fact = $derived(aws.catalogue === null ? null : actionFacts(aws.catalogue))
  const actionList = $derived(
    aws.catalogue === null ? [] : everyAction(aws.catalogue, prefixText.split('\n')),
  )
  const resourceList = $derived(
    offeredResources(
      workspace.resources,
      actionText.split('\n'),
      known,
      playground.surroundings.accountId,
    ),
  )
  const keyList = $derived(keyChoices(keysOfActions(actionText.split('\n'), known), keyFact))

  function keyFact(key: string): KeyFact {
    const listed = aws.keys === null ? null : findKnownKey(aws.keys, key)
    const found = listed ?? conditionKey(key)
    if (found === null) return { type: null, multivalued: false, about: '' }
    const home = found.about === '' ? (listed?.home ?? null) : null
    const detail = home === null ? null : aws.service(home)
    const about = detail === null ? found.about : (findServiceKey(detail, key)?.about ?? '')
    return { type: found.type, multivalued: found.multivalued, about }
  }

  return {
    get catalogue() {
      return aws.catalogue
    },
    get actionFact() {
      return fact
    },
    get actions() {
      return actionList
    },
    get resources() {
      return resourceList
    },
    get keys() {
      return keyList
    },
    resourceNote: (value) => resourceNote(value, workspace.resources, known),
    principals: (type) =>
      offeredPrincipals(type, playground.surroundings.kind, workspace.principals),
    keyFact,
    values: (key) => valueChoices(key, playground.surroundings),
  }
}

/** Those of the statement's actions first, then those that every request may have. */
function keyChoices(
  ofActions: readonly string[],
  factOf: (key: string) => KeyFact,
): readonly Choice[] {
  const global = globalConditionKeys.filter(({ family }) => !family).map(({ name }) => name)
  const own = ofActions.filter(
    (key) => !key.toLowerCase().startsWith('aws:') && !key.includes('${'),
  )
  return [...own, ...global].map((key) => {
    const { type, multivalued } = factOf(key)
    const kind = `${type ?? ''}${multivalued ? ', several values' : ''}`
    return { icon: 'key', value: key, label: key, kind, detail: own.includes(key) ? '' : 'global' }
  })
}
