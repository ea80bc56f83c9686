/** Ids that nobody else has. */

/** crypto.randomUUID() is missing on pages that are not served over HTTPS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An id as AWS gives to what IAM holds, such as 'ANPA…' of a managed policy. */
export function newUniqueId(prefix: 'ANPA'): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = crypto.getRandomValues(new Uint8Array(17))
  return prefix + Array.from(bytes, (byte) => digits.charAt(byte % digits.length)).join('')
}

/** This tab, until it is closed or reloaded: tells its own saves from those of others. */
export const tabId = newId()
