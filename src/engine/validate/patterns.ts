/**
 * What a value of a policy leaves open: wildcards and policy variables.
 */

import { globOf, matchesGlob } from '../match/glob.ts'
import type { Glob } from '../match/glob.ts'
import { parseTemplate } from '../match/template.ts'

/** Whether a text holds a wildcard or a policy variable, so that it is more than one text. */
export function isOpen(text: string): boolean {
  return /[*?]|\$\{/.test(text)
}

/** The pattern of a value; a policy variable can stand for anything, an escape for its character. */
export function patternOf(text: string): Glob {
  return globOf(
    parseTemplate(text, { wildcards: true, variables: true }).map((piece) =>
      piece.kind === 'variable' ? { kind: 'many' } : piece,
    ),
  )
}

/** Whether a value covers one of the texts. */
export function coversSome(text: string, texts: Iterable<string>): boolean {
  const glob = patternOf(text)
  for (const each of texts) if (matchesGlob(glob, each)) return true
  return false
}
