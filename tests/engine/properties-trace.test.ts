/**
 * Does the explanation hold together? Each node follows from the nodes below it, the verdict from the
 * layers, `decide` says the same, and all of it survives a copy to another thread.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  ElementTrace,
  Grant,
  Layer,
  LayerTrace,
  LevelTrace,
  PolicyTrace,
  StatementTrace,
  Verdict,
} from '../../src/engine/index.ts'
import { authorizerOf, policiesOf, questionWithPolicies, request } from './arbitraries.ts'

const numRuns = 1200

function everyDecision(holds: (decision: Decision, request: AccessRequest) => void): void {
  fc.assert(
    fc.property(questionWithPolicies, ({ documents, request: asked }) => {
      holds(authorizerOf(documents).explain(asked), asked)
    }),
    { numRuns },
  )
}

describe('decide', () => {
  test('says what explain says', () => {
    fc.assert(
      fc.property(questionWithPolicies, ({ documents, request: asked }) => {
        const authorizer = authorizerOf(documents)
        expect(authorizer.decide(asked)).toBe(authorizer.explain(asked).verdict)
      }),
      { numRuns: 2 * numRuns },
    )
  })

  test('remembers nothing of earlier requests', () => {
    fc.assert(
      fc.property(questionWithPolicies, fc.array(request, { maxLength: 4 }), (given, others) => {
        const authorizer = authorizerOf(given.documents)
        const before = authorizer.decide(given.request)
        for (const other of others) {
          const fresh = authorizerOf(given.documents)
          expect(authorizer.decide(other)).toBe(fresh.decide(other))
        }
        expect(authorizer.decide(given.request)).toBe(before)
        expect(authorizer.explain(given.request)).toEqual(authorizer.explain(given.request))
      }),
      { numRuns: numRuns / 4 },
    )
  })
})

describe('the verdict', () => {
  test('is folded from the layers', () => {
    everyDecision(({ verdict, layers, blockedBy, errorMessage }) => {
      const denied = layers.some(({ outcome }) => outcome === 'explicitDeny')
      const blocking = layers.filter(({ blocks }) => blocks).map(({ layer }) => layer)
      const folded = denied ? 'explicitDeny' : blocking.length > 0 ? 'implicitDeny' : 'allow'
      expect(verdict).toBe(folded)
      expect(blockedBy).toEqual(blocking)
      expect(errorMessage === null).toBe(verdict === 'allow')
    })
  })

  test('is that of AWS’s procedure, given what each layer says (5.11)', () => {
    everyDecision((decision, asked) => {
      expect(decision.verdict).toBe(procedure(decision, asked))
    })
  })

  /** Section 5.11 as it is written, on the outcomes of the layers and the resource-based policy's grant. */
  function procedure({ layers }: Decision, asked: AccessRequest): Verdict {
    const outcome = (layer: Layer) => layers.find((each) => each.layer === layer)?.outcome
    const refused = (layer: Layer): boolean => outcome(layer) === 'implicitDeny'
    if (layers.some((each) => each.outcome === 'explicitDeny')) return 'explicitDeny'
    if (layers.every((each) => each.outcome === 'notApplicable')) return 'allow' // S2
    if (refused('resourceControl') || refused('serviceControl') || refused('endpoint')) {
      return 'implicitDeny'
    }
    const verdict = (allowed: boolean): Verdict => (allowed ? 'allow' : 'implicitDeny')
    const grant = strongestGrant(layers.find((each) => each.layer === 'resource'))
    const { principal, action, resource } = asked
    const account = /^arn:[^:]*:(?:iam|sts)::(\d{12}):(?!oidc-provider)/.exec(principal)?.[1]
    if (account === undefined) {
      const known = /^anonymous$|\.com$|:oidc-provider/.test(principal)
      return verdict(known && grant !== null)
    }
    const root = principal.endsWith(':root')
    const identity = outcome('identity') === 'allow'
    const limits = !refused('boundary') && !refused('session')
    const mandatory = /^(sts:Assume|kms:)/.test(action) && grant === null // D27, D28
    if (mandatory) return 'implicitDeny'
    const owner = asked.resourceAccount ?? (resource.split(':')[4] || account)
    if (owner !== account && grant === null) return 'implicitDeny'
    // A root user needs no grant, and none lifts the limits of AssumeRoot or lets it assume roles (5.3, 6.2).
    if (owner === account && !root) {
      if (grant === 'direct' || grant === 'any') return 'allow'
      if (grant === 'role' || grant === 'issuer') return verdict(limits)
    }
    return verdict(identity && limits)
  }

  /** D62: direct before "*" before the role behind a session before the account. */
  function strongestGrant(layer: LayerTrace | undefined): Grant | null {
    if (layer === undefined || layer.reason.kind === 'grantVoid') return null
    const statements = layer.levels.flatMap(({ policies }) =>
      policies.flatMap((policy) => policy.statements),
    )
    const grants = statements
      .filter(({ applies, effect }) => applies && effect === 'Allow')
      .map(({ grant }) => grant)
    const order: readonly Grant[] = ['direct', 'service', 'provider', 'any', 'role', 'issuer']
    return [...order, 'account' as const].find((grant) => grants.includes(grant)) ?? null
  }
})

