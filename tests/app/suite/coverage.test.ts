/** Which statements the checks exercise, why the others are not, and requests that are found for them. */

import { describe, expect, it } from 'vitest'
import { listPolicies, withPolicyDocument } from '../../../src/account/index.ts'
import {
  coverageView,
  shownOf,
  type CoveredStatement,
} from '../../../src/app/suite/coverage-view.ts'
import { outlinePolicy } from '../../../src/engine/index.ts'
import type { CoverageJob, PolicyCoverage } from '../../../src/protocol/coverage-api.ts'
import type { Check, Scenario } from '../../../src/scenario/model.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { coverageJob, createCoverageMemory } from '../../../workers/coverage-job.ts'
import { contextsFor } from '../../../workers/propose-context.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

const small = smallScenario()
const { ref } = policyNamed(small, 'second')
const asks = (action: string, context: Check['question']['context'] = {}): Check => ({
  ...{ id: action, name: '', expected: 'allow', by: null },
  question: { ...small.question, action, context },
})

describe('a statement', () => {
  const found = (statement: object, checks: readonly Check[]) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    const world = withPolicyDocument(small.world, ref, text)
    return viewed({ ...small, world, checks }).find(({ address }) => address.policy === ref)
  }
  const getting = { Sid: 'Get', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

  it('is exercised by a check that it applies to', () => {
    const statement = found(getting, [asks('s3:GetObject'), asks('s3:PutObject')])
    expect(statement).toMatchObject({ standing: 'exercised', words: 'applies in 1 check' })
  })

  it('that only a condition keeps from a check says so', () => {
    const Condition = { StringEquals: { 's3:prefix': 'a' } }
    const checks = [asks('s3:GetObject'), asks('s3:PutObject')]
    expect(found({ ...getting, Condition }, checks)).toMatchObject({
      standing: 'nearly',
      words: 'only a condition keeps it from 1 check',
    })
    const met = [asks('s3:GetObject', { 's3:prefix': 'a' })]
    expect(found({ ...getting, Condition }, met)).toMatchObject({ standing: 'exercised' })
  })

  it('that no check exercises says what the nearest lacks', () => {
    expect(found(getting, [asks('s3:PutObject')])).toMatchObject({
      standing: 'untouched',
      words: 'the nearest check has another action',
    })
    const elsewhere = { ...getting, Resource: 'arn:aws:s3:::nowhere/*' }
    expect(found(elsewhere, [asks('ec2:RunInstances'), asks('s3:GetObject')])).toMatchObject({
      words: 'the nearest check has another resource',
    })
    expect(found(getting, [])).toMatchObject({ words: 'no check meets its policy' })
  })

  it('that no request can meet can never be exercised, with the reason', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalTag/team': 'a' },
      StringNotEquals: { 'aws:PrincipalTag/team': 'a' },
    }
    const statement = found({ ...getting, Condition }, [asks('s3:GetObject')])
    expect(statement?.standing).toBe('never')
    expect(statement?.words).toMatch(/never/)
    // Who doubts it may look for a request all the same.
    expect(statement?.wantsCheck).toBe(true)
  })

  it('that a request may meet after all is not said to be out of reach', () => {
    const range = { NumericGreaterThan: { 'x:n': '10' }, NumericLessThan: { 'x:n': '5' } }
    const several = [asks('s3:GetObject', { 'x:n': ['3', '20'] })]
    expect(found({ ...getting, Condition: range }, several)?.standing).toBe('exercised')
    const one = [asks('s3:GetObject', { 'x:n': '7' })]
    expect(found({ ...getting, Condition: range }, one)?.standing).toBe('nearly')

    const starred = { StringNotLike: { 'aws:PrincipalAccount': '*' } }
    const deny = { ...getting, Effect: 'Deny', Condition: starred }
    const without = [asks('s3:GetObject', { 'aws:PrincipalAccount': null })]
    expect(found(deny, without)?.standing).toBe('exercised')
    expect(found(deny, [asks('s3:GetObject')])).toMatchObject({
      standing: 'nearly',
      remark:
        'The statement applies to no request that has "aws:PrincipalAccount": a star matches every value.',
    })
  })

  it('of a policy that is attached to nothing gets no check', () => {
    const entries = listPolicies(small.world).map((entry) => ({ ...entry, attachedTo: [] }))
    const view = coverageView(surveyed(small), entries)
    const all = view.policies.flatMap(({ statements }) => statements)
    expect(all.map(({ standing, wantsCheck }) => [standing, wantsCheck])).toEqual(
      all.map(() => ['never', false]),
    )
    expect(view.others).toBe(`Of the others ${all.length} can apply to no request.`)
  })

  it('is tried with one spelling of each key', () => {
    const Condition = { StringEquals: { 's3:prefix': 'a' }, StringLike: { 'S3:Prefix': 'b*' } }
    const { statements } = outlinePolicy(JSON.stringify({ Statement: { ...getting, Condition } }))
    const [statement] = statements
    if (statement === undefined) throw new Error('There is no statement')
    const checks = [asks('s3:GetObject', { 'S3:PREFIX': 'c', 's3:max-keys': '7' })]
    expect(contextsFor(statement, checks)).toEqual([
      { 'S3:Prefix': 'bexample' },
      { 's3:max-keys': '7', 'S3:Prefix': 'bexample' },
    ])
  })
})

