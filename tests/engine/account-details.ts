/**
 * An account's answer to `aws iam get-account-authorization-details`, as rows of a matrix: its users and
 * roles with their inline, attached and groups' policies and their boundaries.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */

import { parsePolicy } from '../../src/engine/index.ts'
import type { MatrixPrincipal, Policy, PolicyKind } from '../../src/engine/index.ts'

export interface AccountDetails {
  readonly UserDetailList: readonly (Holder & {
    readonly UserPolicyList?: readonly Inline[]
    readonly GroupList: readonly string[]
  })[]
  readonly RoleDetailList: readonly (Holder & { readonly RolePolicyList: readonly Inline[] })[]
  readonly GroupDetailList: readonly {
    readonly GroupName: string
    readonly GroupPolicyList: readonly Inline[]
    readonly AttachedManagedPolicies: readonly Attached[]
  }[]
  readonly Policies: readonly {
    readonly Arn: string
    readonly PolicyVersionList: readonly {
      readonly Document: unknown
      readonly IsDefaultVersion: boolean
    }[]
  }[]
}

interface Holder {
  readonly Arn: string
  readonly AttachedManagedPolicies: readonly Attached[]
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn: string }
}

interface Inline {
  readonly PolicyName: string
  readonly PolicyDocument: unknown
}

interface Attached {
  readonly PolicyArn: string
}

/** Policies that cannot be read are left out, as is what they would grant. */
export function principalsOf(details: AccountDetails): readonly MatrixPrincipal[] {
  const documents = new Map(
    details.Policies.map(({ Arn, PolicyVersionList }) => [
      Arn,
      PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document,
    ]),
  )
  const groups = new Map(details.GroupDetailList.map((group) => [group.GroupName, group]))
  const attached = (list: readonly Attached[]): readonly Policy[] =>
    list.flatMap(({ PolicyArn }) => read(documents.get(PolicyArn), 'identity', PolicyArn))
  const inline = (holder: string, list: readonly Inline[] = []): readonly Policy[] =>
    list.flatMap(({ PolicyName, PolicyDocument }) =>
      read(PolicyDocument, 'identity', `${holder} ${PolicyName}`),
    )
  const row = ({ Arn, PermissionsBoundary }: Holder, identity: readonly Policy[]) => {
    const boundaryArn = PermissionsBoundary?.PermissionsBoundaryArn ?? ''
    const [boundary = null] = read(documents.get(boundaryArn), 'boundary', boundaryArn)
    return {
      ...{ principal: Arn, context: { 'aws:PrincipalArn': Arn }, identity, boundary },
      ...{ session: null, endpoint: null, serviceControl: null },
    }
  }
  const users = details.UserDetailList.map((user) => {
    const own = user.GroupList.flatMap((name) => groups.get(name) ?? [])
    return row(user, [
      ...attached(user.AttachedManagedPolicies),
      ...inline(user.Arn, user.UserPolicyList),
      ...own.flatMap((group) => [
        ...attached(group.AttachedManagedPolicies),
        ...inline(group.GroupName, group.GroupPolicyList),
      ]),
    ])
  })
  const roles = details.RoleDetailList.map((role) => ({
    ...row(role, [
      ...attached(role.AttachedManagedPolicies),
      ...inline(role.Arn, role.RolePolicyList),
    ]),
    principal: sessionOf(role.Arn),
    roleArn: role.Arn,
  }))
  return [...users, ...roles]
}

/** Of a role with a path, AWS leaves the path out. */
function sessionOf(role: string): string {
  const [, account = '', name = ''] = /^arn:aws:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(role) ?? []
  return `arn:aws:sts::${account}:assumed-role/${name}/session`
}

/** The command gives documents as JSON, the API as its text, percent-encoded. */
function read(document: unknown, kind: PolicyKind, id: string): readonly Policy[] {
  if (document === undefined) return []
  const text =
    typeof document === 'string' ? decodeURIComponent(document) : JSON.stringify(document)
  const { policy } = parsePolicy(text, kind, id)
  return policy === null ? [] : [policy]
}
