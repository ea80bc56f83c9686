/**
 * What is done to a check by hand, and what is said about it: each deed tells a screen reader what came
 * of it, and a removal can be taken back from a notice.
 */

import type { Question } from '../../account/index.ts'
import { outlinePolicy, type Verdict } from '../../engine/index.ts'
import type { DecidingStatement } from '../../protocol/engine-api.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import type { Notices } from '../notices.svelte.ts'
import { verdictWords, type CheckRow } from '../views/check-rows.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { addressIn } from './address.ts'
import type { Arrangement, Section } from './arrange.ts'
import type { NewCheck } from './check-edits.ts'
import { excessOf, excessWords, refusalWords } from './limit-words.ts'
import { placeBeside, stepTarget, type Side } from './moves.ts'

export interface CheckDeeds {
  add(byStatement: boolean): string
  /** Returns the id; null when there is no room, or it cannot be saved. */
  make(check: NewCheck): string | null
  /** Returns the id; null when it cannot be saved like that. */
  change(row: CheckRow, check: NewCheck): string | null
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

export interface DeedDeps {
  readonly workspace: Workspace
  readonly notices: Pick<Notices, 'say' | 'show'>
}

export function createCheckDeeds({ workspace, notices }: DeedDeps): CheckDeeds {
  const { say } = notices

  function warn(text: string): void {
    notices.show({ tone: 'warning', text, lastsMs: 8_000 })
  }

  /** What to say of a check that was to be added; null when it was not. */
  function added(id: string | undefined, question: Question, words: string): string | null {
    if (id === undefined || id === '') warn(refusalWords(question))
    else say(words)
    return id ?? null
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
    const scenarioId = workspace.scenario.id
    const takeBack = (): void => {
      if (workspace.scenario.id !== scenarioId) {
        warn(`Another scenario is open: “${row.title}” was not put back.`)
        return
      }
      const back = `${row.title} is back.`
      // After other changes an undo would take back the wrong one.
      if (workspace.revision !== revision) {
        added(workspace.addChecks([check], index)[0], check.question, back)
        return
      }
      workspace.undo()
      say(back)
    }
    const actions = [{ label: 'Put it back', run: takeBack }]
    notices.show({ tone: 'info', text: `Removed the check “${row.title}”.`, actions })
  }

  return {
    add(byStatement) {
      const { decidedBy } = workspace.results
      const id = workspace.addCheck(byStatement ? addressOf(decidedBy) : null)
      added(id, workspace.question, 'Added a check of this request.')
      return id
    },
    make(check) {
      return added(workspace.addChecks([check])[0], check.question, 'Added a check.')
    },
    change(row, { name = '', question, expected, by = null }) {
      const excess = excessOf(question)
      if (excess !== null) {
        warn(excessWords(excess))
        return null
      }
      workspace.changeCheck(row.id, { name, question, expected, by }, 'change of a check')
      say('Changed the check.')
      return row.id
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
      const check = checks[index]
      if (check === undefined) return null
      const [id] = workspace.addChecks([check], index + 1)
      return added(id, check.question, `Duplicated ${row.title}.`)
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
