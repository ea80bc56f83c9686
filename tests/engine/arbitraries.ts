/**
 * Random questions for the property tests: policies of every kind, callers of every kind, requests within
 * one account and across two. The pools are small on purpose, so that patterns meet what is asked and
 * each verdict is frequent; properties-statistics.test.ts holds the generator to that.
 */

import fc from 'fast-check'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Authorizer,
  Policy,
  PolicyKind,
  PolicyLevel,
  Verdict,
} from '../../src/engine/index.ts'

/** A policy document as JSON. */
export interface Document {
  readonly Version?: string
  readonly Statement: readonly Statement[]
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: Principal
  readonly NotPrincipal?: Principal
  readonly Action?: Values
  readonly NotAction?: Values
  readonly Resource?: Values
  readonly NotResource?: Values
  readonly Condition?: Condition
}

export type Values = string | readonly string[]
export type Principal = '*' | Readonly<Record<string, Values>>
export type Condition = Readonly<Record<string, Readonly<Record<string, Values>>>>

export interface Level {
  readonly id: string
  readonly policies: readonly Document[]
}

/** `ApplicablePolicies`, still as documents, so that a property can change them. */
export interface Documents {
  readonly identity: readonly Document[]
  readonly boundary: Document | null
  readonly session: readonly Document[] | null
  readonly resource: Document | null
  readonly resourceKind: 'resource' | 'trust'
  readonly endpoint: Document | null
  readonly serviceControl: readonly Level[] | null
  readonly resourceControl: readonly Level[] | null
  readonly endpointType: 'gateway' | 'interface'
  readonly restrictPublicBuckets: boolean
}

export interface Case {
  readonly documents: Documents
  readonly request: AccessRequest
}

/** From least to most: explicit deny, implicit deny, allow. */
export function rank(verdict: Verdict): number {
  return ['explicitDeny', 'implicitDeny', 'allow'].indexOf(verdict)
}

export function verdictOf({ documents, request }: Case): Verdict {
  return authorizerOf(documents).decide(request)
}

export function authorizerOf(documents: Documents): Authorizer {
  return compile(policiesOf(documents))
}

export function policiesOf(documents: Documents): ApplicablePolicies {
  const { boundary, session, resource, endpoint, serviceControl, resourceControl } = documents
  const { resourceKind, endpointType, restrictPublicBuckets } = documents
  return {
    identity: documents.identity.map((each) => policyOf(each, 'identity')),
    boundary: boundary && policyOf(boundary, 'boundary'),
    session: session && session.map((each) => policyOf(each, 'session')),
    resource: resource && policyOf(resource, resourceKind),
    endpoint: endpoint && policyOf(endpoint, 'endpoint'),
    serviceControl: serviceControl && levelsOf(serviceControl, 'scp'),
    resourceControl: resourceControl && levelsOf(resourceControl, 'rcp'),
    endpointType,
    restrictPublicBuckets,
  }
}

function levelsOf(levels: readonly Level[], kind: PolicyKind): readonly PolicyLevel[] {
  return levels.map(({ id, policies }) => ({
    id,
    policies: policies.map((each) => policyOf(each, kind)),
  }))
}

/**
 * Reads a document; a generator that makes one AWS would refuse is wrong.
 * A policy's id is its text, so that a trace can be held against it.
 */
export function policyOf(document: Document, kind: PolicyKind): Policy {
  const text = JSON.stringify(document, null, 1)
  const { policy, diagnostics } = parsePolicy(text, kind, text)
  if (policy === null) throw new Error(`${kind} ${text}: ${JSON.stringify(diagnostics)}`)
  return policy
}

const home = '111122223333'
const away = '444455556666'

/** What is asked, in the callers' own account or another. */
const questions: readonly Pick<AccessRequest, 'action' | 'resource' | 'resourceAccount'>[] = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' },
  { action: 's3:getobject', resource: 'arn:aws:s3:::b/k', resourceAccount: away },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::b/alice/k' },
  { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::b' },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${home}:q` },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${away}:q` },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${home}:key/k` },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${away}:key/k` },
  { action: 'kms:RetireGrant', resource: `arn:aws:kms:eu-west-1:${home}:key/k` },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${home}:role/target` },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${away}:role/target` },
  { action: 'ec2:DescribeInstances', resource: '*' },
  { action: 'sts:GetCallerIdentity', resource: '*' },
  { action: 'sqs:SendMessage', resource: `arn:aws-cn:sqs:cn-north-1:${away}:q` },
]

const roleSession = `arn:aws:sts::${home}:assumed-role/R/s1`
const federatedUser = `arn:aws:sts::${home}:federated-user/fred`
const provider = `arn:aws:iam::${home}:oidc-provider/gitlab.com`
const serviceLinkedRole = `arn:aws:iam::${home}:role/aws-service-role/x.amazonaws.com/SLR`

