/**
 * Help on the elements of a policy, on the policy as a whole, and on the values of the smaller elements.
 */

import {
  elementUse,
  kindFacts,
  kindName,
  nearestName,
  policyElements,
  policyKinds,
} from '../../engine/index.ts'
import type { ElementName, ElementUse, PolicyElement, PolicyKind } from '../../engine/index.ts'
import { cardOf, doubt, item, list, mind, pageSource, plainly } from './card.ts'
import type { Fact, HelpCard, Paragraph } from './card.ts'
import { code, listed, marked, say } from './words.ts'
import type { Words } from './words.ts'

/**
 * @param place where the name stands
 * @param effect of the statement, as it stands
 */
export function elementCard(
  written: string,
  place: PolicyElement['of'],
  kind: PolicyKind,
  effect: string | null,
): HelpCard {
  const element = policyElements.find(({ name }) => name === written)
  if (element === undefined) return unknownElement(written)
  return cardOf({
    title: element.name,
    kind: [element.of === 'document' ? 'Element of the policy' : 'Element of a statement'],
    paragraphs: [
      plainly(marked(element.about)),
      ...(place === element.of ? [] : [mind(misplaced[place])]),
      mind(marked(element.trap)),
      ...inThisStatement(element.name, kind, effect),
    ],
    facts: [hereFact(element, kind), kindsFact(element)],
    source: pageSource(element.page),
  })
}

const misplaced = {
  document: say`It belongs into a statement, and not beside ${code('Statement')}.`,
  statement: say`It belongs beside ${code('Statement')}, and not into one.`,
} as const

function inThisStatement(
  name: ElementName,
  kind: PolicyKind,
  effect: string | null,
): readonly Paragraph[] {
  const found: Paragraph[] = []
  if (elementUse(kind, name) === 'absent') {
    found.push(mind([absent(name, kind)]))
  }
  // G55
  if (name === 'NotAction' && effect === 'Deny') {
    found.push(
      plainly(['This statement denies all other actions, and allows none of those listed.']),
    )
  }
  // G45
  if (name === 'NotPrincipal' && effect === 'Allow') found.push(doubt('allow-not-principal'))
  // G25
  if (name === 'Principal' && kind === 'rcp') {
    found.push(plainly(say`Here it is always ${code('*')}.`))
  }
  // G12
  if (name === 'Version') found.push(doubt('missing-version'))
  return found
}

/** Why a kind of policy has no such element, for those that people miss. */
function absent(name: ElementName, kind: PolicyKind): string {
  const none = `${article(kindName(kind))} has none`
  if (/Principal$/.test(name) && elementUse(kind, 'Principal') === 'absent') {
    return kind === 'scp'
      ? `${none}: it is about everybody in the accounts below.`
      : `${none}: it is about whoever it belongs to.`
  }
  if (/Resource$/.test(name)) return `${none}: the resource is the role that it belongs to.`
  return `${none}, and AWS refuses one that does.`
}

function hereFact({ name }: PolicyElement, kind: PolicyKind): Fact {
  const use = elementUse(kind, name)
  const partner = partnerOf(name)
  const words: Words =
    use === 'either' && partner !== null
      ? say`required, or ${code(partner)} in its place`
      : [uses[use]]
  return { name: 'Here', words: say`${words}, in this ${kindName(kind)}` }
}

const uses: Readonly<Record<ElementUse, string>> = {
  required: 'required',
  optional: 'may be left out',
  either: 'required, or its counterpart',
  absent: 'not allowed',
}

function partnerOf(name: ElementName): string | null {
  if (/^Not/.test(name)) return name.slice('Not'.length)
  return policyElements.some((each) => each.name === `Not${name}`) ? `Not${name}` : null
}

/** Which kinds of policy hold it, or which do not where that is shorter. */
function kindsFact({ name }: PolicyElement): Fact {
  const without = policyKinds.filter((kind) => elementUse(kind, name) === 'absent')
  const having = policyKinds.filter((kind) => elementUse(kind, name) !== 'absent')
  const plural = (kinds: readonly PolicyKind[]): Words =>
    kinds.map(kindName).flatMap((each, index) => {
      const joint = index === 0 ? '' : index === kinds.length - 1 ? ' and ' : ', '
      return [`${joint}${each.replace(/policy$/, 'policies').replace(/boundary$/, 'boundaries')}`]
    })
  const words =
    without.length === 0
      ? ['every kind of policy']
      : without.length < having.length
        ? say`every kind but ${plural(without)}`
        : plural(having)
  return { name: 'Found in', words }
}

