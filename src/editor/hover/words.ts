/**
 * The sentences of help: plain words, with code where AWS's names and the policy's own texts stand.
 */

export interface Code {
  readonly code: string
}

export type Words = readonly (string | Code)[]

/** A text as it stands in a policy or in AWS's data. */
export function code(text: string): Code {
  return { code: cut(text) }
}

/** Longer texts are nobody's reading, and a policy may hold any. */
const MOST_CHARACTERS = 300

export function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

type Part = string | number | Code | Words

/** A sentence: say`It covers ${code('s3:*')}.` Texts that are filled in are plain words. */
export function say(texts: TemplateStringsArray, ...parts: readonly Part[]): Words {
  return texts.flatMap((text, index) => {
    const part = parts[index]
    return [text, ...(part === undefined ? [] : wordsOf(part))].filter((each) => each !== '')
  })
}

function wordsOf(part: Part): Words {
  if (typeof part === 'string') return [part]
  if (typeof part === 'number') return [part.toLocaleString('en')]
  return isCode(part) ? [part] : part
}

function isCode(part: Code | Words): part is Code {
  return 'code' in part
}

/** A sentence of the engine's tables, in which code stands between backquotes. */
export function marked(text: string): Words {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '')
}

/** The sentence without its markup. */
export function plain(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? part : part.code)).join('')
}

/** '1 action', '1,234 actions' */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : nouns}`
}

/** Codes in a row: 'a', 'a or b', 'a, b or c'; with ',' they are part of a longer row. */
export function listed(texts: readonly string[], last: 'and' | 'or' | ','): Words {
  return texts.flatMap((text, index) => {
    if (index === 0) return [code(text)]
    const isLast = index === texts.length - 1 && last !== ','
    return [isLast ? ` ${last} ` : ', ', code(text)]
  })
}

/** With a full stop where it has none; AWS's descriptions have none. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
