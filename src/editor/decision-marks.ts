/**
 * A decision's marks as CodeMirror shows them: tinted lines with a bar beside them for statements,
 * underlined values, and the reasons at the ends of the lines. Marks move with edits until the next
 * decision replaces them.
 */

import { foldedRanges } from '@codemirror/language'
import { RangeSet, StateEffect, StateField } from '@codemirror/state'
import type { ChangeDesc, EditorState, Extension, Range, Text } from '@codemirror/state'
import { Decoration, EditorView, GutterMarker, gutter, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, ViewUpdate } from '@codemirror/view'
import type { Span } from '../engine/index.ts'
import { lineNotes, NotesWidget } from './line-notes.ts'
import type { Mark } from './mark.ts'

export const setMarksEffect = StateEffect.define<readonly Mark[]>()

const standing = StateField.define<readonly Mark[]>({
  create: () => [],
  update(marks, tr) {
    const set = tr.effects.findLast((effect) => effect.is(setMarksEffect))
    if (set !== undefined) return clip(set.value, tr.newDoc)
    return tr.docChanged && marks.length > 0 ? moved(marks, tr.changes) : marks
  },
})

/** Marks of an older text may reach beyond a shorter one. */
function clip(marks: readonly Mark[], doc: Text): readonly Mark[] {
  return marks.flatMap((mark) => {
    const to = Math.min(mark.to, doc.length)
    return mark.from < to ? [{ ...mark, to }] : []
  })
}

function moved(marks: readonly Mark[], changes: ChangeDesc): readonly Mark[] {
  return marks.flatMap((mark) => {
    const from = changes.mapPos(mark.from, 1)
    const to = changes.mapPos(mark.to, -1)
    return from < to ? [{ ...mark, from, to }] : []
  })
}

/** What is drawn: only in the part of the text that is on the screen. */
interface Picture {
  readonly decorations: DecorationSet
  readonly bars: RangeSet<GutterMarker>
}

const picture = ViewPlugin.define(
  (view) => ({
    drawn: draw(view),
    update({ view, docChanged, viewportChanged, startState }: ViewUpdate) {
      const isSame =
        startState.field(standing) === view.state.field(standing) &&
        foldedRanges(startState) === foldedRanges(view.state)
      if (docChanged || viewportChanged || !isSame) this.drawn = draw(view)
    },
  }),
  { decorations: ({ drawn }) => drawn.decorations },
)

/** Behind what is folded from here on: there the line ends that is seen. */
function endSeen(state: EditorState, at: number): number {
  let end = at
  foldedRanges(state).between(at, at, (from, to) => {
    if (from === at) end = state.doc.lineAt(to).to
  })
  return end
}

function draw({ state, viewport }: EditorView): Picture {
  const { doc } = state
  const marks = state
    .field(standing)
    .filter((mark) => mark.from <= viewport.to && mark.to >= viewport.from)
  const lines = [...statementLines(marks, doc, viewport)]
  const tinted = lines.flatMap(([from, mark]) =>
    mark.tone === 'quiet' ? [] : [tint(mark).range(from)],
  )
  const values = marks.flatMap((mark) =>
    mark.kind === 'value' ? [underline(mark).range(mark.from, mark.to)] : [],
  )
  const notes = lineNotes(marks, doc).map(({ at, notes }) =>
    Decoration.widget({ widget: new NotesWidget(notes), side: 1 }).range(endSeen(state, at)),
  )
  return {
    decorations: Decoration.set([...tinted, ...shared(marks, doc), ...values, ...notes], true),
    bars: RangeSet.of(
      lines.map(([from, mark]) => new Bar(mark).range(from)),
      true,
    ),
  }
}

const strength: readonly Mark['tone'][] = ['quiet', 'implicit', 'allow', 'deny']

/** Each line of a stretch that a statement covers, by its start, with the strongest statement on it. */
function statementLines(
  marks: readonly Mark[],
  doc: Text,
  within: Span,
): ReadonlyMap<number, Mark> {
  const lines = new Map<number, Mark>()
  for (const mark of marks) {
    if (mark.kind !== 'statement') continue
    const last = doc.lineAt(Math.min(mark.to, within.to)).number
    for (let n = doc.lineAt(Math.max(mark.from, within.from)).number; n <= last; n += 1) {
      const { from } = doc.line(n)
      const other = lines.get(from)
      if (other === undefined || isStronger(mark, other)) lines.set(from, mark)
    }
  }
  return lines
}

function isStronger(mark: Mark, other: Mark): boolean {
  return strength.indexOf(mark.tone) > strength.indexOf(other.tone)
}

/** Where statements share a line, in minified text, each one's own stretch is tinted too. */
function shared(marks: readonly Mark[], doc: Text): readonly Range<Decoration>[] {
  const statements = marks.filter((mark) => mark.kind === 'statement' && mark.tone !== 'quiet')
  const starts = marks.flatMap((mark) =>
    mark.kind === 'statement' ? [doc.lineAt(mark.from).number] : [],
  )
  return statements.flatMap((mark) => {
    const line = doc.lineAt(mark.from).number
    if (starts.indexOf(line) === starts.lastIndexOf(line)) return []
    return [Decoration.mark({ class: `cm-statement-${mark.tone}` }).range(mark.from, mark.to)]
  })
}

function tint(mark: Mark): Decoration {
  return Decoration.line({ class: `cm-statement-${mark.tone}` })
}

function underline(mark: Mark): Decoration {
  const chosen = mark.chosen ? ' cm-value-chosen' : ''
  return Decoration.mark({ class: `cm-value cm-value-${mark.tone}${chosen}` })
}

/** A line's part of the bar beside a statement. */
class Bar extends GutterMarker {
  override readonly elementClass: string

  constructor({ tone, chosen }: Mark) {
    super()
    this.elementClass = `cm-bar cm-bar-${tone}${chosen ? ' cm-bar-chosen' : ''}`
  }

  override eq(other: GutterMarker): boolean {
    return other.elementClass === this.elementClass
  }
}

/** The marks as they stand in the text now. */
export function marksOf(state: EditorState): readonly Mark[] {
  return state.field(standing)
}

/** The smallest mark that the position is in. */
export function markAt(marks: readonly Mark[], position: number): Mark | null {
  const around = marks.filter((mark) => mark.from <= position && position <= mark.to)
  return around.reduce<Mark | null>(
    (best, mark) => (best === null || size(mark) < size(best) ? mark : best),
    null,
  )
}

function size(mark: Mark): number {
  return mark.to - mark.from
}

/** All of the above; `onSelected` hears of clicks on notes and bars. */
export function decisionMarks(onSelected: (markId: string) => void): Extension {
  return [standing, picture, markGutter(onSelected), noteClicks(onSelected)]
}

function markGutter(onSelected: (markId: string) => void): Extension {
  return gutter({
    class: 'cm-mark-gutter',
    markers: (view) => view.plugin(picture)?.drawn.bars ?? RangeSet.of([]),
    domEventHandlers: {
      mousedown(view, line) {
        const mark = statementLines(marksOf(view.state), view.state.doc, line).get(line.from)
        if (mark === undefined) return false
        onSelected(mark.id)
        return true
      },
    },
  })
}

/** A note is part of the picture, not of the text: a click on it chooses and leaves the caret. */
function noteClicks(onSelected: (markId: string) => void): Extension {
  return EditorView.domEventHandlers({
    mousedown(event) {
      const note = event.target instanceof Element ? event.target.closest('[data-mark]') : null
      const id = note?.getAttribute('data-mark') ?? null
      if (id === null) return false
      event.preventDefault()
      onSelected(id)
      return true
    },
  })
}
