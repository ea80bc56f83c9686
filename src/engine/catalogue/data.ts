/**
 * Reading a data file of the catalogue: JSON that is hostile until its shape has been checked.
 * The first thing that is wrong is kept; what follows is read as empty, so that no reader needs a way out.
 */

/** Where a file's facts come from. */
export interface DataSource {
  /** The npm package that the file was made from. */
  readonly package: string
  readonly version: string
  /** The day of the data: '2026-09-26'. */
  readonly date: string
}

/** What was read, or where the text is not of its shape. */
export type DataResult<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'malformed'; readonly problem: string }

/** The reading of one file. */
export interface DataReader {
  problem: string | null
}

export type DataMembers = ReadonlyMap<string, unknown>

/** Reads a text whose root is an object; never throws. */
export function readData<T>(
  text: string,
  read: (root: DataMembers, reader: DataReader) => T,
): DataResult<T> {
  const reader: DataReader = { problem: null }
  const value = read(readMembers(parse(text, reader), 'the file', reader), reader)
  return reader.problem === null
    ? { kind: 'read', value }
    : { kind: 'malformed', problem: reader.problem }
}

function parse(text: string, reader: DataReader): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return complain(reader, `no JSON: ${String(error)}`)
  }
}

/** The member `source`. */
export function readSource(root: DataMembers, reader: DataReader): DataSource {
  const members = readMembers(root.get('source'), 'source', reader)
  return {
    package: readText(members.get('package'), 'package', reader),
    version: readText(members.get('version'), 'version', reader),
    date: readDay(members.get('date'), 'date', reader),
  }
}

/** An object's members; a map, so that no name is special. */
export function readMembers(value: unknown, at: string, reader: DataReader): DataMembers {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return new Map<string, unknown>(Object.entries(value))
  }
  complain(reader, `${at} is no object`)
  return new Map()
}

/** A list, each item read by `item`. With `optional`, a missing one is empty. */
export function readList<T>(
  value: unknown,
  at: string,
  reader: DataReader,
  item: (value: unknown) => T,
): readonly T[] {
  if (Array.isArray(value)) return value.map((each: unknown) => item(each))
  complain(reader, `${at} is no list`)
  return []
}

/** A list of texts; one that is missing is empty. */
export function readTexts(value: unknown, at: string, reader: DataReader): readonly string[] {
  if (value === undefined) return []
  return readList(value, at, reader, (each) => readText(each, at, reader))
}

export function readText(value: unknown, at: string, reader: DataReader): string {
  if (typeof value === 'string') return value
  complain(reader, `${at} is no text`)
  return ''
}

/** A text that is all of the pattern. */
export function readName(value: unknown, pattern: RegExp, at: string, reader: DataReader): string {
  const text = readText(value, at, reader)
  if (!pattern.test(text)) complain(reader, `${at} cannot be ${JSON.stringify(text.slice(0, 80))}`)
  return text
}

/** A day: '2026-09-26'. */
export function readDay(value: unknown, at: string, reader: DataReader): string {
  return readName(value, /^\d{4}-\d\d-\d\d$/, at, reader)
}

/** One of a list of texts. */
export function readOneOf<T extends string>(
  value: unknown,
  choices: readonly T[],
  at: string,
  reader: DataReader,
): T {
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return found
  complain(reader, `${at} is none of ${choices.join(', ')}`)
  return choices[0] as T
}

/** Keeps the first complaint. */
export function complain(reader: DataReader, problem: string): void {
  reader.problem ??= problem
}

/** Entries as a map by name in lower case; a name that comes twice is a complaint. */
export function byLowerName<T extends { readonly name: string }>(
  entries: readonly T[],
  at: string,
  reader: DataReader,
): ReadonlyMap<string, T> {
  const map = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if (map.size < entries.length) complain(reader, `${at} name something twice`)
  return map
}
