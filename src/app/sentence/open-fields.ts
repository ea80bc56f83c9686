/**
 * The places in a text that are still to be filled in: AWS writes them `${BucketName}`, in the ARNs
 * of resource types and in the names of condition keys.
 */

export interface OpenField {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** The open fields of a text, in order. */
export function openFields(text: string): readonly OpenField[] {
  return [...text.matchAll(/\$\{(\w+)\}/g)].map((match) => ({
    name: match[1] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** A stretch of a text, told apart from the rest. */
export interface LabelPiece {
  readonly kind: 'text' | 'hit' | 'field'
  readonly text: string
}

/** A text with its open fields by their names: 'arn:aws:s3:::', 'BucketName', '/', 'ObjectName'. */
export function fieldPieces(text: string): readonly LabelPiece[] {
  return text
    .split(/\$\{(\w+)\}/)
    .map((piece, index): LabelPiece => ({ kind: index % 2 === 1 ? 'field' : 'text', text: piece }))
    .filter((piece) => piece.text !== '')
}

/** The same as one text: 'arn:aws:s3:::BucketName/ObjectName'. */
export function plainLabel(text: string): string {
  return fieldPieces(text)
    .map((piece) => piece.text)
    .join('')
}

/** The next field from a place in the text onward, or back from it; null where there is none. */
export function nextField(text: string, at: number, back: boolean): OpenField | null {
  const fields = openFields(text)
  const next = back ? fields.findLast(({ to }) => to <= at) : fields.find(({ from }) => from >= at)
  return next ?? null
}

/** What is still to be filled in, as a message; null where nothing is. */
export function openFieldProblem(text: string): string | null {
  const names = [...new Set(openFields(text).map(({ name }) => name))]
  const last = names.pop()
  if (last === undefined) return null
  const which =
    names.length === 0 ? `field ${last} is` : `fields ${names.join(', ')} and ${last} are`
  return `The ${which} still open. Expected a value in the place of “\${${names[0] ?? last}}”.`
}
