/**
 * A policy of the world as the checker is asked about it.
 */

import type { PolicyEntry } from '../account/index.ts'
import type { CheckedResourceType } from '../engine/index.ts'
import type { Subject } from './findings.svelte.ts'

export function subjectOf({ ref, kind, document, owner }: PolicyEntry): Subject {
  const type = owner.kind === 'resource' ? (resourceTypes.get(owner.type) ?? null) : null
  return { ref, kind, document, resourceType: type }
}

/** What the checks can be told of what a policy is attached to, by what people call it. */
const resourceTypes: ReadonlyMap<string, CheckedResourceType> = new Map([
  ['S3 bucket', 'AWS::S3::Bucket'],
  ['DynamoDB table', 'AWS::DynamoDB::Table'],
])
