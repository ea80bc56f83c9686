/**
 * Resources in words: what kind of thing, of which name, in which Region and account. What has no
 * kind that can be told from the text stands as it is written.
 */

import type { Catalogue, PolicyKind, Statement } from '../../../engine/index.ts'
import { code, counted, listed, phrase, visible, type Phrase } from '../phrase.ts'
import { joined } from './join.ts'

export interface ResourceNames {
  readonly catalogue: Catalogue | null
  /** What an account is called; null for a stranger. */
  readonly accountName: (id: string) => string | null
}

/** ' on every resource', ' on S3 objects `shop/img/*`'; empty where the kind of policy names none. */
export function resourceWords(
  { resource, action }: Pick<Statement, 'resource' | 'action'>,
  kind: PolicyKind,
  names: ResourceNames,
): Phrase {
  if (kind === 'trust') return []
  if (resource === null) {
    // G22
    const isKey = action.values.some(({ value }) => /^kms:/i.test(value))
    return isKey
      ? phrase` on nothing, because a key policy has to name its Resource`
      : phrase` on the resource itself`
  }
  const values = [...new Set(resource.values.map(({ value }) => value))]
  if (values.length === 0) return phrase` on no resource, because its list is empty`
  const all = values.includes('*')
  if (resource.negated) {
    return all
      ? phrase` on no resource, because NotResource leaves every one out`
      : phrase` on every resource except ${namedResources(values, names)}`
  }
  // A resource-based policy reaches no further than what it is attached to (G60).
  if (all) return kind === 'resource' ? phrase` on the resource itself` : phrase` on every resource`
  return phrase` on ${namedResources(values, names)}`
}

interface Named {
  /** 'DynamoDB table'; null for what is quoted whole. */
  readonly noun: string | null
  /** What is set in monospace. */
  readonly name: string
  /** All there are of its kind, by a pattern that says nothing else. */
  readonly every: boolean
  /** ' in eu-west-1 of Production' */
  readonly where: string
}

const GROUPS_MOST = 3

function namedResources(values: readonly string[], names: ResourceNames): Phrase {
  const groups = new Map<string, Named[]>()
  for (const value of values) {
    const named = read(value, names)
    const key = `${named.noun ?? ''} ${named.where} ${named.every ? '*' : ''}`
    groups.set(key, [...(groups.get(key) ?? []), named])
  }
  const all = [...groups.values()]
  if (all.length <= GROUPS_MOST) return joined(all.map(groupWords), 'and')
  const rest = all.slice(GROUPS_MOST - 1).flat()
  const shown = all.slice(0, GROUPS_MOST - 1).map(groupWords)
  return joined([...shown, phrase`${counted(rest.length, 'other resource')}`], 'and')
}

function groupWords(group: readonly Named[]): Phrase {
  const [first] = group
  if (first === undefined) return []
  const { noun, where } = first
  const shown = listed(
    group.map(({ name }) => code(name)),
    'and',
  )
  if (noun === null) return shown
  // The pattern stands there too: its star also covers what is below such a thing (M8).
  if (first.every) return phrase`every ${noun} (${shown})${where}`
  const many = group.length > 1 || /[*?]/.test(first.name)
  return phrase`${many ? plural(noun) : `the ${noun}`} ${shown}${where}`
}

function plural(noun: string): string {
  if (noun === BUCKET_OR_OBJECT) return 'S3 buckets and objects'
  if (noun.endsWith('s')) return noun
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

function read(value: string, names: ResourceNames): Named {
  const quotedWhole = { noun: null, name: value, where: '', every: false }
  const match = /^arn:aws:([a-z0-9-]+):([^:]*):([^:]*):(.+)$/s.exec(value)
  if (match === null) return quotedWhole
  const [, service = '', region = '', account = '', rest = ''] = match
  if (service === 's3' && region === '' && account === '') return bucketOrObject(rest)
  const where = whereWords(service, region, account, names)
  const typed = typeOf(service, rest)
  if (where === null || typed === null) return quotedWhole
  const { type, name } = typed
  const of = account === 'aws' ? 'AWS managed' : shortService(service, names.catalogue)
  const noun = `${of} ${type.replaceAll('-', ' ')}`
  return name === '*'
    ? { noun, name: rest, where, every: true }
    : { noun, name, where, every: false }
}

const BUCKET_OR_OBJECT = 'S3 bucket and object'

/** A star without a slash before it reaches from the name of a bucket into its objects (M11). */
function bucketOrObject(rest: string): Named {
  const named = { name: rest, where: '', every: rest === '*' }
  if (rest.includes('/')) return { ...named, noun: 'S3 object' }
  return { ...named, noun: rest.includes('*') ? BUCKET_OR_OBJECT : 'S3 bucket' }
}

/** Services whose ARNs do not say what kind of thing they name. */
const onlyTypes: Readonly<Record<string, string>> = { sqs: 'queue', sns: 'topic' }

function typeOf(
  service: string,
  rest: string,
): { readonly type: string; readonly name: string } | null {
  const only = onlyTypes[service]
  if (only !== undefined) return { type: only, name: rest }
  const [, type, name] = /^([a-z][a-z0-9-]*)[/:](.+)$/s.exec(rest) ?? []
  return type === undefined || name === undefined ? null : { type, name }
}

/** Where a Region or an account that the service's ARNs have is left out, the pattern covers nothing (M13). */
const withoutPlace: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'organizations', 'route53'])

/** Null where the pattern is better seen as it stands. */
function whereWords(
  service: string,
  region: string,
  account: string,
  { accountName }: ResourceNames,
): string | null {
  if (region === '' && !withoutPlace.has(service)) return null
  if (account === '' && service !== 'route53') return null
  const inRegion = region === '' || region === '*' ? '' : ` in ${visible(region)}`
  // A role of any account is the point of many a policy, a table of any account never is.
  if (service === 'iam' && account === '*') return ' of any account'
  if (account === '' || account === '*' || account === 'aws') return inRegion
  return `${inRegion} of ${accountName(account) ?? `account ${visible(account)}`}`
}

/** Where AWS's own name is long, what people say. */
const shortNames: Readonly<Record<string, string>> = {
  ecr: 'ECR',
  ecs: 'ECS',
  eks: 'EKS',
  elasticfilesystem: 'EFS',
  elasticloadbalancing: 'Elastic Load Balancing',
  elasticmapreduce: 'EMR',
  iam: 'IAM',
  kinesis: 'Kinesis',
  kms: 'KMS',
  logs: 'CloudWatch',
  sso: 'Identity Center',
  sts: 'STS',
}

function shortService(prefix: string, catalogue: Catalogue | null): string {
  const name = catalogue?.services.get(prefix)?.name
  return shortNames[prefix] ?? name?.replace(/^(?:Amazon|AWS) | \(.*\)$/g, '') ?? prefix
}