describe('SecureCart', () => {
  const scenario = secureCart()

  it('is told policy by policy: every statement, and those with gaps first', () => {
    const policies = surveyed(scenario)
    const entries = listPolicies(scenario.world)
    const view = coverageView(policies, entries)
    expect(view.policies).toHaveLength(entries.length)
    expect(view.exercised).toBeGreaterThan(40)
    expect(view.exercised).toBeLessThan(view.total)
    const firstWhole = view.policies.findIndex(({ gaps }) => gaps === 0)
    expect(view.policies.slice(firstWhole).every(({ gaps }) => gaps === 0)).toBe(true)
    const gaps = shownOf(view.policies, { onlyGaps: true, text: '' })
    const shown = gaps.flatMap(({ statements }) => statements)
    expect(shown).toHaveLength(view.total - view.exercised)
    const [named] = shownOf(view.policies, { onlyGaps: false, text: 'outsidenetwork office' })
    expect(named?.statements.map(({ name }) => name)).toEqual(['OnlyFromOffice'])
  })

  it('gets requests that exercise what none did', () => {
    const gaps = viewed(scenario).filter(({ standing }) => standing === 'untouched')
    const proposals = gaps.flatMap(({ address, index }): Check[] => {
      const reply = run({
        kind: 'propose',
        ...circumstances(scenario),
        ...{ policy: address.policy, statement: index, actions: [] },
      })
      if (reply.kind !== 'proposed') throw new Error(JSON.stringify(reply))
      if (reply.proposal === null) return []
      const { question, verdict } = reply.proposal
      return [{ id: `${index} ${address.policy}`, name: '', question, expected: verdict, by: null }]
    })
    expect(proposals.length).toBeGreaterThan(gaps.length / 2)
    const after = viewed({ ...scenario, checks: proposals })
    const missed = proposals.filter(
      ({ id }) => after.find(({ key }) => key === id)?.standing !== 'exercised',
    )
    expect(missed).toEqual([])
  })

  it('leaves a policy out that cannot be read', () => {
    const broken = policyNamed(scenario, 'DenyOutsideNetwork').ref
    const world = withPolicyDocument(scenario.world, broken, '{')
    const policies = surveyed({ ...scenario, world })
    expect(policies.find((policy) => policy.ref === broken)?.statements).toBeNull()
    const view = coverageView(policies, listPolicies(world))
    expect(view.policies.find((policy) => policy.ref === broken)?.note).toBe('cannot be read')
  })
})

it('survives structured clone both ways', () => {
  const job: CoverageJob = { kind: 'survey', ...circumstances(small) }
  const reply = run(structuredClone(job))
  expect(structuredClone(reply)).toEqual(reply)
})

function circumstances({ world, now, checks }: Scenario) {
  return { world, now, checks }
}

function run(job: CoverageJob) {
  return coverageJob(job, createCoverageMemory())
}

function surveyed(scenario: Scenario): readonly PolicyCoverage[] {
  const reply = run({ kind: 'survey', ...circumstances(scenario) })
  if (reply.kind !== 'surveyed') throw new Error(JSON.stringify(reply))
  return reply.policies
}

function viewed(scenario: Scenario): readonly CoveredStatement[] {
  const view = coverageView(surveyed(scenario), listPolicies(scenario.world))
  return view.policies.flatMap(({ statements }) => statements)
}
