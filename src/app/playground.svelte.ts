/**
 * What the playground shows, derived from the workspace, and what is only looked at: the reason that
 * is chosen and the stretch of text to go to. Nothing here is saved or shared.
 */

import { untrack } from 'svelte'
import { subjectOf } from './check-subject.ts'
import { keepEqual, keepEqualItems } from './keep-equal.ts'
import { namesById } from './views/names.ts'
import type * as DecisionViews from './views/decision-views.ts'
import { checkRows } from './views/check-rows.ts'
import type { CheckRow } from './views/check-rows.ts'
import type { Gate } from './views/gates.ts'
import type { Hint } from './views/hints.ts'
import type { Names } from './views/names.ts'
import type { NodeId } from './views/node-ids.ts'
import type { PolicyInfo } from './views/policy-info.ts'
import type { Problem } from './views/problems.ts'
import type { PolicyMark } from './views/marks.ts'
import type { PolicyRef } from '../account/index.ts'
import type { Fix, Span } from '../engine/index.ts'
import { surroundings } from './views/surroundings.ts'
import type { StaleView, Target } from './views/stale.ts'
import type { VerdictView } from './views/verdict.ts'
import type { VerdictApp } from './verdict-app.ts'

type Surroundings = ReturnType<typeof surroundings>

/** What it is derived from. */
type PlaygroundDeps = Pick<VerdictApp, 'workspace' | 'aws' | 'findings'>

/** What the checks of the open policy rested on. */
export type CheckedWith =
  | 'text'
  /** And AWS's data. */
  | 'data'

export interface Playground {
  readonly names: Names
  readonly verdict: VerdictView | null
  readonly gates: readonly Gate[]
  readonly hints: readonly Hint[]
  readonly stale: StaleView | null
  readonly policy: PolicyInfo | null
  readonly problems: readonly Problem[]
  /** How many more there are than `problems` holds. */
  readonly moreProblems: number
  /** How much of the checks `problems` holds; null while they are under way. */
  readonly checked: CheckedWith | null
  readonly marks: readonly PolicyMark[]
  /** The world as the open policy sees it. */
  readonly surroundings: Surroundings
  readonly rows: readonly CheckRow[]
  readonly chosen: NodeId | null
  /** The statement that decides; null where none does. */
  readonly deciding: NodeId | null
  readonly target: Target | null
  /** Opens the node's policy and goes to its line. */
  choose(node: NodeId): void
  /** The caret went into a node's text, or out of all. */
  follow(node: NodeId | null): void
  goTo(policyRef: PolicyRef, span: Span): void
  /** Opens a policy and goes to one of its statements. */
  goToStatement(policyRef: PolicyRef, index: number): void
  /** The open policy's text with a fix made; null when the text is another by now. */
  mended(fix: Fix): string | null
}

