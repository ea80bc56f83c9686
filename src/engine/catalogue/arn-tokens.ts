/**
 * Whether two patterns have a text in common: a template of ARNs, and what a policy says.
 */

/** One place in a pattern; `not` is the characters that may not stand there. */
export type Token =
  | CharToken
  | { readonly kind: 'one'; readonly not: string }
  | { readonly kind: 'many'; readonly not: string }

interface CharToken {
  readonly kind: 'char'
  readonly char: string
}

/** The characters of a text. */
export function charTokens(text: string): readonly CharToken[] {
  return [...text].map((char) => ({ kind: 'char', char }))
}

/** Whether some text is covered by both. Takes steps in the product of their lengths. */
export function meet(a: readonly Token[], b: readonly Token[]): boolean {
  // What stands at j: the rests of a, from the row's place, and of b, from j, have a text in common.
  let below = emptyRow(b)
  for (let i = a.length - 1; i >= 0; i--) {
    const token = a[i]
    if (token === undefined) return false
    below = rowAbove(token, b, below)
  }
  return below[0] ?? false
}

/** Nothing against each rest of b: only stars can be empty. */
function emptyRow(b: readonly Token[]): readonly boolean[] {
  const row = new Array<boolean>(b.length + 1).fill(false)
  row[b.length] = true
  for (let j = b.length - 1; j >= 0; j--) row[j] = b[j]?.kind === 'many' && row[j + 1] === true
  return row
}

function rowAbove(
  token: Token,
  b: readonly Token[],
  below: readonly boolean[],
): readonly boolean[] {
  const row = new Array<boolean>(b.length + 1).fill(false)
  row[b.length] = token.kind === 'many' && below[b.length] === true
  for (let j = b.length - 1; j >= 0; j--) {
    const other = b[j]
    if (other === undefined) continue
    const skipToken = token.kind === 'many' && below[j] === true
    const skipOther = other.kind === 'many' && row[j + 1] === true
    row[j] =
      skipToken || skipOther || (share(token, other) && afterOne(token, other, row, below, j))
  }
  return row
}

/** What is left when both have taken one character: a star stays where it is. */
function afterOne(
  token: Token,
  other: Token,
  row: readonly boolean[],
  below: readonly boolean[],
  j: number,
): boolean {
  if (token.kind === 'many') return other.kind !== 'many' && row[j + 1] === true
  return (other.kind === 'many' ? below[j] : below[j + 1]) === true
}

/** Whether one character can stand in both places. */
function share(a: Token, b: Token): boolean {
  if (a.kind === 'char') return b.kind === 'char' ? a.char === b.char : !b.not.includes(a.char)
  return b.kind === 'char' ? !a.not.includes(b.char) : true
}
