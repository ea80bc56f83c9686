/**
 * The elements that a policy of this kind still lacks, each with its value's shape.
 */

import { elementsOf } from '../../engine/index.ts'
import type { AllowedElement } from '../../engine/index.ts'
import { about, field, option, plain } from './option.ts'
import type { Option, Piece } from './option.ts'
import { emptyStatement } from './empty-statement.ts'
import { fillingOptions } from './statements.ts'
import { listOf } from './statement-pieces.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

export function elementOptions(
  scene: Scene<PlaceOf<'documentElement' | 'statementElement'>>,
): readonly Option[] {
  const { place, world } = scene
  const elements = elementsOf(world.kind)
  const known = place.kind === 'documentElement' ? elements.document : elements.statement
  const { beside } = place
  const left = known.filter(
    ({ name, excludes }) => !holds(beside, name) && !(excludes !== null && holds(beside, excludes)),
  )
  // What is required comes first, the Not-forms last.
  const elementsLeft = [0, 1, 2].flatMap((rank) =>
    left.filter((each) => rankOf(each) === rank).map((each) => elementOption(each, world)),
  )
  if (place.kind === 'documentElement') return elementsLeft
  return [...elementsLeft, ...fillingOptions({ ...scene, place })]
}

function rankOf({ name, required }: AllowedElement): number {
  if (name.startsWith('Not')) return 2
  return required || name === 'Version' ? 0 : 1
}

function elementOption({ name, required }: AllowedElement, world: World): Option {
  const { value, more } = shapeOf(name, world)
  return option({
    label: name,
    detail: required ? 'required' : '',
    kind: 'element',
    info: () => about(words[name] ?? ''),
    take: { kind: 'name', pieces: [plain(name)], value, more },
  })
}

interface Shape {
  readonly value: readonly Piece[]
  /** Something is to be chosen for it at once. */
  readonly more: boolean
}

function shapeOf(name: string, world: World): Shape {
  const { effects, versions } = elementsOf(world.kind)
  switch (name) {
    case 'Version':
      return { value: [plain(`"${versions[0] ?? ''}"`)], more: false }
    case 'Effect':
      return { value: textField(effects[0] ?? ''), more: false }
    case 'Statement':
      return { value: listOf(emptyStatement(world)), more: true }
    case 'Principal':
    case 'NotPrincipal':
      return principalShape(world)
    case 'Action':
    case 'NotAction':
      return { value: [plain('['), ...textField(''), plain(']')], more: true }
    case 'Condition':
      return { value: [plain('{\n\t'), field(''), plain('\n}')], more: true }
    default:
      return { value: textField(''), more: name.endsWith('Resource') }
  }
}

function principalShape(world: World): Shape {
  const [type] = elementsOf(world.kind).principalTypes
  if (type === undefined) return { value: [plain('"*"')], more: false }
  return {
    value: [plain('{ '), ...textField(type), plain(': '), ...textField(''), plain(' }')],
    more: true,
  }
}

function textField(text: string): readonly Piece[] {
  return [plain('"'), field(text), plain('"')]
}

const words: Readonly<Record<string, string>> = {
  Version:
    'The version of the policy language, not of this policy. Only 2012-10-17 knows policy variables.',
  Id: 'A name for the whole policy.',
  Statement: 'What the policy says: one statement or several, each with an effect of its own.',
  Sid: 'A name for the statement, unique in its policy.',
  Effect: 'Whether the statement allows or denies. A Deny wins over every Allow.',
  Principal:
    'Who the statement is about: accounts, users, roles, sessions, AWS services, or everybody.',
  NotPrincipal:
    'Everybody but those listed. With Allow that is also whoever is not signed in; with Deny the account of a principal has to be listed too.',
  Action: 'What the statement is about: single actions, or patterns such as s3:Get*.',
  NotAction:
    'Every action but those listed, of all services. With Allow that is much, and grows with AWS.',
  Resource: 'The ARNs that the statement is about, or * for all.',
  NotResource: 'Every resource but those listed, of all services.',
  Condition:
    'When the statement counts: tests of what the request brings along. All of them have to hold.',
}
