/**
 * A policy's text as the scenarios write it: JSON with two spaces, and what is short on one line.
 */

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Narrow enough for a reason to stand behind a line. */
const WIDTH = 72

/** `indent` is the column at which the value's closing bracket stands, `before` what stands on its first line. */
export function documentText(value: Json, indent = 0, before = 0): string {
  const line = oneLine(value)
  if (line !== null && before + line.length <= WIDTH) return line
  const inner = ' '.repeat(indent + 2)
  if (isList(value)) {
    const items = value.map((item) => inner + documentText(item, indent + 2, indent + 2))
    return `[\n${items.join(',\n')}\n${' '.repeat(indent)}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => {
    const start = `${inner}${JSON.stringify(name)}: `
    return start + documentText(member, indent + 2, start.length)
  })
  return `{\n${members.join(',\n')}\n${' '.repeat(indent)}}`
}

/** Null for what takes several lines however short it is: statements, lists of them, conditions. */
function oneLine(value: Json): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) {
    if (value.some((item) => typeof item === 'object')) return null
    return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
  }
  const [member, ...others] = Object.entries(value)
  if (member === undefined) return '{}'
  const [name, only] = member
  const single = others.length === 0 && (typeof only !== 'object' || isList(only))
  const text = single ? oneLine(only) : null
  return text === null ? null : `{ ${JSON.stringify(name)}: ${text} }`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
