/** The screens by their addresses. */

import { expect, it } from 'vitest'
import { createRoute, hrefOf } from '../../src/app/route.svelte.ts'

it('follows the address, whoever changes it, and shows the playground for any other', () => {
  location.hash = ''
  const route = createRoute()
  expect(route.screen).toBe('playground')
  for (const [hash, screen] of [
    ['#/matrix', 'matrix'],
    ['#/nowhere', 'playground'],
    ['#constructor', 'playground'],
  ] as const) {
    location.hash = hash
    window.dispatchEvent(new HashChangeEvent('hashchange'))
    expect(route.screen).toBe(screen)
  }
  expect(hrefOf('matrix')).toBe('#/matrix')
  expect(hrefOf('playground')).toBe('#/')
})
