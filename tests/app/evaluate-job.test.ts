/** The worker's job, without the worker: SecureCart decided, broken texts, reading from memory. */

import { describe, expect, it, vi } from 'vitest'
import { listPolicies, withPolicyDocument } from '../../src/account/index.ts'
import { parsePolicy } from '../../src/engine/index.ts'
import type { EvaluateJob, EvaluateReply } from '../../src/protocol/engine-api.ts'
import { secureCart } from '../../src/scenario/secure-cart.ts'
import type { Check, Scenario } from '../../src/scenario/model.ts'
import { createCaches, evaluateJob } from '../../workers/evaluate-job.ts'
import { createReader } from '../../workers/policy-reader.ts'
import { allow, policyNamed, smallScenario } from './support/scenario.ts'

type Done = Omit<Extract<EvaluateReply, { kind: 'answered' }>, 'kind'> &
  Pick<Extract<EvaluateReply, { kind: 'checked' }>, 'checks'>

describe('a job', () => {
  it('decides SecureCart: the question, and every check as expected', () => {
    const scenario = secureCart()
    const reply = evaluate(scenario)
    expect(reply.answer.kind).toBe('decided')
    expect(reply.context.length).toBeGreaterThan(5)
    expect(reply.checks.map(({ id }) => id)).toEqual(scenario.checks.map(({ id }) => id))
    const others = reply.checks.filter(({ result }) => !(result.kind === 'decided' && result.holds))
    expect(others).toEqual([])
  })

  it('lists the policies that the question meets by address, as the trace names them', () => {
    const scenario = secureCart()
    const { answer, policies } = evaluate(scenario)
    if (answer.kind !== 'decided') throw new Error('SecureCart is broken')
    const refs = new Set(listPolicies(scenario.world).map(({ ref }) => ref))
    expect(policies.filter(({ ref }) => !refs.has(ref))).toEqual([])
    const traced = answer.decision.layers.flatMap(({ layer, levels }) =>
      levels.flatMap((level) =>
        level.policies.map((policy) => `${layer} ${level.id ?? ''} ${policy.policyId}`),
      ),
    )
    const met = policies.map(({ layer, level, ref }) => `${layer} ${level ?? ''} ${ref}`)
    expect(met).toEqual(expect.arrayContaining(traced))
    expect(traced.length).toBeGreaterThan(3)
  })

  it('survives structured clone both ways', () => {
    const job = jobOf(secureCart())
    for (const part of ['answer', 'checks'] as const) {
      const reply = evaluateJob(structuredClone({ ...job, part }), createCaches())
      expect(structuredClone(reply)).toEqual(reply)
    }
  })

  it('names the statement that decides', () => {
    const allowed = smallScenario()
    const { ref } = policyNamed(allowed, 'second')
    const reply = evaluate(allowed)
    expect(reply.answer).toMatchObject({
      kind: 'decided',
      decision: { verdict: 'allow' },
      decidedBy: { policy: ref, sid: null, statement: 0 },
    })
    const denied = evaluate(edited(allowed, 'alice-can', denyAll))
    const deny = policyNamed(allowed, 'alice-can').ref
    expect(denied.answer).toMatchObject({
      decision: { verdict: 'explicitDeny' },
      decidedBy: { policy: deny, sid: 'Never', statement: 1 },
    })
    const nothing = evaluate(edited(allowed, 'second', allow('ec2:*')))
    expect(nothing.answer).toMatchObject({
      decision: { verdict: 'implicitDeny' },
      decidedBy: null,
    })
  })

  it('holds a check to the statement that is expected to decide', () => {
    const scenario = smallScenario()
    const { ref } = policyNamed(scenario, 'second')
    const expected = (by: Check['by']) => {
      const { question } = scenario
      const check = { id: 'a', name: '', question, expected: 'allow', by } as const
      const [only] = evaluate({ ...scenario, checks: [check] }).checks
      return only?.result
    }
    expect(expected({ policy: ref, statement: 0 })).toMatchObject({
      holds: true,
      expected: 'decides',
    })
    const idle = policyNamed(scenario, 'alice-can').ref
    expect(expected({ policy: idle, statement: 0 })).toMatchObject({
      verdict: 'allow',
      holds: false,
      expected: 'doesNotDecide',
    })
    expect(expected({ policy: ref, statement: 'Gone' })).toMatchObject({
      expected: 'statementGone',
    })
    expect(expected({ policy: 'gone', statement: 0 })).toMatchObject({ expected: 'policyGone' })
  })

  it('decides a check anew when its policies or its request change, and only then', () => {
    const caches = createCaches()
    const scenario = secureCart()
    const run = (from: Scenario) => evaluateJob({ ...jobOf(from), part: 'checks' }, caches)
    const first = run(scenario)
    expect(run(scenario)).toEqual(first)
    for (const name of ['DenyOutsideNetwork', 'DeployShop', 'Bucket policy']) {
      const changed = edited(scenario, name, allow('*'))
      const fresh = evaluateJob({ ...jobOf(changed), part: 'checks' }, createCaches())
      expect(run(changed)).toEqual(fresh)
      expect(run(scenario)).toEqual(first)
    }
  })

  it('leaves open what a broken policy takes part in, and nothing else', () => {
    const scenario = secureCart()
    const sound = evaluate(scenario)
    const [victim] = sound.policies.filter(({ layer }) => layer === 'identity')
    if (victim === undefined) throw new Error('The first question meets no identity policy')
    const world = withPolicyDocument(scenario.world, victim.ref, '{ "Version": ')
    const reply = evaluate({ ...scenario, world })
    expect(reply.answer).toEqual({ kind: 'broken', policies: [victim.ref] })
    expect(reply.policies).toEqual(sound.policies)
    expect(reply.diagnostics[victim.ref]?.some(({ severity }) => severity === 'error')).toBe(true)
    const kinds = new Set(reply.checks.map(({ result }) => result.kind))
    expect(kinds).toContain('decided')
    for (const { result } of reply.checks) {
      if (result.kind === 'broken') expect(result.policies).toEqual([victim.ref])
    }
  })

  it('finds what is wrong with policies that the question does not meet', () => {
    const scenario = secureCart()
    const met = new Set(evaluate(scenario).policies.map(({ ref }) => ref))
    const stranger = listPolicies(scenario.world).find(
      ({ ref, editable }) => editable && !met.has(ref),
    )
    if (stranger === undefined) throw new Error('The first question meets every policy')
    const world = withPolicyDocument(scenario.world, stranger.ref, '[')
    const reply = evaluate({ ...scenario, world })
    expect(reply.answer.kind).toBe('decided')
    expect(reply.diagnostics[stranger.ref]).not.toHaveLength(0)
    expect(reply.diagnostics[stranger.ref]).toBeDefined()
    const job = { ...jobOf({ ...scenario, world }), part: 'checks', findings: false } as const
    expect(evaluateJob(job, createCaches())).toMatchObject({ kind: 'checked', diagnostics: {} })
  })

  it('answers a bug with its message', () => {
    const job = { ...jobOf(smallScenario()), world: null } as unknown as EvaluateJob
    expect(evaluateJob(job, createCaches())).toMatchObject({ kind: 'failed', revision: 3 })
    const sound = jobOf(smallScenario())
    expect(evaluateJob(sound, createCaches()).kind).toBe('answered')
  })
})

