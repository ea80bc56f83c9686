/**
 * The values of Version and Effect.
 */

import { elementsOf } from '../../engine/index.ts'
import { about, option, text } from './option.ts'
import type { Option } from './option.ts'
import type { PlaceOf, Scene } from './world.ts'

export function versionOptions({ world }: Scene<PlaceOf<'version'>>): readonly Option[] {
  return elementsOf(world.kind).versions.map((version) =>
    option({
      label: version,
      detail: versionWords[version]?.detail ?? '',
      kind: 'value',
      info: () => about(versionWords[version]?.about ?? ''),
      take: text(version),
    }),
  )
}

const versionWords: Readonly<Record<string, { readonly detail: string; readonly about: string }>> =
  {
    '2012-10-17': {
      detail: 'current',
      about: 'The current version of the policy language, with policy variables.',
    },
    '2008-10-17': {
      detail: 'older',
      about: 'The older version of the policy language: ${…} in it is plain text.',
    },
  }

export function effectOptions({ world }: Scene<PlaceOf<'effect'>>): readonly Option[] {
  return elementsOf(world.kind).effects.map((effect) =>
    option({
      label: effect,
      kind: 'value',
      info: () => about(effectWords[effect]),
      take: text(effect),
    }),
  )
}

const effectWords = {
  Allow: 'What the statement covers is allowed, unless some statement denies it.',
  Deny: 'What the statement covers is denied, whatever other statements allow.',
}
