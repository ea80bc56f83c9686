/**
 * Decisions of the real engine on small worlds, for tests of what is made of them.
 */

import {
  compile,
  parsePolicy,
  type AccessRequest,
  type ApplicablePolicies,
  type Decision,
  type Policy,
  type PolicyKind,
} from '../../../src/engine/index.ts'

/** Reads a policy that has to be right, from its statements or from a whole text. */
export function read(id: string, kind: PolicyKind, statements: unknown): Policy {
  const { policy, diagnostics } = parsePolicy(textOf(statements), kind, id)
  if (policy === null) throw new Error(diagnostics.map((found) => found.message).join('\n'))
  return policy
}

export function textOf(statements: unknown): string {
  if (typeof statements === 'string') return statements
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
}

export const fullAccess: Policy = read('FullAWSAccess', 'scp', [
  { Effect: 'Allow', Action: '*', Resource: '*' },
])

/** alice puts an object into bucket b, unless said otherwise; no policy applies that is not given. */
export function decided(
  policies: Partial<ApplicablePolicies>,
  request: Partial<AccessRequest> = {},
): Decision {
  const nothing: ApplicablePolicies = {
    identity: [],
    boundary: null,
    session: null,
    resource: null,
    endpoint: null,
    serviceControl: null,
    resourceControl: null,
  }
  return compile({ ...nothing, ...policies }).explain({
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::b/home/alice/x',
    resourceAccount: '111122223333',
    context: {},
    ...request,
  })
}
