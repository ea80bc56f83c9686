/**
 * Laws of AWS's decisions, on random policies and callers: denials win, denials only take away, allows
 * only add, every limiting layer limits, and neither order nor repetition counts.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PolicyKind } from '../../src/engine/index.ts'
import {
  allowOf,
  denyOf,
  documentOf,
  policyOf,
  questionWithPolicies,
  rank,
  verdictOf,
} from './arbitraries.ts'
import type {
  Case,
  Condition,
  Document,
  Documents,
  Level,
  Statement,
  Values,
} from './arbitraries.ts'

const numRuns = 1200

// --- the documents of a case, one after another ---

interface Slot {
  readonly kind: PolicyKind
  readonly document: Document
}

/** Every document of a case with its kind, each replaced by what `change` makes of it. */
function mapDocuments(documents: Documents, change: (slot: Slot) => Document): Documents {
  const one = (kind: PolicyKind) => (document: Document) => change({ kind, document })
  const { boundary, session, resource, endpoint, serviceControl, resourceControl } = documents
  const levels = (given: readonly Level[], kind: PolicyKind): readonly Level[] =>
    given.map(({ id, policies }) => ({ id, policies: policies.map(one(kind)) }))
  return {
    ...documents,
    identity: documents.identity.map(one('identity')),
    boundary: boundary && one('boundary')(boundary),
    session: session && session.map(one('session')),
    resource: resource && one(documents.resourceKind)(resource),
    endpoint: endpoint && one('endpoint')(endpoint),
    serviceControl: serviceControl && levels(serviceControl, 'scp'),
    resourceControl: resourceControl && levels(resourceControl, 'rcp'),
  }
}

function slotsOf(documents: Documents): readonly Slot[] {
  const slots: Slot[] = []
  mapDocuments(documents, (slot) => {
    slots.push(slot)
    return slot.document
  })
  return slots
}

/** Changes one document of a case, chosen by any number; null when the case has none to change. */
function changeOne(
  given: Case,
  choice: number,
  change: (slot: Slot) => Document,
  eligible: (slot: Slot) => boolean = () => true,
): Case | null {
  const count = slotsOf(given.documents).filter(eligible).length
  if (count === 0) return null
  let left = choice % count
  const documents = mapDocuments(given.documents, (slot) => {
    if (!eligible(slot)) return slot.document
    return left-- === 0 ? change(slot) : slot.document
  })
  return { ...given, documents }
}

function withStatement(document: Document, statement: Statement): Document {
  return { ...document, Statement: [...document.Statement, statement] }
}

/** `after` must not be allowed more than `before`. */
function expectNoMore(before: Case, after: Case): void {
  const [from, to] = [verdictOf(before), verdictOf(after)]
  if (rank(to) > rank(from)) expect.fail(`${from} became ${to}`)
}

const everyKind: readonly PolicyKind[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'trust',
  'endpoint',
  'scp',
  'rcp',
]
type PerKind = Readonly<Record<PolicyKind, Statement>>
const denials = perKind(denyOf)
const choice = fc.nat({ max: 1000 })

function perKind(of: (kind: PolicyKind) => fc.Arbitrary<Statement>): fc.Arbitrary<PerKind> {
  return fc
    .tuple(...everyKind.map((kind) => of(kind)))
    .map((all) => Object.fromEntries(everyKind.map((kind, index) => [kind, all[index]])) as PerKind)
}

// --- the laws ---

