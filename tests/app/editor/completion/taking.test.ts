/** Laws of taking, over every place of some policies: what is there is never spoilt, and what is missing is added. */

import { expect, test } from 'vitest'
import type { PolicyKind } from '../../../../src/engine/index.ts'
import { offered, taken } from './support.ts'

const policies: readonly (readonly [PolicyKind, string])[] = [
  [
    'identity',
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:List*"],
      "Resource": ["arn:aws:s3:::shop", "arn:aws:s3:::shop/\${aws:username}/*"],
      "Condition": {
        "StringEquals": { "aws:PrincipalTag/team": ["shop", "payments"], "aws:SourceVpce": "vpce-1" },
        "Bool": { "aws:SecureTransport": "true" }
      }
    },
    { "Effect": "Deny", "NotAction": "iam:*", "NotResource": "*" },
    {}
  ]
}`,
  ],
  [
    'resource',
    '{"Id":"x","Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","*"],"Service":"s3.amazonaws.com"},"Action":"s3:*","Resource":"*","Condition":{}}}',
  ],
  [
    'trust',
    '{"Statement":[{"Effect":"Allow","Principal":"*","Action":["sts:AssumeRole"],"Condition":{"StringEquals":{}}},{"Principal":{},"Action":[]}]}',
  ],
  ['scp', '{"Statement":[]}'],
  ['rcp', '{}'],
]

/** Takes one option of each sort at the caret; each leaves JSON. */
function takeEach(marked: string, kind: PolicyKind): number {
  const sorts = new Map(
    (offered(marked, { kind })?.options ?? [])
      .filter(({ option }) => option.take.kind !== 'retry')
      .map(({ option }) => [`${option.kind} ${option.take.kind} ${option.section}`, option.label]),
  )
  for (const label of sorts.values()) {
    const then = taken(marked, label, { kind }).replace(/[|‹›]/g, '')
    expect(() => JSON.parse(then) as unknown, `${label} at ${marked}, giving ${then}`).not.toThrow()
  }
  return sorts.size
}

test.each(policies)('what is JSON stays JSON, wherever something is taken: %s', (kind, text) => {
  let count = 0
  for (let at = 0; at <= text.length; at++) {
    // Deep inside of a word it is no other than at its second letter.
    if (/\w{3}/.test(text.slice(at - 2, at + 1))) continue
    count += takeEach(`${text.slice(0, at)}|${text.slice(at)}`, kind)
  }
  expect(count).toBeGreaterThan(0)
})

test('quotes and commas that are missing are written', () => {
  let count = 0
  for (const [kind, text] of policies) {
    for (const { index, 0: whole, 1: inside = '' } of text.matchAll(/"([^"]*)"/g)) {
      const before = text.slice(0, index)
      const after = text.slice(index + whole.length)
      const begun = inside.slice(0, 3)
      const unfinished = [`|`, `"|`, `"${begun}|`, `"${inside}|`, `${begun}|`]
      for (const each of unfinished) count += takeEach(before + each + after, kind)
      if (!/,\s*$/.test(before)) continue
      const noComma = before.replace(/,(\s*)$/, '$1 ')
      for (const each of [...unfinished, `"${inside}|"`]) {
        count += takeEach(noComma + each + after, kind)
      }
    }
  }
  expect(count).toBeGreaterThan(0)
})
