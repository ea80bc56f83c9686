/**
 * Help on principals: the types that there are, and whom a value of each covers.
 */

import { nearestName, principalForm } from '../../engine/index.ts'
import type { PolicyKind, PrincipalForm } from '../../engine/index.ts'
import { accountName } from './arn-parts-facts.ts'
import { cardOf, doubt, mind, pageSource, plainly } from './card.ts'
import type { Fact, HelpCard, HelpData, Paragraph } from './card.ts'
import { code, listed, say } from './words.ts'
import type { Words } from './words.ts'

const source = pageSource('reference_policies_elements_principal')

interface TypeFacts {
  readonly about: string
  readonly example: string
}

/** G26 to G36 */
const types: Readonly<Record<string, TypeFacts>> = {
  AWS: {
    about: 'Accounts, users, roles and sessions, by ARN, by account id or by unique id.',
    example: 'arn:aws:iam::111122223333:role/deploy',
  },
  Service: {
    about: 'AWS services that call by themselves, not on somebody’s behalf.',
    example: 'lambda.amazonaws.com',
  },
  Federated: {
    about:
      'Identity providers whose users sign in with SAML or OpenID Connect. Only trust policies name them.',
    example: 'arn:aws:iam::111122223333:saml-provider/corp',
  },
  CanonicalUser: {
    about: 'An account by the id that S3 gives it, of 64 hexadecimal digits.',
    example: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
  },
}

export function principalTypeCard(written: string, kind: PolicyKind): HelpCard {
  const facts = Object.hasOwn(types, written) ? types[written] : undefined
  if (facts === undefined) {
    const near = nearestName(Object.keys(types), written)
    return cardOf({
      title: written,
      kind: ['Unknown type of principal'],
      paragraphs: [
        mind(say`A principal is one of ${listed(Object.keys(types), 'or')}.`),
        ...(near === null ? [] : [plainly(say`Did you mean ${code(near)}?`)]),
      ],
      source,
    })
  }
  // G34
  const misplaced = written === 'Federated' && kind !== 'trust'
  return cardOf({
    title: written,
    kind: ['Type of principal'],
    paragraphs: [
      plainly([facts.about]),
      ...(misplaced ? [mind(['Here it covers nobody: this is no trust policy.'])] : []),
    ],
    facts: [{ name: 'A value is', words: say`such as ${code(facts.example)}` }],
    source,
  })
}

export interface PrincipalPlace {
  readonly value: string
  /** The name that it stands under; empty for a value by itself. */
  readonly type: string
  /** It stands in NotPrincipal. */
  readonly negated: boolean
  /** Of the statement, as it stands. */
  readonly effect: string | null
}

export function principalCard(place: PrincipalPlace, data: HelpData): HelpCard {
  const form = principalForm(place.type, place.value)
  const said = sayOf(form, place, data)
  return cardOf({
    title: place.value,
    kind: [said.kind],
    paragraphs: [
      ...said.covers.map(plainly),
      ...said.minds.map(mind),
      ...(place.negated ? [mind(exempt)] : []),
      ...doubtsOf(form, place, data.surroundings.kind),
    ],
    facts: factsOf(form, place, data),
    source,
  })
}

/** G46 */
const exempt = say`${code('NotPrincipal')} leaves it out: the statement is about everybody who is not listed.`

interface Said {
  readonly kind: string
  readonly covers: readonly Words[]
  readonly minds: readonly Words[]
}

