/**
 * Reads the repository as text, and a module's text as its imports and exports.
 * Only syntax is looked at: no type checker, no bundler, so a planted example is one line.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Source {
  /** Relative to the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** One import, re-export, dynamic import, import type or worker address. */
export interface Link {
  readonly from: string
  readonly specifier: string
  /** The path of a file of ours, or the name of a package. */
  readonly to: string
  readonly kind: 'value' | 'type' | 'worker'
  readonly isPackage: boolean
  /** The names taken, as the other module calls them. */
  readonly names: readonly string[] | 'all'
}

export interface Module {
  readonly path: string
  readonly links: readonly Link[]
  readonly exports: readonly string[]
  /** Types that another statement of the module names: part of what its exports say. */
  readonly ownTypes: readonly string[]
}

/** Every text file below a folder whose name ends so, in a stable order. */
export function readSources(folder: string, ...endings: readonly string[]): readonly Source[] {
  const start = path.join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](node_modules|corpus)[\\/]/.test(file))
    .sort()
    .map((file) => ({
      path: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }))
}

export function parseModule(source: Source): Module {
  const links: Link[] = []
  const exports: string[] = []
  const add = (specifier: string, names: Link['names'], isType: boolean): void => {
    links.push(toLink(source.path, specifier, names, isType))
  }
  const file = ts.createSourceFile(
    source.path.replace(/\.svelte$/, '.ts'),
    scriptOf(source),
    ts.ScriptTarget.Latest,
    true,
  )
  for (const statement of file.statements) {
    readImport(statement, add)
    exports.push(...readExports(statement, add))
  }
  const visit = (node: ts.Node): void => {
    readExpression(node, add)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const own = source.path.endsWith('.svelte') ? moduleScriptExports(source, exports) : exports
  return { path: source.path, links, exports: own, ownTypes: typesNamedElsewhere(file) }
}

/** What a component's `<script module>` exports. The others are methods of its instances, taken by `bind:this`. */
function moduleScriptExports({ text }: Source, exports: readonly string[]): readonly string[] {
  const script = /<script\b[^>]*\bmodule\b[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? ''
  return exports.filter((name) => new RegExp(`\\b${name}\\b`).test(script))
}

/** The names of a module's types and interfaces that its other statements refer to. */
function typesNamedElsewhere(file: ts.SourceFile): readonly string[] {
  const types = file.statements.filter(
    (node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node),
  )
  return types
    .filter((type) => file.statements.some((node) => node !== type && names(node, type.name.text)))
    .map((type) => type.name.text)
}

function names(node: ts.Node, name: string): boolean {
  if (ts.isTypeReferenceNode(node) && node.typeName.getText().split('.')[0] === name) return true
  if (ts.isExpressionWithTypeArguments(node) && node.expression.getText() === name) return true
  return ts.forEachChild(node, (child) => names(child, name) || undefined) ?? false
}

type Add = (specifier: string, names: Link['names'], isType: boolean) => void

/** Of a component, what its script tags hold, and the dynamic imports of its markup. */
function scriptOf({ path: name, text }: Source): string {
  if (!name.endsWith('.svelte')) return text
  const scripts: string[] = []
  const markup = text.replace(/<script\b[^>]*>([\s\S]*?)<\/script>/g, (_, script: string) => {
    scripts.push(script)
    return ''
  })
  const lazy = markup.match(/\bimport\(\s*['"][^'"]+['"]\s*\)/g) ?? []
  return [...scripts, ...lazy].join('\n;')
}

function readImport(node: ts.Statement, add: Add): void {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return
  const clause = node.importClause
  const named = clause?.namedBindings
  const names = named && ts.isNamedImports(named) ? named.elements.map(takenName) : []
  if (clause?.name) names.push('default')
  const all = named !== undefined && ts.isNamespaceImport(named)
  const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  add(node.moduleSpecifier.text, all ? 'all' : names, isType)
}

function takenName(node: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (node.propertyName ?? node.name).text
}

function readExports(node: ts.Statement, add: Add): readonly string[] {
  if (ts.isExportAssignment(node)) return ['default']
  if (ts.isExportDeclaration(node)) {
    const clause = node.exportClause
    const named = clause && ts.isNamedExports(clause) ? clause.elements : undefined
    if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, named?.map(takenName) ?? 'all', node.isTypeOnly)
    }
    if (clause && ts.isNamespaceExport(clause)) return [clause.name.text]
    return named?.map((element) => element.name.text) ?? []
  }
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  const has = (kind: ts.SyntaxKind): boolean => modifiers.some((one) => one.kind === kind)
  if (!has(ts.SyntaxKind.ExportKeyword)) return []
  if (has(ts.SyntaxKind.DefaultKeyword)) return ['default']
  return declaredNames(node)
}

function declaredNames(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  }
  const { name } = node as ts.Statement & { readonly name?: ts.Node }
  return name && ts.isIdentifier(name) ? [name.text] : []
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundNames(one.name) : []))
}

/** `import('…')`, `import('…').Type` and `new URL('…', import.meta.url)`, wherever they stand. */
function readExpression(node: ts.Node, add: Add): void {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments
    if (specifier && ts.isStringLiteralLike(specifier)) add(specifier.text, 'all', false)
  } else if (ts.isImportTypeNode(node)) {
    const { argument } = node
    if (ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)) {
      add(argument.literal.text, 'all', true)
    }
  } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [address, base] = node.arguments ?? []
    if (base?.getText() === 'import.meta.url' && address && ts.isStringLiteralLike(address)) {
      add(`${address.text}?url`, [], false)
    }
  }
}

function toLink(from: string, specifier: string, names: Link['names'], isType: boolean): Link {
  const [address = '', query] = specifier.split('?')
  const isPackage = !address.startsWith('.')
  return {
    from,
    specifier,
    to: isPackage ? packageOf(address) : path.posix.join(path.posix.dirname(from), address),
    kind:
      query !== undefined && /\b(worker|url)\b/.test(query) ? 'worker' : isType ? 'type' : 'value',
    isPackage,
    names,
  }
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
