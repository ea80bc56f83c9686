/**
 * UNSUPPORTED_ACTION_IN_POLICY, UNSUPPORTED_RESOURCE_ARN_IN_POLICY: a resource-based policy is about the
 * resource that it is attached to and what lies in it (G60).
 */

import { findActionDetail } from '../../catalogue/service-detail.ts'
import { quoted } from '../../policy/findings.ts'
import { coversSome } from '../patterns.ts'
import type {
  ActionRule,
  ActionView,
  ArnFields,
  Check,
  ResourceRule,
  ResourceType,
} from '../rule.ts'

/** What a policy of such a resource is about. */
interface Attachment {
  /** As AWS calls the resource. */
  readonly name: string
  /** The prefix of its actions, and the types of resource that they act on there. */
  readonly action: string
  readonly types: readonly string[]
  /** The service of its ARNs, whether they say Region and account, and how their resource part begins. */
  readonly service: string
  readonly region: boolean
  readonly account: boolean
  readonly begins: string
}

const attachments: Readonly<Record<ResourceType, Attachment | null>> = {
  'AWS::S3::Bucket': {
    name: 'an S3 bucket',
    action: 's3',
    types: ['bucket', 'object'],
    service: 's3',
    region: false,
    account: false,
    begins: '',
  },
  'AWS::S3::AccessPoint': {
    name: 'an S3 access point',
    action: 's3',
    types: ['accesspoint', 'accesspointobject', 'bucket', 'object'],
    service: 's3',
    region: true,
    account: true,
    begins: 'accesspoint/',
  },
  'AWS::S3::MultiRegionAccessPoint': {
    name: 'an S3 Multi-Region Access Point',
    action: 's3',
    types: ['multiregionaccesspoint', 'accesspoint', 'accesspointobject', 'bucket', 'object'],
    service: 's3',
    region: false,
    account: true,
    begins: 'accesspoint/',
  },
  'AWS::S3ObjectLambda::AccessPoint': {
    name: 'an S3 Object Lambda access point',
    action: 's3-object-lambda',
    types: [],
    service: 's3-object-lambda',
    region: true,
    account: true,
    begins: 'accesspoint/',
  },
  'AWS::DynamoDB::Table': {
    name: 'a DynamoDB table',
    action: 'dynamodb',
    types: ['table', 'index'],
    service: 'dynamodb',
    region: true,
    account: true,
    begins: 'table/',
  },
  // The grammar of trust policies says it all.
  'AWS::IAM::AssumeRolePolicyDocument': null,
}

function attachmentOf({ resourceType }: Check): Attachment | null {
  return resourceType === null ? null : attachments[resourceType]
}

export const actionsOfAttached: ActionRule = {
  level: 'action',
  codes: ['unsupported-action-in-policy'],
  kinds: ['resource'],
  check(check, action, { statement }) {
    const attached = attachmentOf(check)
    // What NotAction lists need not be there.
    if (attached === null || action.name === '' || statement.action.negated) return
    if (isSupported(check, action, attached)) return
    const { value } = action
    check.report('unsupported-action-in-policy', value, quoted(value.value), attached.name)
  },
}

function isSupported(check: Check, action: ActionView, attached: Attachment): boolean {
  if (!coversSome(action.prefix, [attached.action])) return false
  if (action.wild || attached.types.length === 0) return true
  const detail = check.service(attached.action)
  const known = detail === null ? null : findActionDetail(detail, action.lower)
  if (known === null) return true
  return known.resources.some(({ name }) => attached.types.includes(name.toLowerCase()))
}

export const resourcesOfAttached: ResourceRule = {
  level: 'resource',
  codes: ['unsupported-resource-arn-in-policy'],
  kinds: ['resource'],
  check(check, { value, arn }) {
    const attached = attachmentOf(check)
    if (attached === null || arn === null || isOwn(arn, attached)) return
    check.report('unsupported-resource-arn-in-policy', value, quoted(value.value), attached.name)
  },
}

function isOwn({ service, region, account, resource }: ArnFields, attached: Attachment): boolean {
  const begin = /^[^*?$]*/.exec(resource)?.[0] ?? ''
  return (
    coversSome(service, [attached.service]) &&
    (attached.region ? region !== '' : coversSome(region, [''])) &&
    (attached.account ? account !== '' : coversSome(account, [''])) &&
    (begin.startsWith(attached.begins) ||
      (begin.length < resource.length && attached.begins.startsWith(begin)))
  )
}
