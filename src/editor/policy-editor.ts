/**
 * The editor of one policy's text at a time: CodeMirror with the policy language, problems underlined,
 * and a decision's reasons marked on the lines that gave them.
 */

import { nextDiagnostic } from '@codemirror/lint'
import { Annotation, Compartment, EditorSelection, EditorState } from '@codemirror/state'
import type { Extension, StateEffect, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { ViewUpdate } from '@codemirror/view'
import type { Span } from '../engine/index.ts'
import { changedRange } from './changed-range.ts'
import { commandKeys } from './command-keys.ts'
import type { EditorCommand } from './commands/index.ts'
import { decisionMarks, markAt, marksOf, setMarksEffect } from './decision-marks.ts'
import { language } from './language.ts'
import type { PolicyHelp } from './help.ts'
import type { Mark } from './mark.ts'
import { problems, showProblems } from './problems.ts'
import type { EditorProblem } from './problems.ts'
import { specialCharacters } from './special-characters.ts'
import { theme } from './theme.ts'
import { toPage } from './to-page.ts'
import type { ToPage } from './to-page.ts'
import { tooltipLayer } from './tooltip-layer.ts'
import { undoElsewhere } from './undo.ts'

export type { EditorCommand } from './commands/index.ts'
export type { NamedArn, PolicyHelp, Surroundings } from './help.ts'
export type { Mark } from './mark.ts'
export type { EditorProblem } from './problems.ts'

export interface PolicyEditorOptions extends ToPage {
  readonly parent: HTMLElement
  /** The shadow root that the parent is in: there CodeMirror's styles need no inline style element. */
  readonly root: ShadowRoot | Document
  readonly document: string
  readonly readOnly: boolean
  /** The policy's name; also under which scroll position and selection are kept. */
  readonly label: string
  readonly help: PolicyHelp
  /** The person changed the text. Never called for changes made by setDocument. */
  readonly onChange: (text: string) => void
  /** The caret is somewhere else, or the text before it is. */
  readonly onCaret: (offset: number) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  /** What was changed up to now, and what will be changed from now on, are steps of their own to undo. */
  readonly onStep: () => void
  /** A mark's note or bar was clicked. */
  readonly onMarkSelected: (markId: string) => void
  /** The person moved the caret into another mark, or out of all. */
  readonly onCursorMark: (markId: string | null) => void
}

export interface PolicyEditor {
  /**
   * Shows another text. `fresh` says that it is another policy: a new state, at the place where its
   * label was left. Otherwise the smallest stretch that differs is replaced, so that selection,
   * scroll position and marks stay.
   */
  setDocument(text: string, shown: Shown & { readonly fresh: boolean }): void
  setMarks(marks: readonly Mark[]): void
  setProblems(problems: readonly EditorProblem[]): void
  /** Selects a stretch and brings it to the middle. */
  reveal(span: Span): void
  /** Puts the caret into the beginning of a stretch, and scrolls no more than brings it into sight. */
  enter(span: Span): void
  nextProblem(): void
  /**
   * Writes a statement that is ready to be filled in, by its id, and takes the focus.
   * @returns false where nothing was written: the text cannot be made out, or can only be read
   */
  insertStatement(id: string): Promise<boolean>
  /** Explains what is at the caret, as F1 does. */
  help(): void
  run(command: EditorCommand): Promise<void>
  focus(): void
  destroy(): void
}

/** How a text is shown. */
export interface Shown {
  readonly readOnly: boolean
  readonly label: string
}

/** On transactions that come from the page and not from the person at the keyboard. */
const fromPage = Annotation.define<boolean>()

/** Changes of these kinds are each a step to undo. */
const stepEvents = ['input.complete', 'input.command'] as const

/** Where a policy was left when another one was opened. */
interface Place {
  readonly selection: EditorSelection
  readonly scroll: StateEffect<unknown>
}

export function createPolicyEditor(options: PolicyEditorOptions): PolicyEditor {
  const places = new Map<string, Place>()
  let { label } = options
  const frame = new Compartment()
  const assistance = new Compartment()
  let assistant: Extension = []
  const layer = tooltipLayer(options.root)
  const common = (): Extension => [
    problems(),
    language(),
    marking(options),
    undoElsewhere(options),
    toPage.of(options),
    commandKeys((command) => void run(command)),
    theme(),
    layer.extension,
    assistance.of(assistant),
  ]
  const view = new EditorView({
    state: newState(options.document, [common(), frame.of(frameOf(options))]),
    parent: options.parent,
    root: options.root,
  })
  const dispatch = (spec: TransactionSpec) =>
    view.dispatch({ ...spec, annotations: fromPage.of(true) })

  const assisted = once(async () => {
    const module = await import('./assist.ts')
    assistant = module.assist(options.help)
    dispatch({ effects: assistance.reconfigure(assistant) })
    return module
  })
  // Help comes to whoever enters the editor, by mouse or by keyboard, or gives it a command.
  onFirst(view.dom, ['focusin', 'pointerenter'], () => void assisted())

  async function run(command: EditorCommand): Promise<void> {
    const { runCommand } = await assisted()
    view.focus()
    runCommand(view, command, options.help)
  }

  return {
    setDocument(text, shown) {
      if (shown.fresh) {
        places.set(label, placeOf(view))
        view.setState(newState(text, [common(), frame.of(frameOf(shown))]))
        const place = places.get(shown.label)
        if (place !== undefined) dispatch(returnTo(place, text.length))
        options.onCaret(view.state.selection.main.head)
      } else dispatch({ ...changeTo(text, view), effects: frame.reconfigure(frameOf(shown)) })
      label = shown.label
    },
    setMarks: (marks) => dispatch({ effects: setMarksEffect.of(marks) }),
    setProblems: (problems) => dispatch(showProblems(view.state, problems)),
    reveal(span) {
      const selection = within(span, view.state.doc.length)
      const effects = EditorView.scrollIntoView(selection, { y: 'center' })
      dispatch({ selection: EditorSelection.create([selection]), effects })
    },
    enter(span) {
      const { from, to } = within(span, view.state.doc.length)
      const inside = Math.min(from + 1, to)
      // Backwards: of what is taller than the window the beginning is seen.
      const stretch = EditorSelection.range(to, from)
      const effects = EditorView.scrollIntoView(stretch, { y: 'nearest', yMargin: 24 })
      dispatch({ selection: { anchor: inside }, effects })
    },
    nextProblem() {
      view.focus()
      nextDiagnostic(view)
    },
    async insertStatement(id) {
      const { insertStatement } = await assisted()
      return insertStatement(view, id, options.help.surroundings())
    },
    help: () => void assisted().then(({ showHelp }) => showHelp(view)),
    run,
    focus: () => view.focus(),
    destroy() {
      view.destroy()
      layer.destroy()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function onFirst(element: HTMLElement, events: readonly string[], then: () => void): void {
  const ended = new AbortController()
  const once = (): void => {
    ended.abort()
    then()
  }
  for (const event of events) element.addEventListener(event, once, { signal: ended.signal })
}

function newState(text: string, extensions: Extension): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      extensions,
      // Every carriage return stays in the text, or offsets would not be those of the engine.
      EditorState.lineSeparator.of('\n'),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
      specialCharacters(),
    ],
  })
}

