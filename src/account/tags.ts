/**
 * The tags of whatever can be asked about: users, roles, sessions and resources.
 */

import type { Tag, World } from './model.ts'
import { roleArn, userArn } from './organization.ts'

/** By ARN; what has none is left out. */
export function tagsByArn(world: World): ReadonlyMap<string, readonly Tag[]> {
  const all = world.accounts.flatMap(({ id, users, roles, sessions, resources }) => [
    ...users.map((user) => [userArn(id, user), user.tags] as const),
    ...roles.map((role) => [roleArn(id, role), role.tags] as const),
    ...sessions.map(({ arn, tags }) => [arn, tags] as const),
    ...resources.map(({ arn, tags }) => [arn, tags] as const),
  ])
  return new Map(all.filter(([, tags]) => tags.length > 0))
}
