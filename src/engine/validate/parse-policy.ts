/**
 * From a policy's text to a policy that can take part in a decision, and what its grammar has to say.
 */

import type { PolicyKind } from '../policy/kinds.ts'
import type { Policy } from '../policy/model.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { readPolicy } from './read-policy.ts'

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
  const { findings, document } = readPolicy(text, kind, id)
  const diagnostics = findings.diagnostics.sort((a, b) => a.from - b.from || a.to - b.to)
  return { policy: findings.refused ? null : document, diagnostics }
}
