/**
 * A policy's statements as the engine understands them, for whoever wants to say what they mean.
 */

import type { PolicyKind } from '../policy/kinds.ts'
import type { PolicyDocument } from '../policy/model.ts'
import { readPolicy } from './read-policy.ts'

export type PolicyStatements = Pick<PolicyDocument, 'version' | 'statements'>

/**
 * Reads a policy's JSON text.
 * @param text any text; offsets count its UTF-16 code units
 * @param kind what the document is attached as
 * @returns null when AWS would refuse to save the document. Never throws. [reference_policies_grammar]
 */
export function readStatements(text: string, kind: PolicyKind): PolicyStatements | null {
  const { findings, document } = readPolicy(text, kind, '')
  return findings.refused ? null : document
}
