/** Completion as it is tried in tests: a text with its caret, what is offered there, and the text after taking. */

import { EditorSelection, EditorState } from '@codemirror/state'
import { indentUnit } from '@codemirror/language'
import type { PolicyKind } from '../../../../src/engine/index.ts'
import type { Surroundings } from '../../../../src/editor/policy-editor.ts'
import { insertionOf } from '../../../../src/editor/completion/insertion.ts'
import { offerAt } from '../../../../src/editor/completion/offer.ts'
import type { Offer } from '../../../../src/editor/completion/offer.ts'
import { takeOf } from '../../../../src/editor/completion/take.ts'
import type { World } from '../../../../src/editor/completion/world.ts'
import { allKnown, nothingKnown } from '../../../engine/known-aws.ts'
import { aroundPolicy } from '../help.ts'

const known = allKnown()

export interface Setting {
  readonly kind?: PolicyKind
  /** Nothing of AWS's data is there. */
  readonly unknown?: boolean
  readonly around?: Partial<Surroundings>
}

export function worldFor({ kind = 'identity', unknown = false, around = {} }: Setting): World {
  const knowledge = unknown ? nothingKnown : known
  return {
    kind,
    around: { ...aroundPolicy, ...around, kind },
    catalogue: knowledge.catalogue,
    keys: knowledge.keys,
    state: unknown ? 'failed' : 'ready',
    detail: knowledge.service,
    load: (prefix) => Promise.resolve(knowledge.service(prefix)),
    today: '2026-10-01',
  }
}

/** A text with `|` where the caret is. */
export function read(marked: string): { readonly text: string; readonly caret: number } {
  const caret = marked.indexOf('|')
  return { text: marked.replace('|', ''), caret }
}

export function offered(marked: string, setting: Setting, asked = true): Offer | null {
  const { text, caret } = read(marked)
  return offerAt(text, caret, worldFor(setting), asked)
}

export function labelsOf(offer: Offer | null): readonly string[] {
  return (offer?.options ?? []).map(({ option }) => option.label)
}

/** The text after taking, with its marks. */
export function taken(marked: string, label: string, setting: Setting): string {
  const { text, caret } = read(marked)
  const offer = offered(marked, setting)
  const option = offer?.options.find((each) => each.option.label === label)?.option
  if (offer === null || option === undefined) throw new Error(`${label} is not offered`)
  const insertion = insertionOf(option.take, offer.place, text, caret)
  if (insertion === null) throw new Error(`${label} writes nothing`)
  const before = EditorState.create({
    doc: text,
    selection: { anchor: caret },
    extensions: [indentUnit.of('  '), EditorState.allowMultipleSelections.of(true)],
  })
  return marks(before.update(takeOf(before, insertion, null)).state)
}

/** `|` for the caret, and ‹…› around what is selected. */
export function marks({ doc, selection }: EditorState): string {
  const ranges = EditorSelection.create([...selection.ranges]).ranges
  return [...ranges].reverse().reduce((text, { from, to }) => {
    const inside = text.slice(from, to)
    return text.slice(0, from) + (from === to ? '|' : `‹${inside}›`) + text.slice(to)
  }, doc.toString())
}
