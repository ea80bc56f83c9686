/**
 * The mock organization: every entity that can own, carry or meet a policy.
 * Readonly plain data in AWS's terms, so that it can be saved, cloned and compared.
 * Policies stand as the text a person typed, valid or not.
 */

/** Everything there is: one organization or none, and accounts. */
export interface World {
  readonly organization: Organization | null
  readonly accounts: readonly Account[]
}

export interface Tag {
  readonly key: string
  readonly value: string
}

export interface Organization {
  /** 'o-…' */
  readonly id: string
  readonly managementAccountId: string
  readonly root: OrganizationRoot
  readonly units: readonly OrganizationalUnit[]
  /** Policy types that are enabled in the organization. */
  readonly enabledPolicyTypes: readonly ('SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY')[]
  readonly serviceControlPolicies: readonly OrganizationPolicy[]
  readonly resourceControlPolicies: readonly OrganizationPolicy[]
  readonly identityCenter: IdentityCenter | null
}

export interface OrganizationRoot {
  /** 'r-…' */
  readonly id: string
  /** Ids of organization policies ('p-…'). */
  readonly serviceControlPolicyIds: readonly string[]
  readonly resourceControlPolicyIds: readonly string[]
}

export interface OrganizationalUnit {
  /** 'ou-…' */
  readonly id: string
  readonly name: string
  /** The root's id or another unit's. */
  readonly parentId: string
  readonly serviceControlPolicyIds: readonly string[]
  readonly resourceControlPolicyIds: readonly string[]
}

/** A service or resource control policy. */
export interface OrganizationPolicy {
  /** 'p-…' */
  readonly id: string
  readonly name: string
  readonly description: string
  /** FullAWSAccess and RCPFullAWSAccess cannot be edited. */
  readonly awsManaged: boolean
  readonly document: string
}

export interface IdentityCenter {
  readonly instanceArn: string
  readonly identitySource:
    'Identity Center directory' | 'Active Directory' | 'External identity provider'
  readonly homeRegion: string
  readonly users: readonly IdentityCenterUser[]
  readonly groups: readonly IdentityCenterGroup[]
  readonly permissionSets: readonly PermissionSet[]
  readonly assignments: readonly Assignment[]
}

export interface IdentityCenterUser {
  readonly id: string
  readonly userName: string
  readonly displayName: string
}

export interface IdentityCenterGroup {
  readonly id: string
  readonly displayName: string
  readonly memberIds: readonly string[]
}

export interface PermissionSet {
  readonly name: string
  readonly description: string
  /** ARNs of AWS managed policies. */
  readonly awsManagedPolicyArns: readonly string[]
  /** Names of customer managed policies that must exist in each account. */
  readonly customerManagedPolicyNames: readonly string[]
  readonly inlinePolicy: string | null
  readonly permissionsBoundaryArn: string | null
  /** Session duration in hours, 1 to 12. */
  readonly sessionDurationHours: number
}

/** Who gets which permission set where. */
export interface Assignment {
  readonly permissionSetName: string
  readonly accountId: string
  readonly principalType: 'USER' | 'GROUP'
  readonly principalId: string
}

export interface Account {
  /** 12 digits. */
  readonly id: string
  readonly name: string
  /** The organization root's id or a unit's; null outside an organization. */
  readonly parentId: string | null
  /** Ids of organization policies ('p-…') that are attached to the account itself. */
  readonly serviceControlPolicyIds: readonly string[]
  readonly resourceControlPolicyIds: readonly string[]
  readonly rootUser: RootUser
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
  readonly policies: readonly ManagedPolicy[]
  readonly identityProviders: readonly IdentityProvider[]
  readonly resources: readonly Resource[]
  readonly sessions: readonly Session[]
  readonly vpcEndpoints: readonly VpcEndpoint[]
}

export interface RootUser {
  readonly email: string
  readonly mfaEnabled: boolean
}

/** What users, groups and roles have in common. */
interface Identity {
  /** Begins and ends with '/'. */
  readonly path: string
  readonly name: string
  readonly inlinePolicies: readonly InlinePolicy[]
  /** ARNs of AWS managed and customer managed policies. */
  readonly attachedPolicyArns: readonly string[]
}

