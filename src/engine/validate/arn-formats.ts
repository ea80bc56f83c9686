/**
 * The forms that a service's ARNs can have, prepared once a check: which of them does the resource
 * part of an ARN fit, whatever stands before it?
 */

import { arnPieces } from '../catalogue/arn-templates.ts'
import { globOf, matchesGlob } from '../match/glob.ts'
import type { Glob } from '../match/glob.ts'
import { splitArn } from '../match/arn.ts'
import { parseTemplate, staticPieces } from '../match/template.ts'
import type { ResolvedPiece } from '../match/template.ts'
import { isOpen } from './patterns.ts'
import type { Knowledge } from './knowledge.ts'

/** One form of ARN. */
export interface ArnFormat {
  readonly text: string
  readonly service: string
  /** Whether ARNs of this form say a Region, and an account. */
  readonly region: boolean
  readonly account: boolean
  readonly resource: ResourceForm
}

/** The resource part of a form: its pattern, and the texts that it begins and ends with. */
interface ResourceForm {
  readonly glob: Glob
  readonly head: string
  readonly tail: string
}

/** Services whose ARNs are described among the resource types of others. */
const describedBy: ReadonlyMap<string, readonly string[]> = new Map([
  ['catalog', ['servicecatalog']],
  ['compute-optimizer', ['aco-automation']],
  ['ecs', ['ssm']],
  ['elastic-inference', ['ec2']],
  ['iam', ['sts', 'es']],
  ['qdeveloper', ['q']],
  ['route53-recovery-control', ['route53-recovery-cluster', 'route53-recovery-control-config']],
  ['vpc-lattice', ['vpc-lattice-svcs']],
  ['wisdom', ['connect']],
])

/**
 * The forms of the ARNs that begin with a service; one whose own service is '' can begin with any.
 * @returns null while something that describes them has not been loaded
 */
export function arnFormats(
  service: string,
  { catalogue, service: detailOf }: Knowledge,
): readonly ArnFormat[] | null {
  if (catalogue === null) return null
  const found: ArnFormat[] = []
  for (const prefix of [service, ...(describedBy.get(service) ?? [])]) {
    if (!catalogue.services.has(prefix)) continue
    const detail = detailOf(prefix)
    if (detail === null) return null
    for (const type of detail.resourceTypes.values()) {
      found.push(...type.arns.map(({ text }) => formatOf(text)))
    }
  }
  return found.filter((format) => format.service === service || format.service === '')
}

function formatOf(text: string): ArnFormat {
  const [, , service = '', region = '', account = '', resource = ''] = splitArn(text).segments
  return {
    text,
    service: service.includes('$') ? '' : service,
    region: region !== '',
    account: account !== '',
    resource: formOf(resource),
  }
}

/** A field is filled with one character or more; some templates hold a star of AWS's own. */
function formOf(template: string): ResourceForm {
  const pieces = arnPieces(template).flatMap((piece): readonly ResolvedPiece[] =>
    piece.kind === 'field'
      ? [{ kind: 'one' }, { kind: 'many' }]
      : staticPieces(parseTemplate(piece.text, { wildcards: true, variables: false })),
  )
  const fixed = template.split(/\$\{\w+\}|\*/)
  return { glob: globOf(pieces), head: fixed[0] ?? '', tail: fixed.at(-1) ?? '' }
}

/** The resource part of an ARN or of a pattern, as forms are compared with it. */
interface WrittenResource {
  readonly text: string
  readonly open: boolean
  /** What stands before the first and after the last wildcard or variable. */
  readonly begins: string
  readonly ends: string
}

/**
 * The forms that the resource part of an ARN, or what a pattern of one covers, fits. A pattern is
 * compared by what it begins and ends with: it may be held to fit when it does not.
 */
export function fittingFormats(
  formats: readonly ArnFormat[],
  resource: string,
): readonly ArnFormat[] {
  const written: WrittenResource = {
    text: resource,
    open: isOpen(resource),
    begins: resource.slice(0, firstOf(resource, '*?$')),
    ends: resource.slice(lastOf(resource, '*?}') + 1),
  }
  return formats.filter((format) => fits(format.resource, written))
}

/** Where the first of some characters stands; the text's length when none does. */
function firstOf(text: string, characters: string): number {
  let at = 0
  while (at < text.length && !characters.includes(text.charAt(at))) at++
  return at
}

/** Where the last of some characters stands; -1 when none does. */
function lastOf(text: string, characters: string): number {
  let at = text.length - 1
  while (at >= 0 && !characters.includes(text.charAt(at))) at--
  return at
}

function fits({ glob, head, tail }: ResourceForm, written: WrittenResource): boolean {
  const { begins, ends } = written
  if (!written.open) return matchesGlob(glob, written.text)
  return (
    (begins.startsWith(head) || head.startsWith(begins)) &&
    (ends.endsWith(tail) || tail.endsWith(ends))
  )
}
