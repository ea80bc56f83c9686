/**
 * A node of the account tree and how one is made.
 */

import type { PolicyRef } from './questions.ts'

/** Which icon stands before the node. */
export type TreeKind =
  | 'organization'
  | 'root'
  | 'unit'
  | 'account'
  | 'folder'
  | 'rootUser'
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'resource'
  | 'session'
  | 'identityProvider'
  | 'endpoint'
  | 'identityCenter'
  | 'permissionSet'
  | 'assignment'

export interface TreeNode {
  /** Unique in the tree and stable while what it stands for exists. */
  readonly id: string
  readonly label: string
  readonly kind: TreeKind
  /** A few words behind the label; may be empty. */
  readonly detail: string
  /** How many things a folder holds; null for what is not a folder. */
  readonly count: number | null
  readonly children: readonly TreeNode[]
  /** The policy to open. */
  readonly policyRef: PolicyRef | null
  /** The principal to ask as. */
  readonly principal: string | null
  /** The resource to ask about. */
  readonly resource: string | null
}

/** A node with what it does not say left empty. */
export function node(
  id: string,
  kind: TreeKind,
  label: string,
  rest: Partial<Omit<TreeNode, 'id' | 'kind' | 'label'>> = {},
): TreeNode {
  return {
    id,
    label,
    kind,
    detail: '',
    count: null,
    children: [],
    policyRef: null,
    principal: null,
    resource: null,
    ...rest,
  }
}

export function folder(id: string, label: string, children: readonly TreeNode[]): TreeNode {
  return node(id, 'folder', label, { count: children.length, children })
}

/** '1 account', '3 accounts'. */
export function countOf(count: number, what: string): string {
  return `${count} ${count === 1 ? what : plural(what)}`
}

export function plural(what: string): string {
  return /[^aeiou]y$/.test(what) ? `${what.slice(0, -1)}ies` : `${what}s`
}
