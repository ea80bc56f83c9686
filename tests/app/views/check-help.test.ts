/** The list of all checks, and the counts by severity. */

import { expect, test } from 'vitest'
import {
  allChecks,
  checkHelp,
  checksLeftOut,
  findChecks,
} from '../../../src/app/views/check-help.ts'
import { countBySeverity } from '../../../src/app/views/severities.ts'
import type { Severity } from '../../../src/engine/index.ts'

test('every check has a paragraph and a page', () => {
  expect(allChecks.length).toBeGreaterThan(150)
  for (const { code, help, page } of allChecks) {
    expect(help, code).toMatch(/^\S[\s\S]{55,}\.$/)
    expect(page, code).toMatch(/\S/)
  }
})

test('a check that does less than AWS’s says what it leaves out, and one that is missing why', () => {
  expect(checkHelp('invalid-arn-region')?.leftOut).toMatch(/Region/)
  expect(checkHelp('invalid-action')?.leftOut).toBeNull()
  expect(checksLeftOut.length).toBeGreaterThan(0)
  for (const { code, reason } of checksLeftOut) {
    expect(checkHelp(code)).toBeNull()
    expect(reason).toMatch(/\S/)
  }
})

test.each(['', 'nosuch', '__proto__', 'constructor', 'toString'])(
  'the code %j has no help',
  (code) => {
    expect(checkHelp(code)).toBeNull()
  },
)

test('checks are found by words of their code and of their help, and by severity', () => {
  expect(findChecks({ text: 'pass-role star', severity: null }).map(({ code }) => code)).toContain(
    'pass-role-with-star-in-resource',
  )
  expect(findChecks({ text: '', severity: null })).toHaveLength(allChecks.length)
  expect(findChecks({ text: 'xyzzy', severity: null })).toEqual([])
  const errors = findChecks({ text: '', severity: 'error' })
  expect(new Set(errors.map(({ severity }) => severity))).toEqual(new Set(['error']))
})

test('the gravest are counted first', () => {
  const found = (severity: Severity) => ({ code: 'x', severity, message: 'x', from: 0, to: 1 })
  const list = (['warning', 'error', 'warning', 'suggestion'] as const).map(found)
  expect(countBySeverity(list).map(({ severity, count }) => [severity, count])).toEqual([
    ['error', 1],
    ['warning', 2],
    ['suggestion', 1],
  ])
})
