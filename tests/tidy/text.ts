/**
 * Checks that need no more than a file's text or name. Each returns what is wrong, one line each.
 */

import type { Source } from './source.ts'

const markupFromText: readonly (readonly [RegExp, string])[] = [
  [/\{@html\b/, '{@html}'],
  [/(\.|\[\s*['"`])(innerHTML|outerHTML)\b/, 'innerHTML'],
  [/\b(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)\s*\(/, 'HTML from a string'],
  [/\bdocument\s*\.\s*write(ln)?\s*\(/, 'document.write'],
  [/\bsrcdoc\s*=/, 'srcdoc'],
  [/\beval\s*\(|\bnew\s+Function\s*\(/, 'code from a string'],
  [/\son[a-z]+="|\bjavascript:/, 'inline code'],
]

/** A scenario can come from a stranger: nothing of ours turns text into markup or code. */
export function markupProblems({ path, text }: Source): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      markupFromText
        .filter(([pattern]) => pattern.test(line))
        .map(([, name]) => `${path}:${index + 1} ${name}`),
    )
}

/** Every file of the engine says at its top, in one to eight lines, what it answers. */
export function headerProblem({ path, text }: Source): string | null {
  const block = /^\/\*([\s\S]*?)\*\//.exec(text)?.[1]
  const lines = block?.split('\n') ?? /^(\/\/.*\n)+/.exec(text)?.[0].split('\n') ?? []
  const said = lines.filter((line) => /[^\s*/]/.test(line)).length
  if (said === 0) return `${path} has no header comment`
  return said > 8 ? `${path} has a header comment of ${said} lines` : null
}

const suppressions: readonly (readonly [RegExp, RegExp])[] = [
  [/eslint-disable/, /eslint-disable\S*.* -- \S/],
  [/@ts-expect-error/, /@ts-expect-error \S/],
  [/svelte-ignore/, /svelte-ignore [^(]+\(\S/],
  [/prettier-ignore/, /prettier-ignore.* -- \S/],
]

/** A rule is switched off only with the reason beside it; @ts-ignore and @ts-nocheck never. */
export function suppressionProblems({ path, text }: Source): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const bare = suppressions.some(([mark, reasoned]) => mark.test(line) && !reasoned.test(line))
    return bare || /@ts-(ignore|nocheck)/.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []
  })
}

/** kebab-case.ts, PascalCase.svelte, kebab-case folders. */
export function nameProblem(path: string): string | null {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const pattern = name.endsWith('.svelte')
    ? /^[A-Z][A-Za-z0-9]*\.svelte$/
    : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/
  const folders = parts.slice(0, -1).every((folder) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder))
  return pattern.test(name) && folders ? null : path
}

const topLevel = [
  'ARCHITECTURE.md',
  'LICENSE',
  'README.md',
  'index.html',
  'package-lock.json',
  'package.json',
  'src',
  'static',
  'tests',
  'vite.config.ts',
  'workers',
]

/** What tools leave behind; git ignores it. */
const leftBehind = ['coverage', 'dist', 'node_modules', 'playwright-report', 'test-results']

/** The top level is exactly the list above, and names that begin with a dot. */
export function topLevelProblems(names: readonly string[]): readonly string[] {
  const extra = names.filter(
    (name) => !name.startsWith('.') && !topLevel.includes(name) && !leftBehind.includes(name),
  )
  const missing = [...topLevel, '.ci'].filter((name) => !names.includes(name))
  return [...extra.map((name) => `extra: ${name}`), ...missing.map((name) => `missing: ${name}`)]
}
