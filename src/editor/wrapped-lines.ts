/**
 * Lines that are too long go on below, a step further in than they began.
 */

import { RangeSetBuilder } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, ViewUpdate } from '@codemirror/view'

export function wrappedLines(): Extension {
  return [EditorView.lineWrapping, hanging, steps]
}

/** Deeper lines go on as this one does. */
const MOST_STEPS = 12

/** Classes and not styles: the page's policy forbids style attributes. */
const steps = EditorView.theme(
  Object.fromEntries(
    Array.from({ length: MOST_STEPS + 1 }, (_, step) => {
      const hang = `${step * 2 + 2}ch`
      const style = { textIndent: `-${hang}`, paddingLeft: `calc(${hang} + 8px)` }
      return [`.cm-line.cm-hang-${step}`, style]
    }),
  ),
)

const lines = Array.from({ length: MOST_STEPS + 1 }, (_, step) =>
  Decoration.line({ class: `cm-hang-${step}` }),
)

const hanging = ViewPlugin.define(
  (view) => ({
    hangs: hangsOf(view),
    update(change: ViewUpdate) {
      if (change.docChanged || change.viewportChanged) this.hangs = hangsOf(change.view)
    },
  }),
  { decorations: (plugin) => plugin.hangs },
)

function hangsOf({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of visibleRanges)
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at)
      const step = Math.ceil(line.text.search(/\S|$/) / 2)
      const decoration = lines[Math.min(step, MOST_STEPS)]
      if (decoration !== undefined) builder.add(line.from, line.from, decoration)
      at = line.to + 1
    }
  return builder.finish()
}
