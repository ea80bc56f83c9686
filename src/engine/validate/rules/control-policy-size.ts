/**
 * POLICY_SIZE_EXCEEDS_SCP_QUOTA, POLICY_SIZE_EXCEEDS_RCP_QUOTA: is the text too long for AWS Organizations (1.13)?
 * The API counts white space; the console takes out what stands outside texts first.
 */

import type { PolicyKind } from '../../policy/kinds.ts'
import type { DiagnosticCode } from '../../text/diagnostics.ts'
import type { DocumentRule } from '../rule.ts'

const maxCharacters = 5120

export const serviceControlSize: DocumentRule = sizeRule('scp', 'policy-size-exceeds-scp-quota')
export const resourceControlSize: DocumentRule = sizeRule('rcp', 'policy-size-exceeds-rcp-quota')

function sizeRule(kind: PolicyKind, code: DiagnosticCode): DocumentRule {
  return {
    level: 'document',
    codes: [code],
    kinds: [kind],
    check({ text, root, report }) {
      if (text.length <= maxCharacters) return
      const compact = withoutSpace(text)
      const at = { from: root.from, to: root.from + 1 }
      const fix =
        compact.length <= maxCharacters
          ? { title: 'Remove white space', edits: [{ from: 0, to: text.length, insert: compact }] }
          : null
      report(code, at, String(text.length), String(compact.length), fix)
    },
  }
}

/** Without the white space outside texts. */
function withoutSpace(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted: string | undefined) => quoted ?? '')
}
