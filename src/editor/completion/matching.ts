/**
 * Whether what is typed finds a name, how well, and by which of its letters. Letter case never counts.
 */

export interface Match {
  /** 0: all of it; 1: how it begins; 2: how one of its words begins; 3: the beginnings of several; 4: somewhere. */
  readonly rank: number
  /** The letters that were found: from, to, from, to … */
  readonly ranges: readonly number[]
}

/** Null when the name is not found. An empty text finds everything. */
export function matchName(name: string, typed: string): Match | null {
  if (typed === '') return { rank: 1, ranges: [] }
  const lower = name.toLowerCase()
  const asked = typed.toLowerCase()
  if (lower.startsWith(asked)) {
    return { rank: lower.length === asked.length ? 0 : 1, ranges: [0, asked.length] }
  }
  const inside = lower.indexOf(asked)
  if (inside < 0) {
    const ranges = matchWords(name, lower, asked)
    return ranges === null ? null : { rank: 3, ranges }
  }
  const atWord = wordStart(name, lower, asked, inside)
  if (atWord !== null) return { rank: 2, ranges: [atWord, atWord + asked.length] }
  // One letter in the middle of a word tells nothing.
  return asked.length === 1 ? null : { rank: 4, ranges: [inside, inside + asked.length] }
}

/** Where a word begins with what is asked. */
function wordStart(name: string, lower: string, asked: string, first: number): number | null {
  for (let at = first; at >= 0; at = lower.indexOf(asked, at + 1)) {
    if (beginsWord(name, at)) return at
  }
  return null
}

/** After what is no letter or digit, and where capitals begin or end: s3:|Get|Object, |ACL. */
export function beginsWord(name: string, at: number): boolean {
  if (at === 0) return true
  const [before, here, after] = [name.charAt(at - 1), name.charAt(at), name.charAt(at + 1)]
  if (!isAlphanumeric(here)) return false
  if (!isAlphanumeric(before)) return true
  return isCapital(here) && (!isCapital(before) || (after !== '' && isLowercase(after)))
}

/** What is typed as beginnings of the name's words, in order: `gobj` finds GetObject. */
export function matchWords(name: string, lower: string, asked: string): readonly number[] | null {
  const starts: number[] = []
  for (let at = 0; at < name.length; at++) if (beginsWord(name, at)) starts.push(at)
  /** What was tried in vain; without it, a name such as a-a-a-a… would take for ever. */
  const inVain = new Set<number>()
  return from(0, 0)

  function from(word: number, done: number): readonly number[] | null {
    if (done === asked.length) return []
    const tried = word * asked.length + done
    if (inVain.has(tried)) return null
    inVain.add(tried)
    for (let i = word; i < starts.length; i++) {
      const start = starts[i] ?? 0
      for (let length = shared(start, done); length > 0; length--) {
        const rest = from(i + 1, done + length)
        if (rest !== null) return [start, start + length, ...rest]
      }
    }
    return null
  }

  /** How many letters of what is asked stand there, within one word. */
  function shared(start: number, done: number): number {
    let length = 0
    while (
      done + length < asked.length &&
      lower.charAt(start + length) === asked.charAt(done + length) &&
      (length === 0 || !beginsWord(name, start + length))
    ) {
      length++
    }
    return length
  }
}

function isAlphanumeric(char: string): boolean {
  return (char >= '0' && char <= '9') || isCapital(char) || isLowercase(char)
}

/** Names of AWS are ASCII; those of a scenario may be anything. */
function isCapital(char: string): boolean {
  return char < '\u0080' ? char >= 'A' && char <= 'Z' : char !== char.toLowerCase()
}

function isLowercase(char: string): boolean {
  return char < '\u0080' ? char >= 'a' && char <= 'z' : char !== char.toUpperCase()
}