/** What the policy that is open asks of the editor. */
function frameOf({ readOnly, label }: Shown): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      // Contenteditable takes the focus anyway; said outright, tools see it too.
      tabindex: '0',
      'aria-label': label,
      'aria-description':
        'Tab indents. Escape and then Tab leaves. F8 goes to the next problem. F1 explains.',
      ...(readOnly ? { 'aria-readonly': 'true' } : {}),
    }),
  ]
}

/** The smallest change that gives the text. After an undo from the keyboard it is brought into sight. */
function changeTo(text: string, view: EditorView): TransactionSpec {
  const changes = changedRange(view.state.sliceDoc(), text)
  if (changes === null) return {}
  if (!view.hasFocus) return { changes }
  return {
    changes,
    selection: { anchor: changes.from + changes.insert.length },
    scrollIntoView: true,
  }
}

function returnTo({ selection, scroll }: Place, length: number): TransactionSpec {
  return {
    selection: EditorSelection.create([within(selection.main, length)]),
    effects: scroll,
  }
}

function placeOf(view: EditorView): Place {
  return { selection: view.state.selection, scroll: view.scrollSnapshot() }
}

function within({ from, to }: Span, length: number) {
  return EditorSelection.range(Math.min(from, length), Math.min(to, length))
}

/** Marks, and what the page hears about the text and the caret. */
function marking(options: PolicyEditorOptions): Extension {
  let last: string | null = null
  const follow = ({ state, transactions }: ViewUpdate) => {
    const at = markAt(marksOf(state), state.selection.main.head)?.id ?? null
    const isSame = at === last
    last = at
    const byHand = transactions.some((tr) => tr.selection !== undefined && !tr.annotation(fromPage))
    if (!isSame && byHand) options.onCursorMark(at)
  }
  return [
    decisionMarks(options.onMarkSelected),
    EditorView.updateListener.of((update) => {
      const edits = update.transactions.filter((tr) => tr.docChanged && !tr.annotation(fromPage))
      // What completion and commands write is no typing that goes on.
      const isStep = edits.some((tr) => stepEvents.some((event) => tr.isUserEvent(event)))
      if (isStep) options.onStep()
      if (edits.length > 0) options.onChange(update.state.sliceDoc())
      if (isStep) options.onStep()
      if (update.selectionSet || update.docChanged) {
        options.onCaret(update.state.selection.main.head)
        follow(update)
      }
    }),
  ]
}
