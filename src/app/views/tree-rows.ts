/**
 * The account tree as the rows that are in view: what is open, what a search finds.
 */

import type { TreeNode } from '../../account/index.ts'

export interface TreeRow {
  readonly node: TreeNode
  /** From 1. */
  readonly level: number
  readonly place: number
  readonly siblings: number
  /** Null for what holds nothing. */
  readonly open: boolean | null
  readonly parentId: string | null
}

export interface TreeRows {
  readonly rows: readonly TreeRow[]
  /** Rows that were left off, because a list of thousands helps nobody. */
  readonly more: number
}

const ROWS_MAX = 600

/** Rows of the open nodes; with a search, of the nodes that it finds and what leads to them, all open. */
export function treeRows(
  tree: readonly TreeNode[],
  isOpen: (node: TreeNode) => boolean,
  search: string,
  max = ROWS_MAX,
): TreeRows {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const rows: TreeRow[] = []
  const add = (nodes: readonly TreeNode[], level: number, parentId: string | null): void => {
    nodes.forEach((node, index) => {
      const holds = node.children.length > 0
      const open = holds ? words.length > 0 || isOpen(node) : null
      rows.push({ node, level, place: index + 1, siblings: nodes.length, open, parentId })
      if (open === true) add(node.children, level + 1, node.id)
    })
  }
  add(words.length === 0 ? tree : filtered(tree, words), 1, null)
  return { rows: rows.slice(0, max), more: Math.max(0, rows.length - max) }
}

/** A node that is found keeps all it holds. */
function filtered(nodes: readonly TreeNode[], words: readonly string[]): readonly TreeNode[] {
  return nodes.flatMap((node) => {
    const text = `${node.label} ${node.detail}`.toLowerCase()
    if (words.every((word) => text.includes(word))) return [node]
    const children = filtered(node.children, words)
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** Ids of the nodes that lead to what `isWanted` names. */
export function pathsTo(
  nodes: readonly TreeNode[],
  isWanted: (node: TreeNode) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (node: TreeNode): boolean => {
    const below = node.children.map(walk).some(Boolean)
    if (below) found.add(node.id)
    return below || isWanted(node)
  }
  nodes.forEach(walk)
  return found
}
