/**
 * What is chosen for the matrix, each axis and filter in a few words.
 */

import type { AxesStore } from './axes.svelte.ts'
import type { Show } from './look.ts'
import type { ViewStore } from './view.svelte.ts'

/** '42 principals' */
export function rowWords({ principals }: AxesStore): string {
  return counted(principals.ids.length, 'principal')
}

/** 's3 · 187 actions' */
export function columnWords({ actions }: AxesStore): string {
  const services = new Set(actions.ids.map((action) => action.slice(0, action.indexOf(':'))))
  const [only] = services
  const count = counted(actions.ids.length, 'action')
  return services.size === 1 && only !== undefined ? `${only} · ${count}` : count
}

/** '12 resources', or the one that is shown of them. */
export function resourceWords({ resources }: AxesStore, { choice }: ViewStore): string {
  const { length } = resources.ids
  if (choice.resource === null || length < 2) return counted(length, 'resource')
  const known = resources.options.choices.find(({ value }) => value === choice.resource)
  return `${known?.label ?? choice.resource} of ${length.toLocaleString('en')}`
}

/** 'With MFA · Without MFA' */
export function contextWords({ circumstances }: AxesStore): string {
  const labels = circumstances.chosen.map(({ label }) => label)
  return labels.length > 2 ? `${labels.length} contexts` : labels.join(' · ')
}

const shows: Readonly<Record<Show['kind'], string>> = {
  all: 'everything',
  allow: 'what is allowed',
  explicitDeny: 'explicit denies',
  differs: 'what differs in itself',
  principals: 'two principals’ differences',
  circumstances: 'two contexts’ differences',
  since: 'what has changed',
}

export function showWords({ choice }: ViewStore): string {
  return shows[choice.show.kind]
}

/** '42 principals × 187 actions × 12 resources', and the contexts where there are several. */
export function axesWords({ axes }: Pick<AxesStore, 'axes'>): string {
  const { principals, actions, resources, circumstances } = axes
  return [
    counted(principals.length, 'principal'),
    counted(actions.length, 'action'),
    counted(resources.length, 'resource'),
    ...(circumstances.length > 1 ? [counted(circumstances.length, 'context')] : []),
  ].join(' × ')
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
