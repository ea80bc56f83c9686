/**
 * What the tables for readers say of elements, operators and principals is what the engine does with them.
 */

import { describe, expect, test } from 'vitest'
import {
  elementUse,
  holdsWhenMissing,
  kindFacts,
  operatorFacts,
  operatorNames,
  parseOperator,
  parsePolicy,
  policyElements,
  policyKinds,
  principalForm,
} from '../../src/engine/index.ts'
import type { ElementName, PolicyKind } from '../../src/engine/index.ts'

type Elements = Readonly<Partial<Record<ElementName, unknown>>>

/** An action that a trust policy may name as well. */
const action = 'sts:AssumeRole'

const values: Readonly<Record<ElementName, unknown>> = {
  Version: '2012-10-17',
  Id: 'x',
  Statement: [],
  Sid: 'a',
  Effect: 'Deny',
  Principal: '*',
  NotPrincipal: { AWS: '111122223333' },
  Action: action,
  NotAction: action,
  Resource: '*',
  NotResource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}

/** What has to be there, the first of each pair. */
function leastOf(kind: PolicyKind): Elements {
  const names = policyElements
    .filter(({ name }) => !name.startsWith('Not'))
    .filter(({ name }) => ['required', 'either'].includes(elementUse(kind, name)))
    .map(({ name }) => [name, values[name]] as const)
  return Object.fromEntries(names)
}

function isAccepted(kind: PolicyKind, elements: Elements): boolean {
  const { Version, Id, Statement, ...statement } = elements
  const given = Statement === undefined ? {} : { Statement: [statement] }
  const text = JSON.stringify({ Version, Id, ...given })
  return parsePolicy(text, kind, 'x').policy !== null
}

describe.each(policyKinds)('in a %s policy', (kind) => {
  const least = leastOf(kind)

  test('what is required is enough', () => {
    expect(isAccepted(kind, least)).toBe(true)
    expect(kindFacts[kind]).not.toBe('')
  })

  test.each(policyElements.map(({ name }) => name))('%s is taken as the table says', (name) => {
    const { [name]: _, ...without } = least
    const counterpart = name.startsWith('Not') ? (name.slice(3) as ElementName) : null
    const withIt = { ...least, [name]: least[name] ?? values[name] }
    const instead = counterpart === null ? withIt : { ...withIt, [counterpart]: undefined }
    const use = elementUse(kind, name)
    expect(isAccepted(kind, instead)).toBe(use !== 'absent')
    if (use === 'required' || name in least) expect(isAccepted(kind, without)).toBe(false)
    else expect(isAccepted(kind, without)).toBe(true)
  })
})

test('there are facts on every operator, negated or not', () => {
  const forms = operatorNames.map((name) => parseOperator(name))
  const facts = forms.map((operator) => operator && operatorFacts(operator.row))
  expect(facts.every((each) => (each?.compares ?? '') !== '')).toBe(true)
})

test('each operator’s example is of its type, so that the policy holds it without a finding', () => {
  for (const name of operatorNames) {
    const operator = parseOperator(name)
    const example = operator === null ? null : operatorFacts(operator.row)?.example
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          ...{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
          Condition: { [name]: { 'a:b': example } },
        },
      ],
    })
    expect([name, parsePolicy(text, 'identity', 'x').diagnostics]).toEqual([name, []])
  }
})

test.each([
  ['StringEquals', false],
  ['StringNotEquals', true],
  ['StringEqualsIfExists', true],
  ['ForAllValues:StringEquals', true],
  ['ForAnyValue:StringEquals', false],
  ['ForAnyValue:StringNotEquals', false],
  ['ForAnyValue:StringEqualsIfExists', true],
])('%s without its key holds: %s', (name, expected) => {
  const operator = parseOperator(name)
  expect(operator !== null && holdsWhenMissing(operator)).toBe(expected)
})

test.each([
  ['AWS', 'arn:aws-cn:iam::111122223333:root', 'account'],
  ['AWS', 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/y', 'role'],
  ['AWS', 'arn:aws:sts::111122223333:assumed-role/r', 'unknown'],
  ['AWS', 'arn:aws:iam::111122223333:instance-profile/x', 'neverPrincipal'],
  ['AWS', 'AGPA1234567890ABCDEF', 'uniqueId'],
  ['AWS', 'arn:aws:iam::1:role/x', 'unknown'],
  ['Service', '*', 'wildcard'],
  ['Service', 'lambda', 'unknown'],
  ['Federated', 'arn:aws:iam::111122223333:oidc-provider/gitlab.com', 'provider'],
  ['Other', 'x', 'unknown'],
  ['', 'x', 'unknown'],
])('%s %s is a principal of the form %s', (type, value, kind) => {
  expect(principalForm(type, value).kind).toBe(kind)
})
