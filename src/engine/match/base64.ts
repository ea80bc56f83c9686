/**
 * Base64 for BinaryEquals: two texts are equal when they decode to the same bytes (3.6).
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** One spelling for every base64 text of the same bytes; null when the text is no base64. */
export function canonicalBase64(text: string): string | null {
  const digits = text.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return null
  if (text !== digits && text.length % 4 !== 0) return null
  const rest = digits.length % 4
  if (rest === 0) return digits
  // The last digit of a partial group carries bits that decode to nothing.
  const last = alphabet.indexOf(digits.slice(-1))
  const kept = last & (rest === 2 ? 0b110000 : 0b111100)
  return digits.slice(0, -1) + alphabet.charAt(kept)
}
