/**
 * Completion in the editor: asks for what can stand at the caret, shows it in CodeMirror's list, and
 * writes what is taken. What is offered is decided in offer.ts, how it is written in insertion.ts.
 */

import {
  acceptCompletion,
  autocompletion,
  clearSnippet,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
  hasNextSnippetField,
  nextSnippetField,
  prevSnippetField,
  snippetKeymap,
  startCompletion,
} from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { EditorState, Prec } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import type { Command, EditorView } from '@codemirror/view'
import type { PolicyHelp } from '../help.ts'
import { infoPanel } from './info-panel.ts'
import { insertionOf } from './insertion.ts'
import { placeAt } from '../../engine/index.ts'
import { offerAt } from './offer.ts'
import type { Offer } from './offer.ts'
import type { Option, OptionKind, Take } from './option.ts'
import { placeInfo } from './place-info.ts'
import type { Ranked } from './ranking.ts'
import { takeOf } from './take.ts'
import { completionTheme } from './theme.ts'
import type { World } from './world.ts'

export function completion(help: PolicyHelp): Extension {
  return [
    // Before the editor's own Tab, which indents; but from field to field it goes on.
    Prec.highest(
      keymap.of([
        { key: 'Tab', run: (view) => !hasNextSnippetField(view.state) && acceptCompletion(view) },
      ]),
    ),
    snippetKeymap.of([
      { key: 'Tab', run: thenAsk(nextSnippetField), shift: thenAsk(prevSnippetField) },
      { key: 'Escape', run: clearSnippet },
    ]),
    autocompletion({
      override: [sourceOf(help)],
      icons: false,
      addToOptions: [
        { render: renderSign, position: 20 },
        { render: renderKind, position: 90 },
      ],
      optionClass: ({ type }) => `cm-option-${type ?? ''}`,
      positionInfo: placeInfo,
      maxRenderedOptions: 100,
    }),
    EditorState.phrases.of({ Completions: 'What can stand here' }),
    // With completion, because it is of the same package, which the first sight of a policy can do without.
    closeBrackets(),
    Prec.high(keymap.of(closeBracketsKeymap)),
    completionTheme,
  ]
}

/** A stop that is empty yet is asked about at once; one that holds something can be left as it is. */
function thenAsk(move: Command): Command {
  return (view) => {
    if (!move(view)) return false
    const { main } = view.state.selection
    const quote = view.state.sliceDoc(main.from - 1, main.to + 1)
    if (quote === '""') startCompletion(view)
    return true
  }
}

/** How long a list waits for a service's data before it is shown without. */
const PATIENCE_MS = 150

function sourceOf(help: PolicyHelp) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos, explicit, view } = context
    if (state.readOnly) return null
    const { world, missing } = worldOf(help)
    const text = state.sliceDoc()
    let offer = offerAt(text, pos, world, explicit)
    if (missing.size > 0) {
      const loading = Promise.all([...missing].map((prefix) => help.aws.loadService(prefix)))
      const isThere = await Promise.race([loading.then(() => true), pause(PATIENCE_MS)])
      if (context.aborted) return null
      if (isThere) offer = offerAt(text, pos, world, explicit)
      else if (view !== undefined) void loading.then(() => askAgain(view, state, pos))
    }
    if (help.aws.state === 'loading' && view !== undefined) {
      void help.aws.loadNames().then(() => askAgain(view, state, pos))
    }
    return offer === null ? null : resultOf(offer, world, help)
  }
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms))
}

/** What has arrived since is shown, if the list is still open at the same text. */
function askAgain(view: EditorView, { doc }: EditorState, pos: number): void {
  const { state } = view
  if (completionStatus(state) !== 'active') return
  if (state.doc.eq(doc) && state.selection.main.head === pos) startCompletion(view)
}

/** The world as it is now, and which services' data was asked for and is not there. */
function worldOf(help: PolicyHelp): {
  readonly world: World
  readonly missing: ReadonlySet<string>
} {
  const { aws } = help
  const around = help.surroundings()
  const missing = new Set<string>()
  const world: World = {
    kind: around.kind,
    around,
    get catalogue() {
      return aws.catalogue
    },
    get keys() {
      return aws.keys
    },
    get state() {
      return aws.state
    },
    detail(prefix) {
      const found = aws.service(prefix)
      if (found === null) missing.add(prefix)
      return found
    },
    load: (prefix) => aws.loadService(prefix),
    today: new Date().toISOString().slice(0, 10),
  }
  return { world, missing }
}

function resultOf(offer: Offer, world: World, help: PolicyHelp): CompletionResult {
  const ranges = new Map<Completion, readonly number[]>()
  const rankOf = new Map<string, number>()
  const options = offer.options.map((ranked): Completion => {
    const { section } = ranked.option
    if (!rankOf.has(section)) rankOf.set(section, rankOf.size)
    const made = completionOf(ranked, rankOf.get(section) ?? 0, help)
    ranges.set(made, ranked.ranges)
    return made
  })
  return {
    from: offer.from,
    options,
    // They are ranked already, and again with each letter.
    filter: false,
    getMatch: (made) => ranges.get(made) ?? [],
    update: (_result, _from, _to, { state, pos }) => {
      const next = state.readOnly ? null : offerAt(state.sliceDoc(), pos, world, false)
      return next === null ? null : resultOf(next, world, help)
    },
  }
}

function completionOf({ option }: Ranked, rank: number, help: PolicyHelp): Completion {
  const { label, detail, kind, section, info } = option
  return {
    label,
    detail,
    type: kind,
    ...(section === '' ? {} : { section: { name: section, rank } }),
    info: () => {
      const known = info()
      return known instanceof Promise ? known.then(infoPanel) : infoPanel(known)
    },
    apply: (view, made) => apply(view, made, option, help),
  }
}

function apply(view: EditorView, made: Completion, { take }: Option, help: PolicyHelp): void {
  if (take.kind === 'retry') void help.aws.loadNames().then(() => startCompletion(view))
  else if (write(view, made, take)) startCompletion(view)
}

/** Whether something is to be chosen next. */
function write(view: EditorView, made: Completion, take: Take): boolean {
  const { state } = view
  const text = state.sliceDoc()
  const caret = state.selection.main.from
  const place = placeAt(text, caret)
  const insertion = place === null ? null : insertionOf(take, place, text, caret)
  if (insertion === null) return false
  view.dispatch(takeOf(state, insertion, made))
  return insertion.more
}

function renderSign(made: Completion): Node {
  const sign = document.createElement('span')
  sign.className = `cm-option-sign cm-option-sign-${made.type ?? ''}`
  sign.setAttribute('aria-hidden', 'true')
  return sign
}

/** What the sign says, for whoever does not see it. */
function renderKind(made: Completion): Node {
  const kind = document.createElement('span')
  kind.className = 'cm-option-kind'
  kind.textContent = `, ${kindWords[(made.type ?? 'value') as OptionKind]}`
  return kind
}

const kindWords: Readonly<Record<OptionKind, string>> = {
  element: 'element',
  value: 'value',
  statement: 'statement to fill in',
  service: 'service',
  action: 'action',
  pattern: 'pattern of actions',
  resource: 'resource',
  template: 'to fill in',
  principal: 'principal',
  operator: 'condition operator',
  key: 'condition key',
  variable: 'policy variable',
  retry: 'try again',
}
