/**
 * The schema of a saved scenario. Whatever comes from a database, a link or a file is `unknown`
 * until this has accepted it.
 */

import * as v from 'valibot'
import { MOST_CHECKS } from './limits.ts'
import { SCENARIO_VERSION } from './model.ts'
import {
  exactly,
  fields,
  list,
  listBy,
  moment,
  name,
  oneOf,
  record,
  text,
  wholeNumber,
} from './shapes.ts'
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

/** A policy's address is an ARN and a name, or shorter. */
const statementAddress = fields({
  policy: text(1, 2400),
  statement: v.union(
    [text(1, 256), wholeNumber(0, 10_000)],
    "a statement's Sid, or its place as a number from 0",
  ),
})

const checkOfVersion1 = {
  id: name(),
  name: text(0, 256),
  question,
  expected: oneOf(['allow', 'explicitDeny', 'implicitDeny']),
}

const check = fields({ ...checkOfVersion1, by: v.nullable(statementAddress) })

const document = {
  id: name(),
  name: text(0, 256),
  description: text(0, 10_000),
  world: worldSchema,
  now: moment(),
  question,
}

export const scenarioSchema = fields({
  version: exactly(SCENARIO_VERSION),
  ...document,
  checks: listBy('id', check, MOST_CHECKS),
})

/** Checks expected a verdict, whichever statement came to it. */
export const schemaOfVersion1 = fields({
  version: exactly(1),
  ...document,
  checks: listBy('id', fields(checkOfVersion1), 1000),
})

/** What the schema gives. The codec holds it to be the same shape as `Scenario`, in both directions. */
export type StoredScenario = v.InferOutput<typeof scenarioSchema>