export function createPlayground(app: PlaygroundDeps): Playground {
  const { workspace } = app
  let views = $state.raw<typeof DecisionViews | null>(null)
  void import('./views/decision-views.ts').then((loaded) => {
    views = loaded
  })

  let chosen = $state.raw<NodeId | null>(null)
  let target = $state.raw<Target | null>(null)

  const names = $derived(views?.namesOf(workspace.names) ?? namesById)
  const verdict = $derived.by(() => {
    const { decision } = workspace.results
    return decision === null ? null : (views?.verdictView(decision, names) ?? null)
  })
  const decision = $derived(workspace.explained)
  const sameGates = keepEqualItems<Gate>()
  const gateList = $derived(
    sameGates(decision === null ? [] : (views?.gates(decision, names) ?? [])),
  )
  const deciding = $derived(decidingStatement(gateList))
  const hintList = $derived(decision === null ? [] : (views?.hints(decision, names) ?? []))
  const stale = $derived(views?.staleView(workspace, names) ?? null)
  const policy = $derived.by(() => {
    const { openPolicy, scenario } = workspace
    const entry = openPolicy === null ? null : workspace.policy(openPolicy)
    return entry === null ? null : (views?.policyInfo(scenario.world, entry, names) ?? null)
  })
  const { aws, findings } = app
  const found = $derived(findings.found?.ref === workspace.openPolicy ? findings.found : null)
  // A second check that finds the same must not close what is open on the first one's findings.
  const sameProblems = keepEqual<readonly Problem[]>()
  const problemList = $derived.by(() => {
    const { openPolicy, openDocument, results } = workspace
    if (openPolicy === null || openDocument === null) return sameProblems([])
    // Before the checker has spoken, what reading the text says.
    const { document, findings: list } = found ?? {
      document: openDocument,
      findings: results.diagnostics[openPolicy] ?? [],
    }
    return sameProblems(views?.problems(document, list) ?? [])
  })

  const around = $derived.by(() => {
    const { openPolicy, scenario, principals, resources } = workspace
    const entry = openPolicy === null ? null : workspace.policy(openPolicy)
    return surroundings(scenario.world, entry ?? noPolicy, principals, resources)
  })

  $effect(() => {
    const { openPolicy, openDocument } = workspace
    // The state is watched, so that what lacked AWS's data is checked again when it is there.
    if (openPolicy === null || openDocument === null || aws.state === 'asleep') return
    const entry = untrack(() => workspace.policy(openPolicy))
    if (entry !== null) findings.check({ ...subjectOf(entry), document: openDocument })
  })
  const markList = $derived(
    decision === null || workspace.openPolicy === null
      ? []
      : (views?.marks(decision, workspace.openPolicy, chosen) ?? []),
  )

  const sameRows = keepEqualItems<CheckRow>()
  // Of these alone: an answer that leaves the checks as they are computes no row again.
  const checks = $derived(workspace.scenario.checks)
  const checkStates = $derived(workspace.results.checks)
  const question = $derived(workspace.question)
  const remembered = $derived(workspace.remembered.outcomes)
  const rowList = $derived(
    sameRows(checkRows({ checks, states: checkStates, remembered, question, names })),
  )

  function goTo(policyRef: PolicyRef, span: Span): void {
    workspace.openPolicyRef(policyRef)
    target = { policyRef, span }
  }

  async function goToStatement(policyRef: PolicyRef, index: number): Promise<void> {
    const { spanOfStatement } = await import('./suite/statement-span.ts')
    const span = spanOfStatement(workspace.policy(policyRef)?.document ?? '', index)
    if (span === null) workspace.openPolicyRef(policyRef)
    else goTo(policyRef, span)
  }

  return {
    get names() {
      return names
    },
    get verdict() {
      return verdict
    },
    get gates() {
      return gateList
    },
    get hints() {
      return hintList
    },
    get stale() {
      return stale
    },
    get policy() {
      return policy
    },
    get problems() {
      return problemList
    },
    get moreProblems() {
      return found?.more ?? 0
    },
    get checked() {
      return found === null ? null : found.complete ? 'data' : 'text'
    },
    get surroundings() {
      return around
    },
    get marks() {
      return markList
    },
    get rows() {
      return rowList
    },
    get chosen() {
      return chosen
    },
    get deciding() {
      return deciding
    },
    get target() {
      return target
    },
    choose(node) {
      const place = decision === null ? null : (views?.spanOf(decision, node) ?? null)
      chosen = node
      if (place !== null) goTo(place.policyRef, place.span)
    },
    follow(node) {
      chosen = node
    },
    goTo,
    goToStatement: (policyRef, index) => void goToStatement(policyRef, index),
    mended(fix) {
      const isNow = found !== null && found.document === workspace.openDocument
      return isNow ? (views?.withFix(found.document, fix) ?? null) : null
    },
  }
}

const noPolicy = { kind: 'identity', accountId: null, attachedTo: [] } as const

function decidingStatement(gateList: readonly Gate[]): NodeId | null {
  const lines = gateList
    .filter((gate) => gate.open)
    .flatMap((gate) => gate.levels)
    .flatMap((level) => level.policies)
    .filter((policy) => policy.decides)
    .flatMap((policy) => policy.statements)
  return lines.find((line) => line.decides)?.nodeId ?? null
}
