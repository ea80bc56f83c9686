/** What is said of a run and of counts. */

import { describe, expect, it } from 'vitest'
import { changeWords, nothingChanged } from '../../../src/app/matrix/changes.ts'
import { countWords, verdictWord } from '../../../src/app/matrix/count-words.ts'
import { progressView } from '../../../src/app/matrix/progress.ts'
import { countRectangle, nothingCounted } from '../../../src/app/matrix/tally.ts'

describe('what has changed', () => {
  it('is told by what it means for access, without what there is none of', () => {
    expect(changeWords(nothingChanged)).toBe('No cell flips.')
    expect(changeWords({ cells: 1, allowed: 1, lost: 0, others: 0 })).toBe(
      '1 cell flips: 1 newly allowed.',
    )
    expect(changeWords({ cells: 2_288, allowed: 2_100, lost: 32, others: 156 })).toBe(
      '2,288 cells flip: 2,100 newly allowed, 32 no longer allowed, 156 in another way.',
    )
  })
})

const progress = { cells: 124_200_000, total: 172_500_000, elapsedMs: 1_000 }

describe('a run', () => {
  it('is told in cells, with the rate', () => {
    const { text, wanted } = progressView({ kind: 'running' }, progress, null, 10)
    expect(text).toBe('124.2 M of 172.5 M decisions, 124.2 M/s')
    expect(wanted).toBe(false)
  })

  it('is told to be out of date before anything else', () => {
    const edited = progressView({ kind: 'done' }, progress, 'edited', 10)
    expect(edited).toMatchObject({ warn: true, wanted: true, button: 'Run again' })
    expect(edited.text).toContain('Out of date')
    expect(progressView({ kind: 'done' }, progress, 'axes', 312).text).toContain('312 decisions')
  })

  it('says how it ended', () => {
    expect(progressView({ kind: 'none' }, progress, null, 0).text).toBe('Nothing is chosen.')
    expect(progressView({ kind: 'stopped' }, progress, null, 1).text).toMatch(
      /^Stopped at 124\.2 M/,
    )
    expect(progressView({ kind: 'full' }, progress, null, 1)).toMatchObject({ warn: true })
    const failed = progressView({ kind: 'failed', message: 'It broke.' }, progress, null, 1)
    expect(failed.text).toContain('It broke.')
  })
})

describe('counts', () => {
  it('name the three verdicts always, the rest where there is such', () => {
    expect(countWords(nothingCounted).map(({ word }) => word)).toEqual([
      ...['allowed', 'not allowed', 'explicitly denied'],
    ])
    expect(countWords({ ...nothingCounted, differs: 2 })).toHaveLength(4)
    expect(verdictWord('explicitDeny')).toBe('explicitly denied')
  })

  it('are exact in a small rectangle and near in a large one', () => {
    const cell = (row: number) => (row % 4 === 0 ? 'allow' : 'implicitDeny')
    const small = { rowFrom: 0, rowTo: 8, columnFrom: 0, columnTo: 10 }
    expect(countRectangle(cell, small)).toMatchObject({ allow: 20, implicitDeny: 60 })
    const large = countRectangle(cell, { ...small, rowTo: 4000, columnTo: 1000 })
    expect(large.allow + large.implicitDeny).toBeCloseTo(4_000_000, 0)
    expect(Math.abs(large.allow - 1_000_000)).toBeLessThan(200_000)
  })
})
