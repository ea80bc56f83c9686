/**
 * The looks of completion: the list, the signs of what an option is, the information beside it, and
 * the stops of a statement that is being filled in.
 */

import { EditorView } from '@codemirror/view'
import type { OptionKind } from './option.ts'

/** A letter or sign on a ground of its own; what it says is also there in words. */
const signs: Readonly<Record<OptionKind, { readonly sign: string; readonly color: string }>> = {
  element: { sign: '{ }', color: 'var(--code-key)' },
  value: { sign: '“ ”', color: 'var(--code-string)' },
  statement: { sign: '§', color: 'var(--accent)' },
  service: { sign: 'S', color: 'var(--accent)' },
  action: { sign: 'A', color: 'var(--code-key)' },
  pattern: { sign: '✱', color: 'var(--implicit)' },
  resource: { sign: 'R', color: 'var(--code-string)' },
  template: { sign: '…', color: 'var(--ink-2)' },
  principal: { sign: 'P', color: 'var(--code-number)' },
  operator: { sign: '=', color: 'var(--code-number)' },
  key: { sign: 'K', color: 'var(--code-key)' },
  variable: { sign: '$', color: 'var(--code-number)' },
  retry: { sign: '↻', color: 'var(--accent)' },
}

const signRules = Object.fromEntries(
  Object.entries(signs).map(([kind, { sign, color }]) => [
    `.cm-option-sign-${kind}`,
    // The second text is what is read out: nothing, because the words stand at the option's end.
    { color, '&::before': { content: `"${sign}" / ""` } },
  ]),
)

export const completionTheme = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': {
    maxWidth: 'min(720px, calc(100vw - 16px))',
    overflow: 'visible',
    borderRadius: '8px',
    boxShadow: 'var(--shadow-raised)',
    backgroundColor: 'var(--raised)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: 'min(300px, calc(100vw - 18px))',
    maxWidth: 'inherit',
    maxHeight: 'min(21em, 45vh)',
    padding: '4px',
    borderRadius: '8px',
    fontFamily: 'var(--mono)',
    fontSize: '12.5px',
    scrollbarWidth: 'thin',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '24px',
    padding: '1px 8px 1px 4px',
    borderRadius: '5px',
    lineHeight: '1.4',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ink)',
    backgroundColor: 'var(--accent-soft)',
    outline: '1.5px solid var(--accent)',
    outlineOffset: '-1.5px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete-disabled > ul > li[aria-selected]': {
    backgroundColor: 'var(--sunken)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    display: 'list-item',
    listStyle: 'none',
    padding: '7px 6px 3px',
    border: 'none',
    opacity: '1',
    fontFamily: 'var(--sans)',
    fontSize: '11px',
    fontWeight: '600',
    letterSpacing: '0.02em',
    color: 'var(--ink-3)',
  },
  '.cm-option-sign': {
    flex: 'none',
    width: '20px',
    height: '18px',
    borderRadius: '4px',
    fontFamily: 'var(--mono)',
    fontSize: '11px',
    fontWeight: '700',
    lineHeight: '18px',
    textAlign: 'center',
    whiteSpace: 'pre',
    letterSpacing: '-0.1em',
    backgroundColor: 'color-mix(in srgb, currentColor 13%, transparent)',
  },
  '.cm-completionLabel': {
    // What it is gives way before what it is called.
    flex: '0 1 auto',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    fontWeight: '700',
    color: 'var(--accent)',
  },
  '.cm-completionDetail': {
    flex: '0 100 auto',
    minWidth: '0',
    margin: '0 0 0 auto',
    paddingLeft: '12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontFamily: 'var(--sans)',
    fontSize: '12px',
    fontStyle: 'normal',
    color: 'var(--ink-3)',
  },
  '.cm-option-statement .cm-completionLabel': { fontFamily: 'var(--sans)', fontSize: '13px' },
  '.cm-option-kind': {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  ...signRules,
  '.cm-tooltip.cm-completionInfo': {
    width: 'max-content',
    maxWidth: '60ch',
    padding: '10px 12px',
    borderRadius: '8px',
    overflow: 'auto',
    maxHeight: '50vh',
    fontFamily: 'var(--sans)',
    fontSize: '12.5px',
    lineHeight: '1.5',
    whiteSpace: 'normal',
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow-raised)',
  },
  '.cm-tooltip.cm-completionInfo-right': { marginLeft: '6px' },
  '.cm-tooltip.cm-completionInfo-left': { marginRight: '6px' },
  '.cm-tooltip.cm-completionInfo.cm-info-below': {
    position: 'static',
    width: 'auto',
    maxWidth: 'none',
    maxHeight: '9.5em',
    border: 'none',
    borderTop: '1px solid var(--line)',
    borderRadius: '0 0 8px 8px',
    boxShadow: 'none',
  },
  '.cm-info p': { margin: '0' },
  '.cm-info-about': { textWrap: 'pretty' },
  '.cm-info-facts': {
    display: 'grid',
    gap: '1px',
    margin: '6px 0 0',
  },
  '.cm-info-facts dt': { marginTop: '4px', fontSize: '11px', color: 'var(--ink-3)' },
  '.cm-info-values': { display: 'flex', flexWrap: 'wrap', gap: '0 12px', margin: '0' },
  '.cm-info-facts code': {
    fontFamily: 'var(--mono)',
    fontSize: '11.5px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  '.cm-info .cm-info-source': { marginTop: '8px', fontSize: '11px', color: 'var(--ink-3)' },
  '.cm-snippetField': {
    backgroundColor: 'var(--accent-soft)',
    borderRadius: '2px',
    boxShadow: '0 0 0 1px var(--accent)',
  },
  '.cm-snippetFieldPosition': { borderLeft: '1.5px dotted var(--accent)' },
  // ARNs differ at their ends: where they do not fit they are wrapped, and what they are stands below.
  '@media (max-width: 600px)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { flexWrap: 'wrap', rowGap: '0' },
    '.cm-completionLabel': {
      flex: '0 1 auto',
      maxWidth: 'calc(100% - 28px)',
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
    },
    '.cm-completionDetail': { flex: '0 1 auto', maxWidth: 'calc(100% - 28px)' },
  },
  '@media (pointer: coarse)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { minHeight: '40px' },
  },
})
