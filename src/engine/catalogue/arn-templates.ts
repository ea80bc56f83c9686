/**
 * The ARNs that a resource type can have, as templates: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'.
 */

export interface ArnTemplate {
  readonly text: string
  /**
   * What fills the last field holds no slash, because the ARNs of another type go on with one there:
   * 'arn:aws:s3:::bucket/key' is no bucket, while the name of an IAM role may hold a path.
   */
  readonly lastFieldEnds: boolean
}

/** A template taken apart, to be filled in field by field. */
export type ArnPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }

/** The texts and the fields of a template, in order. */
export function arnPieces(template: string): readonly ArnPiece[] {
  return template.split(/(\$\{\w+\})/).flatMap((part): readonly ArnPiece[] => {
    if (part === '') return []
    const name = /^\$\{(\w+)\}$/.exec(part)?.[1]
    return [name === undefined ? { kind: 'text', text: part } : { kind: 'field', name }]
  })
}

/** The templates of one type, among all those of its service. */
export function arnTemplates(
  texts: readonly string[],
  all: readonly string[],
): readonly ArnTemplate[] {
  return texts.map((text) => ({
    text,
    lastFieldEnds: text.endsWith('}') && all.some((other) => other.startsWith(`${text}/`)),
  }))
}

/** How many characters of a template are given: the more, the more it says about an ARN. */
export function literalLength(template: ArnTemplate): number {
  return template.text.replace(/\$\{\w+\}|\*/g, '').length
}
