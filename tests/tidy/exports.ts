/**
 * Exports that nobody takes. What the engine's door hands out is taken by programs outside,
 * and a type that the module's other exports are written in belongs to them.
 */

import type { Module } from './source.ts'

const entries = ['src/main.ts', 'src/engine/index.ts']

/** `file: name` for every export of src that no other of these modules imports or re-exports. */
export function deadExports(modules: readonly Module[]): readonly string[] {
  const taken = new Map<string, Set<string> | 'all'>()
  for (const { from, to, names } of modules.flatMap((module) => module.links)) {
    const before = taken.get(to)
    if (from === to || before === 'all') continue
    taken.set(to, names === 'all' ? 'all' : new Set([...(before ?? []), ...names]))
  }
  return modules
    .filter(({ path }) => path.startsWith('src/') && !entries.includes(path))
    .flatMap(({ path, exports, ownTypes }) => {
      const names = taken.get(path) ?? new Set<string>()
      const dead =
        names === 'all'
          ? []
          : exports.filter((name) => !names.has(name) && !ownTypes.includes(name))
      return dead.map((name) => `${path}: ${name}`)
    })
}
