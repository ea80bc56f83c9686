/**
 * All the help that the editor gives while a policy is written. A module of its own: it comes when
 * somebody enters the editor, and until then the text stands without it.
 */

import type { Extension } from '@codemirror/state'
import { completion } from './completion/completion.ts'
import type { PolicyHelp } from './help.ts'
import { explanations } from './hover/hover.ts'

export { showHelp } from './hover/hover.ts'

/** Each kind of help is one extension. */
const kinds: readonly ((help: PolicyHelp) => Extension)[] = [completion, explanations]

export function assist(help: PolicyHelp): Extension {
  return kinds.map((kind) => kind(help))
}
