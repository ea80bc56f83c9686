/**
 * The condition keys that requests for a statement's actions can bring: those of their services, those
 * of the identity providers that a trust policy names, and those that any request may have.
 */

import { conditionKeysOf, findServiceKey, globalConditionKeys } from '../../engine/index.ts'
import type { ConditionKeyType, PolicyPlace, ServiceDetail } from '../../engine/index.ts'
import { statementActions } from './statement-actions.ts'
import { sourceOf } from './world.ts'
import type { World } from './world.ts'

export interface UsableKey {
  /** With `${…}` where something is to be filled in. */
  readonly name: string
  readonly type: ConditionKeyType
  readonly multivalued: boolean
  readonly about: string
  /** 'Amazon S3'; 'Global keys' for those of any request. */
  readonly origin: string
  /** The statement's actions that it goes with; empty where that is not known, or any. */
  readonly actions: readonly string[]
  readonly source: string
}

/** The nearest first: those of providers, of services, and the global ones by how often they are used. */
export function statementKeys(place: PolicyPlace, world: World): readonly UsableKey[] {
  const named = statementActions(place, world)
  const ofServices = named.flatMap(({ prefix, actions }) => {
    const detail = world.detail(prefix)
    return detail === null
      ? []
      : serviceKeys(
          detail,
          actions.map(({ name }) => name),
        )
  })
  const tokens = world.kind === 'trust' || named.some(({ prefix }) => prefix === 'sts')
  const ofAny = globalKeys.filter(
    ({ name }) => name.startsWith('aws:') || (tokens && isToken(name)),
  )
  return unique([...providerKeys(place), ...ofServices, ...ofAny, ...sessionKeys])
}

/** Of more actions than this each key is not looked up: all keys of the service are taken. */
const MOST = 60

function serviceKeys(detail: ServiceDetail, actions: readonly string[]): readonly UsableKey[] {
  const uses = new Map<string, string[]>()
  if (actions.length > MOST) for (const key of detail.keys.exact.values()) uses.set(key.name, [])
  else {
    for (const action of actions) {
      for (const key of conditionKeysOf(detail, action)) {
        const users = uses.get(key)
        if (users === undefined) uses.set(key, [action])
        else users.push(action)
      }
    }
  }
  const keys = [...uses].sort(
    ([a, by], [b, others]) => rankOf(a) - rankOf(b) || others.length - by.length,
  )
  return keys.flatMap(([name, users]): readonly UsableKey[] => {
    const key = findServiceKey(detail, name)
    // The global ones have a table of their own, which knows them better.
    if (key === null || name.startsWith('aws:')) return []
    const { type, multivalued } = key
    const origin = detail.name
    return [
      {
        name: key.name,
        type,
        multivalued,
        about: key.about,
        origin,
        actions: users,
        source: sourceOf(detail),
      },
    ]
  })
}

/** Keys of services that policies test more often than others. */
const oftenOfServices: readonly string[] = (
  's3:prefix s3:x-amz-acl s3:x-amz-server-side-encryption s3:x-amz-server-side-encryption-aws-kms-key-id ' +
  's3:ResourceAccount s3:TlsVersion s3:DataAccessPointArn kms:ViaService kms:CallerAccount kms:GrantIsForAWSResource ' +
  'kms:EncryptionContext:${EncryptionContextKey} iam:PassedToService iam:PermissionsBoundary iam:PolicyARN ' +
  'iam:AWSServiceName ec2:InstanceType ec2:Region ec2:Vpc ec2:MetadataHttpTokens ec2:CreateAction ' +
  'dynamodb:LeadingKeys dynamodb:Attributes lambda:FunctionArn lambda:FunctionUrlAuthType ' +
  'secretsmanager:SecretId secretsmanager:VersionStage secretsmanager:ResourceTag/tag-key sts:ExternalId ' +
  'sts:RoleSessionName sts:SourceIdentity sns:Protocol sns:Endpoint ssm:resourceTag/tag-key'
).split(' ')

function rankOf(key: string): number {
  const at = oftenOfServices.indexOf(key)
  return at < 0 ? oftenOfServices.length : at
}

/** What a token of an OIDC provider always has. [reference_policies_iam-condition-keys, OIDC] */
function providerKeys({ statement }: PolicyPlace): readonly UsableKey[] {
  const providers = (statement?.principals ?? []).flatMap(({ type, value }) => {
    if (type !== 'Federated') return []
    return /:oidc-provider\/(\S+)$/.exec(value)?.[1] ?? (value.includes(':') ? [] : value)
  })
  return providers.flatMap((provider): readonly UsableKey[] => {
    const known = globalKeys.filter(({ name }) => name.startsWith(`${provider}:`))
    const own = (claim: string, about: string): UsableKey => ({
      ...{ name: `${provider}:${claim}`, type: 'String', multivalued: false, about },
      ...{ origin: provider, actions: [], source: '' },
    })
    return [
      own('sub', 'Whom the token is about.'),
      own('aud', 'Which application the token is for.'),
      ...known,
    ].map((key) => ({ ...key, origin: provider }))
  })
}

/** The global keys by how often policies test them; the others follow in their order. */
const often = [
  'aws:SourceIp',
  'aws:PrincipalOrgID',
  'aws:MultiFactorAuthPresent',
  'aws:SecureTransport',
  'aws:RequestedRegion',
  'aws:PrincipalTag/',
  'aws:ResourceTag/',
  'aws:RequestTag/',
  'aws:TagKeys',
  'aws:PrincipalArn',
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:SourceVpce',
  'aws:SourceVpc',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:PrincipalAccount',
  'aws:PrincipalIsAWSService',
  'aws:CurrentTime',
  'aws:CalledVia',
  'aws:ViaAWSService',
]

const globalKeys: readonly UsableKey[] = [...globalConditionKeys]
  .map((key, order) => ({
    key,
    order: often.includes(key.name) ? often.indexOf(key.name) : 100 + order,
  }))
  .sort((a, b) => a.order - b.order)
  .map(({ key }) => ({
    ...key,
    name: key.family ? `${key.name}\${TagKey}` : key.name,
    origin: often.includes(key.name) ? 'Global keys in everyday use' : 'Global keys',
    actions: [],
    source: '',
  }))

/** Of temporary credentials that a service hands out, whatever is called with them. */
const sessionKeys = globalKeys.filter(({ name }) =>
  /^(?:ec2|lambda|ssm|glue|codebuild|identitystore):/.test(name),
)

function isToken(name: string): boolean {
  return /^(?:sts|saml|[a-z-]+(?:\.[a-z]+)+):/.test(name)
}

function unique(keys: readonly UsableKey[]): readonly UsableKey[] {
  const byName = new Map<string, UsableKey>()
  for (const key of keys) {
    const lower = key.name.toLowerCase()
    if (!byName.has(lower)) byName.set(lower, key)
  }
  return [...byName.values()]
}
