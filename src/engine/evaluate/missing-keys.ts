/**
 * Condition keys that the request did not supply and that a statement which otherwise matched looked for.
 */

import type { ConditionTrace, ElementTrace, LayerTrace, StatementTrace } from './trace.ts'

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
  const matched = statement.elements.every(
    (element) => element.holds || failsForMissingKey(element),
  )
  return matched ? statement.elements.flatMap(absentKeys) : []
}

/** Whether an element that does not hold might, if a key were supplied. */
function failsForMissingKey(element: ElementTrace): boolean {
  return absentKeys(element).length > 0
}

function absentKeys(element: ElementTrace): readonly string[] {
  switch (element.kind) {
    case 'principal':
      return []
    case 'action':
    case 'resource':
      return element.values.flatMap((value) =>
        value.reason.kind === 'variableMissing' ? [value.reason.key] : [],
      )
    case 'condition':
      return absentInCondition(element)
  }
}

function absentInCondition(test: ConditionTrace): readonly string[] {
  const own = test.contextValues === null ? [test.key] : []
  const inValues = test.values.flatMap((value) =>
    value.reason.kind === 'variableMissing' ? [value.reason.key] : [],
  )
  return [...own, ...inValues]
}
