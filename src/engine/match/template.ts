/**
 * A policy value as pieces: literal text, wildcards and policy variables (M1, M14 to M20).
 * What a variable stands for is filled in as literal text, so that it never acts as a wildcard.
 */

import type { Context } from './context.ts'
import { singleValue } from './context.ts'

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'many' } // *
  | { readonly kind: 'one' } // ?
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | null }

/** A piece whose value is known. */
export type ResolvedPiece = Exclude<Piece, { kind: 'variable' }>

/** What in a value has a meaning beyond its characters. */
export interface TemplateSyntax {
  readonly wildcards: boolean
  readonly variables: boolean
}

/** Splits a value into pieces. A `${…}` that is not well-formed is ordinary text. */
export function parseTemplate(value: string, syntax: TemplateSyntax): readonly Piece[] {
  const pieces: Piece[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'text', text })
    text = ''
  }
  for (let i = 0; i < value.length;) {
    const char = value.charAt(i)
    const variable = syntax.variables && char === '$' ? readVariable(value, i) : null
    if (variable !== null) {
      if (variable.kind === 'escape') text += variable.char
      else {
        flush()
        pieces.push({ kind: 'variable', key: variable.key, fallback: variable.fallback })
      }
      i = variable.end
    } else {
      if (syntax.wildcards && (char === '*' || char === '?')) {
        flush()
        pieces.push(char === '*' ? { kind: 'many' } : { kind: 'one' })
      } else text += char
      i++
    }
  }
  flush()
  return pieces
}

type Variable =
  | { readonly kind: 'escape'; readonly char: string; readonly end: number }
  | {
      readonly kind: 'key'
      readonly key: string
      readonly fallback: string | null
      readonly end: number
    }

/** Reads `${key}`, `${key, 'default'}` or an escape (M15, M16) that begins at `from`; null when it is none. */
function readVariable(value: string, from: number): Variable | null {
  if (value.charAt(from + 1) !== '{') return null
  const escape = value.charAt(from + 2)
  if ((escape === '*' || escape === '?' || escape === '$') && value.charAt(from + 3) === '}') {
    return { kind: 'escape', char: escape, end: from + 4 }
  }
  const match = /^\$\{([^\s${}',]+)(?:, '([^']*)')?\}/.exec(
    value.slice(from, from + maxVariableLength),
  )
  if (match === null) return null
  return {
    kind: 'key',
    key: match[1] ?? '',
    fallback: match[2] ?? null,
    end: from + match[0].length,
  }
}

/** Longest variable that is read: a tag key has 128 characters, a tag value 256. */
const maxVariableLength = 1024

/** Whether any piece depends on the request. */
export function hasVariables(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === 'variable')
}

/** Pieces without variables, as they are. */
export function staticPieces(pieces: readonly Piece[]): readonly ResolvedPiece[] {
  return pieces.filter((piece) => piece.kind !== 'variable')
}

/** The pieces with their variables filled in, or the first key that has no value (M17). */
export type Resolution =
  | { readonly kind: 'resolved'; readonly pieces: readonly ResolvedPiece[] }
  | { readonly kind: 'missing'; readonly key: string }

/** Fills in the variables from the request's context, or from their defaults. */
export function resolve(pieces: readonly Piece[], context: Context): Resolution {
  const resolved: ResolvedPiece[] = []
  for (const piece of pieces) {
    if (piece.kind !== 'variable') resolved.push(piece)
    else {
      // M20: multi-valued keys have no value as variables.
      const text = singleValue(context, piece.key) ?? piece.fallback
      if (text === null) return { kind: 'missing', key: piece.key }
      resolved.push({ kind: 'text', text })
    }
  }
  return { kind: 'resolved', pieces: resolved }
}

/** Pieces as a person would write them, wildcards included. */
export function printPieces(pieces: readonly ResolvedPiece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'many' ? '*' : '?'))
    .join('')
}

/** What a `${…}` says by itself. */
export type VariableMeaning =
  | { readonly kind: 'key'; readonly key: string; readonly fallback: string | null }
  /** It stands for the character, which then is no wildcard and begins no variable (M16). */
  | { readonly kind: 'escape'; readonly char: string }
  /** Not well-formed: ordinary text. */
  | { readonly kind: 'text' }

/** @param written the whole, from `${` to `}` */
export function variableMeaning(written: string): VariableMeaning {
  const variable = written.startsWith('$') ? readVariable(written, 0) : null
  if (variable?.end !== written.length) return { kind: 'text' }
  const { end: _, ...meaning } = variable
  return meaning
}
