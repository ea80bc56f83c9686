/**
 * Addresses of the nodes of a trace: the policy, and the place inside it.
 * A policy that takes part twice (at two levels, say) reads the same both times and has the same ids,
 * so choosing a node chooses it everywhere.
 */

import type { PolicyRef } from '../../account/questions.ts'

/** 'policyRef#statement', 'policyRef#statement.element' or 'policyRef#statement.element.value'. */
export type NodeId = string

export function nodeId(policy: PolicyRef, ...path: readonly number[]): NodeId {
  return `${policy}#${path.join('.')}`
}

export interface NodePlace {
  readonly policyRef: PolicyRef
  readonly statement: number
  readonly element: number | null
  readonly value: number | null
}

/** Null for text that is no node id. */
export function readNodeId(id: NodeId): NodePlace | null {
  const at = id.lastIndexOf('#')
  if (at < 0) return null
  const [statement, element, value, ...rest] = id
    .slice(at + 1)
    .split('.')
    .map(asIndex)
  if (statement === undefined || rest.length > 0) return null
  if (statement === null || element === null || value === null) return null
  return {
    policyRef: id.slice(0, at),
    statement,
    element: element ?? null,
    value: value ?? null,
  }
}

function asIndex(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null
}

/** The node itself or one that it lies in: '…#1' holds '…#1.0.2'. */
export function holdsNode(outer: NodeId, inner: NodeId): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}
