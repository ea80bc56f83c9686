/**
 * What editing has changed about all checks, in a sentence.
 */

import type { Flip } from './flips.ts'
import type { Remembered } from './remembered.ts'

/** 'Your edit changes 3 of 48 checks: 2 broke, 1 now holds.' Null when it changes none. */
export function flipSentence(
  flips: readonly Pick<Flip, 'kind'>[],
  total: number,
  { chosen }: Pick<Remembered, 'chosen'>,
): string | null {
  if (flips.length === 0) return null
  const count = (kind: Flip['kind']): number => flips.filter((flip) => flip.kind === kind).length
  const [broke, mended, other] = [count('broke'), count('mended'), count('other')]
  const parts = [
    broke > 0 ? `${broke} broke` : '',
    mended > 0 ? `${mended} now hold${mended === 1 ? 's' : ''}` : '',
    other > 0 ? `${other} fail${other === 1 ? 's' : ''} in another way` : '',
  ]
  const checks = total === 1 ? '1 check' : `${total} checks`
  const number = `${flips.length} of ${checks}`
  const how = parts.filter(Boolean).join(', ')
  return chosen
    ? `${number} changed since the remembered state: ${how}.`
    : `Your edit changes ${number}: ${how}.`
}
