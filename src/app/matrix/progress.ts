/**
 * The state of a run in words.
 */

import type { Progress, RunState } from './run.svelte.ts'

export interface ProgressView {
  readonly text: string
  /** The text tells of something that should not be overlooked. */
  readonly warn: boolean
  readonly button: string
  readonly title: string
  /** Running is what a person most likely wants next. */
  readonly wanted: boolean
}

export function progressView(
  state: RunState,
  progress: Progress,
  outdated: 'edited' | 'axes' | null,
  next: number,
): ProgressView {
  const title = `Decides ${millions(next)} cells`
  const wanted = outdated !== null || state.kind === 'none'
  const button = state.kind === 'none' ? 'Run' : 'Run again'
  const view = { title, button, wanted, warn: false }
  if (state.kind !== 'running' && outdated === 'edited') {
    return { ...view, warn: true, text: 'Out of date: the scenario was edited since.' }
  }
  if (state.kind !== 'running' && outdated === 'axes') {
    return { ...view, text: `Something else is chosen now: ${millions(next)} decisions.` }
  }
  const done = decisions(progress)
  switch (state.kind) {
    case 'none':
      return { ...view, text: next === 0 ? 'Nothing is chosen.' : `${millions(next)} decisions.` }
    case 'running':
      return { ...view, text: `${done}, ${rate(progress)}` }
    case 'done':
      return {
        ...view,
        text: `${millions(progress.cells)} decisions in ${seconds(progress)}, ${rate(progress)}`,
      }
    case 'stopped':
      return { ...view, wanted: true, text: `Stopped at ${done}.` }
    case 'full':
      return { ...view, warn: true, text: `Stopped at ${done}: more does not fit into memory.` }
    case 'failed':
      return { ...view, warn: true, wanted: true, text: `${done}. ${state.message}` }
    default:
      return state satisfies never
  }
}

function decisions({ cells, total }: Progress): string {
  return `${millions(cells)} of ${millions(total)} decisions`
}

function seconds({ elapsedMs }: Progress): string {
  return elapsedMs < 950 ? `${Math.round(elapsedMs)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`
}

function rate({ cells, elapsedMs }: Progress): string {
  return elapsedMs === 0 ? '…' : `${millions((cells / elapsedMs) * 1000)}/s`
}

/** '124.2 M', '58.1 k', '312' */
function millions(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)} G`
  if (count >= 1e6) return `${(count / 1e6).toFixed(1)} M`
  if (count >= 1e4) return `${(count / 1e3).toFixed(1)} k`
  return Math.round(count).toLocaleString('en')
}
