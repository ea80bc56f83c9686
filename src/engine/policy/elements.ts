/**
 * The elements of a policy for whoever reads or writes one: what each is, what people trip over, and
 * which kinds of policy hold it. The last is read off the grammar table. [reference_policies_elements]
 */

import { elementsOf } from './allowed-elements.ts'
import { grammars } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'

export interface PolicyElement {
  readonly name: ElementName
  /** Where it stands. */
  readonly of: 'document' | 'statement'
  /** One plain sentence; what stands between backquotes is code. */
  readonly about: string
  /** What people trip over, in one sentence of the same form. */
  readonly trap: string
  /** The name of the AWS documentation page. */
  readonly page: string
}

export type ElementName =
  | 'Version'
  | 'Id'
  | 'Statement'
  | 'Sid'
  | 'Effect'
  | 'Principal'
  | 'NotPrincipal'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Condition'

function element(
  name: ElementName,
  of: PolicyElement['of'],
  about: string,
  trap: string,
): PolicyElement {
  return { name, of, about, trap, page: `reference_policies_elements_${name.toLowerCase()}` }
}

/** In the order in which people write them. */
export const policyElements: readonly PolicyElement[] = [
  element(
    'Version',
    'document',
    'The version of the policy language that the text is written in.',
    // G12, G13
    'A policy without it is read as `2008-10-17`, in which `${…}` is plain text and no variable.',
  ),
  element(
    'Id',
    'document',
    'A name for the whole policy. It has no effect on decisions.', // G16
    'Some services ask for it or set rules for it.', // G16
  ),
  element(
    'Statement',
    'document',
    'The permissions: one statement, or a list of them.', // G2
    // G67, D5
    'Their order means nothing: they add up, and one that denies wins over all that allow.',
  ),
  element(
    'Sid',
    'statement',
    'A name for the statement. It has no effect on decisions.', // G19
    // G17, G18
    'IAM takes letters and digits only, each name once in a policy; other services have their own rules.',
  ),
  element(
    'Effect',
    'statement',
    'Whether the statement allows or denies what it matches.',
    // G20, D4
    'It has to be there, spelt exactly `Allow` or `Deny`; what no statement allows is denied anyway.',
  ),
  element(
    'Principal',
    'statement',
    'Whom the statement is about, in a policy that is attached to a resource.',
    // G28, D19
    'An Allow for an account leaves the decision about its users and roles to that account’s own policies.',
  ),
  element(
    'NotPrincipal',
    'statement',
    'The statement is about everybody except those who are listed.', // G46
    // G49, G51
    'It denies callers with a permissions boundary even when they are listed; AWS recommends `"Principal": "*"` with a condition on `aws:PrincipalArn`.',
  ),
  element(
    'Action',
    'statement',
    'What is allowed or denied: actions of AWS, or patterns of them.',
    // M4, G54
    'An action is not always named as the API call is, and one that AWS does not have is no error: it matches nothing.',
  ),
  element(
    'NotAction',
    'statement',
    'The statement is about every action except those that are listed.', // G55
    // G55, G56
    'With Allow it grants all the rest of AWS on these resources, services of the future included, and it denies nothing of what is listed.',
  ),
  element(
    'Resource',
    'statement',
    'What the actions are done to: ARNs, or patterns of them.',
    // G59
    'Actions that work on no particular resource are decided against `*`, which no ARN covers.',
  ),
  element(
    'NotResource',
    'statement',
    'The statement is about every resource except those that are listed.', // G58
    // G58, G59
    'That includes `*`, against which actions without a particular resource are decided.',
  ),
  element(
    'Condition',
    'statement',
    'What else has to be true of a request: every test in it has to hold.', // C1
    // C4
    'A test on a key that the request lacks fails, but a negated one, and one with IfExists, holds.',
  ),
]

/**
 * How a kind of policy takes an element: 'either' stands for one of a pair such as Action and NotAction.
 */
export type ElementUse = 'required' | 'optional' | 'either' | 'absent'

/** How a kind of policy takes an element (G7, 1.5). */
export function elementUse(kind: PolicyKind, name: ElementName): ElementUse {
  const { document, statement } = elementsOf(kind)
  const allowed = [...document, ...statement]
  const element = allowed.find((each) => each.name === name)
  if (element === undefined) return 'absent'
  const other = allowed.find((each) => each.name === element.excludes)
  if (other === undefined) return element.required ? 'required' : 'optional'
  return element.required || other.required ? 'either' : 'optional'
}

/** What people call a kind of policy: 'identity-based policy'. */
export function kindName(kind: PolicyKind): string {
  return grammars[kind].name
}

/** Every kind of policy, in the order of the grammar table. */
export const policyKinds: readonly PolicyKind[] = Object.keys(grammars) as PolicyKind[]
