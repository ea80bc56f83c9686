// A made-up account of realistic size, the same on every run: users in groups and roles with managed and
// inline policies, boundaries, sessions, an organization with SCPs and RCPs, and resources with policies
// of their own in two accounts. About a fifth of the statements have conditions.

const home = '111122223333'
const away = '444455556666'
const partner = '777788889999'

/** @typedef {{ Version: string, Statement: object[] }} Document */
/** @typedef {{ id: string, policies: Named[] }} Level */

/** @typedef {{ name: string, document: Document }} Named */

/**
 * @typedef {{
 *   principal: string, roleArn?: string, context: Record<string, string>,
 *   identity: Named[], boundary: Named | null, session: Named[] | null,
 * }} Principal
 */

/** @typedef {{ resource: string, resourceAccount: string, context: Record<string, string>, policy: Named | null }} Resource */

/** @typedef {ReturnType<typeof makeAccount>} Account */

/**
 * @param {readonly string[]} actions every action there is, 'service:Name'
 * @param {{ principals?: number, managedPolicies?: number, resources?: number }} [sizes]
 */
export function makeAccount(
  actions,
  { principals = 120, managedPolicies = 80, resources = 64 } = {},
) {
  const random = randomFrom(20260301)
  const write = writer(random, actions)
  const managed = times(managedPolicies, (index) => write.policy(`managed-${index}`, 2, 6))
  const groups = times(12, () => random.some(managed, 2, 5))
  const boundaries = times(3, (index) => write.boundary(`boundary-${index}`))
  const rows = times(principals, (index) => {
    const isUser = index % 2 === 0
    const attached = [
      ...(isUser ? random.some(groups, 1, 2).flat() : random.some(managed, 2, 6)),
      ...(random.chance(0.35) ? [write.policy(`inline-${index}`, 1, 3)] : []),
    ]
    return {
      ...(isUser ? user(index, random) : role(index, random)),
      identity: [...new Set(attached)],
      boundary: random.chance(0.2) ? random.one(boundaries) : null,
      session: !isUser && random.chance(0.1) ? [write.policy(`session-${index}`, 1, 2)] : null,
    }
  })
  return {
    actions,
    principals: rows,
    resources: times(resources, (index) => write.resource(index)),
    serviceControl: serviceControl(),
    resourceControl: resourceControl(),
    /** The account whose organization has the RCPs. */
    home,
  }
}

/**
 * @param {number} index
 * @param {Random} random
 */
function user(index, random) {
  const arn = `arn:aws:iam::${home}:user/user-${index}`
  const own = { 'aws:PrincipalArn': arn, 'aws:username': `user-${index}` }
  return { principal: arn, context: { ...own, ...surroundings(random, 'User') } }
}

/**
 * @param {number} index
 * @param {Random} random
 */
function role(index, random) {
  const arn = `arn:aws:iam::${home}:role/role-${index}`
  return {
    principal: `arn:aws:sts::${home}:assumed-role/role-${index}/session`,
    roleArn: arn,
    context: { 'aws:PrincipalArn': arn, ...surroundings(random, 'AssumedRole') },
  }
}

/**
 * @param {Random} random
 * @param {string} type
 */
function surroundings(random, type) {
  return {
    'aws:CurrentTime': '2026-03-02T09:30:00Z',
    'aws:PrincipalAccount': home,
    'aws:PrincipalOrgID': 'o-example123',
    'aws:PrincipalTag/team': random.one(teams),
    'aws:PrincipalType': type,
    'aws:RequestedRegion': random.one(['eu-west-1', 'eu-west-1', 'eu-central-1', 'us-east-1']),
    'aws:SecureTransport': 'true',
    'aws:SourceIp': random.one(['203.0.113.42', '198.51.100.9']),
    'aws:MultiFactorAuthPresent': random.one(['true', 'false']),
  }
}

const teams = ['shop', 'payments', 'data', 'platform', 'audit']
/** What people write policies about, the frequent first. */
const usual =
  's3 ec2 iam lambda dynamodb sqs sns kms logs cloudwatch sts secretsmanager ssm ecs ecr eks rds cloudformation ' +
  'events states glue athena kinesis firehose elasticache route53 acm apigateway cloudtrail config tag'
