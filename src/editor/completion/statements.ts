/**
 * What can begin where a statement begins: an empty one, and statements that many policies need.
 */

import { emptyStatement } from './empty-statement.ts'
import { about, option } from './option.ts'
import type { Option, Piece, Take } from './option.ts'
import { snippetsFor } from './snippets/index.ts'
import { piecesOf } from './snippets/snippet.ts'
import { listOf, policyOf } from './statement-pieces.ts'
import type { PlaceOf, Scene, World } from './world.ts'

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
  const section = isDocument ? 'A policy with one statement' : 'Statements'
  return [empty, ...readyOptions(world, section, write)]
}

/** In a statement that holds nothing yet: those that it can become. */
export function fillingOptions({
  place,
  world,
  text,
}: Scene<PlaceOf<'statementElement'>>): readonly Option[] {
  if (place.statement === null) return []
  const { from, to } = place.statement
  // Nothing but what is typed there, between its braces.
  const rest = text.slice(from, place.from) + text.slice(place.to, to)
  if (!/^\{\s*\}$/.test(rest)) return []
  return readyOptions(world, 'Statements', (pieces) => ({
    kind: 'whole',
    from,
    to,
    pieces,
    more: false,
  }))
}

/** Statements that many policies need. */
function readyOptions(
  { around }: World,
  section: string,
  write: (statement: readonly Piece[]) => Take,
): readonly Option[] {
  return snippetsFor(around).map((snippet) => {
    const pieces = piecesOf(snippet, around)
    return option({
      label: snippet.title,
      kind: 'statement',
      section,
      words: [snippet.id],
      info: () => about(snippet.about, [{ name: 'Writes', values: [preview(pieces)] }]),
      take: write(pieces),
    })
  })
}

function preview(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\t/g, '  ')
}
