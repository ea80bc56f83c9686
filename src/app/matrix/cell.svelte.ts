/**
 * The cell that is looked at: which decisions are behind it, which of them is explained, and what can be
 * done with it.
 */

import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { Names } from '../views/names.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { behind, questionBehind, type Behind } from './behind.ts'
import type { Explainer, Explanation } from './explain.svelte.ts'
import type { RunStore } from './run.svelte.ts'
import type { ViewStore } from './view.svelte.ts'

/** A cell by what it is about, not by where it stands: filters move it. */
export interface CellSubject {
  readonly principal: number
  readonly circumstances: readonly number[]
  readonly action: number
  readonly rowLabel: string
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
  let subject = $state.raw<CellSubject | null>(null)
  let picked = $state.raw<Behind | null>(null)

  const decisions = $derived.by(() => {
    if (subject === null || run.subject === null) return []
    const { principal, circumstances, action } = subject
    const all = behind(run.subject.decided, principal, circumstances, action, view.resources)
    return order.flatMap((verdict) => all.filter((each) => each.verdict === verdict))
  })
  const chosen = $derived(
    decisions.find(
      ({ resource, circumstance }) =>
        resource === picked?.resource && circumstance === picked.circumstance,
    ) ??
      decisions[0] ??
      null,
  )
  const question = $derived(
    chosen === null || run.subject === null ? null : questionBehind(run.subject.decided, chosen),
  )
  const check = $derived.by(() => {
    if (question === null) return null
    const text = JSON.stringify(question)
    return workspace.scenario.checks.find((each) => sameAs(each.question, text))?.id ?? null
  })

  function explainChosen(): void {
    if (question === null || run.subject === null) return
    explainer.explain(run.subject.source, question, deps.names())
  }

  function explain(row: number, column: number): void {
    const [line, head] = [view.rows[row], view.columns[column]]
    if (line === undefined || head === undefined) return
    const { principal, circumstances, label } = line
    picked = null
    subject = { principal, circumstances, action: head.action, rowLabel: label }
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
      return explainer.explanation
    },
    get check() {
      return check
    },
    explain,
    follow(row, column) {
      const [line, head] = [view.rows[row], view.columns[column]]
      const isThere =
        subject?.principal === line?.principal &&
        subject?.action === head?.action &&
        subject?.circumstances[0] === line?.circumstances[0]
      if (!isThere) explain(row, column)
    },
    choose(decision) {
      picked = decision
      explainChosen()
    },
    close() {
      subject = null
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

function sameAs(question: Question, text: string): boolean {
  const { principal, action, resource, vpcEndpointId, context } = question
  // In the order in which the matrix writes it.
  return JSON.stringify({ principal, action, resource, vpcEndpointId, context }) === text
}