const services = usual.split(' ')

/**
 * Writes policies and resources about what there is.
 * @param {Random} random
 * @param {readonly string[]} actions
 */
function writer(random, actions) {
  const byService = groupBy(actions, (action) => action.slice(0, action.indexOf(':')))
  const known = services.filter((service) => byService.has(service))

  function service() {
    // Most policies are about few services; now and then one is about any.
    if (random.chance(0.1)) return random.one([...byService.keys()])
    return random.one(known.slice(0, random.chance(0.5) ? 10 : known.length))
  }

  /** @param {string} prefix */
  function actionPattern(prefix) {
    const verbs = ['Get*', 'List*', 'Describe*', 'Create*', 'Update*', 'Delete*', 'Put*', '*Tag*']
    const kind = random.next()
    if (kind < 0.15) return `${prefix}:*`
    if (kind < 0.5) return `${prefix}:${random.one(verbs)}`
    return random.one(byService.get(prefix) ?? [`${prefix}:*`])
  }

  /** @param {string} prefix */
  function resourcePattern(prefix) {
    if (random.chance(0.55)) return '*'
    if (prefix === 's3') {
      const bucket = `arn:aws:s3:::${random.one(teams)}-${random.one(['data', 'logs', 'files'])}`
      return random.one([
        bucket,
        `${bucket}/*`,
        `${bucket}/home/\${aws:username}/*`,
        'arn:aws:s3:::*',
      ])
    }
    return random.one([
      `arn:aws:${prefix}:*:${home}:*`,
      `arn:aws:${prefix}:eu-west-1:${home}:*${random.one(teams)}*`,
      `arn:aws:${prefix}:*:*:*/\${aws:PrincipalTag/team}/*`,
    ])
  }

  function statement() {
    const prefix = service()
    const notAction = random.chance(0.03)
    const patterns = times(random.between(1, 8), () => actionPattern(prefix))
    const resources = times(random.between(1, 2), () => resourcePattern(prefix))
    return {
      Effect: random.chance(0.12) && !notAction ? 'Deny' : 'Allow',
      ...(notAction
        ? { NotAction: ['iam:*', 'organizations:*', 'account:*'] }
        : { Action: patterns }),
      Resource: resources,
      ...(random.chance(0.2) && { Condition: random.one(conditions) }),
    }
  }

  /**
   * @param {string} name
   * @param {number} least
   * @param {number} most
   */
  function policy(name, least, most) {
    return { name, document: documentOf(...times(random.between(least, most), statement)) }
  }

  /** @param {string} name */
  function boundary(name) {
    const Action = random.some(known, 10, 20).map((prefix) => `${prefix}:*`)
    return {
      name,
      document: documentOf(
        { Effect: 'Allow', Action, Resource: '*' },
        { Effect: 'Deny', Action: ['iam:Create*', 'iam:Delete*', 'iam:Attach*'], Resource: '*' },
      ),
    }
  }

  /** @param {number} index */
  function resource(index) {
    const account = index % 4 === 3 ? away : home
    const name = `${random.one(teams)}-${index}`
    const bucket = `${random.one(teams)}-${random.one(['data', 'logs', 'files'])}`
    const kind = random.one([
      { prefix: 's3', arn: `arn:aws:s3:::${bucket}` },
      { prefix: 's3', arn: `arn:aws:s3:::${bucket}/home/user-${index}/plan.txt` },
      { prefix: 'dynamodb', arn: `arn:aws:dynamodb:eu-west-1:${account}:table/${name}` },
      { prefix: 'sqs', arn: `arn:aws:sqs:eu-west-1:${account}:${name}` },
      { prefix: 'lambda', arn: `arn:aws:lambda:eu-west-1:${account}:function:${name}` },
      { prefix: 'kms', arn: `arn:aws:kms:eu-west-1:${account}:key/${name}` },
      { prefix: 'ec2', arn: `arn:aws:ec2:eu-west-1:${account}:instance/${name}` },
      { prefix: 'sts', arn: `arn:aws:iam::${account}:role/${name}` },
    ])
    const needsPolicy = kind.prefix === 'kms' || kind.prefix === 'sts'
    return {
      resource: kind.arn,
      resourceAccount: account,
      context: random.chance(0.6) ? { 'aws:ResourceTag/team': random.one(teams) } : emptyContext(),
      policy: needsPolicy || random.chance(0.4) ? resourcePolicy(kind.prefix, name) : null,
    }
  }

  /**
   * @param {string} prefix
   * @param {string} name
   */
  function resourcePolicy(prefix, name) {
    const someUser = `arn:aws:iam::${home}:user/user-${random.between(0, 60) * 2}`
    const someRole = `arn:aws:iam::${home}:role/role-${random.between(0, 59) * 2 + 1}`
    const trusted = random.one([[home], [someUser, someRole], [partner, someRole], [home, partner]])
    const where = prefix === 'sts' ? {} : { Resource: '*' }
    const what = prefix === 'sts' ? 'sts:AssumeRole' : [`${prefix}:Get*`, `${prefix}:*`]
    const open = { Effect: 'Allow', Principal: { AWS: trusted }, Action: what, ...where }
    const insecure = {
      Effect: 'Deny',
      Principal: '*',
      Action: prefix === 'sts' ? 'sts:AssumeRole' : `${prefix}:*`,
      ...where,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }
    return { name: `policy-of-${name}`, document: documentOf(open, insecure) }
  }

  return { policy, boundary, resource }
}

