/**
 * Which condition keys can be added to a request: those that can matter for its action, by where
 * they come from, each once and with its type. A tag's key is offered as a form to fill in.
 */

import { conditionKeysOf, globalConditionKeys } from '../../engine/index.ts'
import type { ServiceDetail } from '../../engine/index.ts'
import type { KeyFacts } from '../views/context-fields.ts'
import { findChoices } from '../views/choices.ts'
import type { Choice, Found } from '../views/choices.ts'
import { plainLabel, openFields } from './open-fields.ts'

export interface KeySource {
  readonly action: string
  /** The action's service; null while it is not known. */
  readonly detail: ServiceDetail | null
  /** Keys that a statement looked for in vain. */
  readonly missing: readonly string[]
  /** Keys that policies test. */
  readonly mentioned: readonly string[]
  /** Keys that the request has. */
  readonly present: readonly string[]
  /** Keys of tags that something in the scenario has. */
  readonly tagKeys: readonly string[]
  readonly facts: (key: string) => KeyFacts
}

/** Everything that may be added, in sections. */
export function keyOffers(source: KeySource): readonly Choice[] {
  const { action, detail, missing, mentioned, present } = source
  const own = detail === null ? [] : conditionKeysOf(detail, action)
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Looked for by a statement', missing],
    [`Keys of ${action}`, own],
    ['Global keys', globals((name) => name.startsWith('aws:'))],
    ['Tested by a policy', mentioned],
    ['Of certain callers', globals((name) => isOfCallers(name, action))],
  ]
  const seen = new Set(present.map((key) => key.toLowerCase()))
  return sections.flatMap(([section, keys]) =>
    keys.flatMap((key) => {
      if (seen.has(key.toLowerCase())) return []
      seen.add(key.toLowerCase())
      return [keyChoice(key, section, source)]
    }),
  )
}

function globals(wanted: (name: string) => boolean): readonly string[] {
  return globalConditionKeys
    .filter(({ name }) => wanted(name))
    .map(({ name, family }) => (family ? `${name}\${TagKey}` : name))
}

/** Keys of a session or a token go with whatever it is used for, those of IAM and STS with their actions. */
function isOfCallers(name: string, action: string): boolean {
  const [prefix = ''] = name.split(':', 1)
  if (prefix === 'aws') return false
  return !['iam', 'sts'].includes(prefix) || action.toLowerCase().startsWith(`${prefix}:`)
}

function keyChoice(key: string, section: string, { facts }: KeySource): Choice {
  const { typeName, multiple, about } = facts(key)
  const choice: Choice = {
    value: key,
    label: plainLabel(key),
    kind: typeName,
    detail: multiple ? 'several values' : '',
    icon: 'key',
    section,
  }
  const told = about === '' ? choice : { ...choice, about }
  return openFields(key).length === 0 ? told : { ...told, goesOn: true }
}

/** What of the offers a text finds. Of a tag's key that is being filled in, the keys that there are. */
export function findKeys(offers: readonly Choice[], source: KeySource, text: string): Found {
  const open = openFields(text)
  const tagged = tagChoices(offers, source, text)
  if (open.length === 0) return findChoices([...tagged, ...offers], text)
  const names = open.map(({ name }) => name).join(', then ')
  return { choices: tagged, more: 0, note: `Fill in ${names}, or choose. Enter adds the key.` }
}

/** 'aws:RequestTag/team' and the like, for a text that begins as the key of a tag does. */
function tagChoices(
  offers: readonly Choice[],
  { tagKeys, present }: KeySource,
  text: string,
): readonly Choice[] {
  const there = new Set(present.map((key) => key.toLowerCase()))
  const lower = text.toLowerCase()
  return offers.flatMap(({ value, kind, icon }) => {
    const head = /^(.*tag\/)\$\{\w+\}$/i.exec(value)?.[1]
    if (head === undefined || !lower.startsWith(head.toLowerCase())) return []
    return tagKeys
      .map((tag) => head + tag)
      .filter((key) => !there.has(key.toLowerCase()))
      .map((key): Choice => {
        const section = 'Tags in this scenario'
        return { value: key, label: key, kind, detail: '', icon, section }
      })
  })
}
