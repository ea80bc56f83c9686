/** What is opened and closed by hand stays so, whatever it is called. */

import { expect, it } from 'vitest'
import { createToggled } from '../../src/app/toggled.svelte.ts'

it('remembers the last of each, and nothing of the others', () => {
  const toggled = createToggled()
  const shown = () => ['a', 'b', '__proto__', 'constructor'].map((key) => toggled.get(key))
  expect(shown()).toEqual([undefined, undefined, undefined, undefined])
  toggled.set('a', true)
  toggled.set('__proto__', false)
  expect(shown()).toEqual([true, undefined, false, undefined])
  toggled.set('a', false)
  expect(shown()).toEqual([false, undefined, false, undefined])
})
