/**
 * Sentences in pieces.
 */

import { expect, test } from 'vitest'
import {
  code,
  counted,
  listed,
  name,
  phrase,
  plain,
  visible,
} from '../../../src/app/views/phrase.ts'

test('a phrase keeps values apart from text and joins neighbouring text', () => {
  expect(phrase`${name('p')} ${'covers'} ${code('s3:*')}${''}.`).toEqual([
    { kind: 'name', text: 'p' },
    { kind: 'text', text: ' covers ' },
    { kind: 'code', text: 's3:*' },
    { kind: 'text', text: '.' },
  ])
  expect(phrase`${phrase`a ${code('b')}`} c`).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'code', text: 'b' },
    { kind: 'text', text: ' c' },
  ])
  expect(phrase``).toEqual([])
})

test('lists name up to three and count the rest', () => {
  const list = (...texts: string[]) => plain(listed(texts.map(code), 'or'))
  expect(list()).toBe('')
  expect(list('a')).toBe('a')
  expect(list('a', 'b')).toBe('a or b')
  expect(list('a', 'b', 'c')).toBe('a, b or c')
  expect(list('a', 'b', 'c', 'd')).toBe('a, b or 2 others')
  expect(counted(1, 'level')).toBe('1 level')
})

test('what cannot be seen is spelt out', () => {
  expect(visible('plain text: ä, 日本')).toBe('plain text: ä, 日本')
  expect(visible('a\u202eb\u200b\u00a0\u{e0041}')).toBe('a‹U+202E›b‹U+200B›‹U+00A0›‹U+E0041›')
  expect(plain([code('')])).toBe('""')
})
