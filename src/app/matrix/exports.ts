/**
 * The files that can be made of a matrix, with their names and about how large they will be.
 */

import {
  decisionsCsv,
  estimateSize,
  LARGE_FILE,
  LARGEST_FILE,
  tableCsv,
  tableJson,
  toBlob,
  type DecisionLine,
  type TableAbout,
} from './export.ts'
import { verdictOf } from './behind.ts'
import { hasBit } from './bits.ts'
import type { FoldedResource } from './fold.ts'
import { saveFile } from '../save-file.ts'
import type { DecidedSubject } from './run.svelte.ts'
import type { ViewStore } from './view.svelte.ts'

export type ExportKind = 'shown-csv' | 'shown-json' | 'all-csv' | 'all-json' | 'decisions-csv'

export interface ExportPlan {
  readonly name: string
  /** 'about 240 MB' */
  readonly words: string
  /** To be asked about first. */
  readonly large: boolean
  /** Not to be written at all. */
  readonly tooLarge: boolean
  save(this: void): Promise<void>
}

export interface Exports {
  plan(this: void, kind: ExportKind): ExportPlan
}

export function createExports(subject: DecidedSubject, view: ViewStore): Exports {
  return {
    plan(kind) {
      const { file, pieces } = fileOf(kind, subject, view)
      const size = estimateSize(file(), pieces)
      const name = nameOf(subject.scenarioName, kind)
      const type = kind.endsWith('json') ? 'application/json' : 'text/csv'
      return {
        name,
        words: `about ${sizeWords(size)}`,
        large: size > LARGE_FILE,
        tooLarge: size > LARGEST_FILE,
        save: async () => saveFile(name, await toBlob(file(), type, breathe)),
      }
    },
  }
}

interface PlannedFile {
  /** From its beginning, each time. */
  file(this: void): Iterable<string>
  /** How many pieces it comes in. */
  readonly pieces: number
}

function fileOf(kind: ExportKind, subject: DecidedSubject, view: ViewStore): PlannedFile {
  if (kind === 'decisions-csv') {
    // As it is now: the file takes a while, and the look may change meanwhile.
    const { resources } = view
    const asked = decisionCount(subject, resources)
    return { file: () => decisionsCsv(decisionsOf(subject, resources)), pieces: asked + 1 }
  }
  const table = kind.startsWith('shown') ? view.shownTable() : view.wholeTable()
  const about = aboutOf(subject, view)
  const file = kind.endsWith('csv') ? () => tableCsv(table) : () => tableJson(table, about)
  return { file, pieces: table.rows.length + 1 }
}

function aboutOf(
  { scenarioName, source, circumstances }: DecidedSubject,
  view: ViewStore,
): TableAbout {
  const { resources } = source.axes
  return {
    scenario: scenarioName,
    now: source.now,
    resources: view.resources.flatMap(({ resource }) => resources[resource] ?? []),
    circumstances: circumstances.map(({ label, vpcEndpointId, context }) => ({
      ...{ label, vpcEndpointId, context },
    })),
  }
}

function decisionCount(
  { source, decided }: DecidedSubject,
  resources: readonly FoldedResource[],
): number {
  const { layout } = decided
  if (layout === null) return 0
  const { principals, circumstances, actions } = source.axes
  const asked = resources.reduce(
    (sum, each) =>
      sum + actions.filter((_, action) => hasBit(each.asked, layout.bitOf[action] ?? 0)).length,
    0,
  )
  return principals.length * circumstances.length * asked
}

/** Everything that is asked and decided, however it is looked at. */
function* decisionsOf(
  { source, decided, circumstances }: DecidedSubject,
  resources: readonly FoldedResource[],
): Generator<DecisionLine, void> {
  const { layout } = decided
  if (layout === null) return
  const { axes } = source
  for (const [principal, name] of axes.principals.entries()) {
    for (const [circumstance, { label }] of circumstances.entries()) {
      for (const { resource, asked } of resources) {
        for (const [action, what] of axes.actions.entries()) {
          if (!hasBit(asked, layout.bitOf[action] ?? 0)) continue
          const verdict = verdictOf(decided, { principal, circumstance, action, resource })
          if (verdict === null) continue
          const on = axes.resources[resource] ?? ''
          yield { principal: name, circumstances: label, action: what, resource: on, verdict }
        }
      }
    }
  }
}

/** 'verdict-securecart-matrix.csv' */
function nameOf(scenario: string, kind: ExportKind): string {
  const slug = scenario
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  const what = kind === 'decisions-csv' ? 'decisions' : 'matrix'
  const ending = kind.endsWith('json') ? 'json' : 'csv'
  return `${['verdict', slug, what].filter(Boolean).join('-')}.${ending}`
}

function sizeWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
