/**
 * What can begin where a statement begins: an empty one, and statements that many policies need.
 */

import { emptyStatement } from './empty-statement.ts'
import { about, option } from './option.ts'
import type { Option, Piece, Take } from './option.ts'
import { snippetsFor } from './snippets/index.ts'
import { piecesOf } from './snippets/snippet.ts'
import { listOf, policyOf } from './statement-pieces.ts'
import type { PlaceOf, Scene } from './world.ts'

export function statementOptions({
  place,
  world,
}: Scene<PlaceOf<'statement' | 'document'>>): readonly Option[] {
  const isDocument = place.kind === 'document'
  const write = (statement: readonly Piece[]): Take => {
    const around = isDocument ? policyOf(statement, world.kind) : listOf(statement)
    return { kind: 'json', pieces: place.inList ? statement : around, more: false }
  }
  const empty = option({
    label: isDocument ? 'New policy' : 'New statement',
    detail: 'to fill in',
    kind: 'statement',
    info: () =>
      about('The elements that are required, each to be filled in.', [
        { name: 'Writes', values: [preview(emptyStatement(world))] },
      ]),
    take: write(emptyStatement(world)),
  })
  const ready = snippetsFor(world.kind).map((snippet) =>
    option({
      label: snippet.title,
      kind: 'statement',
      section: isDocument ? 'A policy with one statement' : 'Statements',
      words: [snippet.id],
      info: () =>
        about(snippet.about, [
          { name: 'Writes', values: [preview(piecesOf(snippet, world.around))] },
        ]),
      take: write(piecesOf(snippet, world.around)),
    }),
  )
  return [empty, ...ready]
}

function preview(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\t/g, '  ')
}