describe('denials', () => {
  /** A Deny of everything, for everybody, in the words of each kind. */
  function denyEverything(kind: PolicyKind): Statement {
    const services = ['s3:*', 'sqs:*', 'kms:*', 'sts:*']
    const everybody = ['resource', 'trust', 'endpoint', 'rcp'].includes(kind)
    const who: Partial<Statement> = everybody ? { Principal: '*' } : {}
    const where: Partial<Statement> = kind === 'trust' ? {} : { Resource: '*' }
    const what = kind === 'trust' ? 'sts:*' : kind === 'rcp' ? services : '*'
    return { Effect: 'Deny', ...who, Action: what, ...where }
  }

  /** Whether the kind of policy takes part in the decision at all: the exceptions, in full. */
  function takesPart(kind: PolicyKind, { request }: Case): boolean {
    const { principal, action } = request
    const isArn = principal.startsWith('arn:') && !principal.includes(':oidc-provider/')
    // S2: always answered, except to nobody in particular.
    if (action === 'sts:GetCallerIdentity' && isArn) return false
    if (action === 'sts:GetCallerIdentity' && principal.endsWith('.amazonaws.com')) return false
    const isServiceLinkedRole = principal.includes(':role/aws-service-role/')
    const isRoot = principal.endsWith(':root')
    switch (kind) {
      case 'identity': // 5.3: root, services, unsigned callers and token holders have none.
        return isArn && !isRoot
      case 'boundary': // D9
        return isArn && !isRoot
      case 'session': // D10: no user has one.
        return isArn && !principal.includes(':user/')
      case 'resource': // V20
        return !(isRoot && action === 's3:PutBucketPolicy')
      case 'trust':
        return true
      case 'endpoint':
        return true
      case 'scp': // D8
        return isArn && !isServiceLinkedRole
      case 'rcp': // D45, D47
        return !isServiceLinkedRole && action !== 'kms:RetireGrant' && !action.startsWith('ec2:')
    }
  }

  test('an explicit deny wins, in every kind of policy that takes part (D5)', () => {
    fc.assert(
      fc.property(questionWithPolicies, choice, (given, chosen) => {
        const after = changeOne(
          given,
          chosen,
          ({ kind, document }) => withStatement(document, denyEverything(kind)),
          ({ kind }) => takesPart(kind, given),
        )
        fc.pre(after !== null)
        expect(verdictOf(after)).toBe('explicitDeny')
      }),
      { numRuns },
    )
  })

  test('adding a Deny never allows more', () => {
    fc.assert(
      fc.property(questionWithPolicies, choice, denials, (given, chosen, statements) => {
        const after = changeOne(given, chosen, ({ kind, document }) =>
          withStatement(document, statements[kind]),
        )
        fc.pre(after !== null)
        expectNoMore(given, after)
      }),
      { numRuns },
    )
  })

  test('attaching a policy that only denies never allows more', () => {
    fc.assert(
      fc.property(questionWithPolicies, denyOf('identity'), (given, statement) => {
        const policy: Document = { Version: '2012-10-17', Statement: [statement] }
        const identity = [policy, ...given.documents.identity]
        expectNoMore(given, { ...given, documents: { ...given.documents, identity } })
      }),
      { numRuns: numRuns / 3 },
    )
  })
})

describe('allows', () => {
  /** Stands where a statement was: a document needs at least one. Matches nothing that is ever asked. */
  function inert(kind: PolicyKind, statement: Statement): Statement {
    const { Principal } = statement
    return {
      Effect: 'Deny',
      ...(Principal !== undefined && { Principal }),
      Action: kind === 'trust' ? 'sts:SetContext' : 's3:InertAction',
      ...(kind !== 'trust' && { Resource: '*' }),
    }
  }

  function withoutAllow(document: Document, kind: PolicyKind, chosen: number): Document {
    const allows = document.Statement.filter((each) => each.Effect === 'Allow')
    const gone = allows[chosen % Math.max(allows.length, 1)]
    const Statement = document.Statement.map((each) => (each === gone ? inert(kind, each) : each))
    return { ...document, Statement }
  }

  // With RestrictPublicBuckets on it can: when the statement that made a bucket's policy public goes,
  // the policy's other grants to foreign accounts count again (D55).
  test('removing an Allow never allows more, RestrictPublicBuckets being off', () => {
    fc.assert(
      fc.property(questionWithPolicies, choice, choice, (given, chosen, which) => {
        const before = { ...given, documents: { ...given.documents, restrictPublicBuckets: false } }
        const after = changeOne(before, chosen, ({ kind, document }) =>
          withoutAllow(document, kind, which),
        )
        fc.pre(after !== null)
        expectNoMore(before, after)
      }),
      { numRuns },
    )
  })

  test('adding an Allow never allows less, RestrictPublicBuckets being off', () => {
    fc.assert(
      fc.property(questionWithPolicies, choice, perKind(allowOf), (given, chosen, statements) => {
        const before = { ...given, documents: { ...given.documents, restrictPublicBuckets: false } }
        const after = changeOne(
          before,
          chosen,
          ({ kind, document }) => withStatement(document, statements[kind]),
          ({ kind }) => kind !== 'rcp',
        )
        fc.pre(after !== null)
        expectNoMore(after, before)
      }),
      { numRuns },
    )
  })

  test('restricting public buckets never allows more', () => {
    fc.assert(
      fc.property(questionWithPolicies, (given) => {
        const on = { ...given, documents: { ...given.documents, restrictPublicBuckets: true } }
        const off = { ...given, documents: { ...given.documents, restrictPublicBuckets: false } }
        expectNoMore(off, on)
      }),
      { numRuns: numRuns / 2 },
    )
  })
})

