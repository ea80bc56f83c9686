/**
 * Values of condition keys that the scenario or AWS's own lists give: accounts, organization, networks,
 * Regions, services, principals, resources and tags.
 */

import { callingOnBehalf, regions, servicePrincipals, usingKeys } from '../../engine/index.ts'
import type { ConditionKeyType } from '../../engine/index.ts'
import { homeRegion } from './arn-of-template.ts'
import { about, option, text } from './option.ts'
import type { Option, OptionKind } from './option.ts'
import type { World } from './world.ts'

interface Source {
  /** Of keys in lower case. */
  readonly keys: RegExp
  readonly values: (world: World) => readonly Option[]
}

const sources: readonly Source[] = [
  { keys: /regions?$/, values: regionValues },
  { keys: /^kms:viaservice$/, values: viaServices },
  {
    keys: /^aws:calledvia/,
    values: () => callingOnBehalf.map((name) => value(name, nameOf(name))),
  },
  {
    keys: /^(?:aws:principalservicename|iam:passedtoservice$|iam:awsservicename$|organizations:serviceprincipal$|sts:awsservicename$)/,
    values: () => servicePrincipals.map(({ name, of }) => value(name, of, 'principal')),
  },
  {
    keys: /(?:account|accountid)$/,
    values: ({ around }) => around.accounts.map(({ id, name }) => scenario(id, name)),
  },
  {
    keys: /orgid$/,
    values: ({ around: { organization } }) =>
      organization === null ? [] : [scenario(organization.id, 'the organization')],
  },
  {
    keys: /orgpaths$/,
    values: ({ around: { organization } }) =>
      (organization?.paths ?? []).flatMap((path) => [
        scenario(`${path}*`, 'accounts there and below'),
        scenario(path, 'accounts there alone'),
      ]),
  },
  {
    keys: /sourcevpce$/,
    values: ({ around }) => around.vpcEndpoints.map(({ id, vpcId }) => scenario(id, `in ${vpcId}`)),
  },
  {
    keys: /(?:source|:)vpc$/,
    values: ({ around }) =>
      unique(around.vpcEndpoints.map(({ vpcId }) => vpcId)).map((id) => scenario(id, 'VPC')),
  },
  {
    keys: /^aws:tagkeys$|tagkeys$/,
    values: ({ around }) => around.tags.map(({ key }) => scenario(key, 'tag key')),
  },
  { keys: /^aws:username$/, values: userNames },
  {
    keys: /^aws:(?:principalarn|federatedprovider)$/,
    values: ({ around }) =>
      [...around.principals, ...around.identityProviders].map(({ arn, label, type }) =>
        scenario(arn, type, label),
      ),
  },
]

/** @param key in lower case */
export function valuesOf(key: string, type: ConditionKeyType, world: World): readonly Option[] {
  const found = sources.find(({ keys }) => keys.test(key))
  if (found !== undefined) return found.values(world)
  if (type !== 'ARN') return []
  return world.around.resources.map(({ arn, label, type: what }) => scenario(arn, what, label))
}

/** The values that a tag has somewhere in the scenario, and that of whoever calls. */
export function tagValues(key: string, written: string, { around }: World): readonly Option[] {
  const slash = written.indexOf('/')
  if (slash < 0 || !/tag\/$/.test(key.slice(0, slash + 1))) return []
  const name = written.slice(slash + 1)
  const tag = around.tags.find((each) => each.key.toLowerCase() === name.toLowerCase())
  const values = (tag?.values ?? []).map((each) => scenario(each, `tag ${name}`))
  // Of the principal itself it would always hold.
  if (name === '' || key.startsWith('aws:principaltag/')) return values
  const caller = `\${aws:PrincipalTag/${name}}`
  return [
    ...values,
    option({
      label: caller,
      detail: 'the caller’s own tag',
      kind: 'variable',
      section: 'From the request',
      info: () => about(`Holds for whoever has the same value in the tag ${name}.`),
      take: text(caller),
    }),
  ]
}

function value(label: string, detail: string, kind: OptionKind = 'value'): Option {
  return option({ label, detail, kind, words: [detail], take: text(label) })
}

function scenario(label: string, detail: string, ...words: readonly string[]): Option {
  return { ...value(label, detail), section: 'In this scenario', words: [detail, ...words] }
}

function regionValues({ around }: World): readonly Option[] {
  const home = homeRegion(around)
  const all = regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name)
  const near = all.filter((name) => name === home).map((name) => scenario(name, 'Region'))
  return [
    ...near,
    ...all
      .filter((name) => name !== home)
      .map((name) => ({ ...value(name, ''), section: 'Regions' })),
  ]
}

function viaServices({ around }: World): readonly Option[] {
  const region = homeRegion(around) ?? 'us-east-1'
  return usingKeys.map((service) => value(`${service}.${region}.amazonaws.com`, `in ${region}`))
}

function userNames({ around }: World): readonly Option[] {
  return around.principals.flatMap(({ arn, type }) => {
    const name = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1]
    return name === undefined ? [] : [scenario(name, type)]
  })
}

function nameOf(principal: string): string {
  return servicePrincipals.find(({ name }) => name === principal)?.of ?? ''
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
