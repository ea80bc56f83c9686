/**
 * The looks of help, in the page's custom properties; findings that stand with it look alike.
 */

import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

export function theme(): Extension {
  return EditorView.theme({ ...plain, ...panel, ...card, ...lists })
}

/** Nothing of the browser's own; in front, so that what follows counts. */
const plain = {
  '.cm-help p, .cm-help dl, .cm-help dt, .cm-help dd, .cm-help ul': { margin: '0', padding: '0' },
  '.cm-help code': { fontFamily: 'var(--mono)', fontSize: '0.94em' },
} as const

const panel = {
  '.cm-tooltip.cm-help, .cm-tooltip.cm-tooltip-hover:has(> .cm-help)': {
    maxWidth: 'none',
    width: 'min(31rem, calc(100vw - 16px))',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow-raised)',
  },
  '.cm-tooltip-hover:has(> .cm-help) > .cm-tooltip-section + .cm-tooltip-section': {
    borderTop: '1px solid var(--line)',
  },
  '.cm-tooltip-hover:has(> .cm-help) > .cm-tooltip-lint': { flex: 'none' },
  '.cm-help': {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    minHeight: '0',
    fontFamily: 'var(--sans)',
    fontSize: 'var(--text-m)',
    lineHeight: 'var(--leading)',
    color: 'var(--ink)',
    outline: 'none',
  },
  '.cm-help-body': {
    flex: '0 1 auto',
    minHeight: '0',
    maxHeight: 'min(24rem, 56vh)',
    padding: '10px 14px 12px',
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    overflowWrap: 'anywhere',
  },
  '.cm-help-body:focus-visible': {
    outline: '2px solid var(--accent)',
    outlineOffset: '-3px',
    borderRadius: 'var(--radius)',
  },
  '.cm-help-close': {
    position: 'absolute',
    top: '4px',
    right: '4px',
    display: 'grid',
    placeItems: 'center',
    width: 'var(--target-small)',
    height: 'var(--target-small)',
    padding: '0',
    fontSize: '18px',
    lineHeight: '1',
    color: 'var(--ink-2)',
    backgroundColor: 'var(--raised)',
    border: 'none',
    borderRadius: 'var(--radius-s)',
    cursor: 'pointer',
  },
  '.cm-help-close:hover, .cm-help-more:hover': {
    color: 'var(--ink)',
    backgroundColor: 'var(--hover)',
  },
  '.cm-help-close:focus-visible, .cm-help-more:focus-visible': {
    outline: '2px solid var(--accent)',
    outlineOffset: '-2px',
  },
  '.cm-help .cm-help-hint': {
    flex: 'none',
    margin: '0',
    padding: '4px 14px 5px',
    borderTop: '1px solid var(--line)',
    fontSize: 'var(--text-xs)',
    color: 'var(--ink-3)',
  },
  // There are no such keys under a finger.
  '@media (pointer: coarse)': { '.cm-help .cm-help-hint': { display: 'none' } },
} as const

const card = {
  '.cm-help .cm-help-heading': { paddingRight: '36px', marginBottom: '6px' },
  '.cm-help .cm-help-kind': { fontSize: 'var(--text-s)', color: 'var(--ink-2)' },
  '.cm-help .cm-help-title': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--text-l)',
    fontWeight: '600',
    lineHeight: '1.35',
  },
  '.cm-help .cm-help-plain': { marginTop: '6px' },
  '.cm-help .cm-help-mind, .cm-help .cm-help-doubt, .cm-help .cm-help-wait': {
    display: 'flex',
    gap: '8px',
    marginTop: '8px',
  },
  '.cm-help .cm-help-doubt, .cm-help .cm-help-wait': {
    color: 'var(--ink-2)',
    fontSize: 'var(--text-s)',
  },
  '.cm-help-sign': {
    flex: 'none',
    width: '17px',
    height: '17px',
    marginTop: '1px',
    borderRadius: '50%',
    fontSize: '11px',
    fontWeight: '700',
    lineHeight: '17px',
    textAlign: 'center',
    color: 'var(--ink-2)',
    backgroundColor: 'var(--quiet-soft)',
  },
  '.cm-help-mind .cm-help-sign': {
    color: 'var(--implicit)',
    backgroundColor: 'var(--implicit-soft)',
  },
  '.cm-help-heard': {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  '.cm-help .cm-help-facts': {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    // A row that is marked reaches from side to side.
    margin: '10px -14px 0',
  },
  '.cm-help .cm-help-facts dt': {
    padding: '2px 14px',
    color: 'var(--ink-2)',
    fontSize: 'var(--text-s)',
    lineHeight: '1.55',
  },
  '.cm-help .cm-help-facts dd': { padding: '2px 14px 2px 0' },
  '.cm-help .cm-help-facts .cm-help-here': { backgroundColor: 'var(--accent-soft)' },
  '.cm-help .cm-help-facts dt.cm-help-here': {
    color: 'var(--ink)',
    fontWeight: '600',
    boxShadow: 'inset 4px 0 var(--accent)',
  },
  '.cm-help .cm-help-source': {
    marginTop: '12px',
    fontSize: 'var(--text-xs)',
    color: 'var(--ink-3)',
  },
} as const

const lists = {
  '.cm-help-list': { marginTop: '12px' },
  '.cm-help .cm-help-name': {
    marginBottom: '2px',
    fontSize: 'var(--text-s)',
    fontWeight: '600',
    color: 'var(--ink-2)',
  },
  '.cm-help .cm-help-list ul': { listStyle: 'none' },
  '.cm-help-list li': {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: '12px',
    padding: '2px 0',
    borderBottom: '1px solid var(--line)',
  },
  '.cm-help-list li:last-child': { borderBottom: 'none' },
  '.cm-help-list li:focus': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-help-detail': { flexBasis: '100%', fontSize: 'var(--text-s)', color: 'var(--ink-2)' },
  '.cm-help-note': { fontSize: 'var(--text-s)', color: 'var(--ink-2)' },
  '.cm-help-more': {
    marginTop: '4px',
    padding: '0 10px',
    minHeight: 'var(--target-small)',
    fontFamily: 'inherit',
    fontSize: 'var(--text-s)',
    color: 'var(--accent)',
    backgroundColor: 'transparent',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    cursor: 'pointer',
  },
} as const
