/**
 * Wildcard patterns: `*` for any characters, `?` for one, anchored at both ends (M1, M2).
 * A pattern is the runs of characters between its stars, so that matching looks for each run once,
 * from left to right, and never goes back.
 */

import type { ResolvedPiece } from './template.ts'

/** The runs between the stars; a pattern without stars has one. */
export interface Glob {
  readonly runs: readonly Run[]
}

/** A run of characters; at the offsets in `open` any one character may stand. */
interface Run {
  readonly text: string
  readonly open: readonly number[]
}

/** Makes a pattern of pieces. */
export function globOf(pieces: readonly ResolvedPiece[]): Glob {
  const runs: Run[] = []
  let text = ''
  let open: number[] = []
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text
    else if (piece.kind === 'one') {
      open.push(text.length)
      text += '?'
    } else {
      runs.push({ text, open })
      text = ''
      open = []
    }
  }
  runs.push({ text, open })
  return { runs }
}

/** Whether the pattern covers the whole text. */
export function matchesGlob(glob: Glob, text: string): boolean {
  const runs = glob.runs
  const first = runs[0]
  const last = runs[runs.length - 1]
  if (first === undefined || last === undefined) return false
  if (runs.length === 1) return text.length === first.text.length && standsAt(first, text, 0)
  const end = text.length - last.text.length
  if (first.text.length > end || !standsAt(first, text, 0) || !standsAt(last, text, end))
    return false
  let position = first.text.length
  for (let i = 1; i < runs.length - 1; i++) {
    const run = runs[i]
    if (run === undefined) return false
    const found = find(run, text, position)
    if (found < 0) return false
    position = found + run.text.length
    if (position > end) return false
  }
  return true
}

/** Whether the pattern is one star and nothing else. */
export function isAny(glob: Glob): boolean {
  return glob.runs.length > 1 && glob.runs.every((run) => run.text === '')
}

/** The literal characters that every text begins with which the pattern covers. */
export function literalPrefix({ runs }: Glob): string {
  return runs[0]?.text.slice(0, runs[0].open[0]) ?? ''
}

/** Whether the pattern ends in a star. */
export function endsOpen(glob: Glob): boolean {
  return glob.runs.length > 1 && glob.runs[glob.runs.length - 1]?.text === ''
}

function find(run: Run, text: string, from: number): number {
  if (run.open.length === 0) return text.indexOf(run.text, from)
  const last = text.length - run.text.length
  for (let at = from; at <= last; at++) if (standsAt(run, text, at)) return at
  return -1
}

function standsAt(run: Run, text: string, at: number): boolean {
  if (run.open.length === 0) return text.startsWith(run.text, at)
  let begin = 0
  for (const open of run.open) {
    if (!text.startsWith(run.text.slice(begin, open), at + begin)) return false
    begin = open + 1
  }
  return text.startsWith(run.text.slice(begin), at + begin)
}
