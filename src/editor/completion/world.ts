/**
 * What the options are made from: the place of the caret, what is typed there, AWS's data as far as it
 * is there, and the world around the policy.
 */

import type {
  Catalogue,
  KnownKeys,
  PolicyKind,
  PolicyPlace,
  ServiceDetail,
} from '../../engine/index.ts'
import type { PolicyHelp, Surroundings } from '../help.ts'

export interface World {
  readonly kind: PolicyKind
  readonly around: Surroundings
  readonly catalogue: Catalogue | null
  readonly keys: KnownKeys | null
  readonly state: PolicyHelp['aws']['state']
  /** What is loaded of a service; for what is not, the loading begins. */
  detail(prefix: string): ServiceDetail | null
  load(prefix: string): Promise<ServiceDetail | null>
  /** '2026-09-26' */
  readonly today: string
}

/** `P` is the place or one kind of it. */
export interface Scene<P extends PolicyPlace = PolicyPlace> {
  readonly world: World
  readonly place: P
  readonly text: string
  readonly caret: number
  /** What stands at the place before the caret, without its quote. */
  readonly typed: string
}

/** A place of one kind. */
export type PlaceOf<K extends PolicyPlace['kind']> = Extract<PolicyPlace, { readonly kind: K }>

/** What rests on AWS's data says from when it is. */
export function sourceOf(of: { readonly source: { readonly date: string } } | null): string {
  return of === null ? '' : `AWS’s catalogue of ${of.source.date}`
}

/** Whether a list of names or values holds one, letter case aside. */
export function holds(list: readonly string[], value: string): boolean {
  const lower = value.toLowerCase()
  return list.some((each) => each.toLowerCase() === lower)
}
