/**
 * The open scenario and everything that can be done to it: the one gateway through which the page
 * changes what a person made. Every change goes down one line of history, is saved and is decided.
 */

import { untrack } from 'svelte'
import { listPolicies } from '../account/index.ts'
import type {
  AwsError,
  PolicyAttachment,
  PolicyEntry,
  PolicyRef,
  PrincipalOption,
  Question,
  ResourceOption,
  TreeNode,
  World,
} from '../account/index.ts'
import type { Decision } from '../engine/index.ts'
import { POLICY_TEXT_LENGTH } from '../scenario/limits.ts'
import type { Scenario } from '../scenario/model.ts'
import {
  withContextKey,
  withName,
  withoutContext,
  withPolicy,
  withQuestion,
  withWholeQuestion,
  type ContextValue,
  type QuestionPatch,
} from './edits.ts'
import type { WorkerState } from './worker-client.ts'
import type * as PolicyEdits from './policy-edits.ts'
import type { AttachedAs, PolicyEdit, PolicyToCreate } from './policy-edits.ts'
import { emptyHistory, pause, record, redo, undo } from './history.ts'
import type { EvaluateJob } from '../protocol/engine-api.ts'
import { createLookups } from './lookups.svelte.ts'
import type { NameTable } from './views/world-names.ts'
import { awaiting, awaitingChecks, noResults, settled } from './results.ts'
import type { EngineClient, Results } from './results.ts'
import { checkIntentions, type CheckIntentions } from './suite/intentions.ts'
import type { Remembered } from './suite/remembered.ts'
import type { SuiteClient } from './suite/suite-pool.ts'
import { createSuite } from './suite/suite.svelte.ts'

/** What undo or redo brought back, so that the page can show it. */
export interface Restored {
  /** The policy that is open now. */
  readonly openPolicy: PolicyRef | null
  /** Policies whose text is another now. */
  readonly policies: readonly PolicyRef[]
  /** The request or the checks are others now. */
  readonly question: boolean
  /** For the live region: 'Undone: edit of DenyOutsideNetwork'. */
  readonly message: string
}

export interface Workspace extends CheckIntentions {
  /** Replaced, never mutated: compare by identity. */
  readonly scenario: Scenario
  /** Grows by one with every change of the scenario, undo and redo included. */
  readonly revision: number
  readonly question: Question
  readonly results: Results
  /** How the checks stood before the present editing, or when a person said so. */
  readonly remembered: Remembered
  /** The policies as they were then; none while nothing has been edited. */
  readonly formerPolicies: readonly PolicyEntry[]
  /** `results.decision` a frame later: what is long to draw does not hold up the verdict. */
  readonly explained: Decision | null
  readonly engine: WorkerState
  /** Which policy is shown; session state, neither saved nor counted as a change. Null until the first answer chooses one. */
  readonly openPolicy: PolicyRef | null
  /** The text of the open policy; the editor replaces its own when this differs from it. */
  readonly openDocument: string | null
  readonly canUndo: boolean
  readonly canRedo: boolean

  /** Every policy text of the world. */
  readonly policies: readonly PolicyEntry[]
  /** Null where there is none of this address. */
  policy(ref: PolicyRef): PolicyEntry | null
  readonly principals: readonly PrincipalOption[]
  readonly resources: readonly ResourceOption[]
  readonly tree: readonly TreeNode[]
  /** What policies and levels are called. */
  readonly names: NameTable

  /**
   * From the editor, on every keystroke. The same text again changes nothing.
   * False: not accepted (read-only, unknown, longer than a scenario can hold); the editor takes its text back.
   */
  editPolicy(ref: PolicyRef, document: string): boolean
  /** An empty principal, action or resource is left out of the patch. */
  setQuestion(patch: QuestionPatch): void
  /** A value sets a key by hand; null takes away one that is brought along; undefined returns to what is brought along. */
  setContext(key: string, value: ContextValue | undefined): void
  clearContext(): void

  /** Null when it is attached; else why AWS would refuse it. What is attached already changes nothing. */
  attachPolicy(attachment: PolicyAttachment, as: AttachedAs): Promise<AwsError | null>
  detachPolicy(carrierId: string, policyArn: string, as: AttachedAs): Promise<AwsError | null>
  /** Opens the new customer managed policy. Null when it is created; else why AWS would refuse it. */
  createPolicy(policy: PolicyToCreate): Promise<AwsError | null>

  /** Puts a whole question into the sentence. */
  ask(question: Question): void
  /** From now on changes of the checks are told against how they stand now. */
  rememberChecks(): void
  /** From now on they are told against the state before each editing, as at first. */
  forgetRemembered(): void
  openPolicyRef(ref: PolicyRef): void
  renameScenario(name: string): void
  /** Null when there is nothing to undo. */
  undo(): Restored | null
  redo(): Restored | null
  /** Ends the joining of keystrokes: the next edit is a step of its own (for when the editor loses focus). */
  pauseHistory(): void