export interface InlinePolicy {
  readonly name: string
  readonly document: string
}

export interface User extends Identity {
  /** 'AIDA…' */
  readonly id: string
  readonly groupNames: readonly string[]
  readonly permissionsBoundaryArn: string | null
  readonly tags: readonly Tag[]
  readonly mfaEnabled: boolean
  readonly consoleAccess: boolean
  readonly accessKeys: readonly AccessKey[]
}

export interface AccessKey {
  /** 'AKIA…' */
  readonly id: string
  readonly active: boolean
  /** ISO 8601. */
  readonly createdAt: string
}

export interface Group extends Identity {
  /** 'AGPA…' */
  readonly id: string
}

export interface Role extends Identity {
  /** 'AROA…' */
  readonly id: string
  readonly trustPolicy: string
  readonly permissionsBoundaryArn: string | null
  readonly tags: readonly Tag[]
  readonly maxSessionDurationSeconds: number
  readonly description: string
}

/** A customer managed policy, or an AWS managed one (account 'aws') that the scenario holds. */
export interface ManagedPolicy {
  readonly arn: string
  /** 'ANPA…' */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly awsManaged: boolean
  readonly versions: readonly PolicyVersion[]
  /** 'v1', … the version that is in force. */
  readonly defaultVersionId: string
}

export interface PolicyVersion {
  readonly versionId: string
  readonly createdAt: string
  readonly document: string
}

export type IdentityProvider =
  | { readonly kind: 'saml'; readonly arn: string; readonly name: string }
  | {
      readonly kind: 'oidc'
      readonly arn: string
      /** URL without https://, as in condition keys. */
      readonly url: string
      readonly clientIds: readonly string[]
    }

/** Something a request can name: a bucket, object, secret, key, table, node, function … */
export interface Resource {
  readonly arn: string
  /** What people call it: 'S3 bucket', 'Secret', 'KMS key', 'DynamoDB table', 'Managed node', … */
  readonly type: string
  readonly name: string
  /** Resource-based policy; null where there is none. */
  readonly policy: string | null
  readonly tags: readonly Tag[]
  /** Buckets only: S3 Block Public Access, RestrictPublicBuckets. */
  readonly restrictPublicBuckets: boolean
  /** Keys the service fills in for this resource beyond tags and owner (s3:ExistingObjectTag/…, ec2:InstanceType …). */
  readonly contextKeys: Readonly<Record<string, string | readonly string[]>>
}

/** Temporary credentials that exist in the scenario. Times are ISO 8601. */
export type Session = RoleSession | FederatedUserSession

interface SessionBase {
  readonly arn: string
  readonly name: string
  readonly issuedAt: string
  readonly expiresAt: string
  /** Inline session policies; null where none was passed. */
  readonly policies: readonly InlinePolicy[] | null
  readonly tags: readonly Tag[]
  /** Keys the issuing service adds for the session's life (lambda:SourceFunctionArn, ec2:SourceInstanceArn …). */
  readonly contextKeys: Readonly<Record<string, string | readonly string[]>>
}

export interface RoleSession extends SessionBase {
  readonly kind: 'role'
  readonly roleArn: string
  /** How the session came about. */
  readonly via: 'AssumeRole' | 'AssumeRoleWithSAML' | 'AssumeRoleWithWebIdentity' | 'service'
  readonly sourceIdentity: string | null
  /**
   * As CloudTrail's sessionContext shows it (R17): true where the credentials were made with MFA, false where not;
   * null for federated ones. Requests of the session carry no MFA keys either way (S9).
   */
  readonly mfaAuthenticated: boolean | null
  /** Provider ARN for sessions from an OIDC provider. */
  readonly federatedProvider: string | null
}

export interface FederatedUserSession extends SessionBase {
  readonly kind: 'federatedUser'
  /** The IAM user (or root) who called GetFederationToken. */
  readonly issuerArn: string
}

export interface VpcEndpoint {
  /** 'vpce-…' */
  readonly id: string
  readonly vpcId: string
  /** Service prefix, such as 's3'. */
  readonly service: string
  readonly type: 'gateway' | 'interface'
  /** Endpoint policy; null for the default that allows all. */
  readonly policy: string | null
}
