/**
 * All that can be said about a policy's text: the findings of reading it, and those of the rules.
 * One walk over the typed policy hands every part to the rules of its level.
 */

import type { PolicyKind } from '../policy/kinds.ts'
import { diagnosticOf } from '../text/catalogue-entry.ts'
import { catalogue } from '../text/diagnostics.ts'
import { serviceKeys } from './action-keys.ts'
import { arnFormats } from './arn-formats.ts'
import type { Finding } from './finding.ts'
import { grammarFixes } from './grammar-fixes.ts'
import { readPolicy } from './read-policy.ts'
import type { PolicyReading } from './read-policy.ts'
import { remembered } from './remembered.ts'
import type { Knowledge } from './knowledge.ts'
import type { Check, Report, ResourceType, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { viewStatement } from './views.ts'

export interface CheckOptions extends Knowledge {
  /** What a resource-based policy is attached to, where that is known. */
  readonly resourceType?: ResourceType
}

/**
 * Checks a policy's text.
 * @param text any text; offsets in the findings count its UTF-16 code units
 * @param kind what the document is attached as
 * @returns the findings by their place, those of parsePolicy among them; of a text that is no JSON
 *   only those and what is said of any text. Never throws. [access-analyzer-reference-policy-checks]
 */
export function checkPolicy(
  text: string,
  kind: PolicyKind,
  options: CheckOptions,
): readonly Finding[] {
  const reading = readPolicy(text, kind, '')
  const fixOf = grammarFixes(text, reading)
  const read = reading.findings.diagnostics.map((found): Finding => {
    return { ...found, basis: 'text', fix: fixOf(found) }
  })
  const found: Finding[] = [...read]
  const report: Report = (code, at, detail = '', other = '', fix = null) => {
    found.push({
      ...diagnosticOf(catalogue, code, at, detail, other),
      basis: catalogue[code].basis,
      fix,
    })
  }
  const applicable = rules.filter((rule) => rule.kinds === 'all' || rule.kinds.includes(kind))
  for (const rule of applicable) if (rule.level === 'text') rule.check(text, report)
  const check = checkOf(text, kind, reading, options, report)
  if (check !== null) walk(check, applicable)
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** What the rules see of the policy; null where it could not be read. */
function checkOf(
  text: string,
  kind: PolicyKind,
  { root, document }: PolicyReading,
  options: CheckOptions,
  report: Report,
): Check | null {
  if (root === null || document === null) return null
  return {
    text,
    kind,
    root,
    document,
    statements: document.statements.map(viewStatement),
    resourceType: options.resourceType ?? null,
    catalogue: options.catalogue,
    keys: options.keys,
    service: options.service,
    arnFormats: remembered((service) => arnFormats(service, options)),
    serviceKeys: remembered((prefix) => {
      const detail = options.service(prefix)
      return detail === null ? null : serviceKeys(detail)
    }),
    mayGuess: countedDown(maxGuesses),
    report,
  }
}

/** How often a check asks what a name was meant to be: each look-up compares it with many. */
const maxGuesses = 32

/** True as often as that. */
function countedDown(limit: number): () => boolean {
  let left = limit
  return () => left-- > 0
}

function walk(check: Check, applicable: readonly Rule[]): void {
  for (const rule of applicable) {
    if (rule.level === 'document') rule.check(check)
  }
  for (const view of check.statements) {
    for (const rule of applicable) {
      switch (rule.level) {
        case 'text':
        case 'document':
          break
        case 'statement':
          rule.check(check, view)
          break
        case 'action':
          for (const action of view.actions) rule.check(check, action, view)
          break
        case 'resource':
          for (const resource of view.resources) rule.check(check, resource, view)
          break
        case 'principal':
          for (const principal of view.principals) rule.check(check, principal, view)
          break
        case 'test':
          for (const test of view.tests) rule.check(check, test, view)
          break
      }
    }
  }
}
