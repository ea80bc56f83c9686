/**
 * Do actions, resources, policy variables and principals match as AWS documents it?
 * One `check` runs every row of tests/corpus/match through the engine's public surface; a new case is
 * a new row, never new code.
 */

import { describe, expect, test } from 'vitest'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  Policy,
  PolicyKind,
} from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'

/** Exactly one of the six questions stands in a row: one element of a statement against a request. */
interface Row {
  /** The rule, or the section of the table, of the specification that the row shows. */
  readonly rule: string
  readonly name: string
  readonly action?: ListQuestion
  readonly notAction?: ListQuestion
  readonly resource?: ListQuestion
  readonly notResource?: ListQuestion
  readonly principal?: PrincipalQuestion
  readonly notPrincipal?: PrincipalQuestion
  readonly context?: AccessRequest['context']
  /** What the statement's document is attached as. Left out: identity, or resource for a principal. */
  readonly kind?: PolicyKind
  /** Left out: 2012-10-17; null: the document has none. */
  readonly version?: string | null
  readonly sid?: string
  /** The statement applies. */
  readonly matches: boolean
}

interface ListQuestion {
  /** Null: the statement has no such element. */
  readonly pattern: string | readonly string[] | null
  readonly request: string
  /** The request's action where the resource is in question. Left out: s3:GetObject. */
  readonly action?: string
}

interface PrincipalQuestion {
  /** The element's value, as it stands in a policy. */
  readonly element: unknown
  readonly caller: string
  /** Left out: s3:GetObject. */
  readonly action?: string
  readonly roleArn?: string
  /** Unique ids of the caller. */
  readonly ids?: readonly string[]
  /** The caller has a permissions boundary that allows everything. */
  readonly boundary?: true
  readonly endpointType?: 'gateway' | 'interface'
}

/** A row made ready: a request, and a statement whose other elements cover it. */
interface Question {
  readonly kind: PolicyKind
  readonly elements: object
  readonly request: AccessRequest
}

const account = '111122223333'
const user = `arn:aws:iam::${account}:user/alice`
const session = `arn:aws:sts::${account}:assumed-role/asked/session`
const resource = 'arn:aws:s3:::amzn-s3-demo-bucket/key'
const everything = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

for (const { file, rows } of corpusRows<Row>('match')) {
  describe(file, () => {
    test.each(rows.map((row) => [`${row.rule} ${row.name}`, row] as const))('%s', (_, row) => {
      check(row)
    })
  })
}

/** A Deny shows in the verdict wherever it stands; an Allow does so in an identity-based policy. */
function check(row: Row): void {
  const { kind, elements, request } = questionOf(row)
  const denying = read(documentOf(row, { Effect: 'Deny', ...elements }), kind, 'asked')
  const denied = compile(withDeny(kind, denying, row)).explain(request)
  const deniedFast = compile(withDeny(kind, denying, row)).decide(request)
  expect(denied.verdict === 'explicitDeny', 'a Deny denies').toBe(row.matches)
  expect(deniedFast).toBe(denied.verdict)
  expect(applies(denied), 'the Deny applies').toEqual([row.matches])
  if (kind !== 'identity') return

  const allowing = read(documentOf(row, { Effect: 'Allow', ...elements }), kind, 'asked')
  const authorizer = compile({ ...nothing, identity: [allowing] })
  const allowed = authorizer.explain(request)
  expect(allowed.verdict).toBe(row.matches ? 'allow' : 'implicitDeny')
  expect(authorizer.decide(request)).toBe(allowed.verdict)
  expect(applies(allowed), 'the Allow applies').toEqual([row.matches])
}

function questionOf(row: Row): Question {
  const { principal, notPrincipal } = row
  const who = principal ?? notPrincipal
  if (who === undefined) return listQuestion(row)
  const kind = row.kind ?? 'resource'
  const action = who.action ?? 's3:GetObject'
  const asked = kind === 'trust' ? `arn:aws:iam::${account}:role/asked` : resource
  return {
    kind,
    elements: {
      [principal ? 'Principal' : 'NotPrincipal']: who.element,
      Action: action,
      ...(kind === 'trust' ? {} : { Resource: '*' }),
    },
    request: {
      principal: who.caller,
      ...(who.roleArn && { roleArn: who.roleArn }),
      ...(who.ids && { principalIds: who.ids }),
      action,
      resource: asked,
      resourceAccount: account,
      context: row.context ?? {},
    },
  }
}

function listQuestion(row: Row): Question {
  const kind = row.kind ?? 'identity'
  const what = row.action ?? row.notAction
  const where = row.resource ?? row.notResource
  const action = what?.request ?? where?.action ?? 's3:GetObject'
  const hasPrincipal = kind === 'resource' || kind === 'rcp' || kind === 'endpoint'
  return {
    kind,
    elements: {
      ...(hasPrincipal && { Principal: '*' }),
      [row.notAction ? 'NotAction' : 'Action']: what?.pattern ?? action,
      ...(where?.pattern !== null && {
        [row.notResource ? 'NotResource' : 'Resource']: where?.pattern ?? '*',
      }),
    },
    request: {
      // A session policy exists for sessions only.
      principal: kind === 'session' ? session : user,
      action,
      resource: where?.request ?? '*',
      resourceAccount: account,
      context: row.context ?? {},
    },
  }
}

const nothing: ApplicablePolicies = {
  identity: [],
  boundary: null,
  session: null,
  resource: null,
  endpoint: null,
  serviceControl: null,
  resourceControl: null,
}

/** All that the caller needs is allowed, and the statement in question may deny it. */
function withDeny(kind: PolicyKind, denying: Policy, row: Row): ApplicablePolicies {
  const full = (of: PolicyKind): Policy => read(everything, of, `full-${of}`)
  const endpointType = (row.principal ?? row.notPrincipal)?.endpointType
  const boundary = row.principal?.boundary ?? row.notPrincipal?.boundary
  const around: ApplicablePolicies = {
    ...nothing,
    identity: [full('identity')],
    boundary: boundary ? full('boundary') : null,
    ...(endpointType && { endpointType }),
  }
  switch (kind) {
    case 'identity':
      return { ...around, identity: [...around.identity, denying] }
    case 'boundary':
      return { ...around, boundary: denying }
    case 'session':
      return { ...around, session: [full('session'), denying] }
    case 'resource':
    case 'trust':
      return { ...around, resource: denying }
    case 'endpoint':
      return { ...around, endpoint: denying }
    case 'scp':
      return { ...around, serviceControl: [{ id: 'r-1', policies: [full('scp'), denying] }] }
    case 'rcp':
      return { ...around, resourceControl: [{ id: 'r-1', policies: [denying] }] }
  }
}

function documentOf(row: Row, statement: object): object {
  const version = row.version === undefined ? '2012-10-17' : row.version
  return {
    ...(version !== null && { Version: version }),
    Statement: [row.sid === undefined ? statement : { Sid: row.sid, ...statement }],
  }
}

function read(document: object, kind: PolicyKind, id: string): Policy {
  const { policy, diagnostics } = parsePolicy(JSON.stringify(document), kind, id)
  if (policy === null) throw new Error(`${id} is refused: ${JSON.stringify(diagnostics)}`)
  return policy
}

/** Whether the statement in question applies, by the trace. */
function applies(decision: Decision): boolean[] {
  return decision.layers
    .flatMap((layer) => layer.levels.flatMap((level) => level.policies))
    .filter((policy) => policy.policyId === 'asked')
    .flatMap((policy) => policy.statements.map((statement) => statement.applies))
}
