/**
 * Whether S3 Block Public Access holds a bucket policy for public (D56).
 * Public, unless each statement that reaches everybody is pinned to fixed values of certain keys.
 */

import { parseRange } from '../match/address.ts'
import type { CompiledPolicy, CompiledStatement, CompiledTest } from './compile.ts'

/** Whether some Allow of the policy reaches beyond fixed principals, networks and sources. */
export function isPublic({ statements }: CompiledPolicy): boolean {
  return statements.some(
    (each) => each.source.effect === 'Allow' && reachesEverybody(each) && !isPinned(each),
  )
}

function reachesEverybody(statement: CompiledStatement): boolean {
  const { principal } = statement.source
  return (
    principal !== null &&
    (principal.negated || principal.values.some((each) => each.type === 'Any'))
  )
}

function isPinned(statement: CompiledStatement): boolean {
  return statement.tests.some((test) => pins(test))
}

/** Keys that pin a statement when their values are fixed. [access-control-block-public-access] */
const pinningKeys: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalservicename',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:userid',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
])

function pins(test: CompiledTest): boolean {
  const { row, ifExists, set } = test.operator
  if (row.negated || ifExists || set === 'all' || test.values.length === 0) return false
  if (test.key === 'aws:sourceip')
    return row.operand === 'address' && test.values.every((each) => isNarrow(each.source.value))
  if (!pinningKeys.has(test.key)) return false
  if (row.operand !== 'string' && row.operand !== 'arn') return false
  return test.values.every((value) => isFixed(test.key, value.source.value))
}

/** No wildcard and no variable; an access point's name may be open if its account is fixed. */
function isFixed(key: string, value: string): boolean {
  if (!/[*?]|\$\{/.test(value)) return true
  return (
    key === 's3:dataaccesspointarn' &&
    /^arn:[^:*?]+:s3:[^:*?]*:\d{12}:accesspoint\/[^:]*$/.test(value)
  )
}

/** Not broader than /8 (IPv4) or /32 (IPv6), and not a private range. */
function isNarrow(value: string): boolean {
  const range = parseRange(value)
  if (range === null) return false
  if (range.bytes.length === 16) return range.prefix >= 32
  const [first = 0, second = 0] = range.bytes
  const isPrivate =
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168)
  return range.prefix >= 8 && !isPrivate
}
