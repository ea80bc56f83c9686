/**
 * What the open scenario gives the names in a table of checks to mean.
 */

import type { Workspace } from '../workspace.svelte.ts'
import type { TableWorld } from './check-line.ts'

export type Opened = Pick<Workspace, 'scenario' | 'principals' | 'resources' | 'policies'>

export function tableWorld({ scenario, principals, resources, policies }: Opened): TableWorld {
  return {
    ...{ principals, resources, policies },
    endpoints: scenario.world.accounts.flatMap((account) => account.vpcEndpoints),
    questions: [scenario.question, ...scenario.checks.map(({ question }) => question)],
  }
}
