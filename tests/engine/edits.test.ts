/**
 * Changes of a policy's text, each row of tests/corpus/edits one: the text before and after, line by line,
 * or why it is refused and where.
 */

import { describe, expect, test } from 'vitest'
import {
  applyEdits,
  editStatement,
  editStatementList,
  outlinePolicy,
  sidProblem,
  suggestSid,
} from '../../src/engine/index.ts'
import type { PolicyKind, StatementChange, StatementListChange } from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'

type Row = {
  readonly name: string
  readonly before: readonly string[]
  /** '\n' where it is not said. */
  readonly lineEnd?: string
} & (
  | { readonly statement: number; readonly change: StatementChange }
  | { readonly kind: PolicyKind; readonly change: StatementListChange }
) &
  (
    | { readonly after: readonly string[] }
    /** What the message says, and where in the text it points. */
    | { readonly refused: string; readonly at: number }
  )

const files = corpusRows<Row>('edits')
const rows = files.flatMap(({ file, rows: all }) =>
  all.map((row) => [`${file}: ${row.name}`, row] as const),
)

test.each(rows)('%s', (_, row) => {
  check(row)
})

function check(row: Row): void {
  const lineEnd = row.lineEnd ?? '\n'
  const text = row.before.join(lineEnd)
  const edit =
    'kind' in row
      ? editStatementList(text, row.kind, row.change)
      : editStatement(text, row.statement, row.change)
  if ('refused' in row) {
    expect(edit).toEqual({ kind: 'refused', message: row.refused, at: row.at })
    return
  }
  if (edit.kind === 'refused') throw new Error(edit.message)
  expect(applyEdits(text, edit.edits).split(lineEnd)).toEqual(row.after)
}

describe('a text as long as a scenario holds', () => {
  const statement = (index: number): string =>
    `{"Sid":"S${index}","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}`
  const statements = Array.from({ length: 1600 }, (_, index) => statement(index))
  const text = `{"Statement":[${statements.join(',')}]}`.padEnd(131_072)

  test('is changed in one place', () => {
    const edit = editStatement(text, 1500, { kind: 'setSid', sid: 'Other' })
    const from = text.indexOf('"S1500"')
    expect(edit).toEqual({ kind: 'edits', edits: [{ from, to: from + 7, insert: '"Other"' }] })
  })

  test('has every statement in its outline', () => {
    expect(outlinePolicy(text).statements).toHaveLength(1600)
  })
})

describe('the outline of a broken text', () => {
  test('has the statements that can be made out, and what is wrong', () => {
    const text = '{"Statement":[{"Sid":"A"},7,{"Sid":"B","Action":"s3:*"'
    const { problem, statements } = outlinePolicy(text)
    expect(problem?.from).toBe(text.length)
    expect(statements.map(({ sid, index }) => [sid, index])).toEqual([
      ['A', 0],
      ['B', 2],
    ])
  })

  test.each([
    ['{"Sid":"A","Foo":1,"Action":"b"}', ['Foo']],
    ['{"Action":"a","NotAction":"b"}', ['NotAction']],
    ['{"Action":"a","Action":"b"}', ['Action']],
    ['{"Action":["a",null],"Resource":{},"Sid":7}', ['Action', 'Resource', 'Sid']],
    ['{"Principal":{"AWS":{}},"Condition":{"Bool":["a"]}}', ['Principal', 'Condition']],
    ['{"Principal":{"AWS":["a"]},"Condition":{"Bool":{"a":true,"b":[1,["2"]]}}}', []],
  ])('names what it does not tell of %s', (statement, untold) => {
    expect(outlinePolicy(`{"Statement":${statement}}`).statements[0]?.untold).toEqual(untold)
  })
})

describe('Sids', () => {
  test.each([
    ['', 'identity', null],
    ['Read2', 'identity', null],
    ['Read write', 'identity', 'Found a space.'],
    ['Read-write', 'scp', 'Found “-”.'],
    ['Léo', 'trust', 'Found “é”.'],
    ['Read write', 'resource', null],
    ['Taken', 'identity', 'Another statement is called Taken.'],
    ['Taken', 'resource', 'Another statement is called Taken.'],
  ] as const)('%j in an %s policy', (sid, kind, problem) => {
    const found = sidProblem(sid, kind, ['Taken'])
    if (problem === null) expect(found).toBeNull()
    else expect(found).toContain(problem)
  })

  test.each([
    ['{"Effect":"Deny","Action":"s3:*"}', 'DenyS3'],
    ['{"Effect":"Allow","Action":["s3:GetObject"]}', 'AllowS3GetObject'],
    ['{"Effect":"Allow","Action":"dynamodb:Get*"}', 'AllowDynamodbGet'],
    ['{"Effect":"Allow","Action":["kms:Decrypt","kms:Encrypt"]}', 'AllowKMS'],
    ['{"Effect":"Allow","Action":["s3:Get*","execute-api:Invoke"]}', 'AllowS3Executeapi'],
    ['{"Effect":"Allow","Action":["a4b:*","ec2:*","s3:*"]}', 'AllowA4BAndMore'],
    ['{"Effect":"Allow","Action":"*"}', 'AllowEverything2'],
    ['{"Effect":"Deny","NotAction":["iam:*"]}', 'DenyAllButIAM'],
    ['{}', 'AllowNothing'],
  ])('%s is offered %s', (statement, sid) => {
    const [outline] = outlinePolicy(`{"Statement":${statement}}`).statements
    if (outline === undefined) throw new Error('no statement')
    expect(suggestSid(outline, ['AllowEverything'])).toBe(sid)
  })
})
