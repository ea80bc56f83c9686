/**
 * What a statement is called: its policy's name, and its Sid or its place from 1.
 */

import type { DecidingStatement } from '../../protocol/engine-api.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import type { Names } from '../views/names.ts'

/** Stands between a policy and its statement. */
export const OF = ' › '

/** 'DenyOutsideNetwork › OnlyFromOffice'. */
export function decidingName({ policy, sid, statement }: DecidingStatement, names: Names): string {
  // Not `??`: an empty Sid is none.
  return statementName({ policy, statement: sid || statement }, names)
}

export function statementName({ policy, statement }: StatementAddress, names: Names): string {
  return `${names.policy(policy)}${OF}${sidOrPlace(statement)}`
}

export function sidOrPlace(statement: StatementAddress['statement']): string {
  return typeof statement === 'number' ? `statement ${statement + 1}` : statement
}
