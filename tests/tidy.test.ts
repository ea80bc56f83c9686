/**
 * Tests about the repository itself: who imports whom, what is exported, what may stand in a file.
 * Every check is tried first on a planted example, so that it cannot pass by seeing nothing.
 */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { deadExports } from './tidy/exports.ts'
import { cycles, importProblems } from './tidy/imports.ts'
import type { Module } from './tidy/source.ts'
import { parseModule, readSources, root } from './tidy/source.ts'
import {
  headerProblem,
  markupProblems,
  nameProblem,
  suppressionProblems,
  topLevelProblems,
} from './tidy/text.ts'

const code = [
  ...readSources('src', '.ts', '.svelte', '.css', '.json'),
  ...readSources('workers', '.ts'),
]
const tests = readSources('tests', '.ts', '.mjs')
const files = new Set([
  ...[...code, ...tests, ...readSources('.ci', '.mjs')].map((source) => source.path),
  ...readdirSync(root),
])
const isModule = (source: { readonly path: string }): boolean => /\.(ts|svelte)$/.test(source.path)
const modules = code.filter(isModule).map(parseModule)
const testModules = tests.filter(isModule).map(parseModule)

describe('the repository', () => {
  test('is read at all', () => {
    expect(modules.length).toBeGreaterThan(5)
    expect(modules.flatMap((module) => module.links).length).toBeGreaterThan(5)
  })

  test('imports only in the directions of ARCHITECTURE.md', () => {
    const ours = testModules.map((module) => ({
      ...module,
      // Tests may read any kind of file; the door of the engine is what matters here.
      links: module.links.filter((link) => isModule({ path: link.to })),
    }))
    expect(importProblems([...modules, ...ours], files)).toEqual([])
  })

  test('has no import cycles', () => {
    expect(cycles(modules)).toEqual([])
  })

  test('has no dead exports', () => {
    expect(deadExports([...modules, ...testModules])).toEqual([])
  })

  test('has exactly the top level of ARCHITECTURE.md', () => {
    expect(topLevelProblems(readdirSync(root))).toEqual([])
  })

  test('never turns text into markup or code', () => {
    const served = readSources('static', '.js', '.html')
    const page = { path: 'index.html', text: readFileSync(path.join(root, 'index.html'), 'utf8') }
    expect([...code, ...served, page].flatMap(markupProblems)).toEqual([])
  })

  test('begins every file of the engine with what it answers', () => {
    const engine = code.filter((source) => /^src\/engine\/.*\.ts$/.test(source.path))
    expect(engine.flatMap((source) => headerProblem(source) ?? [])).toEqual([])
  })

  test('gives a reason wherever a rule is switched off', () => {
    const others = tests.filter((source) => !source.path.startsWith('tests/tidy'))
    expect([...code, ...others].flatMap(suppressionProblems)).toEqual([])
  })

  test('names files alike', () => {
    expect([...code, ...tests].flatMap((source) => nameProblem(source.path) ?? [])).toEqual([])
  })

  test('says in ARCHITECTURE.md why each dependency is there', () => {
    const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
    const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> }
    const names = Object.keys(dependencies)
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  test('pins every dependency, and locks no private registry', () => {
    const manifest = readJson('package.json') as Record<string, Record<string, string>>
    const versions = { ...manifest['dependencies'], ...manifest['devDependencies'] }
    // A second version of a package goes by another name: npm:PACKAGE@VERSION.
    const exact = /^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/
    expect(Object.values(versions).filter((version) => !exact.test(version))).toEqual([])
    const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
    const addresses = [...lock.matchAll(/"resolved": "([^"]+)"/g)].map(([, address]) => address)
    const npm = 'https://registry.npmjs.org/'
    expect(addresses.filter((address) => !address?.startsWith(npm))).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('can run its own CI script', () => {
    expect(statSync(path.join(root, '.ci/run')).mode & 0o111).not.toBe(0)
  })
})

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
}

function module(name: string, text: string): Module {
  return parseModule({ path: name, text })
}

/** The complaints about one import, the file imported existing. */
function complaints(from: string, text: string): readonly string[] {
  const planted = module(from, text)
  const exist = planted.links.filter((link) => !link.isPackage).map((link) => link.to)
  return importProblems([planted], new Set(exist)).map((line) => line.replace(/^.*?': /, ''))
}

describe('reading a module', () => {
  test.each([
    ["import { a, b as c } from './x.ts'", 'value', ['a', 'b']],
    ["import type { A } from './x.ts'", 'type', ['A']],
    ["import { type A } from './x.ts'", 'value', ['A']],
    ["import d, { e } from './x.ts'", 'value', ['e', 'default']],
    ["import * as all from './x.ts'", 'value', 'all'],
    ["import './x.ts'", 'value', []],
    ["export { a as b } from './x.ts'", 'value', ['a']],
    ["export type { A } from './x.ts'", 'type', ['A']],
    ["export * from './x.ts'", 'value', 'all'],
    ["const x = () => import('./x.ts')", 'value', 'all'],
    ["type X = import('./x.ts').X", 'type', 'all'],
    ["import url from './x.ts?worker&url'", 'worker', ['default']],
    ["new Worker(new URL('./x.ts', import.meta.url))", 'worker', []],
  ])('%s', (text, kind, names) => {
    expect(module('src/app/a.ts', text).links).toMatchObject([{ to: 'src/app/x.ts', kind, names }])
  })

  test('sees the scripts and the lazy parts of a component', () => {
    const text = `<script module lang="ts">import { a } from './a.ts'</script>
      <script lang="ts">import type { B } from '../b.ts'</script>
      {#await import('./C.svelte') then C}<C.default />{/await}`
    const links = module('src/ui/parts/X.svelte', text).links.map(({ to, kind }) => [to, kind])
    expect(links).toEqual([
      ['src/ui/parts/a.ts', 'value'],
      ['src/ui/b.ts', 'type'],
      ['src/ui/parts/C.svelte', 'value'],
    ])
  })

  test('names packages without what is inside them', () => {
    const text = "import '@codemirror/view/x'; import 'svelte/motion'; import 'ipaddr.js'"
    const names = module('src/app/a.ts', text).links.map((link) => link.to)
    expect(names).toEqual(['@codemirror/view', 'svelte', 'ipaddr.js'])
  })

  test('ignores imports in comments and strings', () => {
    const text = `// import { a } from './a.ts'\nexport const text = "import { b } from './b.ts'"`
    expect(module('src/app/a.ts', text)).toMatchObject({ links: [], exports: ['text'] })
  })

  test('sees every form of export', () => {
    const text = `export const a = 1, { b, c: [d] } = x
      export function f() {}
      export interface I {}
      export type T = 1
      export { g, h as i }
      export { j as k } from './x.ts'
      export * as ns from './y.ts'
      export default 1
      const hidden = 1`
    const names = ['a', 'b', 'd', 'f', 'I', 'T', 'g', 'i', 'k', 'ns', 'default']
    expect(module('src/app/a.ts', text).exports).toEqual(names)
  })
})

describe('the import table', () => {
  test.each([
    ['src/engine/json/a.ts', "import { x } from '../text/span.ts'"],
    ['src/engine/analyse/a.ts', "import { x } from '../evaluate/a.ts'"],
    ['src/engine/index.ts', "export { x } from './analyse/a.ts'"],
    ['src/engine/json/a.ts', "import { parseTree } from 'jsonc-parser'"],
    ['src/engine/match/ip.ts', "import ip from 'ipaddr.js'"],
    ['src/account/a.ts', "import { x } from '../engine/index.ts'"],
    ['src/scenario/a.ts', "import * as v from 'valibot'"],
    ['src/scenario/a.ts', "import { x } from '../account/model.ts'"],
    ['src/protocol/a.ts', "import type { x } from '../scenario/model.ts'"],
    ['workers/engine.worker.ts', "import { expose } from 'comlink'"],
    ['workers/engine.worker.ts', "import { x } from '../src/account/a.ts'"],
    ['src/editor/a.ts', "import { x } from '@codemirror/view'"],
    ['src/app/a.svelte.ts', "import { openDB } from 'idb'"],
    ['src/app/a.ts', "import url from '../../workers/engine.worker.ts?worker&url'"],
    ['src/ui/App.svelte', "<script>import { x } from '../app/a.svelte.ts'</script>"],
    ['src/ui/App.svelte', "<script>import type { x } from '../engine/index.ts'</script>"],
    ['src/main.ts', "import App from './ui/App.svelte'"],
    ['tests/engine/a.test.ts', "import { x } from '../../src/engine/match/ip.ts'"],
    ['tests/account/a.test.ts', "import { x } from '../../src/engine/index.ts'"],
  ])('lets %s %s', (from, text) => {
    expect(complaints(from, text)).toEqual([])
  })

  test.each([
    ['src/engine/json/a.ts', "import '../policy/a.ts'", 'engine/policy is not left of engine/json'],
    [
      'src/engine/validate/a.ts',
      "import type { X } from '../evaluate/a.ts'",
      'engine/evaluate is not left of engine/validate',
    ],
    [
      'src/engine/match/a.ts',
      "import '../index.ts'",
      'nothing inside the engine goes out by its door',
    ],
    ['src/engine/match/a.ts', "import '../helpers.ts'", 'engine/helpers.ts is no folder'],
    ['src/engine/odd/a.ts', "import '../text/a.ts'", 'engine/odd is no folder of the engine'],
    ['src/engine/match/a.ts', "import '../../account/a.ts'", 'engine may not import account'],
    ['src/engine/policy/a.ts', "import 'jsonc-parser'", 'engine/policy may not import the package'],
    ['src/engine/json/a.ts', "import 'node:fs'", 'engine/json may not import the package node:fs'],
    ['src/account/a.ts', "import '../engine/match/ip.ts'", 'the engine has one door'],
    ['src/account/a.ts', "import '../scenario/a.ts'", 'account may not import scenario'],
    ['src/account/a.ts', "import 'valibot'", 'account may not import the package valibot'],
    [
      'src/protocol/a.ts',
      "import { x } from '../account/a.ts'",
      'may import only types of account',
    ],
    ['workers/a.worker.ts', "import '../src/app/a.ts'", 'workers may not import app'],
    ['src/editor/a.ts', "import '../app/a.ts'", 'editor may not import app'],
    ['src/editor/a.ts', "import 'svelte'", 'editor may not import the package svelte'],
    ['src/app/a.ts', "import '../ui/App.svelte'", 'app may not import ui'],
    ['src/app/a.ts', "import '../editor/a.ts'", 'app may not import editor'],
    ['src/app/a.ts', "import '../../workers/a.worker.ts'", 'app may not import workers'],
    [
      'src/ui/A.svelte',
      "<script>import u from '../../workers/a.ts?worker&url'</script>",
      'ui may not start workers',
    ],
    [
      'src/ui/A.svelte',
      "<script>import { x } from '../engine/index.ts'</script>",
      'ui may import only types of engine',
    ],
    [
      'src/ui/A.svelte',
      "<script>import type { x } from '../engine/text/span.ts'</script>",
      'the engine has one door',
    ],
    ['src/ui/A.svelte', "<script>import 'idb'</script>", 'ui may not import the package idb'],
    ['src/helpers/a.ts', "import '../app/a.ts'", 'src/helpers/a.ts is in no folder of the layout'],
    ['tests/app/a.test.ts', "import '../../src/engine/match/ip.ts'", 'the engine has one door'],
  ])('stops %s %s', (from, text, reason) => {
    expect(complaints(from, text)).toEqual([expect.stringContaining(reason)])
  })

  test('wants the file there, and its ending written', () => {
    const planted = module('src/app/a.ts', "import './b'")
    const problems = importProblems([planted], new Set(['src/app/b.ts']))
    expect(problems).toEqual([expect.stringContaining('no such file')])
  })
})

describe('the other checks', () => {
  test('a circle is found, through types too, and once', () => {
    const circle = [
      module('src/app/a.ts', "import './b.ts'"),
      module('src/app/b.ts', "import type { C } from './c.ts'"),
      module('src/app/c.ts', "export * from './a.ts'"),
      module('src/app/d.ts', "import './a.ts'"),
    ]
    expect(cycles(circle)).toEqual(['src/app/a.ts → src/app/b.ts → src/app/c.ts → src/app/a.ts'])
    expect(cycles(circle.slice(1))).toEqual([])
  })

  test('a component may contain itself, a module may not', () => {
    const tree = module('src/ui/Tree.svelte', "<script>import Tree from './Tree.svelte'</script>")
    expect(cycles([tree])).toEqual([])
    expect(cycles([module('src/app/a.ts', "import './a.ts'")])).toHaveLength(1)
  })

  test('an export that nobody takes is dead', () => {
    const taken = module('src/app/a.ts', 'export const used = 1, dead = 2; export type Dead = 3')
    const user = module('tests/app/a.test.ts', "import { used } from '../../src/app/a.ts'")
    expect(deadExports([taken, user])).toEqual(['src/app/a.ts: dead', 'src/app/a.ts: Dead'])
    const everything = module('src/app/b.ts', "import * as a from './a.ts'")
    expect(deadExports([taken, everything])).toEqual([])
  })

  test('a type that another export is written in is alive, a recursive one alone is not', () => {
    const source =
      'export type Shape = 1; export interface Tree { t: Tree } export const a = (s: Shape) => s'
    const user = module('tests/app/a.test.ts', "import { a } from '../../src/app/a.ts'")
    expect(deadExports([module('src/app/a.ts', source), user])).toEqual(['src/app/a.ts: Tree'])
  })

  test('a method of a component is alive, what its module script exports has to be taken', () => {
    const source =
      '<script module>export type Name = 1</script><script>export function focus() {}</script>'
    const component = module('src/ui/A.svelte', source)
    expect(deadExports([component])).toEqual(['src/ui/A.svelte: Name'])
  })

  test('what the door of the engine hands out is alive', () => {
    const inner = module('src/engine/text/a.ts', 'export const shown = 1, inside = 2')
    const door = module('src/engine/index.ts', "export { shown } from './text/a.ts'")
    expect(deadExports([inner, door])).toEqual(['src/engine/text/a.ts: inside'])
  })

  test.each([
    '{@html text}',
    'node.innerHTML = text',
    'node["innerHTML"] = text',
    "node.insertAdjacentHTML('beforeend', text)",
    'document.write(text)',
    '<iframe srcdoc={text}></iframe>',
    'eval(text)',
    'new Function(text)',
    '<body onload="go()">',
  ])('markup or code from text: %s', (line) => {
    expect(markupProblems({ path: 'x', text: `\n${line}` })).toEqual([
      expect.stringMatching(/^x:2 /),
    ])
  })

  test('ordinary lines are not markup from text', () => {
    const text = 'node.textContent = html\nretrieval (of)\n<button onclick={go}>'
    expect(markupProblems({ path: 'x', text })).toEqual([])
  })

  test.each([
    ['/**\n * Says it.\n */\nexport {}', null],
    ['// Says it.\n// And more.\nexport {}', null],
    ['export {}', 'x has no header comment'],
    ['/** */\nexport {}', 'x has no header comment'],
    [`/*${'\n * line'.repeat(9)}\n */`, 'x has a header comment of 9 lines'],
  ])('header of %j', (text, problem) => {
    expect(headerProblem({ path: 'x', text })).toBe(problem)
  })

  test.each([
    ['// eslint-disable-next-line no-eval', false],
    ['// eslint-disable-next-line no-eval -- the host asks for it', true],
    ['// @ts-expect-error', false],
    ['// @ts-expect-error the type of the host is wrong', true],
    ['// @ts-ignore for a reason', false],
    ['<!-- svelte-ignore a11y_autofocus -->', false],
    ['<!-- svelte-ignore a11y_autofocus (the dialog has just opened) -->', true],
    ['const x = 1', true],
  ])('switching off a rule: %s', (line, allowed) => {
    expect(suppressionProblems({ path: 'x', text: line })).toHaveLength(allowed ? 0 : 1)
  })

  test.each([
    ['src/app/worker-client.ts', true],
    ['src/app/store.svelte.ts', true],
    ['src/ui/parts/SplitPane.svelte', true],
    ['src/app/engineClient.ts', false],
    ['src/ui/split-pane.svelte', false],
    ['src/UI/A.svelte', false],
  ])('file name %s', (file, good) => {
    expect(nameProblem(file)).toBe(good ? null : file)
  })

  test('the top level is neither more nor less', () => {
    const names = readdirSync(root)
    expect(topLevelProblems([...names, 'notes.txt'])).toContain('extra: notes.txt')
    expect(topLevelProblems(names.filter((name) => name !== 'src'))).toContain('missing: src')
  })
})
