/** A decided SecureCart as the grid shows it: folded, grouped, filtered, compared, counted, and as tables. */

import { describe, expect, it } from 'vitest'
import {
  listPolicies,
  principals,
  resources,
  withPolicyDocument,
} from '../../../src/account/index.ts'
import type { MatrixAxes } from '../../../src/account/index.ts'
import { askedEverywhere } from '../../../src/app/matrix/asked-on.ts'
import { behind } from '../../../src/app/matrix/behind.ts'
import type { Decided } from '../../../src/app/matrix/decided.ts'
import type { GridCounts } from '../../../src/app/matrix/grid-source.ts'
import { columnsOf, labelsShown, namesOfChoices, rowsOf } from '../../../src/app/matrix/lines.ts'
import { firstLook, type Look } from '../../../src/app/matrix/look.ts'
import { createPace } from '../../../src/app/matrix/pace.ts'
import { createSheet, type SheetRun } from '../../../src/app/matrix/sheet.ts'
import { principalChoices } from '../../../src/app/views/choices.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { decide } from '../support/decided.ts'

const { world, now } = secureCart()
const known = principals(world)
const office = { vpcEndpointId: null, context: { 'aws:SourceIp': '198.51.100.24' } }
const home = { vpcEndpointId: null, context: { 'aws:SourceIp': '192.0.2.44' } }
const axes: MatrixAxes = {
  principals: known.map(({ value }) => value),
  circumstances: [office, home],
  actions: ['s3:PutObject', 's3:GetObject', 'iam:CreateRole', 'dynamodb:Query', 'made-up:Thing'],
  resources: resources(world).map(({ arn }) => arn),
}
const decided = decide({ world, now, axes })
/** Developers may do less. */
const lessAccess = withPolicyDocument(
  world,
  'arn:aws:iam::444455556666:policy/DeveloperAccess',
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }],
  }),
)
const names = namesOfChoices(principalChoices(known))

function runOf(of: Decided): SheetRun {
  return {
    decided: of,
    rows: ({ apart, rowGroups, circumstance }) =>
      rowsOf({
        principals: axes.principals,
        name: (id) => names.get(id) ?? { label: id, kind: '', account: '' },
        circumstances: labelsShown([{ label: 'office' }, { label: 'home' }], circumstance),
        apart,
        groups: rowGroups,
      }),
    columns: ({ columnGroups }) => columnsOf(axes.actions, columnGroups, null),
    asked: (layout) => askedEverywhere(layout, axes.resources),
  }
}

async function sheetOf(look: Partial<Look> = {}, before: Decided | null = null, of = decided) {
  const sheet = createSheet({ look: firstLook, pace: createPace(), changed: () => undefined })
  sheet.open(runOf(of), { ...firstLook, ...look }, before)
  sheet.came(of.plan.order.length === 0 ? [] : [...of.plan.order])
  await sheet.settled()
  return sheet
}

function sum(counts: GridCounts): number {
  return Object.values<number>({ ...counts }).reduce((all, each) => all + each, 0)
}

const place = (name: string): number => axes.principals.findIndex((arn) => arn.endsWith(name))

