/** Small scenarios for the tests of the stores. */

import { blankScenario } from '../../../src/scenario/blank.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import type { PolicyEntry } from '../../../src/account/index.ts'
import { listPolicies } from '../../../src/account/index.ts'

/** One account, and alice with two inline policies: the one she has, and 'second'. */
export function smallScenario(id = 'small', name = 'Small'): Scenario {
  const blank = blankScenario(id)
  const accounts = blank.world.accounts.map((account) => ({
    ...account,
    users: account.users.map((user) => ({
      ...user,
      inlinePolicies: [...user.inlinePolicies, { name: 'second', document: allow('s3:*') }],
    })),
  }))
  return { ...blank, name, world: { ...blank.world, accounts } }
}

export function allow(action: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

export function policyNamed(scenario: Scenario, name: string): PolicyEntry {
  const found = listPolicies(scenario.world).find((entry) => entry.name === name)
  if (found === undefined) throw new Error(`The scenario has no policy named ${name}`)
  return found
}
