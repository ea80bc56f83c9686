/**
 * Fixes of what the grammar finds, by code, where one edit puts it right and nothing else can be meant.
 */

import { nearestName } from '../catalogue/nearest.ts'
import type { JsonNode } from '../json/read.ts'
import { parseRange, printNetwork } from '../match/address.ts'
import { operatorNames, parseOperator } from '../policy/operators.ts'
import type { DiagnosticCode } from '../text/diagnostics.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Fix } from './finding.ts'
import { remove, removeMember, rewrite } from './fixes.ts'
import type { PolicyReading } from './read-policy.ts'

/** A finding's place: its text, and what it says where it is a JSON text. */
interface Place {
  readonly from: number
  readonly to: number
  readonly value: string
  readonly text: string
  readonly root: JsonNode
}

type Maker = (place: Place) => Fix | null

const language = '2012-10-17'

const elements = [
  'Version',
  'Id',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

const makers: Partial<Record<DiagnosticCode, Maker>> = {
  'missing-version': addVersion,
  'invalid-version': (place) => rewrite(place, language),
  'unsupported-version': (place) => rewrite(place, language),
  'variable-unsupported-in-version': setVersion,
  'invalid-effect': (place) => nearest(place, ['Allow', 'Deny']),
  'invalid-policy-element': (place) => {
    const { value, root, ...at } = place
    return value === 'Id' ? removeMember(root, at, 'Remove the Id') : nearest(place, elements)
  },
  'invalid-principal-key': (place) =>
    nearest(place, ['AWS', 'Service', 'Federated', 'CanonicalUser']),
  'invalid-condition-operator': nearestOperator,
  'operator-case': (place) => rewriteAs(place, parseOperator(place.value)?.name ?? null),
  'null-with-if-exists': (place) => rewrite(place, 'Null'),
  'role-trust-policy-syntax-error-resource': ({ root, ...at }) =>
    removeMember(root, at, 'Remove it'),
  'empty-sid-value': ({ root, ...at }) => removeMember(root, at, 'Remove the Sid'),
  'empty-object-condition': ({ root, ...at }) => remove(root, at, 'Remove the Condition'),
  'unsupported-sid': (place) => rewriteAs(place, place.value.replace(/[^A-Za-z0-9]+/g, '')),
  'improve-ip-range': (place) => {
    const range = parseRange(place.value)
    return rewriteAs(place, range === null ? null : printNetwork(range))
  },
  'missing-brace-in-variable': closeBrace,
}

/** Makes the fixes of what readPolicy found in a text. */
export function grammarFixes(
  text: string,
  { root, findings }: PolicyReading,
): (found: Diagnostic) => Fix | null {
  // Of an element that is given twice only the author knows which is meant.
  const doubled = findings.diagnostics.some(({ code }) => code === 'duplicate-element')
  if (root === null || doubled) return () => null
  return ({ code, from, to }) => {
    const make = (makers as Readonly<Record<string, Maker | undefined>>)[code]
    return make?.({ from, to, value: textAt(text.slice(from, to)), text, root }) ?? null
  }
}

/** What a JSON text says; nothing where a finding stands on more or less than one. */
function textAt(json: string): string {
  return /^"(?:[^"\\]|\\.)*"$/s.test(json) ? String(JSON.parse(json)) : ''
}

function rewriteAs(place: Place, text: string | null): Fix | null {
  return text === null || text === '' ? null : rewrite(place, text)
}

/** The one of the names that was meant. */
function nearest(place: Place, names: readonly string[]): Fix | null {
  const near = nearestName(names, place.value)
  return near === place.value ? null : rewriteAs(place, near)
}

function nearestOperator(place: Place): Fix | null {
  const [, set = '', name = '', ifExists = ''] =
    /^(For(?:All|Any)Values?:)?(.*?)(IfExists)?$/.exec(place.value) ?? []
  const near = nearestName(operatorNames, name)
  const meant = near === null ? null : parseOperator(`${set}${near}${ifExists}`)
  return rewriteAs(place, meant?.name ?? null)
}

function addVersion({ root, text }: Place): Fix | null {
  if (root.kind !== 'object') return null
  const first = root.members[0]
  const title = `Add "Version": "${language}"`
  const member = `"Version": "${language}"`
  const at = root.from + 1
  if (first === undefined) return null
  const space = text.slice(at, first.from)
  return { title, edits: [{ from: at, to: at, insert: `${space}${member},` }] }
}

/** Variables need the language of 2012. */
function setVersion(place: Place): Fix | null {
  const { root } = place
  if (root.kind !== 'object') return null
  const version = root.members.find((member) => member.key.value === 'Version')?.value
  if (version === undefined) return addVersion(place)
  return version?.kind === 'string' ? rewrite(version, language) : null
}

/** Where the variable runs to the end of its text. */
function closeBrace({ from, to, text }: Place): Fix | null {
  const whole = text.charAt(from) === '"'
  if (whole) return null
  return { title: 'Add the brace', edits: [{ from: to, to, insert: '}' }] }
}
