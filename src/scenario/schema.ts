/**
 * The schema of a saved scenario. Whatever comes from a database, a link or a file is `unknown`
 * until this has accepted it.
 */

import * as v from 'valibot'
import { SCENARIO_VERSION } from './model.ts'
import { exactly, fields, list, listBy, moment, name, oneOf, record, text } from './shapes.ts'
import { worldSchema } from './world-schema.ts'

/** Null takes a key away that would be brought along. */
const handSetValue = v.union(
  [text(0, 4096), list(text(0, 4096), 200), v.null()],
  'a text, a list of texts or null',
)

const question = fields({
  principal: text(1, 2048),
  action: text(1, 256),
  resource: text(1, 2048),
  vpcEndpointId: v.nullable(name()),
  context: record(handSetValue, 200),
})

const check = fields({
  id: name(),
  name: text(0, 256),
  question,
  expected: oneOf(['allow', 'explicitDeny', 'implicitDeny']),
})

export const scenarioSchema = fields({
  version: exactly(SCENARIO_VERSION),
  id: name(),
  name: text(0, 256),
  description: text(0, 10_000),
  world: worldSchema,
  now: moment(),
  question,
  checks: listBy('id', check, 1000),
})

/** What the schema gives. The codec holds it to be the same shape as `Scenario`, in both directions. */
export type StoredScenario = v.InferOutput<typeof scenarioSchema>
