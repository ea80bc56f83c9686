/**
 * A statement that many policies need, ready to be filled in.
 */

import type { PolicyKind } from '../../../engine/index.ts'
import type { Surroundings } from '../../help.ts'
import { homeRegion } from '../arn-of-template.ts'
import { field, plain } from '../option.ts'
import type { Piece } from '../option.ts'

export interface StatementSnippet {
  readonly id: string
  /** What it does, as in a menu: 'Read a bucket'. */
  readonly title: string
  /** A sentence or two. */
  readonly about: string
  readonly kinds: readonly PolicyKind[]
  /**
   * The statement, with [[name]] or [[name|value]] where something is to be filled in. `account`,
   * `organization` and `region` are those of the scenario.
   */
  readonly statement: Readonly<Record<string, unknown>>
}

/** The JSON of the statement, and its fields in the order of the text. */
export function piecesOf({ statement }: StatementSnippet, around: Surroundings): readonly Piece[] {
  const known: ReadonlyMap<string, string | null | undefined> = new Map([
    ['account', around.accountId],
    ['organization', around.organization?.id],
    ['region', homeRegion(around)],
  ])
  const text = shortLists(JSON.stringify(statement, null, '\t'))
  return text.split(/(\[\[[^\]]+\]\])/).map((part): Piece => {
    const [, name, value] = /^\[\[([^\]|]+)(?:\|([^\]]+))?\]\]$/.exec(part) ?? []
    if (name === undefined) return plain(part)
    return field(known.get(name) ?? value ?? name, name)
  })
}

/** A list of one short text stays on its line. */
function shortLists(json: string): string {
  return json.replace(/\[\n\t+("[^"\n]{0,60}")\n\t+\]/g, '[$1]')
}
