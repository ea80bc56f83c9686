/**
 * The one reading of a policy's text, which parsePolicy and checkPolicy share:
 * JSON, grammar and single values.
 */

import { readJson } from '../json/read.ts'
import type { JsonNode } from '../json/read.ts'
import { grammars } from '../policy/grammar.ts'
import { refuse } from '../policy/findings.ts'
import type { Findings } from '../policy/findings.ts'
import { lowerPolicy } from '../policy/lower.ts'
import type { PolicyKind } from '../policy/kinds.ts'
import type { PolicyDocument } from '../policy/model.ts'
import { checkValues } from './values.ts'

export interface PolicyReading {
  readonly findings: Findings
  /** The text as JSON; null around a syntax mistake, where a tree would be guesswork. */
  readonly root: JsonNode | null
  /** The policy as far as it can be read, be it refused or not. */
  readonly document: PolicyDocument | null
}

/** Reads any text as a policy of a kind; never throws. */
export function readPolicy(text: string, kind: PolicyKind, id: string): PolicyReading {
  const findings: Findings = { diagnostics: [], refused: false }
  const { root, problems } = readJson(text)
  for (const problem of problems) {
    const code = problem.kind === 'depth' ? 'nesting-too-deep' : 'json-syntax-error'
    refuse(findings, code, problem, problem.message)
  }
  // Around a syntax mistake the tree is guesswork: what it lacks is not the author's omission.
  if (problems.length > 0) return { findings, root: null, document: null }
  if (root === null) {
    refuse(
      findings,
      'json-syntax-error',
      { from: 0, to: 0 },
      'The policy is empty. Expected a JSON object.',
    )
    return { findings, root: null, document: null }
  }
  if (grammars[kind].latin1) refuseCharacters(text, findings)
  const document = lowerPolicy(root, kind, id, findings)
  if (document !== null) checkValues(document, findings)
  return { findings, root, document }
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
