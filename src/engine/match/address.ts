/**
 * IP addresses and CIDR ranges of both families (3.7). Families never match each other.
 */

import ipaddr from 'ipaddr.js'

/** An address as its bytes: 4 or 16 of them. */
export type Address = readonly number[]

export interface AddressRange {
  readonly bytes: Address
  /** Leading bits that count. */
  readonly prefix: number
}

/** Reads an address in its usual spelling; short, octal and zoned forms are none. */
export function parseAddress(text: string): Address | null {
  if (!text.includes(':')) return parseIPv4(text)
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  return ipaddr.IPv6.parse(text).toByteArray()
}

const fourParts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/

/** Four decimal parts and nothing else; the library would also take short, octal and hexadecimal ones. */
function parseIPv4(text: string): Address | null {
  const match = fourParts.exec(text)
  if (match === null) return null
  const bytes = [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])]
  return bytes.every((byte) => byte < 256) ? bytes : null
}

/** Reads a range in CIDR notation; without a prefix it is one address. */
export function parseRange(text: string): AddressRange | null {
  const slash = text.indexOf('/')
  const bytes = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (bytes === null) return null
  const bits = bytes.length * 8
  if (slash < 0) return { bytes, prefix: bits }
  const prefix = text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return null
  return { bytes, prefix: Number(prefix) }
}

/** Whether an address lies in a range. Bits beyond the prefix are ignored. */
export function inRange(address: Address, range: AddressRange): boolean {
  if (address.length !== range.bytes.length) return false
  const whole = range.prefix >> 3
  for (let i = 0; i < whole; i++) if (address[i] !== range.bytes[i]) return false
  const rest = range.prefix & 7
  if (rest === 0) return true
  const shift = 8 - rest
  return (address[whole] ?? 0) >> shift === (range.bytes[whole] ?? 0) >> shift
}

/** Ranges that no address of the internet is in. [RFC 1918, 3927, 4193, 4291, 6598] */
const privateRanges: readonly AddressRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => parseRange(text) ?? [])

/** Whether all of a range is private: addresses that can never be the public one of a caller. */
export function isPrivateRange(range: AddressRange): boolean {
  return privateRanges.some((each) => each.prefix <= range.prefix && inRange(range.bytes, each))
}

/** The range with the bits beyond its prefix cleared, as text. */
export function printNetwork(range: AddressRange): string {
  return `${edgeOf(range, 0)}/${range.prefix}`
}

/** The address with each bit beyond the prefix as in `free`: 0 for the first of the range, 0xff for the last. */
function edgeOf({ bytes, prefix }: AddressRange, free: number): string {
  const edge = bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, prefix - index * 8))
    const mask = (0xff << (8 - kept)) & 0xff
    return (byte & mask) | (free & ~mask)
  })
  return ipaddr.fromByteArray(edge).toString()
}

/** Whether the text is an IPv4 address written as IPv6, which is compared as IPv6 (unconfirmed, 3.7). */
export function isMapped(text: string): boolean {
  if (!text.includes(':')) return false
  const bytes = parseAddress(text.split('/', 1)[0] ?? '')
  if (bytes?.length !== 16) return false
  return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff
}

/** A range as its ends. */
export interface AddressSpan {
  readonly family: 'IPv4' | 'IPv6'
  /** The range as AWS would have it written: bits beyond the prefix cleared. */
  readonly network: string
  readonly first: string
  readonly last: string
  /** The range holds 2 to the power of this many addresses. */
  readonly freeBits: number
  /** No address of the internet is in it. */
  readonly isPrivate: boolean
}

/** What a range in CIDR notation covers; null for a text that is none. */
export function addressSpan(text: string): AddressSpan | null {
  const range = parseRange(text)
  if (range === null) return null
  return {
    family: range.bytes.length === 4 ? 'IPv4' : 'IPv6',
    network: printNetwork(range),
    first: edgeOf(range, 0),
    last: edgeOf(range, 0xff),
    freeBits: range.bytes.length * 8 - range.prefix,
    isPrivate: isPrivateRange(range),
  }
}
