/**
 * INVALID_GLOBAL_CONDITION_KEY, INVALID_SERVICE_CONDITION_KEY, INVALID_SERVICE, MISSING_TAG_KEY_IN_CONDITION
 * and UNSUPPORTED_GLOBAL_CONDITION_KEY: does AWS have the condition key?
 * A key that it does not have is in no request.
 */

import type { Catalogue } from '../../catalogue/actions.ts'
import type { KnownKeys } from '../../catalogue/known-keys.ts'
import { findKnownKey } from '../../catalogue/known-keys.ts'
import { nearestName } from '../../catalogue/nearest.ts'
import { quoted } from '../../policy/findings.ts'
import type { TextValue } from '../../text/span.ts'
import { rewrite } from '../fixes.ts'
import type { Check, TestRule } from '../rule.ts'

export const knownKeyNames: TestRule = {
  level: 'test',
  codes: ['invalid-global-condition-key', 'invalid-service-condition-key', 'invalid-service'],
  kinds: 'all',
  check(check, { test, key }) {
    const { catalogue, keys } = check
    if (catalogue === null || keys === null || key === 'aws:arn') return
    const colon = key.indexOf(':')
    if (colon < 1 || lacksTagKey(key, keys) || findKnownKey(keys, key) !== null) return
    const prefix = key.slice(0, colon)
    if (prefix === 'aws') reportKey(check, 'invalid-global-condition-key', test.key, keys)
    // An identity provider's keys begin with its host: anything that an account has set up.
    else if (prefix.includes('.')) return
    else if (catalogue.services.has(prefix) || isOwnPrefix(prefix, keys)) {
      reportKey(check, 'invalid-service-condition-key', test.key, keys)
    } else reportPrefix(check, test.key, prefix, catalogue)
  },
}

export const missingTagKey: TestRule = {
  level: 'test',
  codes: ['missing-tag-key-in-condition'],
  kinds: 'all',
  check(check, { test, key }) {
    if (check.keys !== null && lacksTagKey(key, check.keys)) {
      const name = test.key.value.replace(/\/$/, '')
      check.report('missing-tag-key-in-condition', test.key, quoted(test.key.value), `${name}/`)
    }
  },
}

export const unsupportedGlobalKey: TestRule = {
  level: 'test',
  codes: ['unsupported-global-condition-key'],
  kinds: 'all',
  check(check, { test, key }) {
    if (key !== 'aws:arn') return
    const fix = rewrite(test.key, 'aws:PrincipalArn')
    check.report('unsupported-global-condition-key', test.key, quoted(test.key.value), '', fix)
  },
}

/** A family of tag keys without the tag's key: `aws:ResourceTag` or `aws:ResourceTag/`. */
function lacksTagKey(key: string, keys: KnownKeys): boolean {
  const bare = key.replace(/\/$/, '')
  if (!/tag$/.test(bare) || findKnownKey(keys, bare) !== null) return false
  return findKnownKey(keys, `${bare}/x`)?.family === true
}

/** Prefixes of keys that are no service: `saml`, `identitycenter`. */
function isOwnPrefix(prefix: string, keys: KnownKeys): boolean {
  for (const name of keys.keys.exact.keys()) if (name.startsWith(`${prefix}:`)) return true
  return false
}

function reportKey(
  check: Check,
  code: 'invalid-global-condition-key' | 'invalid-service-condition-key',
  at: TextValue,
  keys: KnownKeys,
): void {
  const near = check.mayGuess() ? nearestKey(at.value, keys) : null
  const hint = near === null ? '' : ` Did you mean ${near}?`
  check.report(code, at, quoted(at.value), hint, near === null ? null : rewrite(at, near))
}

/** The key that was probably meant, with what the author has filled in. */
function nearestKey(written: string, { keys }: KnownKeys): string | null {
  const [asked = '', rest = ''] = written.split(/\/(.*)/s)
  const prefix = written.slice(0, written.indexOf(':') + 1).toLowerCase()
  const names = [...keys.exact]
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([, { name }]) => bareName(name, rest !== ''))
  const near = nearestName(names, asked)
  return near === null || rest === '' ? near : `${near}/${rest}`
}

/** A key without the field that the user fills in; none where there should be one and is not. */
function bareName(name: string, filledIn: boolean): string[] {
  const field = name.indexOf('/${')
  if (filledIn) return field < 0 ? [] : [name.slice(0, field)]
  return name.includes('${') ? [] : [name]
}

function reportPrefix(check: Check, at: TextValue, prefix: string, catalogue: Catalogue): void {
  const near = check.mayGuess() ? nearestName(catalogue.services.keys(), prefix) : null
  const fix = near === null ? null : rewrite(at, `${near}${at.value.slice(prefix.length)}`)
  const hint = near === null ? '' : ` Did you mean ${near}?`
  check.report('invalid-service', at, quoted(prefix), hint, fix)
}
