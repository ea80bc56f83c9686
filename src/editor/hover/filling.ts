/**
 * A card that is drawn at once with what is known, and again when what was asked for has come.
 */

import type { PolicyHelp } from '../help.ts'
import type { HelpCard, HelpData } from './card.ts'

/**
 * Everything is waited for once: what cannot be had is then said to be missing.
 * @param draw is called at once, and after each arrival
 * @returns the last card that was drawn; null when `isGone` has come true meanwhile
 */
export async function fill(
  make: (data: HelpData) => HelpCard,
  help: PolicyHelp,
  draw: (card: HelpCard) => void,
  isGone: () => boolean,
): Promise<HelpCard | null> {
  const waited = new Set<string>()
  for (;;) {
    const asked = new Map<string, () => Promise<unknown>>()
    const card = make(dataFor(help, waited, asked))
    draw(card)
    if (asked.size === 0) return card
    await Promise.all([...asked.values()].map((ask) => ask()))
    if (isGone()) return null
    for (const what of asked.keys()) waited.add(what)
  }
}

/** No service has this prefix. */
const names = ''

/** `asked` is told what the card asks for that is not there. */
function dataFor(
  { aws, surroundings }: PolicyHelp,
  waited: ReadonlySet<string>,
  asked: Map<string, () => Promise<unknown>>,
): HelpData {
  const { catalogue, keys } = aws
  const isThere = catalogue !== null && keys !== null
  if (!isThere && !waited.has(names)) asked.set(names, () => aws.loadNames())
  return {
    catalogue,
    keys,
    waiting: !isThere && !waited.has(names),
    service(prefix) {
      if (catalogue?.services.has(prefix) !== true) return null
      const detail = aws.service(prefix)
      if (detail !== null || waited.has(prefix)) return detail
      asked.set(prefix, () => aws.loadService(prefix))
      return 'loading'
    },
    surroundings: surroundings(),
  }
}
