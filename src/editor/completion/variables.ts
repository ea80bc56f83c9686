/**
 * Policy variables: what can stand after `${` in a resource or in a value that is compared as text.
 */

import { arnPieces, parseOperator } from '../../engine/index.ts'
import type { PolicyPlace } from '../../engine/index.ts'
import { about, field, option, plain } from './option.ts'
import type { Fact, Option, Piece } from './option.ts'
import { statementKeys } from './statement-keys.ts'
import type { UsableKey } from './statement-keys.ts'
import type { Scene } from './world.ts'

/** The stretch from behind `${` up to and with its closing brace, where it has one. */
export interface VariableSlot {
  readonly from: number
  readonly to: number
  readonly typed: string
}

/** Null where the caret is in no variable, or where AWS would take it as plain text. */
export function variableAt(place: PolicyPlace, text: string, caret: number): VariableSlot | null {
  if (!place.quoted || !takesVariables(place)) return null
  const before = text.slice(place.from + 1, caret)
  const open = before.lastIndexOf('${')
  if (open < 0 || before.includes('}', open)) return null
  // M14: in an ARN only behind the fifth colon.
  if (place.kind === 'resource' && before.slice(0, open).split(':').length < 6) return null
  const typed = before.slice(open + 2)
  const rest = /^[^\s"${}]*\}/.exec(text.slice(caret, place.to))?.[0] ?? ''
  return { from: caret - typed.length, to: caret + rest.length, typed }
}

function takesVariables(place: PolicyPlace): boolean {
  if (place.kind === 'resource') return true
  if (place.kind !== 'conditionValue') return false
  const operand = parseOperator(place.operator)?.row.operand
  return operand === 'string' || operand === 'arn'
}

export function variableOptions(
  { place, world }: Scene,
  { from, to }: VariableSlot,
): readonly Option[] {
  const facts = versionFacts(place.version)
  const write = (pieces: readonly Piece[], more = false) =>
    ({ kind: 'part', from, to, pieces: [...pieces, plain('}')], more }) as const
  // M20: a key that holds a list has no value as a variable.
  const keys = statementKeys(place, world)
    .filter(({ multivalued }) => !multivalued)
    .sort((a, b) => rankOf(a.name) - rankOf(b.name))
  const single = keys.flatMap((key) => namesOf(key, world.around.tags))
  const options = single.map(({ name, key }) => {
    const pieces = arnPieces(name).map((piece): Piece =>
      piece.kind === 'text' ? plain(piece.text) : field(piece.name),
    )
    return option({
      label: pieces.map((each) => (each.kind === 'field' ? `{${each.text}}` : each.text)).join(''),
      detail: key.type,
      kind: 'variable',
      section: rankOf(key.name) < useful.length ? 'Variables in everyday use' : 'Variables',
      info: () => about(key.about, facts, key.source),
      take: write(pieces),
    })
  })
  const characters = [
    ['*', 'a star as it is'],
    ['?', 'a question mark as it is'],
    ['$', 'a dollar sign as it is'],
  ].map(([char = '', detail = '']) =>
    option({
      label: char,
      detail,
      kind: 'variable',
      section: 'Characters without their meaning',
      info: () => about('Not a wildcard but the character itself.', facts),
      take: write([plain(char)]),
    }),
  )
  return [...options, ...characters]
}

interface Named {
  readonly name: string
  readonly key: UsableKey
}

function namesOf(key: UsableKey, tags: readonly { readonly key: string }[]): readonly Named[] {
  const start = key.name.replace(/\$\{TagKey\}$/, '')
  const filled = start === key.name ? [] : tags.slice(0, 12).map((tag) => start + tag.key)
  return [...filled, key.name].map((name) => ({ name, key }))
}

/** What policies fill in most often. */
const useful: readonly string[] = [
  'aws:username',
  'aws:PrincipalTag/${TagKey}',
  'aws:userid',
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:SourceIdentity',
]

function rankOf(name: string): number {
  const at = useful.indexOf(name)
  return at < 0 ? useful.length : at
}

function versionFacts(version: string | null): readonly Fact[] {
  if (version === '2012-10-17') return []
  const found =
    version === null ? 'This policy has no Version' : `This policy has the Version ${version}`
  return [
    {
      name: 'Only with "Version": "2012-10-17"',
      values: [`${found}, so AWS takes \${…} as plain text.`],
    },
  ]
}
