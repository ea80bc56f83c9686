/**
 * What stands at the ends of lines: the notes of all marks that begin on a line, joined.
 */

import type { Text } from '@codemirror/state'
import { WidgetType } from '@codemirror/view'
import type { Mark } from './mark.ts'

export interface Note {
  readonly markId: string
  readonly text: string
  readonly tone: Mark['tone']
  readonly chosen: boolean
}

export interface LineNotes {
  /** End of the line. */
  readonly at: number
  readonly notes: readonly Note[]
}

/** Longer notes are cut, and whole in the title. */
const NOTE_LENGTH = 90

/** More notes than this on a line, as in minified text, are counted. */
const NOTES_A_LINE = 4

export function lineNotes(marks: readonly Mark[], doc: Text): readonly LineNotes[] {
  const lines = new Map<number, Note[]>()
  for (const mark of marks) {
    const text = noteText(mark)
    if (text === null) continue
    const at = doc.lineAt(mark.from).to
    const notes = lines.get(at) ?? []
    notes.push({ markId: mark.id, text, tone: mark.tone, chosen: mark.chosen })
    lines.set(at, notes)
  }
  return [...lines].map(([at, notes]) => ({ at, notes }))
}

/** A statement's note begins with its sign, so that its colour never speaks alone. */
function noteText({ kind, tone, note }: Mark): string | null {
  if (kind === 'value') return note
  const sign = { deny: '✕', allow: '✓', implicit: '○', quiet: '' }[tone]
  const text = [sign, note ?? ''].filter((part) => part !== '').join(' ')
  return text === '' ? null : text
}

export class NotesWidget extends WidgetType {
  readonly #notes: readonly Note[]

  constructor(notes: readonly Note[]) {
    super()
    this.#notes = notes
  }

  override eq(other: NotesWidget): boolean {
    return JSON.stringify(other.#notes) === JSON.stringify(this.#notes)
  }

  override toDOM(): HTMLElement {
    const all = document.createElement('span')
    all.className = 'cm-notes'
    all.append(...this.#notes.slice(0, NOTES_A_LINE).map(noteElement))
    const more = this.#notes.slice(NOTES_A_LINE)
    const [first] = more
    if (first !== undefined) {
      const rest = noteElement({ ...first, text: `+${more.length} more` })
      rest.title = more.map((note) => note.text).join('\n')
      all.append(rest)
    }
    return all
  }

  /** The editor hears the click and tells it on. */
  override ignoreEvent(): boolean {
    return false
  }
}

function noteElement({ markId, text, tone, chosen }: Note): HTMLElement {
  const note = document.createElement('span')
  note.className = `cm-note cm-note-${tone}${chosen ? ' cm-note-chosen' : ''}`
  note.dataset['mark'] = markId
  note.textContent = text.length > NOTE_LENGTH ? `${text.slice(0, NOTE_LENGTH - 1)}…` : text
  note.title = text
  return note
}
