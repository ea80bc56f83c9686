/**
 * Condition keys that the request did not supply and that a statement which otherwise matched looked for.
 */

import type { ElementTrace, LayerTrace, StatementTrace } from './trace.ts'

/** The keys, spelt as the policies spell them, each once, in the order of the trace. */
export function missingKeys(layers: readonly LayerTrace[]): readonly string[] {
  const found = new Map<string, string>()
  for (const layer of layers) {
    for (const level of layer.levels) {
      for (const policy of level.policies) {
        for (const statement of policy.statements) {
          for (const key of keysOf(statement)) {
            if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key)
          }
        }
      }
    }
  }
  return [...found.values()]
}

function keysOf(statement: StatementTrace): readonly string[] {
  for (const element of statement.elements) {
    if (!element.holds && absentKeys(element).length === 0) return []
  }
  return statement.elements.flatMap(absentKeys)
}

/** The keys an element looked for in vain; one that does not hold for want of them might, if they were supplied. */
function absentKeys(element: ElementTrace): readonly string[] {
  if (element.kind === 'principal') return []
  const found = element.kind === 'condition' && element.contextValues === null ? [element.key] : []
  for (const { reason } of element.values) {
    if (reason.kind === 'variableMissing') found.push(reason.key)
  }
  return found
}
