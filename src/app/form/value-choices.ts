/**
 * Values that a condition key has in this world: the organization's id, accounts, endpoints, tags.
 */

import type { Choice } from '../views/choices.ts'
import type { surroundings } from '../views/surroundings.ts'

type Surroundings = ReturnType<typeof surroundings>

/** Nothing for a key whose values only the person knows. */
export function valueChoices(key: string, around: Surroundings): readonly Choice[] {
  const lower = key.toLowerCase()
  const found = makers.find(([names]) => names.test(lower))
  return found === undefined ? tagValues(lower, around) : found[1](around)
}

const makers: readonly (readonly [RegExp, (around: Surroundings) => readonly Choice[]])[] = [
  [
    /^aws:(principal|resource|source)orgid$/,
    ({ organization }) => (organization === null ? [] : [value(organization.id, 'Organization')]),
  ],
  [
    /^aws:(principal|resource|source)orgpaths$/,
    ({ organization }) =>
      (organization?.paths ?? []).flatMap((path) => [
        value(path, 'Path'),
        value(`${path}*`, 'Path and all below'),
      ]),
  ],
  [
    /^(aws:(principal|resource|source)account|kms:calleraccount|s3:resourceaccount)$/,
    ({ accounts }) => accounts.map(({ id, name }) => value(id, name)),
  ],
  [/^aws:sourcevpce$/, ({ vpcEndpoints }) => vpcEndpoints.map(({ id }) => value(id, 'Endpoint'))],
  [
    /^aws:sourcevpc$/,
    ({ vpcEndpoints }) =>
      [...new Set(vpcEndpoints.map(({ vpcId }) => vpcId))].map((id) => value(id, 'VPC')),
  ],
  [/^aws:principalarn$/, ({ principals }) => principals.map(({ arn, type }) => value(arn, type))],
  [/^aws:sourcearn$/, ({ resources }) => resources.map(({ arn, type }) => value(arn, type))],
  [/^aws:tagkeys$/, ({ tags }) => tags.map(({ key }) => value(key, 'Tag'))],
]

function tagValues(lower: string, { tags }: Surroundings): readonly Choice[] {
  const name = /^(?:[a-z0-9-]+:[a-z]*tag)\/(.+)$/.exec(lower)?.[1]
  const tag = tags.find(({ key }) => key.toLowerCase() === name)
  return (tag?.values ?? []).map((each) => value(each, `Value of ${tag?.key ?? ''}`))
}

function value(text: string, kind: string): Choice {
  return { icon: 'value', value: text, label: text, kind, detail: '' }
}