describe('limits', () => {
  function attaching<T>(
    policy: fc.Arbitrary<T>,
    attach: (given: Documents, policy: T) => [Documents, Documents],
  ): void {
    fc.assert(
      fc.property(questionWithPolicies, policy, (given, attached) => {
        const [without, limited] = attach(given.documents, attached)
        expectNoMore({ ...given, documents: without }, { ...given, documents: limited })
      }),
      { numRuns: numRuns / 2 },
    )
  }

  const level = (kind: PolicyKind): fc.Arbitrary<Level> =>
    fc
      .array(documentOf(kind), { maxLength: 2 })
      .map((policies) => ({ id: 'ou-attached', policies }))

  test('a boundary never allows more', () => {
    attaching(documentOf('boundary'), (given, boundary) => [
      { ...given, boundary: null },
      { ...given, boundary },
    ])
  })

  test('a session policy never allows more to anybody but a federated user', () => {
    fc.assert(
      fc.property(questionWithPolicies, documentOf('session'), (given, policy) => {
        fc.pre(!given.request.principal.includes(':federated-user/'))
        const { documents } = given
        expectNoMore(
          { ...given, documents: { ...documents, session: null } },
          { ...given, documents: { ...documents, session: [policy] } },
        )
      }),
      { numRuns: numRuns / 2 },
    )
  })

  // Without a session policy a federated user has nothing but what names it directly (D10): there a session
  // policy may add. What limits nothing is a session policy that allows everything.
  test('to a federated user no session policy allows more than one that allows everything', () => {
    const everything: Document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }
    attaching(documentOf('session'), (given, policy) => [
      { ...given, session: [everything] },
      { ...given, session: [policy] },
    ])
  })

  test('a further level of SCPs never allows more', () => {
    attaching(level('scp'), (given, attached) => [
      given,
      { ...given, serviceControl: [...(given.serviceControl ?? []), attached] },
    ])
  })

  test('a further level of RCPs never allows more', () => {
    attaching(level('rcp'), (given, attached) => [
      given,
      { ...given, resourceControl: [attached, ...(given.resourceControl ?? [])] },
    ])
  })

  test('an endpoint policy never allows more', () => {
    attaching(documentOf('endpoint'), (given, endpoint) => [
      { ...given, endpoint: null },
      { ...given, endpoint },
    ])
  })
})

describe('order and repetition', () => {
  type Draw = (below: number) => number

  /** A small generator of numbers, so that one seed gives one scrambling. [mulberry32] */
  function drawing(seed: number): Draw {
    let state = seed
    return (below) => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below
    }
  }

  /** The same members in another order, some of them twice. */
  function scrambled<T>(members: readonly T[], draw: Draw): T[] {
    const repeated = members.filter(() => draw(3) === 0)
    const all = [...members, ...repeated]
    return all
      .map((member) => ({ member, key: draw(1 << 16) }))
      .sort((a, b) => a.key - b.key)
      .map(({ member }) => member)
  }

  function values(given: Values, draw: Draw): Values {
    return scrambled(typeof given === 'string' ? [given] : given, draw)
  }

  function block<T>(
    given: Readonly<Record<string, T>>,
    draw: Draw,
    each: (value: T) => T,
  ): Record<string, T> {
    const keys = scrambled(Object.keys(given), draw)
    return Object.fromEntries(keys.map((key) => [key, each(given[key] as T)]))
  }

  function condition(given: Condition, draw: Draw): Condition {
    const operators = scrambled(Object.keys(given), draw)
    return Object.fromEntries(
      operators.map((operator) => {
        // More than one truth value is no valid condition.
        const single = operator.startsWith('Bool') || operator === 'Null'
        const each = (given_: Values): Values => (single ? given_ : values(given_, draw))
        return [operator, block(given[operator] ?? {}, draw, each)]
      }),
    )
  }

  function statement(given: Statement, draw: Draw): Statement {
    const members = Object.entries(given).map(([name, value]: [string, unknown]) => {
      if (name === 'Effect' || value === '*') return [name, value]
      if (name === 'Condition') return [name, condition(value as Condition, draw)]
      if (name.endsWith('Principal')) {
        return [name, block(value as Record<string, Values>, draw, (each) => values(each, draw))]
      }
      return [name, values(value as Values, draw)]
    })
    return Object.fromEntries(scrambled(members, draw)) as Statement
  }

  function scramble(documents: Documents, draw: Draw): Documents {
    const { session, serviceControl, resourceControl } = documents
    const levels = (given: readonly Level[]): Level[] =>
      scrambled(given, draw).map(({ id, policies }) => ({
        id,
        policies: scrambled(policies, draw),
      }))
    const within = mapDocuments(
      {
        ...documents,
        identity: scrambled(documents.identity, draw),
        session: session && scrambled(session, draw),
        serviceControl: serviceControl && levels(serviceControl),
        resourceControl: resourceControl && levels(resourceControl),
      },
      ({ document }) => ({
        ...document,
        Statement: scrambled(document.Statement, draw).map((each) => statement(each, draw)),
      }),
    )
    return within
  }

  test('of levels, policies, statements, elements and values do not count (G3, G5, G67, D5)', () => {
    fc.assert(
      fc.property(questionWithPolicies, fc.integer(), (given, seed) => {
        const documents = scramble(given.documents, drawing(seed))
        expect(verdictOf({ ...given, documents })).toBe(verdictOf(given))
      }),
      { numRuns },
    )
  })
})

test('the generator makes only documents that AWS would save', () => {
  for (const kind of everyKind) {
    for (const document of fc.sample(documentOf(kind), { numRuns: 100, seed: 1 })) {
      expect(policyOf(document, kind).kind).toBe(kind)
    }
  }
})
