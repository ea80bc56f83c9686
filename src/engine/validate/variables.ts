/**
 * Policy variables as they are written: where each stands and what is wrong with it (M14 to M16).
 */

import { note, quoted } from '../policy/findings.ts'
import type { Findings } from '../policy/findings.ts'
import type { Span, TextValue } from '../text/span.ts'

/** A `${…}` in a value, well-formed or not. Offsets count within the value. */
export interface WrittenVariable extends Span {
  readonly text: string
}

/** All `${…}` of a value; one that is not closed runs to the value's end. */
export function findVariables(value: string): readonly WrittenVariable[] {
  const found: WrittenVariable[] = []
  for (let from = value.indexOf('${'); from >= 0;) {
    const close = closingBrace(value, from)
    const to = close < 0 ? value.length : close + 1
    found.push({ from, to, text: value.slice(from, to) })
    from = value.indexOf('${', to)
  }
  return found
}

/** The brace that closes a variable; one inside a quoted default does not. */
function closingBrace(value: string, from: number): number {
  const quotedEnd = /^\$\{[^}']*'[^']*'\s*\}/.exec(value.slice(from))
  return quotedEnd === null ? value.indexOf('}', from) : from + quotedEnd[0].length - 1
}

/** Where a variable stands in the policy's text; the whole value where it is written with escapes. */
export function variableSpan(value: TextValue, variable: WrittenVariable): Span {
  const begin = value.from + 1
  // Every escape is longer than what it stands for.
  if (value.to - 1 - begin !== value.value.length) return value
  return { from: begin + variable.from, to: begin + variable.to }
}

/** A value with something else in place of each of its variables. */
export function replaceVariables(
  value: string,
  variables: readonly WrittenVariable[],
  by: (variable: WrittenVariable) => string,
): string {
  let end = 0
  const parts = variables.map((variable) => {
    const before = value.slice(end, variable.from)
    end = variable.to
    return before + by(variable)
  })
  return parts.join('') + value.slice(end)
}

/** Reports a variable that is not well-formed; it is then ordinary text. */
export function checkVariables(variable: WrittenVariable, at: Span, findings: Findings): void {
  const { text } = variable
  const shown = quoted(text)
  if (!text.endsWith('}')) {
    note(findings, 'missing-brace-in-variable', at, shown)
    return
  }
  const inner = text.slice(2, -1)
  if (inner.trim() === '') note(findings, 'empty-variable', at)
  else if (/^[*?$]$/.test(inner)) return
  else if (/[,']/.test(inner)) {
    if (/^[^\s,']+, '[^']*'$/.test(inner)) return
    const code = /^[^,']*\s[^,']*,/.test(inner)
      ? 'unsupported-space-in-variable'
      : 'missing-quote-in-variable'
    note(findings, code, at, shown)
  } else if (/\s/.test(inner)) note(findings, 'unsupported-space-in-variable', at, shown)
}
