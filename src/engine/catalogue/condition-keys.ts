/**
 * Condition keys that are not tied to one service's actions: their type, and whether they hold a list.
 * [reference_policies_condition-keys, reference_policies_iam-condition-keys]
 */

export type ConditionKeyType =
  'String' | 'ARN' | 'Bool' | 'Date' | 'Numeric' | 'IPAddress' | 'Binary'

export interface ConditionKey {
  /** As AWS spells it; letter case does not count (C3). Of a family, the part before the tag key. */
  readonly name: string
  readonly type: ConditionKeyType
  /** A request carries a list of values: needs ForAllValues or ForAnyValue (K2). */
  readonly multivalued: boolean
  /** The name goes on with a key of the user's: 'aws:PrincipalTag/team'. */
  readonly family: boolean
  /** One plain sentence: what the value is and when it is there. */
  readonly about: string
}

/** The key of this name, in any letter case, members of families included; null for one not in the table. */
export function conditionKey(name: string): ConditionKey | null {
  const asked = name.toLowerCase()
  const exact = byName.get(asked)
  if (exact !== undefined) return exact
  const slash = asked.indexOf('/')
  return slash === -1 ? null : (byName.get(asked.slice(0, slash + 1)) ?? null)
}

function one(name: string, type: ConditionKeyType, about: string): ConditionKey {
  return { name, type, multivalued: false, family: false, about }
}

function list(name: string, type: ConditionKeyType, about: string): ConditionKey {
  return { name, type, multivalued: true, family: false, about }
}

function family(name: string, about: string): ConditionKey {
  return { name, type: 'String', multivalued: false, family: true, about }
}

/** 4.2 */
const principalKeys: readonly ConditionKey[] = [
  one(
    'aws:PrincipalArn',
    'ARN',
    'ARN of the caller; for a role session the ARN of the role, not of the session.',
  ),
  one(
    'aws:PrincipalAccount',
    'String',
    'Account of the caller; "anonymous" for unsigned requests.',
  ),
  one('aws:PrincipalOrgID', 'String', 'Organization that the caller’s account belongs to.'),
  list('aws:PrincipalOrgPaths', 'String', 'Path of the caller’s account in its organization.'),
  family('aws:PrincipalTag/', 'Tag of the caller; a session tag wins over the role’s tag.'),
  one('aws:PrincipalIsAWSService', 'Bool', 'Whether an AWS service principal calls directly.'),
  one('aws:PrincipalServiceName', 'String', 'Name of the AWS service principal that calls.'),
  list(
    'aws:PrincipalServiceNamesList',
    'String',
    'All names of the AWS service principal that calls.',
  ),
  one(
    'aws:PrincipalType',
    'String',
    'Kind of caller: Account, User, AssumedRole, FederatedUser or Anonymous.',
  ),
  one(
    'aws:userid',
    'String',
    'Unique id of the caller; for a role session the role’s id, a colon and the session name.',
  ),
  one('aws:username', 'String', 'Name of the IAM user; absent for every other caller.'),
]

