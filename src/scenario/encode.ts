/**
 * The way out, to the saved form. Apart from the way in, which brings the whole schema along: who
 * only writes does without.
 */

import type { Scenario } from './model.ts'
import type { StoredScenario } from './schema.ts'

/** The scenario as JSON text, as files and links carry it. */
export function encodeScenario(scenario: Scenario): string {
  // A field that the schema has and the model lacks does not compile here; the opposite not in `decodeScenario`.
  const stored: StoredScenario = scenario
  return JSON.stringify(stored)
}
