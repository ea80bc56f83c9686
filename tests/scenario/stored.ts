/**
 * The stored examples and their damages, read from the corpus.
 */

import { readFileSync, readdirSync } from 'node:fs'

const folder = new URL('../corpus/stored/', import.meta.url)

export interface DamagedValue {
  readonly name: string
  /** Where the stored example is damaged. */
  readonly at: readonly (string | number)[]
  readonly set?: unknown
  readonly remove?: true
  readonly message: string
  readonly path: string
}

export interface DamagedText {
  readonly name: string
  readonly text: string
  readonly message: string
  readonly path: string
}

export const storedVersions: readonly string[] = readdirSync(folder).filter((file) =>
  /^version-\d+\.json$/.test(file),
)

export function storedText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

export function storedValue(file: string): unknown {
  return JSON.parse(storedText(file))
}

export const damagedValues = storedValue('damaged-values.json') as readonly DamagedValue[]
export const damagedTexts = storedValue('damaged-texts.json') as readonly DamagedText[]

/** A copy of `document` with one place changed or taken away. */
export function damaged(
  document: unknown,
  [step, ...rest]: DamagedValue['at'],
  change: { readonly set: unknown } | 'remove',
): unknown {
  if (step === undefined) return change === 'remove' ? undefined : change.set
  if (typeof document !== 'object' || document === null) throw new Error(`no ${String(step)} here`)
  const copy: unknown[] | Record<string, unknown> = Array.isArray(document)
    ? [...(document as unknown[])]
    : { ...document }
  if (rest.length === 0 && change === 'remove') Reflect.deleteProperty(copy, step)
  else Reflect.set(copy, step, damaged(Reflect.get(document, step), rest, change))
  return copy
}