/** 4.4 */
const sessionKeys: readonly ConditionKey[] = [
  one(
    'aws:MultiFactorAuthPresent',
    'Bool',
    'Whether the temporary credentials were made with MFA; absent for long-term access keys.',
  ),
  one('aws:MultiFactorAuthAge', 'Numeric', 'Seconds since MFA was used; absent without MFA.'),
  one('aws:TokenIssueTime', 'Date', 'When the temporary credentials were issued.'),
  one('aws:SourceIdentity', 'String', 'Source identity that was set when the role was assumed.'),
  one('aws:FederatedProvider', 'String', 'Identity provider behind a role session from OIDC.'),
  one('aws:AssumedRoot', 'Bool', 'Whether the credentials come from AssumeRoot.'),
  one('aws:SignInSessionArn', 'ARN', 'Sign-in session that the credentials come from.'),
  one('aws:ChatbotSourceArn', 'ARN', 'Chat configuration that the session was made for.'),
  one('aws:Ec2InstanceSourceVpc', 'String', 'VPC in which an instance got its credentials.'),
  one(
    'aws:Ec2InstanceSourcePrivateIPv4',
    'IPAddress',
    'Private address of the instance that got its credentials.',
  ),
  one('ec2:RoleDelivery', 'Numeric', 'Version of the metadata service that gave the credentials.'),
  one('ec2:SourceInstanceArn', 'ARN', 'Instance that the role’s credentials were given to.'),
  one('lambda:SourceFunctionArn', 'ARN', 'Function that the role’s credentials were given to.'),
  one('ssm:SourceInstanceArn', 'ARN', 'Managed node that the credentials were given to.'),
  one('glue:RoleAssumedBy', 'String', 'Service that assumed the role for AWS Glue.'),
  one(
    'glue:CredentialIssuingService',
    'String',
    'Service that issued the credentials for AWS Glue.',
  ),
  one('codebuild:BuildArn', 'ARN', 'Build that the credentials were issued for.'),
  one('codebuild:ProjectArn', 'ARN', 'Build project that the credentials were issued for.'),
  one('identitystore:UserId', 'String', 'Identity Center user on whose behalf the session acts.'),
]

/** 4.5 */
const networkKeys: readonly ConditionKey[] = [
  one('aws:SourceIp', 'IPAddress', 'Public address of the caller; absent through a VPC endpoint.'),
  one('aws:SourceVpc', 'String', 'VPC of the endpoint that the request came through.'),
  one('aws:SourceVpce', 'String', 'VPC endpoint that the request came through.'),
  one(
    'aws:SourceVpcArn',
    'ARN',
    'ARN of the VPC that the request came through; some services only.',
  ),
  one('aws:VpceAccount', 'String', 'Owner of the VPC endpoint; some services only.'),
  one('aws:VpceOrgID', 'String', 'Organization of the VPC endpoint’s owner; some services only.'),
  list('aws:VpceOrgPaths', 'String', 'Path of the VPC endpoint’s owner in its organization.'),
  one('aws:VpcSourceIp', 'IPAddress', 'Private address of the caller behind a VPC endpoint.'),
]

/** 4.6 */
const resourceKeys: readonly ConditionKey[] = [
  one('aws:ResourceAccount', 'String', 'Account that owns the resource.'),
  one('aws:ResourceOrgID', 'String', 'Organization that the resource’s account belongs to.'),
  list('aws:ResourceOrgPaths', 'String', 'Path of the resource’s account in its organization.'),
  family('aws:ResourceTag/', 'Tag of the resource.'),
]

/** 4.7 */
const requestKeys: readonly ConditionKey[] = [
  family('aws:RequestTag/', 'Tag that the request passes.'),
  list('aws:TagKeys', 'String', 'Keys of the tags that the request passes.'),
  one(
    'aws:RequestedRegion',
    'String',
    'Region that is called; us-east-1 for most global services.',
  ),
  one('aws:CurrentTime', 'Date', 'Date and time of the request.'),
  one('aws:EpochTime', 'Date', 'Time of the request in seconds since 1970.'),
  one('aws:SecureTransport', 'Bool', 'Whether the request came over TLS.'),
  one('aws:UserAgent', 'String', 'What the client calls itself; anyone can forge it.'),
  one('aws:referer', 'String', 'Page the browser came from; anyone can forge it.'),
  one('aws:ViaAWSService', 'Bool', 'Whether a service passes the caller’s credentials on.'),
  list('aws:CalledVia', 'String', 'Services that passed the caller’s credentials on, in order.'),
  one('aws:CalledViaFirst', 'String', 'First service that passed the caller’s credentials on.'),
  one('aws:CalledViaLast', 'String', 'Last service that passed the caller’s credentials on.'),
  one('aws:ViaAWSMCPService', 'Bool', 'Whether the request came through an AWS MCP server.'),
  one('aws:CalledViaAWSMCP', 'String', 'AWS MCP server that the request came through.'),
  one('aws:IsMcpServiceAction', 'Bool', 'Whether the action is one of an AWS MCP server.'),
  one('aws:SourceArn', 'ARN', 'Resource on whose behalf an AWS service principal calls.'),
  one('aws:SourceAccount', 'String', 'Account of the resource that a service principal calls for.'),
  one(
    'aws:SourceOrgID',
    'String',
    'Organization of the resource that a service principal calls for.',
  ),
  list(
    'aws:SourceOrgPaths',
    'String',
    'Organization path of the resource that a service principal calls for.',
  ),
  one('aws:SourceOwner', 'String', 'Older name of aws:SourceAccount in some services.'),
]

