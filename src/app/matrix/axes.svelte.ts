/**
 * What is on the axes of the matrix: what a person chose for the open scenario, or else what makes sense for
 * it. Session state: another scenario begins anew.
 */

import type { MatrixAxes } from '../../account/index.ts'
import type { AccessLevel } from '../../engine/index.ts'
import type { AwsData } from '../aws-data.svelte.ts'
import { keepEqual } from '../keep-equal.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { actionsOf, firstActions, type ActionChoice, type ActionSource } from './action-axis.ts'
import { circumstancesOf, type NamedCircumstances } from './circumstances.ts'
import { principalOptions, resourceOptions, type AxisOptions } from './options.ts'
import { policyMentions, type PolicyMentions } from './policy-mentions.ts'

export interface AxesStore {
  readonly principals: ListAxis
  readonly resources: ListAxis
  readonly actions: ActionAxis
  readonly circumstances: CircumstanceAxis
  /** Actions are asked on the resources that they can name, where there are such. */
  readonly fitting: boolean
  setFitting(this: void, fitting: boolean): void
  readonly mentions: PolicyMentions
  readonly axes: MatrixAxes
  /** How many decisions that is. */
  readonly total: number
}

export interface ListAxis {
  readonly options: AxisOptions
  readonly ids: readonly string[]
  /** Nobody has chosen. */
  readonly isFirst: boolean
  /** Null goes back to what makes sense for the scenario. */
  choose(this: void, ids: readonly string[] | null): void
}

export interface ActionAxis {
  readonly ids: readonly string[]
  readonly choice: ActionChoice
  /** How many actions a source has, of all levels. */
  count(this: void, source: ActionSource): number
  chooseSource(this: void, source: ActionSource): void
  chooseLevels(this: void, levels: readonly AccessLevel[]): void
}

export interface CircumstanceAxis {
  readonly options: readonly NamedCircumstances[]
  readonly chosen: readonly NamedCircumstances[]
  /** At least one stays. */
  toggle(this: void, id: string): void
}

/** Null: what makes sense. */
interface Chosen {
  readonly scenario: string
  readonly principals: readonly string[] | null
  readonly resources: readonly string[] | null
  readonly actions: ActionChoice
  readonly circumstances: readonly string[] | null
  readonly fitting: boolean
}

const nothingChosen: Omit<Chosen, 'scenario'> = {
  ...{ principals: null, resources: null, actions: firstActions, circumstances: null },
  fitting: true,
}

export interface AxesDeps {
  readonly workspace: Workspace
  readonly aws: AwsData
}

/** Whether two matrices ask the same, in the same order. */
export function areSameAxes(one: MatrixAxes, other: MatrixAxes): boolean {
  const same = (these: readonly string[], those: readonly string[]): boolean =>
    these === those ||
    (these.length === those.length && these.every((each, at) => each === those[at]))
  return (
    same(one.principals, other.principals) &&
    same(one.actions, other.actions) &&
    same(one.resources, other.resources) &&
    JSON.stringify(one.circumstances) === JSON.stringify(other.circumstances)
  )
}

export function createAxes({ workspace, aws }: AxesDeps): AxesStore {
  let last = $state.raw<Chosen>({ scenario: '', ...nothingChosen })
  const id = $derived(workspace.scenario.id)
  const chosen = $derived(last.scenario === id ? last : { scenario: id, ...nothingChosen })
  const choose = (change: Partial<Chosen>): void => void (last = { ...chosen, ...change })

  const sameMentions = keepEqual<PolicyMentions>()
  const samePrincipals = keepEqual<readonly string[]>()
  const sameActions = keepEqual<readonly string[]>()
  const sameResources = keepEqual<readonly string[]>()
  const sameCircumstances = keepEqual<readonly NamedCircumstances[]>()

  // Typing in a policy changes little of what all of them mention; and what an edit takes away stays on
  // the axes, to be seen going.
  const mentions = $derived(
    sameMentions(policyMentions([...workspace.policies, ...workspace.formerPolicies])),
  )
  const rows = $derived(principalOptions(workspace.principals, workspace.scenario, mentions))
  const stock = $derived(resourceOptions(workspace.resources, workspace.scenario, mentions))
  const settings = $derived(circumstancesOf(workspace.scenario, mentions))

  const principals = $derived(samePrincipals(chosen.principals ?? rows.first))
  const resources = $derived(sameResources(chosen.resources ?? stock.first))
  const actions = $derived(
    sameActions(actionsOf(chosen.actions, aws.catalogue, mentions, workspace.scenario)),
  )
  const circumstances = $derived.by(() => {
    const wanted = settings.filter((each) => chosen.circumstances?.includes(each.id) === true)
    return sameCircumstances(wanted.length > 0 ? wanted : settings.slice(0, 1))
  })
  const axes = $derived<MatrixAxes>({
    principals,
    resources,
    actions,
    circumstances: circumstances.map(({ vpcEndpointId, context }) => ({ vpcEndpointId, context })),
  })

  return {
    principals: {
      get options() {
        return rows
      },
      get ids() {
        return principals
      },
      get isFirst() {
        return chosen.principals === null
      },
      choose: (ids) => choose({ principals: ids }),
    },
    resources: {
      get options() {
        return stock
      },
      get ids() {
        return resources
      },
      get isFirst() {
        return chosen.resources === null
      },
      choose: (ids) => choose({ resources: ids }),
    },
    actions: {
      get ids() {
        return actions
      },
      get choice() {
        return chosen.actions
      },
      count: (source) =>
        actionsOf({ ...firstActions, source }, aws.catalogue, mentions, workspace.scenario).length,
      chooseSource: (source) => choose({ actions: { ...chosen.actions, source } }),
      chooseLevels: (levels) => choose({ actions: { ...chosen.actions, levels } }),
    },
    circumstances: {
      get options() {
        return settings
      },
      get chosen() {
        return circumstances
      },
      toggle(toggled) {
        const ids = circumstances.map((each) => each.id)
        const others = ids.filter((each) => each !== toggled)
        const next = others.length < ids.length ? others : [...ids, toggled]
        if (next.length > 0) choose({ circumstances: next })
      },
    },
    get fitting() {
      return chosen.fitting
    },
    setFitting: (fitting) => choose({ fitting }),
    get mentions() {
      return mentions
    },
    get axes() {
      return axes
    },
    get total() {
      return principals.length * circumstances.length * actions.length * resources.length
    },
  }
}
