/**
 * Hands the checks over as a file of comma-separated values.
 */

import { saveFile } from '../save-file.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { writeChecks } from './check-table.ts'
import { tableWorld } from './table-world.ts'

export function saveChecks(workspace: Workspace): void {
  const { scenario } = workspace
  // The mark tells spreadsheets that the text is UTF-8.
  const text = `\uFEFF${writeChecks(scenario.checks, tableWorld(workspace))}`
  const content = new Blob([text], { type: 'text/csv;charset=utf-8' })
  saveFile(`${fileName(scenario.name)} checks.csv`, content)
}

/** Without what file systems give a meaning to. */
function fileName(name: string): string {
  const plain = [...name].filter((char) => /[\p{L}\p{N} ._-]/u.test(char)).join('')
  return plain.trim().replace(/^\.+/, '').slice(0, 80) || 'Verdict'
}