/** 4.9 */
const iamKeys: readonly ConditionKey[] = [
  one('iam:PassedToService', 'String', 'Service that the passed role is for.'),
  one('iam:AssociatedResourceArn', 'ARN', 'Resource that will use the passed role.'),
  one(
    'iam:PermissionsBoundary',
    'ARN',
    'Permissions boundary that the user or role has or is to have.',
  ),
  one('iam:PolicyARN', 'ARN', 'Managed policy that is attached or detached.'),
  one('iam:AWSServiceName', 'String', 'Service that a service-linked role is for.'),
  one('iam:OrganizationsPolicyId', 'String', 'Organization policy that a report is about.'),
  family('iam:ResourceTag/', 'Tag of the IAM user or role.'),
  one('iam:FIDO-certification', 'String', 'FIDO certification level of the MFA device.'),
  one(
    'iam:FIDO-FIPS-140-2-certification',
    'String',
    'FIPS 140-2 certification level of the MFA device.',
  ),
  one(
    'iam:FIDO-FIPS-140-3-certification',
    'String',
    'FIPS 140-3 certification level of the MFA device.',
  ),
  one('iam:RegisterSecurityKey', 'String', 'Stage of registering a security key.'),
  one(
    'iam:ServiceSpecificCredentialServiceName',
    'String',
    'Service that a service-specific credential is for.',
  ),
  one(
    'iam:ServiceSpecificCredentialAgeDays',
    'Numeric',
    'Days that a service-specific credential is valid.',
  ),
  one('iam:DelegationDuration', 'String', 'How long a delegation lasts.'),
  one('iam:DelegationRequestOwner', 'ARN', 'Who owns a delegation request.'),
  one('iam:NotificationChannel', 'String', 'Where notices of a delegation go.'),
  one('iam:RoleTemplateARN', 'ARN', 'Template of a role that a delegation makes.'),
]

/** 4.10 */
const stsKeys: readonly ConditionKey[] = [
  one('sts:ExternalId', 'String', 'External id that the caller of AssumeRole passed.'),
  one('sts:RoleSessionName', 'String', 'Session name that the caller of AssumeRole chose.'),
  one('sts:SourceIdentity', 'String', 'Source identity that the call sets.'),
  list('sts:TransitiveTagKeys', 'String', 'Keys of session tags that later sessions inherit.'),
  one('sts:TaskPolicyArn', 'ARN', 'Task policy of an AssumeRoot call.'),
  family('sts:RequestContext/', 'Context that a trusted provider vouches for.'),
  list('sts:RequestContextProviders', 'ARN', 'Providers that vouch for the request’s context.'),
  one('sts:AWSServiceName', 'String', 'Service that a bearer token is for.'),
  one('sts:DurationSeconds', 'Numeric', 'How long a bearer token is valid.'),
  list('sts:IdentityTokenAudience', 'String', 'Audience that an outbound identity token is for.'),
  one('sts:SigningAlgorithm', 'String', 'How an outbound identity token is signed.'),
  one('sts:RoleAuthorizedByIdp', 'Bool', 'Whether the identity provider authorized the role.'),
]