describe('the reader of policies', () => {
  const use = { ref: 'one', kind: 'identity', document: allow('s3:*') } as const

  it('reads the same text once, under every address that has it', () => {
    const { reader, parse } = spied()
    expect(reader.policy(use)?.id).toBe('one')
    expect(reader.policy({ ...use, ref: 'two' })?.id).toBe('two')
    expect(reader.policy(use)).toBe(reader.policy(use))
    expect(parse).toHaveBeenCalledTimes(1)
    reader.read({ ...use, kind: 'boundary' })
    reader.read({ ...use, document: allow('s3:Get*') })
    expect(parse).toHaveBeenCalledTimes(3)
  })

  it('forgets what has not been used since', () => {
    const { reader, parse } = spied()
    reader.read(use)
    reader.forgetUnused()
    reader.read(use)
    expect(parse).toHaveBeenCalledTimes(1)
    reader.forgetUnused()
    reader.forgetUnused()
    reader.read(use)
    expect(parse).toHaveBeenCalledTimes(2)
  })

  it('keeps what was used a few answers ago', () => {
    const { reader, parse } = spied()
    reader.read(use)
    for (let answer = 1; answer <= 3; answer += 1) {
      reader.read({ ...use, document: allow(`s3:${answer}`) })
      reader.forgetUnused(3)
    }
    reader.read(use)
    expect(parse).toHaveBeenCalledTimes(4)
    for (let answer = 1; answer <= 6; answer += 1) reader.forgetUnused(3)
    reader.read(use)
    expect(parse).toHaveBeenCalledTimes(5)
  })

  function spied() {
    const parse = vi.fn(parsePolicy)
    return { parse, reader: createReader(parse) }
  }
})

const denyAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' },
    { Sid: 'Never', Effect: 'Deny', Action: '*', Resource: '*' },
  ],
})

function edited(scenario: Scenario, name: string, document: string): Scenario {
  const { ref } = policyNamed(scenario, name)
  return { ...scenario, world: withPolicyDocument(scenario.world, ref, document) }
}

function jobOf({ world, now, question, checks }: Scenario): EvaluateJob {
  return { revision: 3, part: 'answer', world, now, question, checks }
}

function evaluate(scenario: Scenario): Done {
  const caches = createCaches()
  const answered = evaluateJob(jobOf(scenario), caches)
  const checked = evaluateJob({ ...jobOf(scenario), part: 'checks' }, caches)
  if (answered.kind !== 'answered' || checked.kind !== 'checked') {
    throw new Error(JSON.stringify([answered, checked]))
  }
  const diagnostics = { ...answered.diagnostics, ...checked.diagnostics }
  return { ...answered, checks: checked.checks, diagnostics }
}