type Caller = Pick<AccessRequest, 'principal' | 'roleArn' | 'issuerArn' | 'principalIds'>

const callers: readonly { readonly weight: number; readonly caller: Caller }[] = [
  {
    weight: 5,
    caller: { principal: `arn:aws:iam::${home}:user/alice`, principalIds: ['AIDAALICE0000000000'] },
  },
  { weight: 2, caller: { principal: `arn:aws:iam::${home}:user/team/bob` } },
  {
    weight: 5,
    caller: {
      principal: roleSession,
      roleArn: `arn:aws:iam::${home}:role/team/R`,
      principalIds: ['AROAROLE00000000000'],
    },
  },
  { weight: 1, caller: { principal: roleSession } },
  { weight: 1, caller: { principal: `arn:aws:iam::${home}:role/team/R` } },
  {
    weight: 5,
    caller: { principal: federatedUser, issuerArn: `arn:aws:iam::${home}:user/alice` },
  },
  { weight: 3, caller: { principal: `arn:aws:iam::${home}:root` } },
  { weight: 2, caller: { principal: 'sns.amazonaws.com' } },
  { weight: 1, caller: { principal: serviceLinkedRole } },
  { weight: 2, caller: { principal: 'anonymous' } },
  { weight: 2, caller: { principal: provider } },
  { weight: 1, caller: { principal: 'nobody that AWS knows' } },
]

/** Contexts come from the same few keys that the conditions below ask for. */
const context = fc.record(
  {
    'aws:SecureTransport': fc.constantFrom('true', 'false'),
    'aws:username': fc.constantFrom('alice', 'bob'),
    'AWS:PrincipalTag/Team': fc.constantFrom('red', 'blue', ''),
    'aws:PrincipalOrgID': fc.constantFrom('o-1', 'o-2'),
    'aws:SourceIp': fc.constantFrom('203.0.113.7', '198.51.100.1', '2001:db8::1'),
    'aws:TagKeys': fc.subarray(['env', 'team', 'cost']),
    's3:max-keys': fc.constantFrom('5', '10', '100'),
    'aws:CurrentTime': fc.constantFrom('2025-06-01T00:00:00Z', '2024-06-01T00:00:00Z'),
    'aws:PrincipalArn': fc.constantFrom(
      `arn:aws:iam::${home}:user/alice`,
      `arn:aws:iam::${home}:role/team/R`,
    ),
  },
  { requiredKeys: [] },
)

