/**
 * Who a statement can be about: the forms of Principal, the types of principal, and the principals.
 */

import { elementsOf, servicePrincipals } from '../../engine/index.ts'
import type { ServicePrincipal } from '../../engine/index.ts'
import { about, field, option, plain, text } from './option.ts'
import type { Option, Piece } from './option.ts'
import { narrowed } from './ranking.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

/** The value of Principal: everybody, or an object with one type to begin with. */
export function principalForms({ world, place }: Scene<PlaceOf<'principal'>>): readonly Option[] {
  const everybody = option({
    label: '"*"',
    detail: 'everybody',
    kind: 'principal',
    words: ['*'],
    info: () => about(place.negated ? 'Nobody at all.' : words['*']),
    take: text('*'),
  })
  const forms = typesOf(world).map((type) =>
    option({
      label: `{ "${type}": … }`,
      detail: nouns[type] ?? '',
      kind: 'principal',
      words: [type],
      info: () => about(words[type] ?? ''),
      take: {
        kind: 'json',
        pieces: [plain(`{ "${type}": "`), field(''), plain('" }')],
        more: true,
      },
    }),
  )
  return world.kind === 'trust' ? [...forms, everybody] : [everybody, ...forms]
}

export function principalTypeOptions({
  world,
  place,
}: Scene<PlaceOf<'principalType'>>): readonly Option[] {
  return typesOf(world)
    .filter((type) => !holds(place.beside, type))
    .map((type) =>
      option({
        label: type,
        detail: nouns[type] ?? '',
        kind: 'element',
        info: () => about(words[type] ?? ''),
        take: {
          kind: 'name',
          pieces: [plain(type)],
          value: [plain('"'), field(''), plain('"')],
          more: true,
        },
      }),
    )
}

function typesOf({ kind }: World): readonly string[] {
  return elementsOf(kind).principalTypes
}

const nouns: Readonly<Record<string, string>> = {
  AWS: 'accounts, users, roles',
  Service: 'AWS services',
  Federated: 'identity providers',
  CanonicalUser: 'canonical users of S3',
}

const words = {
  '*': 'Everybody: every principal of every account, and whoever is not signed in.',
  AWS: 'Accounts, IAM users, roles and sessions. An account stands for all its principals that are allowed by their own policies as well.',
  Service: 'AWS services that call in their own name, such as lambda.amazonaws.com.',
  Federated: 'Whoever an identity provider has signed in.',
  CanonicalUser: 'An account by its canonical user id, as Amazon S3 has it.',
} as Readonly<Record<string, string>> & { readonly '*': string }

export function principalOptions(scene: Scene<PlaceOf<'principalValue'>>): readonly Option[] {
  const { place } = scene
  return valuesFor(scene).filter(({ label }) => !holds(place.beside, label))
}

function valuesFor({ place, world, typed }: Scene<PlaceOf<'principalValue'>>): readonly Option[] {
  switch (place.type.toLowerCase()) {
    case 'aws':
      return awsPrincipals(world, typed)
    case 'service':
      return services(world)
    case 'federated':
      return providers(world)
    case 'canonicaluser':
      return [canonicalUser]
    default:
      return []
  }
}

function awsPrincipals({ around }: World, typed: string): readonly Option[] {
  const { accounts, principals } = around
  const roots = new Set(accounts.map(({ id }) => `arn:aws:iam::${id}:root`))
  return [
    ...narrowed(principals, typed, ({ arn, label }) => [arn, label])
      .filter(({ arn }) => !roots.has(arn))
      .map(({ arn, label, type }) => named(arn, type, 'In this scenario', [label])),
    ...accounts.map(({ id, name }) =>
      named(`arn:aws:iam::${id}:root`, `account ${name}`, 'Accounts', [name, id]),
    ),
    ...accounts.map(({ id, name }) => named(id, `account ${name}`, 'Accounts', [name])),
    named('*', 'everybody', 'Everybody', []),
  ]
}

function named(label: string, detail: string, section: string, more: readonly string[]): Option {
  const isAccount = section === 'Accounts'
  const said = isAccount
    ? 'The account: all its principals that are allowed by their own policies as well.'
    : label === '*'
      ? words['*']
      : ''
  return option({
    label,
    detail,
    kind: 'principal',
    section,
    words: more,
    info: () => about(said),
    take: text(label),
  })
}

/** In a trust policy first those that take roles on, elsewhere those that call resources. */
function services({ kind }: World): readonly Option[] {
  const isTrust = kind === 'trust'
  const fits = (each: ServicePrincipal): boolean =>
    isTrust ? each.assumesRoles : each.callsResources
  const first = isTrust ? 'Services that take roles on' : 'Services that call resources'
  const often = isTrust ? trusted : calling
  const rank = ({ name }: ServicePrincipal): number => {
    const at = often.indexOf(name.replace('.amazonaws.com', ''))
    return at < 0 ? often.length : at
  }
  return [...servicePrincipals]
    .sort((a, b) => rank(a) - rank(b))
    .map((each) =>
      option({
        label: each.name,
        detail: each.of,
        kind: 'principal',
        section: fits(each) ? first : 'Other services',
        words: [each.of],
        info: () => about(`${each.of}, calling in its own name.`),
        take: text(each.name),
      }),
    )
}

const trusted: readonly string[] =
  'lambda ec2 ecs-tasks states events scheduler codebuild codepipeline cloudformation glue eks apigateway firehose'.split(
    ' ',
  )
const calling: readonly string[] =
  'cloudtrail delivery.logs s3 sns events logging.s3 config lambda logs cloudfront apigateway ses'.split(
    ' ',
  )

function providers({ around }: World): readonly Option[] {
  return [
    ...around.identityProviders.map(({ arn, label, type }) =>
      named(arn, type, 'In this scenario', [label]),
    ),
    ...webIdentities.map(([name, of]) => named(name, of, 'Built into AWS', [of])),
  ]
}

/** [reference_policies_elements_principal, OIDC federated principals] */
const webIdentities = [
  ['cognito-identity.amazonaws.com', 'Amazon Cognito'],
  ['accounts.google.com', 'Google'],
  ['www.amazon.com', 'Login with Amazon'],
  ['graph.facebook.com', 'Facebook'],
] as const

const canonicalUser: Option = option({
  label: '{64 hexadecimal digits}',
  detail: 'canonical user id',
  kind: 'template',
  info: () =>
    about('An account’s canonical user id, or that of a CloudFront origin access identity.'),
  take: {
    kind: 'text',
    pieces: [field('0'.repeat(64), 'id')] satisfies readonly Piece[],
    more: false,
  },
})
