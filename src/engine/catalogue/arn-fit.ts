/**
 * Whether a value of a Resource element covers some ARN of a template, compared by segments as the
 * evaluation does (M7 to M9, M13).
 */

import { splitArn } from '../match/arn.ts'
import { parseTemplate } from '../match/template.ts'
import { arnPieces } from './arn-templates.ts'
import type { ArnTemplate } from './arn-templates.ts'
import { charTokens, meet } from './arn-tokens.ts'
import type { Token } from './arn-tokens.ts'

/** Longest value that is compared; AWS has no ARN above 2,048 characters. */
const maxValueLength = 2048

/**
 * Whether the value covers an ARN of this form. A policy variable may stand for anything; a value
 * that is longer than any ARN is given the benefit of the doubt.
 */
export function fitsTemplate(template: ArnTemplate, value: string): boolean {
  if (value.length > maxValueLength || value === '*') return true
  const written = splitArn(value).segments
  const expected = splitArn(template.text).segments
  const bySegment =
    written.length === expected.length &&
    expected.every((segment, index) => fitsSegment(template, segment, written[index] ?? '', index))
  return bySegment || (mayRunOver(written) && fitsWhole(template, value))
}

function fitsSegment(
  template: ArnTemplate,
  segment: string,
  written: string,
  index: number,
): boolean {
  if (written === '*') return true
  // Of many types some are AWS's own and name no account: documents of Systems Manager, say.
  if (index < 5 && isField(segment)) return written !== '' || index === 4
  if (!headsAgree(segment, written)) return false
  const ends = index === 5 && template.lastFieldEnds
  return meet(templateTokens(segment, '', ends), valueTokens(written, index === 5))
}

function isField(segment: string): boolean {
  return segment.startsWith('${') && segment.indexOf('}') === segment.length - 1
}

/**
 * A star before the fifth colon may run over colons (M9). It is left at that where the fifth segment
 * can be an account: the value was then written with all its segments.
 */
function mayRunOver(written: readonly string[]): boolean {
  return (
    written.slice(0, 5).some((segment) => segment.endsWith('*')) &&
    !(written.length === 6 && /^(?:[\d*?]*|aws)$/.test(written[4] ?? ''))
  )
}

/** No colon in a field: else anything could stand in the last, the rest of the value included. */
function fitsWhole(template: ArnTemplate, value: string): boolean {
  if (!headsAgree(template.text, value)) return false
  return meet(templateTokens(template.text, ':', template.lastFieldEnds), valueTokens(value, true))
}

/** Whether two texts are the same up to the first character with a meaning in either: spares most comparisons. */
function headsAgree(template: string, written: string): boolean {
  for (let i = 0; ; i++) {
    const a = template.charAt(i)
    const b = written.charAt(i)
    if (a === '$' || a === '*' || b === '$' || b === '*' || b === '?') return true
    if (a !== b) return false
    if (a === '') return true
  }
}

/** A field is filled with one character or more, none of them `without`; the last with no slash where it `ends`. */
function templateTokens(text: string, without: '' | ':', ends: boolean): readonly Token[] {
  const pieces = arnPieces(text)
  return pieces.flatMap((piece, index): readonly Token[] => {
    if (piece.kind === 'text') {
      // Some templates hold a star of AWS's own: `arn:${Partition}:braket:*:*:device/…`.
      return charTokens(piece.text).map((token) =>
        token.char === '*' ? { kind: 'many', not: without } : token,
      )
    }
    const not = ends && index === pieces.length - 1 ? `${without}/` : without
    return [
      { kind: 'one', not },
      { kind: 'many', not },
    ]
  })
}

/** M14: variables stand after the fifth colon only. */
function valueTokens(value: string, variables: boolean): readonly Token[] {
  const pieces = parseTemplate(value, { wildcards: true, variables })
  return pieces.flatMap((piece): readonly Token[] => {
    if (piece.kind === 'text') return charTokens(piece.text)
    return [{ kind: piece.kind === 'one' ? 'one' : 'many', not: '' }]
  })
}
