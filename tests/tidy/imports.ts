/**
 * Who may import whom. The table is the one of ARCHITECTURE.md; a link it does not allow, a file
 * in a folder it does not know, a missing file or a circle is reported in one line.
 */

import type { Link, Module } from './source.ts'

interface Rule {
  /** Folders whose values it may use; itself is always among them. */
  readonly values: readonly string[]
  /** Folders of which it may use types. */
  readonly types: readonly string[]
  readonly packages: readonly string[]
  /** Folders it may start as workers. */
  readonly workers?: readonly string[]
}

const rules: Readonly<Record<string, Rule>> = {
  engine: { values: [], types: [], packages: [] },
  account: { values: ['engine'], types: [], packages: [] },
  scenario: { values: ['account', 'engine'], types: [], packages: ['valibot'] },
  protocol: { values: [], types: ['engine', 'account', 'scenario'], packages: [] },
  workers: { values: ['engine', 'account', 'protocol'], types: [], packages: ['comlink'] },
  editor: {
    values: ['engine'],
    types: [],
    packages: ['codemirror', '@codemirror/*', '@lezer/*'],
  },
  app: {
    values: ['scenario', 'account', 'protocol', 'engine'],
    types: [],
    packages: ['svelte', 'comlink', 'idb'],
    workers: ['workers'],
  },
  ui: {
    values: ['app', 'editor'],
    types: ['engine', 'account', 'scenario', 'protocol'],
    packages: ['svelte'],
  },
  main: { values: ['app', 'ui'], types: [], packages: ['svelte'] },
}

/** The engine's folders from left to right: each may import those left of it. */
const engineOrder: readonly (readonly string[])[] = [
  ['text'],
  ['json'],
  ['policy'],
  ['match'],
  ['catalogue'],
  ['validate', 'evaluate'],
  ['matrix'],
  ['analyse'],
]

const enginePackages: Readonly<Record<string, readonly string[]>> = {
  json: ['jsonc-parser'],
  match: ['ipaddr.js'],
}

const engineDoor = 'src/engine/index.ts'

/** Tests that look inside the engine; all others come in by the door as everybody does. */
const insideEngine = ['tests/engine/', 'tests/bench/', 'tests/tidy']

/** What is wrong with the links of these modules, `files` being all that exist. */
export function importProblems(
  modules: readonly Module[],
  files: ReadonlySet<string>,
): readonly string[] {
  return modules.flatMap(({ links }) =>
    links.flatMap((link) => {
      const reason = linkProblem(link, files)
      return reason === null ? [] : [`${link.from} imports '${link.specifier}': ${reason}`]
    }),
  )
}

function linkProblem(link: Link, files: ReadonlySet<string>): string | null {
  if (!link.isPackage && !files.has(link.to)) return 'no such file; write its ending too'
  const from = layerOf(link.from)
  if (from === 'tests') return doorProblem(link)
  const rule = rules[from]
  if (rule === undefined) return `${link.from} is in no folder of the layout`
  if (link.isPackage) return packageProblem(link, from, rule)
  const to = layerOf(link.to)
  if (from === 'engine' && to === 'engine') return engineProblem(link)
  if (to === from) return null
  if (link.kind === 'worker') {
    return rule.workers?.includes(to) === true ? null : `${from} may not start workers of ${to}`
  }
  if (rule.values.includes(to)) return doorProblem(link)
  if (!rule.types.includes(to)) return `${from} may not import ${to}`
  return link.kind === 'type' ? doorProblem(link) : `${from} may import only types of ${to}`
}

function layerOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  if (first !== 'src') return first
  return file.split('/').length === 2 ? 'main' : second
}

function doorProblem(link: Link): string | null {
  if (layerOf(link.to) !== 'engine' || link.isPackage || link.to === engineDoor) return null
  if (insideEngine.some((start) => link.from.startsWith(start))) return null
  return 'the engine has one door, engine/index.ts'
}

function packageProblem(link: Link, from: string, rule: Rule): string | null {
  const folder = engineFolderOf(link.from)
  const allowed = from === 'engine' ? (enginePackages[folder] ?? []) : rule.packages
  const fits = allowed.some((name) =>
    name.endsWith('/*') ? link.to.startsWith(name.slice(0, -1)) : link.to === name,
  )
  const where = from === 'engine' ? `engine/${folder}` : from
  return fits ? null : `${where} may not import the package ${link.to}`
}

function engineProblem(link: Link): string | null {
  if (link.from === engineDoor) return null
  if (link.to === engineDoor) return 'nothing inside the engine goes out by its door'
  const [from, to] = [engineFolderOf(link.from), engineFolderOf(link.to)]
  const [fromRank, toRank] = [rankOf(from), rankOf(to)]
  if (fromRank === -1) return `engine/${from} is no folder of the engine`
  if (toRank === -1) return `engine/${to} is no folder of the engine`
  return from === to || toRank < fromRank ? null : `engine/${to} is not left of engine/${from}`
}

function engineFolderOf(file: string): string {
  return file.split('/')[2] ?? ''
}

function rankOf(folder: string): number {
  return engineOrder.findIndex((folders) => folders.includes(folder))
}

/** Every circle of imports once, types included. A component may contain itself. */
export function cycles(modules: readonly Module[]): readonly string[] {
  const targets = new Map(modules.map((module) => [module.path, targetsOf(module)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start !== -1) found.push([...trail.slice(start), file].join(' → '))
    if (start !== -1 || done.has(file)) return
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return found
}

function targetsOf({ path, links }: Module): ReadonlySet<string> {
  const inside = links.filter((link) => !link.isPackage)
  return new Set(
    inside.map((link) => link.to).filter((to) => to !== path || !path.endsWith('.svelte')),
  )
}