/** @returns {Record<string, string>} */
function emptyContext() {
  return {}
}

const conditions = [
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1234::/48'] } },
  { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  { StringEquals: { 'aws:PrincipalTag/team': ['shop', 'payments'] } },
  { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { StringLike: { 'aws:ResourceTag/team': ['sh*', 'pa*'] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/role-1*' } },
  { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
]

/** @param {object[]} Statement */
function documentOf(...Statement) {
  return { Version: '2012-10-17', Statement }
}

const fullAccess = {
  name: 'FullAWSAccess',
  document: documentOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
}

/** @returns {Level[]} */
function serviceControl() {
  const regions = documentOf({
    Effect: 'Deny',
    NotAction: ['iam:*', 'organizations:*', 'sts:*', 'support:*', 'cloudfront:*', 'route53:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  })
  const guardrails = documentOf(
    {
      Effect: 'Deny',
      Action: [
        'cloudtrail:StopLogging',
        'cloudtrail:DeleteTrail',
        'organizations:LeaveOrganization',
      ],
      Resource: '*',
    },
    {
      Effect: 'Deny',
      Action: ['iam:*AccessKey*', 'iam:*LoginProfile*'],
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::*:user/user-1*` } },
    },
  )
  return [
    { id: 'r-root', policies: [fullAccess, { name: 'regions', document: regions }] },
    { id: 'ou-workloads', policies: [fullAccess] },
    { id: home, policies: [fullAccess, { name: 'guardrails', document: guardrails }] },
  ]
}

/** @returns {Level[]} */
function resourceControl() {
  const perimeter = documentOf({
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*'],
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-example123' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  })
  const transport = documentOf({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  })
  return [
    { id: 'r-root', policies: [{ name: 'perimeter', document: perimeter }] },
    { id: home, policies: [{ name: 'transport', document: transport }] },
  ]
}

/** @typedef {ReturnType<typeof randomFrom>} Random */

/**
 * Random choices that are the same on every run (mulberry32).
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed
  function next() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /**
   * @param {number} least
   * @param {number} most
   */
  const between = (least, most) => least + Math.floor(next() * (most - least + 1))
  /**
   * @template T
   * @param {readonly T[]} items
   * @returns {T}
   */
  const one = (items) => /** @type {T} */ (items[between(0, items.length - 1)])
  /**
   * @template T
   * @param {readonly T[]} items
   * @param {number} least
   * @param {number} most
   */
  const some = (items, least, most) => [...new Set(times(between(least, most), () => one(items)))]
  return { next, between, one, some, chance: (/** @type {number} */ odds) => next() < odds }
}

/**
 * @template T
 * @param {number} count
 * @param {(index: number) => T} make
 */
function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index))
}

/**
 * @param {readonly string[]} items
 * @param {(item: string) => string} keyOf
 */
function groupBy(items, keyOf) {
  /** @type {Map<string, string[]>} */
  const groups = new Map()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
