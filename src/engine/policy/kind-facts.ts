/**
 * The kinds of policy for whoever reads or writes one: what a policy of each kind does.
 * [access_policies, orgs_manage_policies_type-auth, vpc-endpoints-access]
 */

import type { PolicyKind } from './kinds.ts'

/** One or two plain sentences each. */
export const kindFacts: Readonly<Record<PolicyKind, string>> = {
  identity: 'It says what the users, groups or roles that it is attached to may do.',
  // D9
  boundary: 'It is the most that the user or role may be allowed. It grants nothing by itself.',
  // D10
  session: 'It is the most that one session may be allowed. It grants nothing by itself.',
  resource: 'It is attached to a resource and says who may do what to it.',
  // D27
  trust: 'It says who may assume the role. Nobody can without it, whatever other policies allow.',
  // D8, D40, D44
  scp: 'It is the most that users and roles of the accounts below may be allowed. It grants nothing, and the management account is exempt.',
  // D7, D45
  rcp: 'It limits what anybody may do to the resources of the accounts below. It grants nothing, and resources of the management account are exempt.',
  // D49
  endpoint:
    'It is the most that may be done through the VPC endpoint. It grants nothing by itself.',
}
