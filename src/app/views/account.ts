/**
 * What the screen reads of the mock organization: short names, VPC endpoints.
 */

import type { World } from '../../account/index.ts'

export { shortArn, shortPrincipal } from '../../account/index.ts'

/** The VPC endpoints a request can go through, named for a list. */
export function findAccountEndpoints(
  world: World,
): readonly { readonly id: string; readonly label: string }[] {
  return world.accounts.flatMap((account) =>
    account.vpcEndpoints.map((endpoint) => ({
      id: endpoint.id,
      label: `${endpoint.id} (${endpoint.service}, ${endpoint.type}, ${account.name})`,
    })),
  )
}