function sayOf(form: PrincipalForm, place: PrincipalPlace, data: HelpData): Said {
  const { kind } = data.surroundings
  switch (form.kind) {
    case 'everyone':
      return {
        kind: 'Everybody',
        covers: [['Every principal of every account, and whoever calls without signing in.']], // G27
        minds: place.effect === 'Allow' && kind === 'resource' ? [open] : [],
      }
    case 'account':
      return accountSaid(place, kind)
    case 'user':
      return {
        kind: 'IAM user',
        covers: [['This user, and nobody else. Name and path count letter by letter.']], // G29
        minds: [recreated('user')],
      }
    case 'role':
      return {
        kind: 'IAM role',
        covers: [['Every session of this role, whoever has assumed it.']], // G30
        minds: [recreated('role')],
      }
    case 'session':
      return {
        kind: 'Session of a role',
        covers: [
          say`Only the session that is called ${code(form.name)}, of the role ${code(form.role)}.`,
        ], // G31
        minds: [['The path of the role is no part of this ARN.']],
      }
    case 'federatedUser':
      return {
        kind: 'Federated user',
        covers: [say`The session that GetFederationToken gave to ${code(form.name)}.`], // G32
        minds: [],
      }
    case 'uniqueId':
      return {
        kind: 'Unique id',
        covers: [[`The ${form.of ?? 'user or role'} with this id.`]], // G36
        minds: [['AWS shows an id in place of an ARN whose user or role has been deleted.']], // G38
      }
    case 'service':
      return {
        kind: 'AWS service',
        covers: [['The service itself, when it calls by its own name.']], // G33
        minds: [
          ['A service that passes on somebody’s credentials, or acts with a role, is not covered.'], // 4.8
        ],
      }
    case 'provider':
      return providerSaid(form.protocol, kind)
    case 'canonicalUser':
      return {
        kind: 'Account, by its canonical user id',
        covers: [['The account that S3 knows by this id.']],
        minds: [],
      } // G35
    case 'neverPrincipal':
      return {
        kind: 'No principal',
        covers: [],
        minds: [say`A ${form.what} is never a principal.`],
      } // G37
    case 'wildcard':
      return {
        kind: 'No principal',
        covers: [],
        minds: [
          // G41
          say`AWS refuses it: ${code('*')} stands alone or not at all. A condition on ${code('aws:PrincipalArn')} can compare with a pattern.`,
        ],
      }
    case 'unknown':
      return unknownSaid(place)
  }
}

/** D20, D39 */
const open = [
  'Callers of this account then need no other Allow, and a service that serves callers without credentials serves them too, as far as no condition keeps them out.',
]

/** G28, D19, G40 */
function accountSaid({ effect }: PrincipalPlace, kind: PolicyKind): Said {
  const covers: Words[] = [['The account: its root user, and all its users, roles and sessions.']]
  if (effect === 'Allow') {
    covers.push([
      'Its administrators decide who of them may: their own policies have to allow it as well.',
    ])
  }
  const gateway = 'In the policy of a gateway endpoint it means the root user only.'
  return { kind: 'AWS account', covers, minds: kind === 'endpoint' ? [[gateway]] : [] }
}

/** G38 */
function recreated(what: string): Words {
  return [
    `With most policies AWS keeps the ${what}’s unique id: another ${what} that is given this name later is not covered.`,
  ]
}

/** G34 */
function providerSaid(protocol: string, kind: PolicyKind): Said {
  return {
    kind: `Identity provider, ${protocol}`,
    covers: [['Whoever holds a token of this identity provider.']],
    minds:
      kind === 'trust'
        ? []
        : [['Here it covers nobody: only trust policies know such principals.']],
  }
}

function unknownSaid({ type }: PrincipalPlace): Said {
  const facts = Object.hasOwn(types, type) ? types[type] : undefined
  const form =
    facts === undefined
      ? say`By itself only ${code('*')} is a principal; others stand under their type, as in ${code('{"AWS": "…"}')}.`
      : say`Under ${code(type)} AWS expects a value such as ${code(facts.example)}.`
  return { kind: 'No principal', covers: [], minds: [form] }
}

function doubtsOf(
  form: PrincipalForm,
  { effect, negated }: PrincipalPlace,
  kind: PolicyKind,
): readonly Paragraph[] {
  const found: Paragraph[] = []
  if (form.kind === 'everyone' && !negated) {
    if (effect === 'Allow') found.push(doubt('any-covers-services')) // G27
    if (kind === 'trust') found.push(doubt('trust-any')) // G43
  }
  if (form.kind === 'account' && effect === 'Deny' && !negated) found.push(doubt('account-deny')) // D2
  if (form.kind === 'canonicalUser') found.push(doubt('canonical-user-rewrite')) // G35
  if (negated) found.push(doubt('not-principal-levels')) // G47
  return found
}

function factsOf(form: PrincipalForm, { value }: PrincipalPlace, data: HelpData): readonly Fact[] {
  const { surroundings } = data
  const account =
    'account' in form
      ? [
          {
            name: 'Account',
            words: say`${code(form.account)} ${accountName(form.account, surroundings)}`,
          },
        ]
      : []
  if (form.kind !== 'user' && form.kind !== 'role' && form.kind !== 'provider') return account
  const all = [...surroundings.principals, ...surroundings.identityProviders]
  const named = all.find(({ arn }) => arn === value)
  const words =
    named === undefined ? ['There is none with this ARN.'] : [`${named.type} ${named.label}`]
  return [...account, { name: 'In this scenario', words }]
}
