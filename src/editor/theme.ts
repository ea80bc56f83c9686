/**
 * The editor's looks, all in custom properties of the page: they inherit into the shadow root, so a
 * change of theme needs nothing from the editor.
 */

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export function theme(): Extension {
  return [surface, panels, problems, decisionMarks, syntaxHighlighting(highlighting)]
}

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key, light-dark(#0a53a8, #8fbcff))' },
  { tag: tags.string, color: 'var(--code-string, light-dark(#85360d, #f2b98d))' },
  {
    tag: [tags.number, tags.bool, tags.null],
    color: 'var(--code-number, light-dark(#6a3aa2, #c9abf5))',
  },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--ink-2)' },
  { tag: tags.invalid, color: 'var(--deny)' },
])

const surface = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    fontSize: '13px',
  },
  // An outline of the editor itself would lie under its gutters.
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::before': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '250',
    border: '2px solid var(--accent)',
    pointerEvents: 'none',
  },
  // How to get out again, for those who came by keyboard.
  '&.cm-focused::after': {
    content: '"Esc, then Tab leaves the editor"',
    position: 'absolute',
    right: '14px',
    bottom: '4px',
    padding: '1px 6px',
    borderRadius: '4px',
    fontSize: '11px',
    color: 'var(--ink-2)',
    backgroundColor: 'var(--sunken)',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '8px 0 28px', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 8px', minWidth: '32px' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--ink-3)' },
  '.cm-foldPlaceholder': {
    padding: '0 6px',
    color: 'var(--ink-2)',
    backgroundColor: 'var(--sunken)',
    border: '1px solid var(--line)',
  },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--accent-soft)',
  },
  '.cm-selectionBackground': { background: 'var(--sunken)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'var(--deny-soft)',
    outline: '1px solid var(--deny)',
  },
  '.cm-specialChar': {
    padding: '0 3px',
    borderRadius: '3px',
    fontSize: '0.8em',
    color: 'var(--deny)',
    backgroundColor: 'var(--deny-soft)',
    border: '1px solid currentColor',
    unicodeBidi: 'isolate',
  },
})

const panels = EditorView.theme({
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--sunken)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 32px 6px 10px', fontFamily: 'inherit' },
  '.cm-panel.cm-search label': { fontSize: '12px', color: 'var(--ink-2)' },
  '.cm-panel.cm-search [name=close]': {
    top: '4px',
    right: '8px',
    width: '24px',
    height: '24px',
    color: 'var(--ink-2)',
    cursor: 'pointer',
  },
  '.cm-textfield': {
    padding: '3px 6px',
    fontSize: '12px',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
  },
  '.cm-button': {
    padding: '3px 8px',
    fontSize: '12px',
    color: 'var(--ink)',
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    cursor: 'pointer',
  },
  '.cm-button:active': { backgroundImage: 'none', backgroundColor: 'var(--sunken)' },
  '.cm-panels :focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-searchMatch': {
    backgroundColor: 'var(--implicit-soft)',
    outline: '1px solid var(--implicit)',
  },
  '.cm-searchMatch-selected': {
    backgroundColor: 'var(--accent-soft)',
    outline: '2px solid var(--accent)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(60ch, 90vw)',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: '0 4px 16px rgb(0 0 0 / 0.18)',
    overflow: 'hidden',
  },
})

/** A wavy line in the theme's colours, in place of the fixed ones that come with the package. */
function wavy(color: string) {
  return {
    backgroundImage: 'none',
    textDecoration: `underline wavy ${color} 1.5px`,
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  }
}

const problems = EditorView.theme({
  '.cm-lintRange-error': wavy('var(--deny)'),
  '.cm-lintRange-warning': wavy('var(--implicit)'),
  '.cm-lintRange-info': wavy('var(--accent)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--implicit-soft)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--deny)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--implicit)' },
  '.cm-lintPoint-info:after': { borderBottomColor: 'var(--accent)' },
  '.cm-diagnostic': { padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--deny)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--implicit)' },
  '.cm-diagnostic-info': { borderLeft: '4px solid var(--accent)' },
  '.cm-problem-code': {
    marginLeft: '8px',
    fontFamily: 'var(--mono)',
    fontSize: '0.9em',
    color: 'var(--ink-2)',
  },
  '.cm-diagnosticAction': {
    marginLeft: '8px',
    padding: '2px 8px',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
    cursor: 'pointer',
  },
  '.cm-gutter-lint': { width: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '4px 0 0 4px' },
})

const tones = ['deny', 'allow', 'implicit'] as const

/** Rules that differ by tone only. */
function byTone(rule: (tone: string) => Record<string, Record<string, string>>) {
  return Object.assign({}, ...tones.map(rule)) as Record<string, Record<string, string>>
}

const decisionMarks = EditorView.theme({
  '.cm-mark-gutter': { width: '8px' },
  '.cm-bar': { position: 'relative', cursor: 'pointer' },
  '.cm-bar::before': {
    content: '""',
    position: 'absolute',
    inset: '0 2px',
    backgroundColor: 'var(--skip, light-dark(#c3c9d4, #4a5363))',
  },
  '.cm-bar-chosen::before': { inset: '0 0 0 1px', outline: '2px solid var(--accent)' },
  '.cm-value': {
    textDecoration: 'underline dotted var(--ink-3) 1.5px',
    textUnderlineOffset: '4px',
  },
  '.cm-value-chosen': {
    borderRadius: '3px',
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-notes': {
    display: 'inline-block',
    maxWidth: '100%',
    paddingLeft: '2ch',
    verticalAlign: 'bottom',
    fontFamily: 'var(--sans, system-ui, sans-serif)',
    fontSize: '12px',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    textIndent: '0',
    userSelect: 'none',
  },
  '.cm-note': { color: 'var(--ink-2)', cursor: 'pointer', unicodeBidi: 'isolate' },
  '.cm-note:hover': { textDecoration: 'underline' },
  '.cm-note + .cm-note': { marginLeft: '1.5ch' },
  '.cm-note-chosen': { fontWeight: '600' },
  // After the rules that hold for all tones.
  ...byTone((tone) => ({
    [`.cm-statement-${tone}`]: { backgroundColor: `var(--${tone}-soft)` },
    [`.cm-bar-${tone}::before`]: { backgroundColor: `var(--${tone})` },
    [`.cm-note-${tone}`]: { color: `var(--${tone})` },
    [`.cm-value-${tone}`]: { textDecorationColor: `var(--${tone})` },
  })),
})
