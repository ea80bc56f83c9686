/** A check while it is edited: which statements it may expect to decide, and how they are told apart. */

import { describe, expect, it } from 'vitest'
import { withPolicyDocument } from '../../../src/account/index.ts'
import { createDraft } from '../../../src/app/suite/check-draft.svelte.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import type { Check } from '../../../src/scenario/model.ts'
import { manualEngine } from '../support/engine.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

const small = smallScenario()
const { ref } = policyNamed(small, 'second')

function draftOf(statements: readonly object[], by: Check['by'] = null) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const world = withPolicyDocument(small.world, ref, text)
  const check: Check = { id: 'a', name: '', question: small.question, expected: 'allow', by }
  const scenario = { ...small, world, checks: [check] }
  const workspace = createWorkspace({
    scenario,
    engine: manualEngine(),
    suite: manualEngine,
    onChange: () => undefined,
    loadExample: () => Promise.resolve(scenario),
    newId: () => 'new',
    nowMs: () => 0,
  })
  return createDraft({ workspace, id: 'a' })
}

const allow = (Sid?: string) => ({ Sid, Effect: 'Allow', Action: '*', Resource: '*' })
const valuesIn = ({ statements }: ReturnType<typeof draftOf>) =>
  statements.map(({ value }) => value).filter((value) => value.startsWith('second'))

describe('the statements of a draft', () => {
  it('are told apart where their Sids are the same', () => {
    const draft = draftOf([allow('Twin'), allow('Twin'), allow('Own'), allow()])
    expect(valuesIn(draft)).toEqual([
      'second › statement 1',
      'second › statement 2',
      'second › Own',
      'second › statement 4',
    ])
    draft.parts.statement = 'second › statement 2'
    expect(draft.checkStatement(draft.parts.statement)).toBeNull()
    expect(draft.check.by).toEqual({ policy: ref, statement: 1 })
  })

  it('are there once each, even where a Sid looks like a place', () => {
    const values = valuesIn(draftOf([allow('statement 2'), allow()]))
    expect(values).toEqual([...new Set(values)])
  })

  it('leave what was expected by a Sid as it is', () => {
    const by = { policy: ref, statement: 'Twin' }
    expect(draftOf([allow('Twin'), allow('Twin')], by).check.by).toEqual(by)
  })
})