function unknownElement(written: string): HelpCard {
  const near = nearestName(
    policyElements.map(({ name }) => name),
    written,
  )
  const isCase = near?.toLowerCase() === written.toLowerCase()
  return cardOf({
    title: written,
    kind: ['Unknown element'],
    paragraphs: [
      mind(['A policy has no element of this name.']),
      ...(near === null ? [] : [plainly(say`Did you mean ${code(near)}?`)]),
      ...(isCase ? [doubt('element-case')] : []), // G8
    ],
    source: pageSource('reference_policies_elements'),
  })
}

/** Where nothing stands yet between the elements of the document. */
export function policyCard(kind: PolicyKind): HelpCard {
  const elements = policyElements.flatMap(({ name }) => {
    const use = elementUse(kind, name)
    return use === 'absent' ? [] : [item(name, uses[use])]
  })
  return cardOf({
    title: capital(kindName(kind)),
    kind: ['Kind of policy'],
    paragraphs: [plainly([kindFacts[kind]])],
    lists: list('Elements', elements, elements.length),
    source: pageSource('reference_policies_elements'),
  })
}

/** The names that people give: to a statement, or to a policy. */
export function nameCard(written: string, element: 'Sid' | 'Id', kind: PolicyKind): HelpCard {
  const card = elementCard(element, element === 'Id' ? 'document' : 'statement', kind, null)
  return { ...card, title: written, kind: say`Value of ${code(element)}` }
}

/** D5, G20, G21 */
export function effectCard(written: string, kind: PolicyKind): HelpCard {
  const rcp = kind === 'rcp' ? [mind([`A ${kindName(kind)} of your own can only deny.`])] : []
  const source = pageSource('reference_policies_elements_effect')
  if (written === 'Allow') {
    const words = ['Allows what the statement matches, unless a Deny in any policy matches it too.']
    const layers =
      'Other policies may have to allow it as well: boundaries, session policies and those of the organization.'
    return cardOf({
      title: written,
      kind: ['Effect'],
      paragraphs: [plainly(words), plainly([layers]), ...rcp],
      source,
    })
  }
  if (written === 'Deny') {
    const words = ['Denies what the statement matches, whatever any other policy allows.']
    return cardOf({ title: written, kind: ['Effect'], paragraphs: [plainly(words)], source })
  }
  const form = say`AWS takes ${listed(['Allow', 'Deny'], 'or')}, in just this letter case.`
  return cardOf({ title: written, kind: ['Unknown effect'], paragraphs: [mind(form)], source })
}

/** G11 to G15 */
export function versionCard(written: string, kind: PolicyKind): HelpCard {
  const source = pageSource('reference_policies_elements_version')
  const base = { title: written, kind: ['Version of the policy language'], source }
  const organization =
    elementUse(kind, 'Version') === 'required'
      ? [plainly(say`A ${kindName(kind)} has to say ${code('2012-10-17')}.`)]
      : []
  if (written === '2012-10-17') {
    const words = say`The newest. It knows policy variables such as ${code('${aws:username}')}, their defaults, and the escapes ${listed(['${*}', '${?}', '${$}'], 'and')}.`
    const label = 'It is no date of yours: it stays the same when you edit the policy.'
    return cardOf({ ...base, paragraphs: [plainly(words), plainly([label]), ...organization] })
  }
  if (written === '2008-10-17') {
    const words = say`The older one. It knows no policy variables: ${code('${aws:username}')} is compared character by character, and so are the escapes ${listed(['${*}', '${?}', '${$}'], 'and')}.`
    return cardOf({ ...base, paragraphs: [mind(words), ...organization] })
  }
  const form = say`AWS takes ${listed(['2012-10-17', '2008-10-17'], 'or')} and no other.`
  return cardOf({ ...base, kind: ['Unknown version'], paragraphs: [mind(form), ...organization] })
}

function article(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'An' : 'A'} ${name}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
