/**
 * A whole policy in a few sentences: what it leaves allowed, on what, and what it denies.
 */

import { changesPermissions } from '../../../engine/index.ts'
import type { Catalogue, CatalogueAction, PolicyKind, Statement } from '../../../engine/index.ts'
import { code, counted, listed, phrase, type Phrase } from '../phrase.ts'
import type { Tone } from '../signs.ts'
import { countedActions } from './action-words.ts'
import { grouped } from './join.ts'
import { reachOf, type Reach, type Share } from './reach.ts'
import { isLimit } from './statement-words.ts'

/** What is worth knowing of a policy before anything else. */
export interface Trait {
  readonly tone: Tone
  readonly word: string
}

export interface Summary {
  readonly trait: Trait | null
  readonly sentences: readonly Phrase[]
}

const traits = {
  administrator: { tone: 'implicit', word: 'Full administrator' },
  permissions: { tone: 'implicit', word: 'Can change permissions' },
  readOnly: { tone: 'allow', word: 'Only lists and reads' },
  denies: { tone: 'deny', word: 'Only denies' },
} as const satisfies Record<string, Trait>

export function summaryWords(
  statements: readonly Statement[],
  kind: PolicyKind,
  catalogue: Catalogue | null,
): Summary {
  // With a principal, what matters is who; without data, what the patterns cover is not known.
  const named = kind === 'resource' || kind === 'trust' || kind === 'rcp' || kind === 'endpoint'
  if (named || catalogue === null) return { trait: null, sentences: tally(statements) }
  const reach = reachOf(statements, catalogue)
  const limit = isLimit(kind)
  // One statement says the rest itself.
  const single = statements.length === 1
  return {
    trait: limit ? null : traitOf(reach),
    sentences: [
      ...(single ? [] : allowedWords(reach, kind, catalogue)),
      ...(single && limit && reach.allows === 0 ? onlyDenying(kind) : []),
      ...(limit ? [] : permissionsWords(reach)),
      ...(single ? [] : deniedWords(reach, catalogue)),
    ],
  }
}

/** '2 statements allow, 1 denies.' */
function tally(statements: readonly Statement[]): readonly Phrase[] {
  const allows = statements.filter(({ effect }) => effect === 'Allow').length
  const denies = statements.length - allows
  if (statements.length < 2) return []
  const [allow, deny] = [allows === 1 ? 'allows' : 'allow', denies === 1 ? 'denies' : 'deny']
  if (denies === 0) return [phrase`${counted(allows, 'statement')}, which ${allow}.`]
  if (allows === 0) return [phrase`${counted(denies, 'statement')}, which ${deny}.`]
  return [phrase`${counted(allows, 'statement')} ${allow}, ${String(denies)} ${deny}.`]
}

function traitOf(reach: Reach): Trait | null {
  if (reach.unlimited) return traits.administrator
  if (reach.allows === 0) return reach.denies > 0 ? traits.denies : null
  if (changers(reach).length > 0) return traits.permissions
  const reads = reach.allowed.every(({ level }) => level === 'List' || level === 'Read')
  return reads && reach.allowed.length > 0 ? traits.readOnly : null
}

function allowedWords(reach: Reach, kind: PolicyKind, catalogue: Catalogue): readonly Phrase[] {
  const verb = isLimit(kind) ? 'Lets through' : 'Allows'
  if (reach.unlimited) return [phrase`${verb} every action on every resource.`]
  if (reach.allows === 0) return onlyDenying(kind)
  if (reach.allowed.length === 0) {
    const why = reach.alwaysDenied.length > 0 ? 'that it does not deny again' : 'that is known'
    return [phrase`${verb} no action ${why}.`]
  }
  return [phrase`${verb} ${countedActions(reach.allowed, catalogue)}${extent(reach)}.`]
}

/** At a level of the organization several SCPs are attached, and one of them has to let through (D40). */
function onlyDenying(kind: PolicyKind): readonly Phrase[] {
  if (kind === 'scp')
    return [phrase`It only denies: another policy of its level lets the rest through.`]
  return [isLimit(kind) ? phrase`Lets nothing through.` : phrase`Allows nothing: it only denies.`]
}

/** ' on every resource', ', in part on certain resources only and in part under conditions' */
function extent({ narrow, conditional }: Reach): string {
  const everywhere = narrow === 'none' ? ' on every resource' : ''
  const parts = [
    ...(narrow === 'none' ? [] : [partly(narrow, 'on certain resources only')]),
    ...(conditional === 'none' ? [] : [partly(conditional, 'under conditions')]),
  ]
  return parts.length === 0 ? everywhere : `${everywhere}, ${parts.join(' and ')}`
}

function partly(share: Share, how: string): string {
  return share === 'all' ? how : `in part ${how}`
}

function changers(reach: Reach): readonly CatalogueAction[] {
  return reach.allowed.filter(changesPermissions)
}

function permissionsWords(reach: Reach): readonly Phrase[] {
  const found = changers(reach)
  if (reach.unlimited || found.length === 0) return []
  return [phrase`Can change permissions, with ${names(found)}.`]
}

/** IAM's own first: they change what everybody may. */
function names(actions: readonly CatalogueAction[]): Phrase {
  const isIam = ({ name }: CatalogueAction): number => (name.startsWith('iam:') ? 0 : 1)
  const sorted = actions.toSorted((a, b) => isIam(a) - isIam(b))
  return listed(
    sorted.map(({ name }) => code(name)),
    'and',
  )
}

function deniedWords(
  { denied, alwaysDenied, denies }: Reach,
  catalogue: Catalogue,
): readonly Phrase[] {
  if (denies === 0 || denied.length === 0) return []
  const what = countedActions(denied, catalogue)
  if (alwaysDenied.length === 0) return [phrase`Denies ${what}, in certain cases.`]
  if (alwaysDenied.length < denied.length) {
    return [phrase`Denies ${what}, ${grouped(alwaysDenied.length)} of them in every case.`]
  }
  const many = denied.length > 1 && denied.length < catalogue.actionCount
  return [phrase`Denies ${what}, whatever else allows ${many ? 'them' : 'it'}.`]
}
