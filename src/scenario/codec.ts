/**
 * The way in from the saved form. Reading never throws: what cannot be read is an outcome, with
 * words for a person.
 */

import { defaultLimits, type Limits } from './limits.ts'
import { migrations as allMigrations, type Migration } from './migrations.ts'
import { SCENARIO_VERSION, type Scenario } from './model.ts'
import { isPlainObject, refusalOfShape } from './plain.ts'
import { accept, refuse, type Accepted, type Refusal } from './refusal.ts'
import { scenarioSchema } from './schema.ts'
import { refusalOfText } from './text-scan.ts'

export type DecodeResult =
  | { readonly kind: 'ok'; readonly scenario: Scenario }
  /** Written by a newer version of the page, which must not be overwritten. */
  | { readonly kind: 'newer'; readonly version: number }
  | ({ readonly kind: 'corrupt' } & Refusal)

export interface DecodeOptions {
  readonly limits?: Limits
  readonly migrations?: readonly Migration[]
}

/** Reads what a database holds. The scenario is made of fresh objects. */
export function decodeScenario(
  value: unknown,
  { limits = defaultLimits, migrations = allMigrations }: DecodeOptions = {},
): DecodeResult {
  const refusal = refusalOfShape(value, limits)
  if (refusal !== null) return corrupt(refusal)
  if (!isPlainObject(value)) return corrupt(refuse([], value, 'an object'))
  const { version } = value
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    return corrupt(refuse(['version'], version, 'the number of a version'))
  }
  if (version > SCENARIO_VERSION) return { kind: 'newer', version }
  const migrated = migrate(value, version, migrations)
  if (migrated.kind === 'refused') return corrupt(migrated.refusal)
  const accepted = accept(scenarioSchema, migrated.value)
  return accepted.kind === 'ok'
    ? { kind: 'ok', scenario: accepted.value }
    : corrupt(accepted.refusal)
}

/** Reads a file's or a link's text. */
export function decodeScenarioText(text: string, options: DecodeOptions = {}): DecodeResult {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text
  const refusal = refusalOfText(withoutMark, options.limits ?? defaultLimits)
  if (refusal !== null) return corrupt(refusal)
  const parsed = parseJson(withoutMark)
  if (parsed === null) {
    return corrupt({
      path: '',
      message:
        'The scenario cannot be read: found text that is not JSON or breaks off, expected JSON.',
    })
  }
  return decodeScenario(parsed.value, options)
}

function migrate(
  document: unknown,
  from: number,
  migrations: readonly Migration[],
): Accepted<unknown> {
  let value = document
  for (let version = from; version < SCENARIO_VERSION; version += 1) {
    const step = migrations.find((candidate) => candidate.from === version)
    if (step === undefined) {
      const first = Math.min(SCENARIO_VERSION, ...migrations.map((known) => known.from))
      const expected = `a version from ${String(first)} on`
      return { kind: 'refused', refusal: refuse(['version'], version, expected) }
    }
    const result = step.apply(value)
    if (result.kind === 'refused') return result
    value = result.value
  }
  return { kind: 'ok', value }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return null
  }
}

function corrupt(refusal: Refusal): DecodeResult {
  return { kind: 'corrupt', ...refusal }
}
