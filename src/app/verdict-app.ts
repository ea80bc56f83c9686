/**
 * Everything that the page is made of, as `start` hands it to the components.
 */

import type { Autosave } from './autosave.svelte.ts'
import type { AwsData } from './aws-data.svelte.ts'
import type { Findings } from './findings.svelte.ts'
import type { Matrix } from './matrix/matrix.svelte.ts'
import type { Notices } from './notices.svelte.ts'
import type { Scenarios } from './scenarios.svelte.ts'
import type { Settings } from './settings.svelte.ts'
import type { ToolsOnDemand } from './suite/tools-on-demand.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Everything that the page is made of, without looks. App.svelte gets it as its prop `app`. */
export interface VerdictApp {
  readonly workspace: Workspace
  readonly aws: AwsData
  /** Of the policy that is open. */
  readonly findings: Findings
  readonly checkTools: ToolsOnDemand
  readonly scenarios: Scenarios
  readonly autosave: Autosave
  readonly settings: Settings
  readonly notices: Notices
  /** The matrix, which comes as a module of its own when it is first looked at. */
  loadMatrix(this: void): Promise<Matrix>
  /** The text of a report about a bug of ours: build, browser, error; nothing that a person wrote. */
  report(error: unknown): string
  /** The whole scenario as JSON text, to be saved by hand when the page cannot go on. */
  rescue(): string
}