/** 4.11, built-in providers and GitHub; other providers follow the pattern PROVIDER:claim. */
const oidcKeys: readonly ConditionKey[] = [
  one('accounts.google.com:aud', 'String', 'Application that the Google token is for.'),
  one('accounts.google.com:oaud', 'String', 'Audience as it stands in the Google token.'),
  one('accounts.google.com:sub', 'String', 'Google user.'),
  one('accounts.google.com:email', 'String', 'Email address of the Google user.'),
  one('cognito-identity.amazonaws.com:aud', 'String', 'Cognito identity pool.'),
  one('cognito-identity.amazonaws.com:oaud', 'String', 'Audience as it stands in the token.'),
  one('cognito-identity.amazonaws.com:sub', 'String', 'Cognito identity.'),
  list('cognito-identity.amazonaws.com:amr', 'String', 'Whether and how the identity signed in.'),
  one('www.amazon.com:app_id', 'String', 'Application that the Amazon token is for.'),
  one('www.amazon.com:user_id', 'String', 'Amazon user.'),
  one('www.amazon.com:sub', 'String', 'Amazon user as the token names it.'),
  one('graph.facebook.com:app_id', 'String', 'Application that the Facebook token is for.'),
  one('graph.facebook.com:id', 'String', 'Facebook user.'),
  one('token.actions.githubusercontent.com:aud', 'String', 'Audience of the GitHub token.'),
  one(
    'token.actions.githubusercontent.com:sub',
    'String',
    'GitHub repository with its branch, tag or environment.',
  ),
  one('token.actions.githubusercontent.com:actor', 'String', 'Who started the workflow.'),
  one('token.actions.githubusercontent.com:environment', 'String', 'Environment of the job.'),
  one('token.actions.githubusercontent.com:job_workflow_ref', 'String', 'Workflow of the job.'),
  one('token.actions.githubusercontent.com:ref', 'String', 'Branch or tag of the run.'),
  one('token.actions.githubusercontent.com:repository', 'String', 'Repository of the run.'),
  one('token.actions.githubusercontent.com:workflow', 'String', 'Name of the workflow.'),
]

/** 4.11, K13. */
const samlKeys: readonly ConditionKey[] = [
  one('saml:aud', 'String', 'Address that the SAML assertion was delivered to.'),
  one('saml:iss', 'String', 'Issuer of the SAML assertion.'),
  one('saml:sub', 'String', 'Subject of the SAML assertion.'),
  one('saml:sub_type', 'String', 'Whether the subject is persistent or transient.'),
  one('saml:doc', 'String', 'Account and name of the SAML provider.'),
  one('saml:namequalifier', 'String', 'Hash of issuer, account and provider.'),
  list('saml:cn', 'String', 'Common names in the assertion.'),
  list('saml:commonName', 'String', 'Common names in the assertion.'),
  list('saml:edupersonaffiliation', 'String', 'Affiliations in the assertion.'),
  one('saml:edupersonorgdn', 'String', 'Organization in the assertion.'),
  one('saml:edupersonprincipalname', 'String', 'Principal name in the assertion.'),
  list('saml:givenName', 'String', 'Given names in the assertion.'),
  list('saml:mail', 'String', 'Mail addresses in the assertion.'),
  list('saml:name', 'String', 'Names in the assertion.'),
  list('saml:organizationStatus', 'String', 'Organization statuses in the assertion.'),
  list('saml:primaryGroupSID', 'String', 'Security ids of primary groups in the assertion.'),
  list('saml:surname', 'String', 'Surnames in the assertion.'),
  list('saml:uid', 'String', 'User ids in the assertion.'),
  list('saml:x500UniqueIdentifier', 'String', 'X.500 identifiers in the assertion.'),
]

/** All keys of the table, grouped by what brings them. */
export const globalConditionKeys: readonly ConditionKey[] = [
  ...principalKeys,
  ...sessionKeys,
  ...networkKeys,
  ...resourceKeys,
  ...requestKeys,
  ...iamKeys,
  ...stsKeys,
  ...oidcKeys,
  ...samlKeys,
]

const byName: ReadonlyMap<string, ConditionKey> = new Map(
  globalConditionKeys.map((key) => [key.name.toLowerCase(), key]),
)
