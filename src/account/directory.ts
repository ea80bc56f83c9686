/**
 * How the users, roles and sessions of an account are found by ARN: by a search, or, for whoever asks
 * about thousands of them, by an index of each account that is made when it is first asked about.
 */

import type { Account, Role, Session, User } from './model.ts'
import { roleArn, userArn } from './organization.ts'

/** Of several that go by one ARN or name, the first. */
export interface Directory {
  user(account: Account, arn: string): User | null
  role(account: Account, arn: string): Role | null
  /** By its name without path, which is all that a session's ARN tells (S6). */
  roleNamed(account: Account, name: string): Role | null
  sessions(account: Account, arn: string): readonly Session[]
}

export const searching: Directory = {
  user: (account, arn) => account.users.find((user) => userArn(account.id, user) === arn) ?? null,
  role: (account, arn) => account.roles.find((role) => roleArn(account.id, role) === arn) ?? null,
  roleNamed: (account, name) => account.roles.find((role) => role.name === name) ?? null,
  sessions: (account, arn) => account.sessions.filter((session) => session.arn === arn),
}

interface Index {
  readonly users: ReadonlyMap<string, readonly User[]>
  readonly roles: ReadonlyMap<string, readonly Role[]>
  readonly rolesByName: ReadonlyMap<string, readonly Role[]>
  readonly sessions: ReadonlyMap<string, readonly Session[]>
}

/** Good for one world: keep it no longer than that. */
export function indexedDirectory(): Directory {
  const indexes = new Map<Account, Index>()
  const indexOf = (account: Account): Index => {
    const index = indexes.get(account) ?? indexed(account)
    indexes.set(account, index)
    return index
  }
  return {
    user: (account, arn) => indexOf(account).users.get(arn)?.[0] ?? null,
    role: (account, arn) => indexOf(account).roles.get(arn)?.[0] ?? null,
    roleNamed: (account, name) => indexOf(account).rolesByName.get(name)?.[0] ?? null,
    sessions: (account, arn) => indexOf(account).sessions.get(arn) ?? [],
  }
}

function indexed({ id, users, roles, sessions }: Account): Index {
  return {
    users: byName(users, (user) => userArn(id, user)),
    roles: byName(roles, (role) => roleArn(id, role)),
    rolesByName: byName(roles, ({ name }) => name),
    sessions: byName(sessions, ({ arn }) => arn),
  }
}

function byName<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const alike = found.get(nameOf(item))
    if (alike === undefined) found.set(nameOf(item), [item])
    else alike.push(item)
  }
  return found
}
