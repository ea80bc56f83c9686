/**
 * The sentence's slots: what each offers for what is typed, and what is odd about what stands in
 * them. Until AWS's data is there, and where it cannot be had, they know what the scenario holds.
 */

import type { ServiceDetail } from '../../engine/index.ts'
import type { VerdictApp } from '../verdict-app.ts'
import {
  actionChoices,
  byAccount,
  findChoices,
  principalChoices,
  resourceChoices,
} from '../views/choices.ts'
import type { Found } from '../views/choices.ts'
import type * as Offers from './offers.ts'
import type { SlotHint } from './slot-hints.ts'
import { whereabouts } from './whereabouts.ts'

export interface Sentence {
  /** Somebody goes to a slot: what it can offer is fetched, again if that failed before. */
  wake(this: void): void
  /** What a slot offers for a text, which is empty before anything is typed. */
  findPrincipals(this: void, text: string): Found
  findActions(this: void, text: string): Found
  findResources(this: void, text: string): Found
  /** The action as AWS spells it, in whatever letter case it was typed. */
  spelled(this: void, action: string): string
  readonly actionHint: SlotHint | null
  readonly resourceHint: SlotHint | null
  /** The service of the action that is asked about; null while it is not known. */
  readonly service: ServiceDetail | null
}

export function createSentence({
  workspace,
  aws,
}: Pick<VerdictApp, 'workspace' | 'aws'>): Sentence {
  let offers = $state.raw<typeof Offers | null>(null)
  let failed = $state(false)

  async function load(): Promise<void> {
    offers ??= await import('./offers.ts').catch(() => null)
    failed = offers === null
  }

  function wake(): void {
    aws.wake()
    void load()
  }

  $effect(() => {
    if (aws.state === 'ready') void load()
  })

  const question = $derived(workspace.question)
  const principals = $derived(principalChoices(workspace.principals))
  const mentioned = $derived(actionChoices(workspace.policies, workspace.scenario.checks))
  const index = $derived.by(() => {
    const { catalogue } = aws
    return offers === null || catalogue === null ? null : offers.indexActions(catalogue)
  })
  const prefix = $derived(question.action.toLowerCase().split(':', 1)[0] ?? '')
  const service = $derived(index === null ? null : aws.service(prefix))
  const source = $derived({
    resources: workspace.resources,
    action: question.action,
    detail: service,
    where: whereabouts(workspace.scenario.world, question),
  })
  const resources = $derived(offers?.resourceOffers(source) ?? resourceChoices(workspace.resources))

  /** Why a list knows less than it could. */
  const lack = $derived.by(() => {
    if (aws.state === 'failed' || failed) {
      return 'AWS’s catalogue could not be loaded: this is what the scenario mentions. Coming back to this slot tries again.'
    }
    return index === null ? 'AWS’s catalogue is being loaded…' : null
  })

  function findActions(text: string): Found {
    if (offers === null || index === null) {
      return { ...findChoices(mentioned, text), ...(lack === null ? {} : { note: lack }) }
    }
    return offers.findActions({ index, mentioned, detail: (of) => aws.service(of) }, text)
  }

  return {
    wake,
    findPrincipals: (text) => findChoices(text === '' ? byAccount(principals) : principals, text),
    findActions,
    findResources(text) {
      const found = offers?.findResources(resources, text) ?? findChoices(resources, text)
      return lack === null || found.note !== undefined ? found : { ...found, note: lack }
    },
    spelled(action) {
      return (index === null ? null : offers?.findAction(index.catalogue, action)?.name) ?? action
    },
    get actionHint() {
      return index === null ? null : (offers?.actionHint(index.catalogue, question.action) ?? null)
    },
    get resourceHint() {
      return offers?.resourceHint(source, question.resource) ?? null
    },
    get service() {
      return service
    },
  }
}