  /** Shows another scenario; history starts anew. Saves nothing. */
  replaceScenario(scenario: Scenario): void
  /**
   * Puts another scenario's content into the open one, which keeps its id. Can be undone.
   * `stored` says that the content is what the storage holds, so that it need not be saved.
   */
  adoptScenario(scenario: Scenario, label: string, stored?: boolean): void
  /** Puts the example's content into the open scenario. Can be undone. */
  resetToExample(): Promise<void>
  /** Starts a stopped engine again. */
  restartEngine(): void
}

export interface WorkspaceDeps {
  readonly scenario: Scenario
  readonly engine: EngineClient
  /** Decides the checks beside it. Asked for when there is something to decide. */
  readonly suite: () => SuiteClient
  /** After every change that is to be saved. */
  readonly onChange: (scenario: Scenario) => void
  readonly loadExample: () => Promise<Scenario>
  readonly newId: () => string
  readonly nowMs: () => number
}

/** By then the verdict has been drawn: a frame and a little. Its reasons and the checks come after it. */
const DRAWN_AFTER_MS = 20

const notLoaded: AwsError = {
  code: 'Not loaded',
  message: 'This part of the page could not be loaded. Try again when you are online.',
}

/** How a change enters history. */
interface Change {
  readonly label: string
  /** Changes of the same key that follow each other without a pause are one step. */
  readonly key?: string
  readonly policy?: PolicyRef
  readonly stored?: boolean
}

