/**
 * The question that a cell of the matrix answers, as `compile` takes it: to explain a cell, or to check it.
 */

import type { AccessRequest, ApplicablePolicies } from '../evaluate/types.ts'
import { layOver } from './contexts.ts'
import type { MatrixPrincipal, MatrixResource } from './types.ts'

/** What of a row and of a column goes into the request. */
type RowIdentity = Omit<MatrixPrincipal, keyof ApplicablePolicies>
type ColumnIdentity = Pick<MatrixResource, 'resource' | 'resourceAccount' | 'context'>

export interface MatrixCell {
  readonly policies: ApplicablePolicies
  readonly request: AccessRequest
}

/**
 * A cell as a single question. Its context is the principal's with the resource's laid over it:
 * of a key that both give, in whatever letter case, the resource's value counts.
 */
export function matrixCell(
  principal: MatrixPrincipal,
  action: string,
  resource: MatrixResource,
): MatrixCell {
  return {
    policies: cellPolicies(principal, resource),
    request: cellRequest(principal, action, resource),
  }
}

/** The request of a cell. */
export function cellRequest(
  row: RowIdentity,
  action: string,
  column: ColumnIdentity,
): AccessRequest {
  const { principal, roleArn, issuerArn, principalIds } = row
  const { resource, resourceAccount } = column
  return {
    principal,
    action,
    resource,
    context: layOver(column.context, row.context),
    ...(roleArn !== undefined && { roleArn }),
    ...(issuerArn !== undefined && { issuerArn }),
    ...(principalIds !== undefined && { principalIds }),
    ...(resourceAccount !== undefined && { resourceAccount }),
  }
}

function cellPolicies(row: MatrixPrincipal, column: MatrixResource): ApplicablePolicies {
  const { identity, boundary, session, endpoint, serviceControl, endpointType } = row
  const { policy, resourceControl, restrictPublicBuckets } = column
  return {
    identity,
    boundary,
    session,
    resource: policy,
    endpoint,
    serviceControl,
    resourceControl,
    ...(endpointType !== undefined && { endpointType }),
    ...(restrictPublicBuckets !== undefined && { restrictPublicBuckets }),
  }
}