describe('the tree', () => {
  test('an outcome follows from what stands below it', () => {
    everyDecision(({ layers }) => {
      for (const layer of layers) {
        for (const level of layer.levels) {
          for (const policy of level.policies) policy.statements.forEach(checkStatement)
          level.policies.forEach(checkPolicy)
          checkLevel(level, layer.layer)
        }
        checkLayer(layer)
      }
    })
  })

  function checkLayer({ outcome, reason, levels }: LayerTrace): void {
    // These look at no policy, or at what a policy says and then not at its word.
    if (outcome === 'notApplicable' || levels.length === 0 || reason.kind === 'grantVoid') return
    const outcomes = levels.map((level) => level.outcome)
    const every = outcomes.every((each) => each === 'allow')
    const folded = outcomes.includes('explicitDeny')
      ? 'explicitDeny'
      : every
        ? 'allow'
        : 'implicitDeny'
    expect(outcome).toBe(folded)
  }

  function checkLevel({ outcome, policies }: LevelTrace, layer: Layer): void {
    const outcomes = policies.map((policy) => policy.outcome)
    // D7: RCPFullAWSAccess is attached at every level.
    expect(outcome).toBe(strictest(layer === 'resourceControl' ? [...outcomes, 'allow'] : outcomes))
  }

  function checkPolicy({ outcome, statements }: PolicyTrace): void {
    const applying = statements.filter(({ applies }) => applies)
    expect(outcome).toBe(
      strictest(applying.map(({ effect }) => (effect === 'Deny' ? 'explicitDeny' : 'allow'))),
    )
  }

  /** D3: a Deny, else an Allow, else neither. */
  function strictest(outcomes: readonly Verdict[]): Verdict {
    if (outcomes.includes('explicitDeny')) return 'explicitDeny'
    return outcomes.includes('allow') ? 'allow' : 'implicitDeny'
  }

  function checkStatement({ applies, elements }: StatementTrace): void {
    expect(applies).toBe(elements.every(({ holds }) => holds))
    elements.forEach(checkElement)
  }

  function checkElement(element: ElementTrace): void {
    const { holds, reason } = element
    if (reason.kind === 'emptyList' || reason.kind === 'absent') return
    switch (element.kind) {
      case 'principal':
        // An exemption needs every level of the caller, and a boundary voids it (G47, G49).
        if (!element.negated) expect(holds).toBe(element.values.some((value) => value.holds))
        else expect(holds).toBe(reason.kind !== 'exempts')
        return
      case 'action':
      case 'resource':
        expect(holds).toBe(element.values.some((value) => value.holds) !== element.negated)
        return
      case 'condition':
        if (reason.kind === 'matched' || reason.kind === 'excluded') {
          expect(element.values.some((value) => value.matches)).toBe(true)
          expect(holds).toBe(reason.kind === 'matched')
        }
        if (reason.kind === 'noneMatched' || reason.kind === 'noneExcluded') {
          expect(element.values.some((value) => value.matches)).toBe(false)
          expect(holds).toBe(reason.kind === 'noneExcluded')
        }
    }
  }

  test('every node points at its place in the policy’s text', () => {
    everyDecision(({ layers }) => {
      const policies = layers.flatMap(({ levels }) => levels.flatMap((level) => level.policies))
      // The generator uses the text as the policy's id.
      for (const { policyId: text, statements } of policies) {
        for (const statement of statements) checkSpans(statement, text)
      }
    })
  })

  function checkSpans(statement: StatementTrace, text: string): void {
    const object = JSON.parse(text.slice(statement.from, statement.to)) as { Effect: string }
    expect(object.Effect).toBe(statement.effect)
    for (const element of statement.elements) {
      if (element.from === element.to) continue
      expect(statement.from < element.from && element.to < statement.to).toBe(true)
      for (const value of element.values) {
        expect(JSON.parse(text.slice(value.from, value.to))).toBe(value.value)
        if (element.kind !== 'condition') {
          expect(element.from < value.from && value.to <= element.to).toBe(true)
        }
      }
    }
  }
})

describe('a copy', () => {
  test('of the policies decides alike, by structured clone and as JSON', () => {
    fc.assert(
      fc.property(questionWithPolicies, ({ documents, request: asked }) => {
        const policies = policiesOf(documents)
        const decision = compile(policies).explain(asked)
        const viaJson = JSON.parse(JSON.stringify(policies)) as ApplicablePolicies
        for (const copy of [structuredClone(policies), viaJson]) {
          expect(compile(copy).decide(asked)).toBe(decision.verdict)
          expect(compile(copy).explain(asked)).toEqual(decision)
        }
      }),
      { numRuns: numRuns / 4 },
    )
  })

  test('of a decision is equal to it', () => {
    fc.assert(
      fc.property(questionWithPolicies, ({ documents, request: asked }) => {
        const decision = authorizerOf(documents).explain(asked)
        expect(structuredClone(decision)).toEqual(decision)
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
      }),
      { numRuns: numRuns / 4 },
    )
  })

  test('of policies is not changed by compiling and deciding', () => {
    fc.assert(
      fc.property(questionWithPolicies, ({ documents, request: asked }) => {
        const policies = policiesOf(documents)
        const before = JSON.stringify([policies, asked])
        const authorizer = compile(policies)
        authorizer.decide(asked)
        authorizer.explain(asked)
        expect(JSON.stringify([policies, asked])).toBe(before)
      }),
      { numRuns: numRuns / 4 },
    )
  })
})
