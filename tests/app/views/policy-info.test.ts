/**
 * What stands above a policy's text, for every policy of the example; problems with their lines;
 * and what is said while a text is broken.
 */

import { expect, test } from 'vitest'
import { listPolicies } from '../../../src/account/index.ts'
import type { PolicyEntry } from '../../../src/account/index.ts'
import { policyInfo } from '../../../src/app/views/policy-info.ts'
import { staleView } from '../../../src/app/views/stale.ts'
import { nameTable, namesOf } from '../../../src/app/views/world-names.ts'
import type { Diagnostic } from '../../../src/engine/index.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'

const { world } = secureCart()
const entries = listPolicies(world)
const byRef = new Map(entries.map((entry) => [entry.ref, entry]))
const names = namesOf(nameTable(world, entries))

function named(name: string): PolicyEntry {
  const entry = entries.find((each) => each.name === name)
  if (entry === undefined) throw new Error(`no policy ${name}`)
  return entry
}

test('every policy has a kind, and no carrier is left as a bare id', () => {
  for (const entry of entries) {
    const info = policyInfo(world, entry, names)
    expect(info.kind).toMatch(/policy|Policy/)
    expect(info.attachedTo.filter((name) => /^(r|ou|p)-/.test(name))).toEqual([])
    expect(info.size === null || info.size.used <= info.size.limit).toBe(true)
  }
})

test('a service control policy says where it stands and how large it is', () => {
  expect(policyInfo(world, named('DenyOutsideNetwork'), names)).toMatchObject({
    kind: 'Service control policy',
    attachedTo: ['OU Workloads'],
    readOnly: null,
    size: { unit: 'characters', over: false },
  })
})

test('what AWS manages says that it cannot be edited', () => {
  const managed = entries.filter((entry) => !entry.editable)
  expect(managed.length).toBeGreaterThan(0)
  for (const entry of managed) expect(policyInfo(world, entry, names).readOnly).toMatch(/AWS/)
})

test('a policy that bounds others says so', () => {
  expect(policyInfo(world, named('WorkloadBoundary'), names).severalUses).toMatch(
    /permissions boundary of/,
  )
})

const finding = (from: number, severity: Diagnostic['severity'] = 'error'): Diagnostic => ({
  code: 'x',
  severity,
  message: 'Found x. Expected y.',
  from,
  to: from + 1,
})

test('a broken text says which, where and what, before anything else is known of it', () => {
  const entry = named('DenyOutsideNetwork')
  const results = {
    pending: false,
    revision: 2,
    decision: null,
    decidedBy: null,
    asked: null,
    stale: { kind: 'broken', policies: [entry.ref], since: 2 },
    context: [],
    diagnostics: {
      [entry.ref]: [finding(0, 'warning'), finding(entry.document.indexOf('Version'))],
    },
    policies: [],
    checks: new Map(),
    suite: 'decided',
  } as const
  const view = staleView({ results, policy: (ref) => byRef.get(ref) ?? null }, names)
  expect(view).toMatchObject({
    label: 'No verdict',
    text: 'DenyOutsideNetwork, line 2: Found x. Expected y.',
    spoken: 'DenyOutsideNetwork cannot be read.',
    target: { policyRef: entry.ref },
    stopped: false,
  })
})
