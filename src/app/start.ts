/**
 * Puts the stores together and connects them with the page: storage, engine, first scenario.
 */

import { encodeScenario } from '../scenario/encode.ts'
import type { Scenario } from '../scenario/model.ts'
import { createAutosave, type AutosaveControl } from './autosave.svelte.ts'
import { createAwsData } from './aws-data.svelte.ts'
import type { VerdictApp } from './verdict-app.ts'
import { createWorkerClient, workerLimits, type WorkerEnd } from './worker-client.ts'
import { createFindings, failedCheck } from './findings.svelte.ts'
import { createHandover } from './handover.ts'
import { newId } from './ids.ts'
import { loadCodec } from './load-codec.ts'
import { createNotices } from './notices.svelte.ts'
import { once, onceLoaded } from './once.ts'
import { createOpening } from './opening.ts'
import { reportText } from './report.ts'
import { failedEvaluation } from './results.ts'
import { createScenarios } from './scenarios.svelte.ts'
import { createSettings } from './settings.svelte.ts'
import { createShelf } from './shelf.svelte.ts'
import type { OpenedStorage } from './storage.ts'
import { createSuitePool } from './suite/suite-pool.ts'
import { createToolsOnDemand } from './suite/tools-on-demand.svelte.ts'
import { createWorkspace } from './workspace.svelte.ts'

/** What differs between the page and a test. */
export interface Platform {
  readonly openStorage: () => Promise<OpenedStorage>
  readonly spawnEngine: () => WorkerEnd
  readonly spawnChecker: () => WorkerEnd
  readonly spawnMatrix: () => WorkerEnd
  readonly spawnCoverage: () => WorkerEnd
  /** A file of the site by its path; rejects when it cannot be had. */
  readonly fetchText: (path: string) => Promise<string>
  /** Calls once, when somebody begins to use the page. */
  readonly onFirstActivity: (then: () => void) => void
  readonly loadExample: () => Promise<Scenario>
  readonly newBlank: (id: string) => Promise<Scenario>
}

/** One core is the page's own. */
function mostWorkers(cores: number): number {
  return Math.max(1, Math.min(4, cores - 1))
}

/** A thousand checks of a large organization take their time, and hold nobody up. */
const suiteLimits = { ...workerLimits, deadlineMs: 60_000 }

export async function startApp(platform: Platform): Promise<VerdictApp> {
  const { openStorage, spawnEngine, spawnChecker, spawnCoverage } = platform
  const { loadExample, newBlank } = platform
  // First of all: it loads while the storage is opened.
  const engineOptions = { spawn: spawnEngine, failed: failedEvaluation }
  const engine = createWorkerClient(engineOptions)
  const notices = createNotices()
  const settings = createSettings()
  const handover = createHandover()
  const shelf = createShelf({ opened: await openStorage(), reopen: openStorage })
  const opening = createOpening({ shelf, handover, notices, loadExample, newId })
  const first = await opening.first()

  const workspace = createWorkspace({
    scenario: first.scenario,
    engine,
    suite: once(() =>
      createSuitePool({
        make: () => createWorkerClient({ ...engineOptions, limits: suiteLimits }),
        most: mostWorkers(navigator.hardwareConcurrency),
      }),
    ),
    onChange: (scenario) => autosave.changed(scenario),
    loadExample,
    newId,
    nowMs: () => performance.now(),
  })
  const autosave = createAutosave({
    shelf,
    handover,
    adopt: (scenario) => workspace.adoptScenario(scenario, 'changes of another tab', true),
    keepCopy: () => {
      const { id } = workspace.scenario
      // The copy has everything: nothing is left to hand over.
      void scenarios.duplicate(id).then(() => handover.clear(id))
    },
  })
  const scenarios = createScenarios(
    { workspace, autosave, shelf, handover, opening, notices, newBlank, newId },
    first,
  )
  const aws = createAwsData(platform)
  const findings = createFindings({
    client: once(() => createWorkerClient({ spawn: spawnChecker, failed: failedCheck })),
    fetchText: aws.text,
  })
  const loadMatrix = onceLoaded(async () =>
    (await import('./matrix/matrix.svelte.ts')).createMatrix({
      ...{ workspace, aws, spawnEngine, spawnMatrix: platform.spawnMatrix },
      ...{ cores: navigator.hardwareConcurrency, nowMs: () => performance.now() },
      say: notices.say,
    }),
  )
  const checkTools = createToolsOnDemand({ workspace, notices, spawnCoverage })
  platform.onFirstActivity(() => {
    aws.wake()
    checkTools.load()
    // So that the first change can be saved even if the network is gone by then.
    loadCodec().catch(() => undefined)
  })
  saveWhenHidden(autosave)
  const rescue = () => encodeScenario(workspace.scenario)
  const stores = { workspace, aws, findings, checkTools, scenarios, autosave, settings, notices }
  return { ...stores, loadMatrix, report: reportText, rescue }
}

/** A page may be closed without further notice once it is hidden; 'beforeunload' cannot be relied on. */
function saveWhenHidden(autosave: AutosaveControl): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') autosave.hidden()
    else void autosave.shown()
  })
  window.addEventListener('pagehide', () => autosave.hidden())
}