const tests: readonly Condition[] = [
  { Bool: { 'aws:SecureTransport': 'true' } },
  { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  { StringEquals: { 'aws:PrincipalTag/team': ['red', 'green'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': '${aws:username}' } },
  { StringLike: { 'aws:username': ['al*', 'car?l'] } },
  { StringNotLike: { 'aws:username': 'al?ce' } },
  { StringEqualsIgnoreCase: { 'aws:username': 'ALICE' } },
  { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
  { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['env', 'team'] } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': ['e*', 'x'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['env'] } },
  { NumericLessThanEquals: { 's3:max-keys': '10' } },
  { NumericNotEquals: { 's3:max-keys': ['5', '7'] } },
  { DateGreaterThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/*/R` } },
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${home}:user/alice` } },
  { Null: { 'aws:PrincipalTag/team': 'false' } },
]

function oneOrMore(pool: readonly string[]): fc.Arbitrary<Values> {
  const one = fc.constantFrom(...pool)
  return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))
}

const services = ['s3:*', 'sqs:*', 'kms:*', 'sts:*', 'ec2:*']
const wideActions = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Values>('*') },
  { weight: 2, arbitrary: fc.subarray(services, { minLength: 3 }) },
)
const narrowActions = oneOrMore([
  's3:Get*',
  'S3:PUTobject',
  's3:*',
  'sqs:Send?essage',
  'kms:Decrypt',
  'sts:Assume*',
  'ec2:*s',
  'iam:*',
])
const controlActions = oneOrMore(['s3:*', 'sqs:Send*', 'kms:*', 'sts:AssumeRole', 'sqs:*'])
const trustActions = oneOrMore(['sts:AssumeRole', 'sts:*', 'sts:TagSession', 'sts:AssumeRole*'])

const wideResources = fc.constantFrom<Values>('*', ['arn:aws:*', '*'], 'arn:*')
const narrowResources = oneOrMore([
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::?',
  `arn:aws:sqs:*:${home}:*`,
  `arn:aws:sqs:*:*:q`,
  'arn:aws:kms:*:*:key/*',
  'arn:aws:iam::*:role/*',
  "arn:aws:s3:::${aws:PrincipalTag/team, 'b'}/k",
])

const principalValues = [
  home,
  `arn:aws:iam::${home}:root`,
  `arn:aws:iam::${home}:user/alice`,
  'AIDAALICE0000000000',
  'AROAROLE00000000000',
  `arn:aws:iam::${home}:role/team/R`,
  roleSession,
  federatedUser,
  `arn:aws:iam::${home}:user/team/bob`,
  `arn:aws:iam::${away}:root`,
]
const awsPrincipal = oneOrMore(principalValues).map((AWS): Principal => ({ AWS }))
const principal = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Principal>('*', { AWS: '*' }) },
  { weight: 6, arbitrary: awsPrincipal },
  { weight: 1, arbitrary: fc.constant<Principal>({ Service: ['sns.amazonaws.com'], AWS: home }) },
)
const notPrincipal = fc
  .subarray([...principalValues.slice(1, 3), ...principalValues.slice(5, 7)], { minLength: 1 })
  .map((AWS): Principal => ({ AWS }))
const trustPrincipal = fc.oneof(
  { weight: 4, arbitrary: principal },
  { weight: 1, arbitrary: fc.constant<Principal>({ Federated: provider }) },
)

const condition = fc
  .subarray([...tests], { minLength: 1, maxLength: 2 })
  .map((blocks): Condition => Object.assign({}, ...blocks) as Condition)

interface Shape {
  readonly principal: fc.Arbitrary<Partial<Statement>>
  readonly wide: fc.Arbitrary<Values>
  readonly narrow: fc.Arbitrary<Values>
  readonly mayNegate: boolean
  readonly hasResource: boolean
}

const none = fc.constant<Partial<Statement>>({})
const covering = principal.map((Principal): Partial<Statement> => ({ Principal }))
const everybody = fc.constant<Partial<Statement>>({ Principal: '*' })

const shapes: Readonly<Record<PolicyKind, Shape>> = {
  identity: shape({}),
  boundary: shape({}),
  session: shape({}),
  scp: shape({}),
  resource: shape({ principal: covering }),
  trust: {
    principal: trustPrincipal.map((Principal) => ({ Principal })),
    wide: fc.constant<Values>(['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity']),
    narrow: trustActions,
    mayNegate: false,
    hasResource: false,
  },
  rcp: shape({ principal: everybody, narrow: controlActions, mayNegate: false }),
  endpoint: shape({
    principal: fc.oneof({ weight: 3, arbitrary: everybody }, { weight: 1, arbitrary: covering }),
  }),
}

function shape(special: Partial<Shape>): Shape {
  return {
    principal: none,
    wide: wideActions,
    narrow: narrowActions,
    mayNegate: true,
    hasResource: true,
    ...special,
  }
}

/** A statement that allows much, seldom under a condition. */
export function allowOf(kind: PolicyKind): fc.Arbitrary<Statement> {
  const { principal: who, wide, narrow, mayNegate, hasResource } = shapes[kind]
  return statementOf('Allow', {
    who,
    actions: fc.oneof({ weight: 3, arbitrary: wide }, { weight: 2, arbitrary: narrow }),
    negatedActions: mayNegate ? 1 : 0,
    resources: hasResource
      ? fc.oneof({ weight: 3, arbitrary: wideResources }, { weight: 1, arbitrary: narrowResources })
      : null,
    conditions: 1,
  })
}

/** A statement that denies little, or much under a condition. */
export function denyOf(kind: PolicyKind): fc.Arbitrary<Statement> {
  const { principal: covered, narrow, mayNegate, hasResource } = shapes[kind]
  const exempting = notPrincipal.map((NotPrincipal): Partial<Statement> => ({ NotPrincipal }))
  const who =
    kind === 'resource'
      ? fc.oneof({ weight: 5, arbitrary: covered }, { weight: 1, arbitrary: exempting })
      : covered
  return statementOf('Deny', {
    who,
    actions: narrow,
    negatedActions: mayNegate ? 1 : 0,
    resources: hasResource
      ? fc.oneof({ weight: 1, arbitrary: wideResources }, { weight: 2, arbitrary: narrowResources })
      : null,
    conditions: 3,
  })
}

interface Parts {
  readonly who: fc.Arbitrary<Partial<Statement>>
  readonly actions: fc.Arbitrary<Values>
  /** Weights against 5: how often NotAction and NotResource, how often a condition. */
  readonly negatedActions: number
  readonly resources: fc.Arbitrary<Values> | null
  readonly conditions: number
}

function statementOf(Effect: 'Allow' | 'Deny', parts: Parts): fc.Arbitrary<Statement> {
  const { who, actions, negatedActions, resources, conditions } = parts
  const listed = (
    values: fc.Arbitrary<Values>,
    plain: 'Action' | 'Resource',
  ): fc.Arbitrary<Partial<Statement>> =>
    fc.oneof(
      { weight: 9, arbitrary: values.map((each) => ({ [plain]: each })) },
      // A NotAction or NotResource of something wide would match next to nothing.
      {
        weight: negatedActions,
        arbitrary: (plain === 'Action' ? narrowActions : narrowResources).map((each) => ({
          [`Not${plain}`]: each,
        })),
      },
    )
  return fc
    .tuple(
      who,
      listed(actions, 'Action'),
      resources === null ? none : listed(resources, 'Resource'),
      fc.oneof(
        { weight: 5, arbitrary: none },
        { weight: conditions, arbitrary: condition.map((Condition) => ({ Condition })) },
      ),
    )
    .map((elements) => Object.assign({ Effect }, ...elements) as Statement)
}

/** A document of one kind: one to three statements, mostly Allow. */
export function documentOf(kind: PolicyKind): fc.Arbitrary<Document> {
  const allow = kind === 'rcp' ? denyOf(kind) : allowOf(kind)
  const further = fc.array(
    fc.oneof({ weight: 1, arbitrary: allow }, { weight: 1, arbitrary: denyOf(kind) }),
    {
      maxLength: 2,
    },
  )
  const version = fc.oneof(
    { weight: 9, arbitrary: fc.constant({ Version: '2012-10-17' }) },
    {
      weight: 1,
      arbitrary: fc.constant(kind === 'scp' || kind === 'rcp' ? { Version: '2012-10-17' } : {}),
    },
  )
  return fc
    .tuple(version, allow, further)
    .map(([head, first, others]) => ({ ...head, Statement: [first, ...others] }))
}

function maybe<T>(arbitrary: fc.Arbitrary<T>, present: number): fc.Arbitrary<T | null> {
  return fc.oneof(
    { weight: present, arbitrary: arbitrary },
    { weight: 10 - present, arbitrary: fc.constant(null) },
  )
}

const levelNames = ['r-1', 'ou-1', home]

function levels(level: fc.Arbitrary<readonly Document[]>): fc.Arbitrary<readonly Level[]> {
  return fc
    .array(level, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((policies, index) => ({ id: levelNames[index] ?? home, policies })))
}

const fullAccess: Document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

/** FullAWSAccess is attached nearly everywhere; a level without it caps what is below (D41). */
const serviceControlLevel = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant([fullAccess]) },
      { weight: 1, arbitrary: fc.constant<Document[]>([]) },
    ),
    fc.array(documentOf('scp'), { maxLength: 1 }),
  )
  .map((policies): readonly Document[] => policies.flat())

export const documents: fc.Arbitrary<Documents> = fc.record({
  identity: fc.array(documentOf('identity'), { maxLength: 3 }),
  boundary: maybe(documentOf('boundary'), 4),
  session: maybe(fc.array(documentOf('session'), { minLength: 1, maxLength: 2 }), 4),
  resource: maybe(documentOf('resource'), 8),
  resourceKind: fc.constant('resource'),
  endpoint: maybe(documentOf('endpoint'), 2),
  serviceControl: maybe(levels(serviceControlLevel), 4),
  resourceControl: maybe(levels(fc.array(documentOf('rcp'), { maxLength: 1 })), 3),
  endpointType: fc.constantFrom('interface', 'gateway'),
  restrictPublicBuckets: fc.constantFrom(false, false, false, true),
})

export const request: fc.Arbitrary<AccessRequest> = fc
  .tuple(
    fc.oneof(...callers.map(({ weight, caller }) => ({ weight, arbitrary: fc.constant(caller) }))),
    fc.constantFrom(...questions),
    context,
  )
  .map(([caller, question, given]) => ({ ...caller, ...asked(caller, question), context: given }))

/** An identity provider asks for one thing only; a service asks for a role, or what is its own business. */
function asked(caller: Caller, question: (typeof questions)[number]): (typeof questions)[number] {
  if (caller.principal !== provider) return question
  return { action: 'sts:AssumeRoleWithWebIdentity', resource: `arn:aws:iam::${home}:role/target` }
}

/** A question with the policies that apply to it. */
export const questionWithPolicies: fc.Arbitrary<Case> = fc
  .record({ documents, request, trust: documentOf('trust') })
  .map(({ documents: given, request: question, trust }) => ({
    request: question,
    documents:
      question.action.startsWith('sts:Assume') && given.resource !== null
        ? { ...given, resource: trust, resourceKind: 'trust' as const }
        : given,
  }))
