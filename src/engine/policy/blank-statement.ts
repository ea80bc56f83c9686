/**
 * What a new statement of each kind of policy begins with: its elements, with nothing in their lists yet.
 */

import type { Sketch } from '../json/layout.ts'
import { grammars } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'

/** Control policies are there to deny; those that are attached to many speak of every resource. */
export function blankStatement(kind: PolicyKind, spread: boolean): Sketch {
  const { principal, resource, effects } = grammars[kind]
  const control = kind === 'scp' || kind === 'rcp'
  const children: Sketch[] = [text('Effect', control || effects === 'deny' ? 'Deny' : 'Allow')]
  if (principal === 'any-only' || kind === 'endpoint') children.push(text('Principal', '*'))
  else if (principal === 'required') children.push(empty('Principal', 'object'))
  children.push(kind === 'trust' ? text('Action', 'sts:AssumeRole') : empty('Action', 'list'))
  if (control) children.push(text('Resource', '*'))
  else if (resource !== 'none') children.push(empty('Resource', 'list'))
  return { kind: 'object', children, spread }
}

function text(name: string, value: string): Sketch {
  return { kind: 'member', name, value: { kind: 'text', value } }
}

function empty(name: string, kind: 'list' | 'object'): Sketch {
  return { kind: 'member', name, value: { kind, children: [] } }
}
