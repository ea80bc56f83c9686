/**
 * Open fields of a text: which there are, and how the keyboard walks through them.
 */

import { expect, test } from 'vitest'
import { nextField, openFieldProblem, openFields } from '../../../src/app/sentence/open-fields.ts'

const form = 'arn:aws:s3:::${BucketName}/${ObjectName}'

test('fields by name and place', () => {
  expect(openFields(form)).toEqual([
    { name: 'BucketName', from: 13, to: 26 },
    { name: 'ObjectName', from: 27, to: 40 },
  ])
  expect(openFields('arn:aws:s3:::b/$x/${}/{y}/${a b}')).toEqual([])
})

test.each([
  [0, false, 'BucketName'],
  [13, false, 'BucketName'],
  [14, false, 'ObjectName'],
  [26, false, 'ObjectName'],
  [40, false, null],
  [40, true, 'ObjectName'],
  [27, true, 'BucketName'],
  [13, true, null],
] as const)('from %d, backwards %s, to %s', (at, back, name) => {
  expect(nextField(form, at, back)?.name ?? null).toBe(name)
})

test('a message names each field once', () => {
  expect(openFieldProblem('arn:aws:s3:::b')).toBeNull()
  expect(openFieldProblem('${A}/${A}')).toBe(
    'The field A is still open. Expected a value in the place of “${A}”.',
  )
  expect(openFieldProblem('${A}/${B}/${C}')).toBe(
    'The fields A, B and C are still open. Expected a value in the place of “${A}”.',
  )
})
