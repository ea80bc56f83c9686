/**
 * The way from an old version to today's, tried on versions that never were.
 */

import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { blankScenario } from '../../src/scenario/blank.ts'
import { decodeScenario } from '../../src/scenario/codec.ts'
import { migration, migrations } from '../../src/scenario/migrations.ts'
import { SCENARIO_VERSION } from '../../src/scenario/model.ts'

/** In this made-up version a scenario had a title and nothing else. */
const oldest = v.strictObject({
  version: v.literal(0),
  title: v.pipe(v.string('a title'), v.maxLength(20, 'a title of at most 20 characters')),
})

/** The versions between the made-up one and today's, as if nothing had changed in them. */
const unchanged = migrations.map(({ from }) => migration(from, v.unknown(), (same) => same))

const fromTitle = [
  migration(0, oldest, (old) => ({ ...blankScenario('old'), name: old.title })),
  ...unchanged,
]

describe('migrations', () => {
  test('there is one for every version that was ever stored', () => {
    const versions = migrations.map((step) => step.from)
    expect(versions).toEqual(Array.from({ length: SCENARIO_VERSION - 1 }, (_, index) => index + 1))
  })

  test('an old document becomes one of today', () => {
    const decoded = decodeScenario({ version: 0, title: 'Mine' }, { migrations: fromTitle })
    expect(decoded).toEqual({ kind: 'ok', scenario: { ...blankScenario('old'), name: 'Mine' } })
  })

  test('an old document is checked against its own schema first', () => {
    const title = 'A title that is much too long'
    expect(decodeScenario({ version: 0, title }, { migrations: fromTitle })).toEqual({
      kind: 'corrupt',
      path: 'title',
      message: `At title: found "${title}", expected a title of at most 20 characters.`,
    })
  })

  test('what a migration gives is checked again', () => {
    const careless = migration(0, oldest, (old) => ({ version: SCENARIO_VERSION, name: old.title }))
    const decoded = decodeScenario(
      { version: 0, title: 'Mine' },
      { migrations: [careless, ...unchanged] },
    )
    expect(decoded).toMatchObject({ kind: 'corrupt', path: 'id' })
  })

  test('a version before the first known one is refused', () => {
    expect(decodeScenario({ version: 0, title: 'Mine' })).toMatchObject({
      kind: 'corrupt',
      path: 'version',
    })
  })

  test('a document of today meets no migration', () => {
    const never = migration(SCENARIO_VERSION, v.unknown(), () => {
      throw new Error('called')
    })
    expect(decodeScenario(blankScenario('new'), { migrations: [never] }).kind).toBe('ok')
  })
})
