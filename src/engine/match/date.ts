/**
 * Dates of date conditions: ISO 8601 in the W3C profile, or seconds since 1970 (3.4).
 */

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

/**
 * Reads a date as seconds since 1970; null for anything else.
 * A date without a time is midnight UTC at its start (unconfirmed, 3.4).
 */
export function parseDate(text: string): number | null {
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  const match = iso.exec(text)
  if (match === null) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match
  const days = daysInMonth(Number(year), Number(month))
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > days) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const offset = zoneSeconds(zone)
  if (offset === null) return null
  const date = Date.UTC(
    2000,
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  // Date.UTC reads years below 100 as 19xx, so the year is set by itself.
  const milliseconds = new Date(date).setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return milliseconds / 1000 - offset + Number(`0${fraction}`)
}

/** Whether a text is a date without a time, whose moment is a reading (3.4). */
export function isDateOnly(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function zoneSeconds(zone: string): number | null {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
}
