/**
 * All the help that the editor gives while a policy is written. A module of its own: it comes when
 * somebody enters the editor, and until then the text stands without it.
 */

import type { Extension } from '@codemirror/state'
import { policyCommands } from './commands/index.ts'
import { completion } from './completion/completion.ts'
import type { PolicyHelp } from './help.ts'
import { explanations } from './hover/hover.ts'

export { runCommand } from './commands/index.ts'
export { insertStatement } from './completion/insert-statement.ts'
export { showHelp } from './hover/hover.ts'

/** Each kind of help is one extension. */
const kinds: readonly ((help: PolicyHelp) => Extension)[] = [
  completion,
  explanations,
  policyCommands,
]

export function assist(help: PolicyHelp): Extension {
  return kinds.map((kind) => kind(help))
}