describe('a sheet', () => {
  it('says of each cell what all decisions behind it are', async () => {
    const sheet = await sheetOf()
    const { layout } = decided
    const all = layout === null ? [] : askedEverywhere(layout, axes.resources)
    for (const [row, { principal, circumstances }] of sheet.rows.entries()) {
      for (const [column, { action }] of sheet.columns.entries()) {
        const single = new Set(
          behind(decided, principal, circumstances, action, all).map(({ verdict }) => verdict),
        )
        const [only] = single
        expect(sheet.cell(row, column)).toBe(single.size === 1 ? only : 'differs')
      }
    }
  })

  it('counts every cell, in all and by row and column', async () => {
    const sheet = await sheetOf()
    const cells = sheet.rows.length * sheet.columns.length
    expect(sum(sheet.counts)).toBe(cells)
    expect(sheet.counts.pending).toBe(0)
    const byRow = sheet.rows.map((_, row) => sheet.rowCounts(row).allow)
    expect(byRow.reduce((all, each) => all + each, 0)).toBe(sheet.counts.allow)
    const byColumn = sheet.columns.map((column) => sheet.columnCounts([column]).allow)
    expect(byColumn.reduce((all, each) => all + each, 0)).toBe(sheet.counts.allow)
  })

  it('is the same whether verdicts come in one go or by and by', async () => {
    const sheet = createSheet({ look: firstLook, pace: createPace(), changed: () => undefined })
    let opened = false
    decide(
      { world, now, axes },
      {
        size: 3,
        came(of, rows) {
          if (!opened) sheet.open(runOf(of), firstLook, null)
          opened = true
          sheet.came(rows)
        },
      },
    )
    await sheet.settled()
    expect(sheet.counts).toEqual((await sheetOf()).counts)
  })

  it('shows one resource, one circumstance, or a row for each circumstance', async () => {
    const all = await sheetOf()
    const one = await sheetOf({ resource: axes.resources.indexOf('*'), circumstance: 0 })
    expect(one.counts.differs).toBe(0)
    const apart = await sheetOf({ apart: true })
    expect(apart.rows).toHaveLength(all.rows.length * 2)
    expect(apart.rows[0]?.label).toMatch(/ · office$/)
  })

  it('groups rows by account and columns by service, neighbours by neighbours', async () => {
    const { rows, columns } = await sheetOf()
    for (const lines of [rows, columns]) {
      const groups = lines.map(({ group }) => group)
      const turns = groups.filter((group, at) => group !== groups[at - 1])
      expect(turns).toEqual([...new Set(groups)])
    }
  })

  it('keeps only rows and columns with what is looked for', async () => {
    const sheet = await sheetOf({ show: { kind: 'allow' }, resource: 0, circumstance: 0 })
    const isAllowed = (row: number, column: number) => sheet.cell(row, column) === 'allow'
    const rows = [...sheet.rows.keys()]
    const columns = [...sheet.columns.keys()]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => columns.some((column) => isAllowed(row, column)))).toBe(true)
    expect(columns.every((column) => rows.some((row) => isAllowed(row, column)))).toBe(true)
    expect(sheet.all.rows).toBe(axes.principals.length)
  })

  it('finds lines by words in their names', async () => {
    const sheet = await sheetOf({ rowText: 'ROLE deploy', columnText: 's3 object' })
    expect(sheet.rows.every(({ id }) => /deploy/.test(id))).toBe(true)
    expect(sheet.columns.map(({ id }) => id)).toEqual(['s3:GetObject', 's3:PutObject'])
  })

  it('marks what differs between two principals, and shows both', async () => {
    const [one, other] = [place(':user/lucia'), place(':role/deploy')]
    const sheet = await sheetOf({ show: { kind: 'principals', one, other } })
    expect(sheet.rows.map(({ principal }) => principal).sort()).toEqual([one, other].sort())
    for (const column of sheet.columns.keys()) {
      expect(sheet.isHit(0, column)).toBe(true)
      expect(sheet.isHit(1, column)).toBe(true)
    }
  })

  it('shows what differs between two circumstances', async () => {
    const show = { kind: 'circumstances', one: 0, other: 1 } as const
    const sheet = await sheetOf({ show, apart: true, resource: 0 })
    for (const column of sheet.columns.keys()) {
      expect(sheet.rows.some((_, row) => sheet.isHit(row, column))).toBe(true)
    }
    expect(sheet.rows.length).toBeLessThan(axes.principals.length * 2)
    const same = await sheetOf({ show: { ...show, other: 0 }, apart: true })
    expect(same.rows).toHaveLength(0)
  })

  it('shows what an edit has changed, and nothing where none has', async () => {
    const show = { kind: 'since' } as const
    expect((await sheetOf({ show }, decided)).rows).toHaveLength(0)
    const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }
    const document = JSON.stringify({ Version: '2012-10-17', Statement: [deny] })
    const ref = 'arn:aws:iam::444455556666:policy/DeveloperAccess'
    const edited = decide({ world: withPolicyDocument(world, ref, document), now, axes })
    const changed = await sheetOf({ show }, decided, edited)
    expect(changed.rows.length).toBeGreaterThan(0)
    expect(changed.columns.map(({ id }) => id)).toContain('s3:GetObject')
    expect(changed.rows.every(({ arn }) => /DeveloperAccess|developer/i.test(arn))).toBe(true)
  })

  it('compares by name when the axes are others', async () => {
    const fewer = { ...axes, actions: axes.actions.slice(1).reverse(), circumstances: [home] }
    const look = { show: { kind: 'since' }, circumstance: 1 } as const
    expect((await sheetOf(look, decide({ world, now, axes: fewer }))).rows).toEqual([])
    const past = decide({ world: lessAccess, now, axes: fewer })
    const changed = await sheetOf(look, past)
    expect(changed.rows.length).toBeGreaterThan(0)
    expect(changed.columns.map(({ id }) => id)).toEqual(['dynamodb:Query'])
    expect(changed.was(0, 0)).not.toBe(changed.cell(0, 0))
    expect(changed.changes.cells).toBeGreaterThanOrEqual(changed.rows.length)
  })

  it('compares only what is decided on both sides', async () => {
    const bucketPolicy = listPolicies(world).find(({ kind }) => kind === 'resource')
    const broken = withPolicyDocument(world, bucketPolicy?.ref ?? '', '{ "Statement": [')
    const unread = decide({ world: broken, now, axes })
    expect([...unread.broken]).toEqual([bucketPolicy?.ref])
    expect((await sheetOf({ show: { kind: 'since' } }, decided, unread)).rows).toEqual([])
    expect((await sheetOf({ show: { kind: 'since' } }, unread, decided)).rows).toEqual([])
  })

  it('never shows the cells of one arrangement under the names of another', async () => {
    const looks: readonly Partial<Look>[] = [
      { rowGroups: 'kind' },
      { rowGroups: 'none', show: { kind: 'differs' } },
      { apart: true, rowText: 'role' },
      { rowGroups: 'account', show: { kind: 'allow' } },
    ]
    const { layout } = decided
    const all = layout === null ? [] : askedEverywhere(layout, axes.resources)
    const folds = new Map<string, string>()
    const truth = (principal: number, circumstances: readonly number[], action: number) => {
      const key = `${principal} ${circumstances.join()} ${action}`
      const verdicts = new Set(
        behind(decided, principal, circumstances, action, all).map(({ verdict }) => verdict),
      )
      const [only] = verdicts
      const found = folds.get(key) ?? (verdicts.size === 1 ? String(only) : 'differs')
      folds.set(key, found)
      return found
    }
    const wrong: string[] = []
    const watch = (): void => {
      for (const [row, { principal, circumstances, label }] of sheet.rows.entries()) {
        const column = row % Math.max(1, sheet.columns.length)
        const action = sheet.columns[column]?.action
        if (action === undefined) continue
        const cell = sheet.cell(row, column)
        if (cell !== 'pending' && cell !== truth(principal, circumstances, action)) {
          wrong.push(`${label} ${cell}`)
        }
      }
    }
    // Rests after every step, and is looked at in every rest.
    const sheet = createSheet({
      look: firstLook,
      changed: () => undefined,
      pace: { due: true, rest: () => Promise.resolve().then(watch) },
    })
    sheet.open(runOf(decided), firstLook, null)
    sheet.came([...decided.plan.order])
    await sheet.settled()
    for (const each of looks) {
      sheet.look({ ...firstLook, ...each }, null)
      await sheet.settled()
    }
    expect(wrong).toEqual([])
  })

  it('gives tables that stay as they were', async () => {
    const sheet = await sheetOf({ rowText: 'deploy' })
    const [shown, whole] = [sheet.shownTable(), sheet.wholeTable()]
    const cells = shown.rows.map((_, row) => shown.cell(row, 0))
    sheet.look({ ...firstLook, columnGroups: 'none', show: { kind: 'explicitDeny' } }, null)
    await sheet.settled()
    expect(shown.rows.map((_, row) => shown.cell(row, 0))).toEqual(cells)
    expect(whole.rows).toHaveLength(axes.principals.length)
    expect(whole.columns).toHaveLength(axes.actions.length)
  })
})
