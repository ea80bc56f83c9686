/**
 * What completion offers, as plain data: it is built, ranked and tested without a page.
 */

export interface Option {
  /** What the list shows, and what is compared with what is typed. */
  readonly label: string
  /** Stands at the right: what it is, or how much it covers. May be empty. */
  readonly detail: string
  readonly kind: OptionKind
  /** The heading that it stands under. */
  readonly section: string
  /** Found by these as well. */
  readonly words: readonly string[]
  /** What the panel beside the list says; asked for when the option is looked at. */
  readonly info: () => Info | Promise<Info>
  readonly take: Take
}

/** What an option is; each has its sign in the list, and a word for whoever cannot see it. */
export type OptionKind =
  | 'element'
  | 'value'
  | 'statement'
  | 'service'
  | 'action'
  | 'pattern'
  | 'resource'
  | 'template'
  | 'principal'
  | 'operator'
  | 'key'
  | 'variable'
  | 'retry'

export interface Info {
  /** A sentence or two. */
  readonly about: string
  readonly facts: readonly Fact[]
  /** What it rests on: 'AWS’s catalogue of 2026-09-26'. May be empty. */
  readonly source: string
}

export interface Fact {
  readonly name: string
  readonly values: readonly string[]
}

/** What taking an option does to the text. */
export type Take =
  /** Writes a text, with its quotes. */
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly more: boolean }
  /** Writes a name and, where it has none yet, the JSON of its value. */
  | {
      readonly kind: 'name'
      readonly pieces: readonly Piece[]
      readonly value: readonly Piece[]
      readonly more: boolean
    }
  /** Writes JSON. */
  | { readonly kind: 'json'; readonly pieces: readonly Piece[]; readonly more: boolean }
  /** Writes a part of the text that the caret is in. */
  | {
      readonly kind: 'part'
      readonly from: number
      readonly to: number
      readonly pieces: readonly Piece[]
      readonly more: boolean
    }
  /** Writes JSON over a stretch around the caret. */
  | {
      readonly kind: 'whole'
      readonly from: number
      readonly to: number
      readonly pieces: readonly Piece[]
      readonly more: boolean
    }
  /** Tries once more to load AWS's data. */
  | { readonly kind: 'retry' }

/** A stretch of what is written. Fields are stopped at with Tab; those of one name change together. */
export type Piece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly text: string }

export function plain(text: string): Piece {
  return { kind: 'plain', text }
}

/** A field that holds `text` until it is changed; without a name it is one of its own. */
export function field(text: string, name = text): Piece {
  return { kind: 'field', name, text }
}

/** Writes a text as the value of an element or key. */
export function text(value: string, more = false): Take {
  return { kind: 'text', pieces: [plain(value)], more }
}

type Parts = Partial<Option> & Pick<Option, 'label' | 'kind' | 'take'>

/** An option, with what most have. */
export function option({ info, ...parts }: Parts): Option {
  return { detail: '', section: '', words: [], info: info ?? (() => about('')), ...parts }
}

/** Information of one sentence or two. */
export function about(sentence: string, facts: readonly Fact[] = [], source = ''): Info {
  return { about: sentence, facts, source }
}

/** As many as can be read, and how many are left. */
export function listed(values: readonly string[], most = 12): readonly string[] {
  if (values.length <= most) return values
  return [...values.slice(0, most - 1), `and ${values.length - most + 1} more`]
}

/** '1 action', '187 actions'. */
export function counted(count: number, noun: string): string {
  const shown = String(count).replace(/(\d)(?=(?:\d{3})+$)/g, '$1,')
  return `${shown} ${noun}${count === 1 ? '' : 's'}`
}
