/**
 * The account tree as rows: open and closed, searched, cut.
 */

import { expect, test } from 'vitest'
import type { TreeNode } from '../../../src/account/index.ts'
import { pathsTo, treeRows } from '../../../src/app/views/tree-rows.ts'

function node(label: string, children: readonly TreeNode[] = []): TreeNode {
  return {
    id: label,
    label,
    kind: 'folder',
    detail: '',
    count: null,
    children,
    policyRef: null,
    principal: label,
    resource: null,
  }
}

const tree = [
  node('shop', [node('users', [node('ana'), node('ben')]), node('roles', [node('deploy')])]),
  node('bank'),
]
const labels = (isOpen: (label: string) => boolean, search = ''): readonly string[] =>
  treeRows(tree, (each) => isOpen(each.label), search).rows.map((row) => row.node.label)

test('only what is open shows what it holds', () => {
  expect(labels(() => false)).toEqual(['shop', 'bank'])
  expect(labels((label) => label === 'shop')).toEqual(['shop', 'users', 'roles', 'bank'])
  expect(labels(() => true)).toHaveLength(7)
})

test('a row knows its level, its place and what it belongs to', () => {
  const { rows } = treeRows(tree, () => true, '')
  expect(rows.find((row) => row.node.label === 'ben')).toMatchObject({
    level: 3,
    place: 2,
    siblings: 2,
    open: null,
    parentId: 'users',
  })
})

test('a search shows what it finds, what leads there and what it holds, all open', () => {
  expect(labels(() => false, 'BEN')).toEqual(['shop', 'users', 'ben'])
  expect(labels(() => false, 'users')).toEqual(['shop', 'users', 'ana', 'ben'])
  expect(labels(() => false, 'nobody')).toEqual([])
})

test('what is too long is cut and counted', () => {
  const many = [
    node(
      'all',
      Array.from({ length: 2000 }, (_, index) => node(`u${index}`)),
    ),
  ]
  const { rows, more } = treeRows(many, () => true, '', 600)
  expect(rows).toHaveLength(600)
  expect(more).toBe(1401)
})

test('the paths to a node are what has to be open to see it', () => {
  expect([...pathsTo(tree, (each) => each.label === 'deploy')].toSorted()).toEqual([
    'roles',
    'shop',
  ])
  expect(pathsTo(tree, () => false).size).toBe(0)
})
