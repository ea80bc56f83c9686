/**
 * The resource that a resource-based policy is attached to: such a policy speaks of nothing else.
 */

import type { Surroundings } from '../help.ts'

/** Empty for other kinds of policy, and where the resource is not known. */
export function ownArns({ kind, attachedTo }: Surroundings): readonly string[] {
  return kind === 'resource' ? attachedTo.filter((each) => each.startsWith('arn:')) : []
}

/** The service of that resource, as in 's3'; null where it is not known. */
export function ownService(around: Surroundings): string | null {
  const [arn] = ownArns(around)
  return arn === undefined ? null : serviceOfArn(arn)
}

/** What is left of its ARN behind the last colon, as the name of a bucket or a queue is. */
export function ownName(around: Surroundings): string | null {
  const [arn] = ownArns(around)
  return arn?.slice(arn.lastIndexOf(':') + 1) ?? null
}

/** The third part of an ARN; null in what is none. */
export function serviceOfArn(arn: string): string | null {
  return /^arn:[^:]*:([a-z0-9-]+):/.exec(arn)?.[1] ?? null
}
