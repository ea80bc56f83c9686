/**
 * From a policy's text to a policy that can take part in a decision, and all that is to be said about it.
 */

import { readJson } from '../json/read.ts'
import { grammars } from '../policy/grammar.ts'
import { refuse } from '../policy/findings.ts'
import type { Findings } from '../policy/findings.ts'
import { lowerPolicy } from '../policy/lower.ts'
import type { PolicyKind } from '../policy/kinds.ts'
import type { Policy } from '../policy/model.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { checkValues } from './values.ts'

/**
 * Reads a policy's JSON text.
 * @param text any text; offsets in the diagnostics count its UTF-16 code units
 * @param kind what the document is attached as; it decides which elements it may hold
 * @param id any id, given back in traces
 * @returns the policy, or null when AWS would refuse to save the document: then at least one
 *   diagnostic has severity 'error'. Never throws. [reference_policies_grammar]
 */
export function parsePolicy(
  text: string,
  kind: PolicyKind,
  id: string,
): { readonly policy: Policy | null; readonly diagnostics: readonly Diagnostic[] } {
  const findings: Findings = { diagnostics: [], refused: false }
  const { root, problems } = readJson(text)
  for (const problem of problems) {
    const code = problem.kind === 'depth' ? 'nesting-too-deep' : 'json-syntax-error'
    refuse(findings, code, problem, problem.message)
  }
  // Around a syntax mistake the tree is guesswork: what it lacks is not the author's omission.
  if (problems.length > 0) return { policy: null, diagnostics: findings.diagnostics }
  if (root === null) {
    refuse(
      findings,
      'json-syntax-error',
      { from: 0, to: 0 },
      'The policy is empty. Expected a JSON object.',
    )
    return { policy: null, diagnostics: findings.diagnostics }
  }
  if (grammars[kind].latin1) refuseCharacters(text, findings)
  const policy = lowerPolicy(root, kind, id, findings)
  if (policy !== null) checkValues(policy, text, findings)
  const diagnostics = findings.diagnostics.sort((a, b) => a.from - b.from || a.to - b.to)
  return { policy: findings.refused ? null : policy, diagnostics }
}

/** G4: reports the first character of each run that IAM does not accept. */
function refuseCharacters(text: string, findings: Findings): void {
  for (const match of text.matchAll(/[^\t\n\r\u0020-\u00ff]+/g)) {
    const at = { from: match.index, to: match.index + match[0].length }
    const code = match[0].codePointAt(0) ?? 0
    refuse(
      findings,
      'unsupported-character',
      at,
      `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    )
  }
}
