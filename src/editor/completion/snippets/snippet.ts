/**
 * A statement that many policies need, ready to be filled in.
 */

import type { PolicyKind } from '../../../engine/index.ts'
import type { Surroundings } from '../../help.ts'
import { homeRegion } from '../arn-of-template.ts'
import { ownName } from '../own-resource.ts'
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
   * `organization` and `region` are those of the scenario, and stops only where it has none.
   */
  readonly statement: Readonly<Record<string, unknown>>
  /** The field that is the name of the resource that the policy is attached to. */
  readonly own?: string
}

/** The JSON of the statement, and its fields in the order of the text. */
export function piecesOf(
  { statement, own }: StatementSnippet,
  around: Surroundings,
): readonly Piece[] {
  const known: ReadonlyMap<string, string | null | undefined> = new Map([
    ['account', around.accountId],
    ['organization', around.organization?.id],
    ['region', homeRegion(around)],
    ...(own === undefined ? [] : [[own, ownName(around)] as const]),
  ])
  const suggested = new Map([['kept-region', homeRegion(around)]])
  const text = shortLists(JSON.stringify(statement, null, '\t'))
  return text.split(/(\[\[[^\]]+\]\])/).map((part): Piece => {
    const [, name, value] = /^\[\[([^\]|]+)(?:\|([^\]]+))?\]\]$/.exec(part) ?? []
    if (name === undefined) return plain(part)
    const filled = known.get(name) ?? null
    if (filled !== null) return plain(JSON.stringify(filled).slice(1, -1))
    return field(suggested.get(name) ?? value ?? name, name)
  })
}

/** A list of one short text stays on its line. */
function shortLists(json: string): string {
  return json.replace(/\[\n\t+("[^"\n]{0,60}")\n\t+\]/g, '[$1]')
}
