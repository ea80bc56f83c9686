/**
 * The saved form: what is written is read back, and what is damaged is refused with the reason and the place.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankScenario } from '../../src/scenario/blank.ts'
import { decodeScenario, decodeScenarioText } from '../../src/scenario/codec.ts'
import { encodeScenario } from '../../src/scenario/encode.ts'
import { defaultLimits, POLICY_TEXT_LENGTH } from '../../src/scenario/limits.ts'
import { secureCart } from '../../src/scenario/secure-cart.ts'
import {
  damaged,
  damagedTexts,
  damagedValues,
  storedText,
  storedValue,
  storedVersions,
} from './stored.ts'

const example = storedValue('version-2.json')

describe('what is written is read back', () => {
  test.each([
    ['the SecureCart scenario', secureCart()],
    ['a blank scenario', blankScenario('blank')],
    [
      'a policy of control characters as long as policies may be',
      withPolicyText('\u0001'.repeat(POLICY_TEXT_LENGTH)),
    ],
    ['half a surrogate pair', withPolicyText('\ud83d')],
  ])('%s', (_name, scenario) => {
    expect(decodeScenarioText(encodeScenario(scenario))).toEqual({ kind: 'ok', scenario })
  })

  test('gives fresh objects', () => {
    const scenario = secureCart()
    const decoded = decodeScenario(scenario)
    expect(decoded).toEqual({ kind: 'ok', scenario })
    expect(decoded.kind === 'ok' && decoded.scenario.world).not.toBe(scenario.world)
  })

  test('reads past a byte order mark', () => {
    expect(decodeScenarioText('\uFEFF' + storedText('version-2.json')).kind).toBe('ok')
  })
})

describe('stored examples stay readable', () => {
  test('there is one of every version', () => {
    expect(storedVersions).toEqual(['version-1.json', 'version-2.json'])
  })

  test.each(storedVersions)('%s', (file) => {
    const decoded = decodeScenarioText(storedText(file))
    expect(decoded).toMatchObject({ kind: 'ok' })
    if (decoded.kind !== 'ok') return
    expect(decodeScenarioText(encodeScenario(decoded.scenario))).toEqual(decoded)
  })

  test('version 2 is read as it stands', () => {
    expect(decodeScenario(example)).toEqual({ kind: 'ok', scenario: example })
  })

  test('the checks of version 1 leave it open which statement decides', () => {
    const old = storedValue('version-1.json') as { readonly checks: readonly object[] }
    const checks = old.checks.map((check) => ({ ...check, by: null }))
    const scenario = { ...old, version: 2, checks }
    expect(decodeScenario(old)).toEqual({ kind: 'ok', scenario })
  })
})

describe('a newer version', () => {
  test.each([3, 4, 1000])('%d is left alone, whatever its shape', (version) => {
    expect(decodeScenario({ version, surprise: [] })).toEqual({ kind: 'newer', version })
  })
})

describe('damaged documents are refused', () => {
  test.each(damagedValues)('$name', ({ at, message, path, ...change }) => {
    const value = damaged(example, at, change.remove ? 'remove' : { set: change.set })
    expect(decodeScenario(value)).toEqual({ kind: 'corrupt', message, path })
  })

  test.each(damagedTexts)('$name', ({ text, message, path }) => {
    expect(decodeScenarioText(text)).toEqual({ kind: 'corrupt', message, path })
  })

  test('a policy longer than any', () => {
    const scenario = withPolicyText(' '.repeat(POLICY_TEXT_LENGTH + 1))
    expect(decodeScenario(scenario)).toMatchObject({
      kind: 'corrupt',
      path: 'world.accounts[0].users[0].inlinePolicies[0].document',
    })
  })
})

describe('values that are no plain data are refused', () => {
  const circle: Record<string, unknown> = { version: 2 }
  circle['self'] = circle
  const wide: unknown[] = Array.from({ length: 60_000 }, () => null)

  test.each([
    ['a date', new Date(0), ''],
    ['a map', new Map(), ''],
    ['a function', () => 1, ''],
    ['undefined', undefined, ''],
    ['a symbol', Symbol('s'), ''],
    ['a big number', 10n, ''],
    ['a document that holds itself', circle, 'self'.concat('.self'.repeat(63))],
    ['one list many times', { version: 2, a: [wide, wide, wide, wide] }, ''],
    ['a sparse list', { version: 2, a: Array.from({ length: 3 }) }, 'id'],
    ['a date inside', { version: 2, a: { b: new Date(0) } }, 'a.b'],
  ])('%s', (_name, value, path) => {
    expect(decodeScenario(value)).toMatchObject({ kind: 'corrupt', path })
  })
})

describe('texts that are too large are refused before they are parsed', () => {
  const { nesting, stringLength, tokens, textLength } = defaultLimits

  test.each([
    ['too deep', '['.repeat(nesting + 1), `${String(nesting)} levels of nesting`],
    ['a long string', `"${'x'.repeat(stringLength + 1)}"`, 'characters in one string'],
    ['many parts', `[${'0,'.repeat(tokens)}0]`, `${String(tokens)} parts`],
    ['many characters', ' '.repeat(textLength + 1), `${String(textLength)} characters`],
  ])('%s', (_name, text, words) => {
    const decoded = decodeScenarioText(text)
    expect(decoded).toMatchObject({ kind: 'corrupt', path: '' })
    expect(decoded.kind === 'corrupt' && decoded.message).toContain(words)
  })

  test('an escape counts as one character', () => {
    const text = JSON.stringify({ version: 9, a: '\u0001'.repeat(stringLength) })
    expect(decodeScenarioText(text)).toEqual({ kind: 'newer', version: 9 })
  })

  test('brackets and quotes inside strings count for nothing', () => {
    const text = JSON.stringify({ version: 9, a: '[{"'.repeat(nesting * 10) })
    expect(decodeScenarioText(text)).toEqual({ kind: 'newer', version: 9 })
  })

  test('limits are for the caller to set', () => {
    const limits = { ...defaultLimits, textLength: 100 }
    expect(decodeScenarioText(storedText('version-1.json'), { limits }).kind).toBe('corrupt')
  })
})

/** Thousands of documents take their time on a busy machine. */
describe('reading never throws', { timeout: 60_000 }, () => {
  const text = storedText('version-2.json')

  test('on any value', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(decodeScenario(value).kind).toMatch(/^(newer|corrupt)$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('on documents with one place replaced, 2,000 of them', () => {
    const documents: readonly unknown[] = [example, secureCart()]
    const places = documents.map((document) => placesOf(document))
    fc.assert(
      fc.property(fc.nat(1), fc.nat(), anything, (which, place, value) => {
        const at = places[which]?.[place % places[which].length] ?? []
        expectOutcome(decodeScenario(damaged(documents[which], at, { set: value })))
      }),
      { numRuns: 2000 },
    )
  })

  test('on texts with a stretch cut out or put in, 2,000 of them', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(30),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (from, length, insert) => {
          const at = from % text.length
          expectOutcome(decodeScenarioText(text.slice(0, at) + insert + text.slice(at + length)))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

/** Whatever comes out is one of the three outcomes, and what is accepted can be written and read again. */
function expectOutcome(result: ReturnType<typeof decodeScenario>): void {
  switch (result.kind) {
    case 'ok':
      expect(decodeScenarioText(encodeScenario(result.scenario))).toEqual(result)
      break
    case 'newer':
      expect(result.version).toBeGreaterThan(2)
      break
    case 'corrupt':
      expect(result.message).toMatch(/\S.*\.$/s)
      break
  }
}

function placesOf(value: unknown): readonly (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  const entries: readonly [string | number, unknown][] = Array.isArray(value)
    ? value.map((child: unknown, index) => [index, child])
    : Object.entries(value)
  return [[], ...entries.flatMap(([key, child]) => placesOf(child).map((rest) => [key, ...rest]))]
}

function withPolicyText(document: string) {
  const blank = blankScenario('long')
  const accounts = blank.world.accounts.map((account) => ({
    ...account,
    users: account.users.map((user) => ({ ...user, inlinePolicies: [{ name: 'p', document }] })),
  }))
  return { ...blank, world: { ...blank.world, accounts } }
}
