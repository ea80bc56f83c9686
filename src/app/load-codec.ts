/**
 * What reads scenarios, once somebody has one of their own: the first load shows the example, which
 * needs no reading.
 */

export function loadCodec() {
  return import('../scenario/codec.ts')
}
