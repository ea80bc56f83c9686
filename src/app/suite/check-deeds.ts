/**
 * What is done to a check by hand, and what is said about it: each deed tells a screen reader what came
 * of it, and a removal can be taken back from a notice.
 */

import { outlinePolicy, type Verdict } from '../../engine/index.ts'
import type { DecidingStatement } from '../../protocol/engine-api.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import type { Notices } from '../notices.svelte.ts'
import { verdictWords, type CheckRow } from '../views/check-rows.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { addressIn } from './address.ts'
import type { Arrangement, Section } from './arrange.ts'
import type { NewCheck } from './check-edits.ts'
import { placeBeside, stepTarget, type Side } from './moves.ts'

export interface CheckDeeds {
  add(byStatement: boolean): string
  /** Returns the id; null when there is no room. */
  make(check: NewCheck): string | null
  change(row: CheckRow, check: NewCheck): void
  expect(row: CheckRow, verdict: Verdict): void
  /** Of the statement that decides now, or of none in particular. */
  expectStatement(row: CheckRow, wanted: boolean): void
  rename(row: CheckRow, name: string): void
  /** The check asks from now on what stands in the sentence. */
  take(row: CheckRow): void
  duplicate(row: CheckRow): string | null
  remove(row: CheckRow): void
  /** One up or down among those that are shown. */
  step(row: CheckRow, step: 1 | -1, sections: readonly Section[], by: Arrangement): void
  place(row: CheckRow, targetId: string, side: Side): void
}

const EXPECTATION = 'expectation of a check'
const FULL = 'A scenario holds 1,000 checks at most: remove some first.'

export interface DeedDeps {
  readonly workspace: Workspace
  readonly notices: Pick<Notices, 'say' | 'show'>
}

export function createCheckDeeds({ workspace, notices }: DeedDeps): CheckDeeds {
  const { say } = notices

  function tellFull(): void {
    notices.show({ tone: 'warning', text: FULL, lastsMs: 8_000 })
  }

  function addressOf(deciding: DecidingStatement | null): StatementAddress | null {
    if (deciding === null) return null
    const { policy: ref, sid, statement: index } = deciding
    const { statements } = outlinePolicy(workspace.policy(ref)?.document ?? '')
    return addressIn({ ref, statements }, { sid, index })
  }

  function place(row: CheckRow, targetId: string, side: Side): void {
    const { checks } = workspace.scenario
    const index = placeBeside(checks, row.id, targetId, side)
    workspace.moveCheck(row.id, index)
    say(`${row.title}: now ${index + 1} of ${checks.length}.`)
  }

  function remove(row: CheckRow): void {
    const index = workspace.scenario.checks.findIndex(({ id }) => id === row.id)
    const check = workspace.scenario.checks[index]
    if (check === undefined) return
    workspace.removeCheck(row.id)
    const { revision } = workspace
    const takeBack = (): void => {
      // After other changes an undo would take back the wrong one.
      if (workspace.revision === revision) workspace.undo()
      else workspace.addChecks([check], index)
      say(`${row.title} is back.`)
    }
    const actions = [{ label: 'Put it back', run: takeBack }]
    notices.show({ tone: 'info', text: `Removed the check “${row.title}”.`, actions })
  }

  return {
    add(byStatement) {
      const { decidedBy } = workspace.results
      const id = workspace.addCheck(byStatement ? addressOf(decidedBy) : null)
      if (id === '') tellFull()
      else say('Added a check of this request.')
      return id
    },
    make(check) {
      const [id] = workspace.addChecks([check])
      if (id === undefined) tellFull()
      else say('Added a check.')
      return id ?? null
    },
    change(row, { name = '', question, expected, by = null }) {
      workspace.changeCheck(row.id, { name, question, expected, by }, 'change of a check')
      say('Changed the check.')
    },
    expect(row, verdict) {
      workspace.changeCheck(row.id, { expected: verdict }, EXPECTATION)
      say(`${row.title}: expected ${verdictWords[verdict]}.`)
    },
    expectStatement(row, wanted) {
      const by = wanted ? addressOf(row.statement) : null
      workspace.changeCheck(row.id, { by }, EXPECTATION)
      say(by === null ? `${row.title}: by any statement.` : `${row.title}: by ${row.decidedBy}.`)
    },
    rename(row, name) {
      workspace.changeCheck(row.id, { name }, 'name of a check')
    },
    take(row) {
      workspace.changeCheck(row.id, { question: workspace.question }, 'request of a check')
      say(`${row.title} asks what stands in the sentence.`)
    },
    duplicate(row) {
      const { checks } = workspace.scenario
      const index = checks.findIndex(({ id }) => id === row.id)
      const [id] = workspace.addChecks(checks.slice(index, index + 1), index + 1)
      if (id === undefined) tellFull()
      else say(`Duplicated ${row.title}.`)
      return id ?? null
    },
    remove,
    place,
    step(row, step, sections, by) {
      const target = stepTarget(sections, by, row.id, step)
      if (target !== null) place(row, target.id, target.side)
      else say(`${row.title} is ${step < 0 ? 'first' : 'last'} ${amongWords(row, by)} already.`)
    },
  }
}

function amongWords(row: CheckRow, { failingFirst, byPrincipal }: Arrangement): string {
  const group = byPrincipal ? ` of ${row.principalShort}` : ''
  if (!failingFirst) return `${group === '' ? 'in the list' : 'of those'}${group}`
  return `of those${group} that ${row.state === 'fails' ? 'fail' : 'do not fail'}`
}