export function createWorkspace(deps: WorkspaceDeps): Workspace {
  let scenario = $state.raw(deps.scenario)
  let revision = $state(1)
  let history = $state.raw(emptyHistory)
  let results = $state.raw(noResults)
  let explained = $state.raw<Decision | null>(null)
  let openPolicy = $state<PolicyRef | null>(null)
  let engineState = $state<WorkerState>('starting')
  const { engine } = deps
  engine.onState((state) => (engineState = state))
  const lookups = createLookups(() => scenario)
  const suite = createSuite({
    client: deps.suite,
    current: () => scenario,
    results: () => results,
    awaiting: () => void (results = awaitingChecks(results)),
    settle: (job, outcome) => void (results = settled(results, job, outcome)),
  })
  const former = $derived.by(() => {
    const { world } = suite.remembered
    return world === null ? [] : listPolicies(world)
  })

  /** The gateway: nothing else changes the scenario. False when nothing changed. */
  function update(edit: (scenario: Scenario) => Scenario, change: Change): boolean {
    return untrack(() => {
      const next = edit(scenario)
      if (next === scenario) return false
      const { label, key = null, policy = null, stored = false } = change
      const step = { before: scenario, after: next, label, policy }
      history = record(history, { ...step, key, atMs: deps.nowMs() })
      show(next)
      if (!stored) deps.onChange(next)
      return true
    })
  }

  function show(next: Scenario): void {
    suite.before(next, deps.nowMs())
    scenario = next
    revision += 1
    if (openPolicy !== null && lookups.policy(openPolicy) === null) openPolicy = firstPolicy()
    decide()
  }

  function decide(): void {
    const { world, now, question } = scenario
    const job: EvaluateJob = { revision, part: 'answer', world, now, question, checks: [] }
    results = awaiting(results)
    void engine.run(job).then((outcome) => {
      // The scenario has changed since.
      if (job.revision !== revision) return
      results = settled(results, job, outcome)
      openPolicy ??= results.decidedBy?.policy ?? firstPolicy()
      const answered = outcome.kind === 'reply' && outcome.reply.kind === 'answered'
      setTimeout(() => {
        if (job.revision !== revision) return
        explained = results.decision
        if (answered) suite.decide(revision)
      }, DRAWN_AFTER_MS)
    })
  }

  /** Something to look at: a policy that the question meets, or else any. */
  function firstPolicy(): PolicyRef | null {
    const met = results.policies.find(({ ref }) => lookups.policy(ref) !== null)
    return met?.ref ?? lookups.policies[0]?.ref ?? null
  }

  function editPolicy(ref: PolicyRef, document: string): boolean {
    const entry = lookups.policy(ref)
    if (entry?.document === document) return true
    if (!entry?.editable || document.length > POLICY_TEXT_LENGTH) return false
    const change = { label: `edit of ${entry.name}`, key: `policy ${ref}`, policy: ref }
    return update((from) => withPolicy(from, ref, document), change)
  }

  /** What AWS may refuse. It is worked out by a module that the first answer does not wait for. */
  async function operate(
    work: (edits: typeof PolicyEdits, from: Scenario) => PolicyEdit,
  ): Promise<AwsError | null> {
    const edits = await import('./policy-edits.ts').catch(() => null)
    if (edits === null) return notLoaded
    const edit = work(edits, scenario)
    if (edit.kind === 'refused') return edit.error
    const { label, policy } = edit
    update(() => edit.scenario, policy === null ? { label } : { label, policy })
    if (policy !== null) openPolicyRef(policy)
    return null
  }

  function openPolicyRef(ref: PolicyRef): void {
    if (ref === openPolicy || lookups.policy(ref) === null) return
    history = pause(history)
    openPolicy = ref
  }

  function replaceScenario(next: Scenario): void {
    history = emptyHistory
    results = noResults
    explained = null
    openPolicy = null
    show(next)
    suite.reset()
  }

  function travel(move: Move, side: 'before' | 'after', verb: string): Restored | null {
    const moved = move(history)
    if (moved === null) return null
    history = moved.history
    const { [side]: to, policy, label } = moved.step
    const from = scenario
    if (policy !== null) openPolicy = policy
    show(to)
    deps.onChange(to)
    const policies = changedPolicies(from.world, to.world)
    const question = from.question !== to.question || from.checks !== to.checks
    return { openPolicy, policies, question, message: `${verb}: ${label}` }
  }

  decide()
  return {
    get scenario() {
      return scenario
    },
    get revision() {
      return revision
    },
    get question() {
      return scenario.question
    },
    get results() {
      return results
    },
    get remembered() {
      return suite.remembered
    },
    get formerPolicies() {
      return former
    },
    get explained() {
      return explained
    },
    get engine() {
      return engineState
    },
    get openPolicy() {
      return openPolicy
    },
    get openDocument() {
      return openPolicy === null ? null : (lookups.policy(openPolicy)?.document ?? null)
    },
    get canUndo() {
      return history.undo.length > 0
    },
    get canRedo() {
      return history.redo.length > 0
    },
    get policies() {
      return lookups.policies
    },
    get principals() {
      return lookups.principals
    },
    get resources() {
      return lookups.resources
    },
    get tree() {
      return lookups.tree
    },
    get names() {
      return lookups.names
    },
    policy: lookups.policy,

    editPolicy: (ref, document) => untrack(() => editPolicy(ref, document)),
    attachPolicy: (attachment, as) =>
      operate(({ attaching }, from) => attaching(from, attachment, as)),
    detachPolicy: (carrierId, policyArn, as) =>
      operate(({ detaching }, from) => detaching(from, { carrierId, policyArn }, as)),
    createPolicy: (policy) => operate(({ creating }, from) => creating(from, policy)),
    setQuestion(patch) {
      const key = `question ${Object.keys(patch).sort().join(' ')}`
      update((from) => withQuestion(from, patch), { label: 'change of the request', key })
    },
    setContext(key, value) {
      const change = { label: `change of ${key}`, key: `context ${key}` }
      update((from) => withContextKey(from, key, value), change)
    },
    clearContext() {
      update(withoutContext, { label: 'reset of the context' })
    },
    ask(question) {
      update((from) => withWholeQuestion(from, question), { label: 'change of the request' })
    },
    ...checkIntentions({
      update,
      current: () => untrack(() => scenario),
      results: () => untrack(() => results),
      newId: deps.newId,
    }),
    rememberChecks: suite.remember,
    forgetRemembered: suite.forget,
    openPolicyRef: (ref) => untrack(() => openPolicyRef(ref)),
    renameScenario(name) {
      update((from) => withName(from, name), { label: 'name of the scenario', key: 'name' })
    },
    undo: () => untrack(() => travel(undo, 'before', 'Undone')),
    redo: () => untrack(() => travel(redo, 'after', 'Redone')),
    pauseHistory: () => untrack(() => void (history = pause(history))),
    replaceScenario: (next) => untrack(() => replaceScenario(next)),
    adoptScenario(next, label, stored = false) {
      update(({ id }) => ({ ...next, id }), { label, stored })
    },
    async resetToExample() {
      const example = await deps.loadExample()
      update(({ id }) => ({ ...example, id }), { label: 'reset to the example' })
    },
    restartEngine() {
      engine.restart()
      suite.restart()
      untrack(decide)
    },
  }
}

type Move = typeof undo

function changedPolicies(before: World, after: World): readonly PolicyRef[] {
  if (before === after) return []
  const texts = new Map(listPolicies(before).map(({ ref, document }) => [ref, document]))
  return listPolicies(after).flatMap(({ ref, document }) =>
    texts.get(ref) === document ? [] : [ref],
  )
}
