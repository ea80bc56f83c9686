/**
 * The cell that is looked at: which decisions are behind it, which of them is explained, and what can be
 * done with it.
 */

import { untrack } from 'svelte'
import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { Names } from '../views/names.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { sameQuestion } from '../same-question.ts'
import { behind, questionBehind, type Behind } from './behind.ts'
import type { Explainer, Explanation } from './explain.svelte.ts'
import type { DecidedSubject, RunStore } from './run.svelte.ts'
import type { ViewStore } from './view.svelte.ts'

/** A cell of the run that is shown, by its places on the axes. */
export interface CellSubject {
  readonly principal: number
  readonly circumstances: readonly number[]
  readonly action: number
  readonly rowLabel: string
}

/** A cell by what it is about, not by where it stands: filters move it, and another run has other axes. */
interface NamedCell {
  readonly principal: string
  /** Ids. */
  readonly circumstances: readonly string[]
  readonly action: string
  readonly rowLabel: string
}

/** A decision behind it, likewise. */
interface NamedDecision {
  readonly resource: string
  readonly circumstance: string
}

export interface CellStore {
  /** The cell that is explained; null before the first. */
  readonly subject: CellSubject | null
  /** Every decision behind it, those of one verdict together. */
  readonly decisions: readonly Behind[]
  /** The one that is explained. */
  readonly chosen: Behind | null
  readonly question: Question | null
  readonly explanation: Explanation
  /** A check expects something of this very question. */
  readonly check: string | null
  /** A cell by its place in the grid. */
  explain(this: void, row: number, column: number): void
  /** The same, unless it is the one that is explained already. */
  follow(this: void, row: number, column: number): void
  choose(this: void, decision: Behind): void
  /** For whoever shows it, whenever anything that is read here changes: explains what another run has decided. */
  explainAnew(this: void): void
  close(this: void): void
  /** Puts the chosen decision into the playground's sentence. False when there is none. */
  openInPlayground(this: void): boolean
  /** Makes a check of the chosen decision, or takes it away. Says what it did. */
  toggleCheck(this: void): string
}

export interface CellDeps {
  readonly workspace: Workspace
  readonly run: RunStore
  readonly view: ViewStore
  readonly explainer: Explainer
  readonly names: () => Names
}

/** What says most comes first. */
const order: readonly (Verdict | null)[] = ['explicitDeny', 'allow', 'implicitDeny', null]

export function createCellStore(deps: CellDeps): CellStore {
  const { workspace, run, view, explainer } = deps
  let named = $state.raw<NamedCell | null>(null)
  let picked = $state.raw<NamedDecision | null>(null)

  const subject = $derived(
    named === null || run.subject === null ? null : placed(named, run.subject),
  )

  const decisions = $derived.by(() => {
    if (subject === null || run.subject === null) return []
    const { principal, circumstances, action } = subject
    const all = behind(run.subject.decided, principal, circumstances, action, view.resources)
    return order.flatMap((verdict) => all.filter((each) => each.verdict === verdict))
  })
  const chosen = $derived(
    decisions.find((each) => isNamed(each, picked, run.subject)) ?? decisions[0] ?? null,
  )
  const question = $derived(
    chosen === null || run.subject === null ? null : questionBehind(run.subject.decided, chosen),
  )
  const check = $derived.by(() => {
    if (question === null) return null
    return (
      workspace.scenario.checks.find((each) => sameQuestion(each.question, question))?.id ?? null
    )
  })

  function explainChosen(): void {
    if (question === null || run.subject === null) return
    explainer.explain(run.subject.source, question, deps.names())
  }

  /** While another run goes on, what was explained is of the one before. */
  function isExplained(): boolean {
    return (
      question !== null &&
      explainer.question !== null &&
      explainer.source === run.subject?.source &&
      sameQuestion(explainer.question, question)
    )
  }

  function explain(row: number, column: number): void {
    const [line, head] = [view.rows[row], view.columns[column]]
    const of = run.subject
    if (line === undefined || head === undefined || of === null) return
    picked = null
    named = {
      principal: line.arn,
      circumstances: line.circumstances.flatMap((at) => of.circumstances[at]?.id ?? []),
      action: head.id,
      rowLabel: line.label,
    }
    explainChosen()
  }

  return {
    get subject() {
      return subject
    },
    get decisions() {
      return decisions
    },
    get chosen() {
      return chosen
    },
    get question() {
      return question
    },
    get explanation() {
      return isExplained() ? explainer.explanation : pending
    },
    get check() {
      return check
    },
    explain,
    follow(row, column) {
      const [line, head] = [view.rows[row], view.columns[column]]
      const isThere =
        subject !== null &&
        subject.principal === line?.principal &&
        subject.action === head?.action &&
        subject.circumstances[0] === line.circumstances[0]
      if (!isThere) explain(row, column)
    },
    choose({ resource, circumstance }) {
      picked = {
        resource: run.subject?.source.axes.resources[resource] ?? '',
        circumstance: run.subject?.circumstances[circumstance]?.id ?? '',
      }
      explainChosen()
    },
    explainAnew() {
      const isDue =
        run.state.kind !== 'running' && !view.busy && question !== null && !isExplained()
      if (isDue) untrack(explainChosen)
    },
    close() {
      named = null
      picked = null
    },
    openInPlayground() {
      if (question === null) return false
      workspace.ask(question)
      return true
    },
    toggleCheck() {
      const verdict = chosen?.verdict ?? null
      if (question === null || verdict === null) return 'There is no verdict to expect.'
      if (check !== null) {
        workspace.removeCheck(check)
        return 'The check is removed.'
      }
      const [added] = workspace.addChecks([{ question, expected: verdict }])
      return added === undefined
        ? 'The scenario holds no more checks.'
        : 'A check expects this verdict.'
    },
  }
}

const pending: Explanation = { kind: 'pending' }

/** Null where the axes of the run do not have it. */
function placed(
  { principal, circumstances, action, rowLabel }: NamedCell,
  { source, circumstances: present }: DecidedSubject,
): CellSubject | null {
  const { axes } = source
  const place = {
    principal: axes.principals.indexOf(principal),
    action: axes.actions.indexOf(action),
  }
  const under = circumstances
    .map((id) => present.findIndex((each) => each.id === id))
    .filter((at) => at >= 0)
  if (place.principal < 0 || place.action < 0 || under.length === 0) return null
  return { ...place, circumstances: under, rowLabel }
}

function isNamed(
  { resource, circumstance }: Behind,
  picked: NamedDecision | null,
  subject: DecidedSubject | null,
): boolean {
  return (
    subject?.source.axes.resources[resource] === picked?.resource &&
    subject?.circumstances[circumstance]?.id === picked?.circumstance
  )
}
