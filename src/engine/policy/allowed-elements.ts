/**
 * Which elements a kind of policy may hold, read off the grammar table: for help with writing one.
 */

import { grammars } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'
import type { Effect } from './model.ts'

export interface AllowedElements {
  /** Of the document and of a statement, in the order that AWS writes them. */
  readonly document: readonly AllowedElement[]
  readonly statement: readonly AllowedElement[]
  readonly effects: readonly Effect[]
  readonly versions: readonly string[]
  /** The types of principal that it can name; none where only `"*"` may stand. */
  readonly principalTypes: readonly string[]
}

export interface AllowedElement {
  readonly name: string
  readonly required: boolean
  /** The element that cannot stand beside it: Action and NotAction exclude each other (G7). */
  readonly excludes: string | null
}

/** What a policy of this kind may hold. [reference_policies_grammar] */
export function elementsOf(kind: PolicyKind): AllowedElements {
  const grammar = grammars[kind]
  const pair = (name: string, required: boolean, negated: boolean): readonly AllowedElement[] => [
    { name, required, excludes: negated ? `Not${name}` : null },
    ...(negated ? [{ name: `Not${name}`, required: false, excludes: name }] : []),
  ]
  const one = (name: string, required: boolean): AllowedElement => ({
    name,
    required,
    excludes: null,
  })
  return {
    document: [
      one('Version', grammar.version !== 'optional'),
      ...(grammar.id ? [one('Id', false)] : []),
      one('Statement', true),
    ],
    statement: [
      one('Sid', false),
      one('Effect', true),
      ...(grammar.principal === 'none' ? [] : pair('Principal', true, grammar.notPrincipal)),
      ...pair('Action', true, grammar.notAction),
      ...(grammar.resource === 'none'
        ? []
        : pair('Resource', grammar.resource === 'required', true)),
      one('Condition', false),
    ],
    effects: grammar.effects === 'deny' ? ['Deny'] : ['Allow', 'Deny'],
    versions: grammar.version === 'optional' ? ['2012-10-17', '2008-10-17'] : ['2012-10-17'],
    principalTypes: principalTypes(kind),
  }
}

/** Federated principals can assume roles, canonical users own objects in S3. [el-principal] */
function principalTypes(kind: PolicyKind): readonly string[] {
  const { principal } = grammars[kind]
  if (principal !== 'required') return []
  return kind === 'trust' ? ['AWS', 'Service', 'Federated'] : ['AWS', 'Service', 'CanonicalUser']
}
