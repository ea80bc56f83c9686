/**
 * The forms of a resource type's ARNs as texts to fill in: what the request knows already stands in
 * them, what is open stands as `${BucketName}`.
 */

import type { ResourceType } from '../../engine/index.ts'

/** Where the request is made: what fills the fields that every ARN has. */
export interface Whereabouts {
  readonly partition: string
  readonly region: string
  readonly accountId: string
}

/** The forms of a type, with partition, Region and account filled in. */
export function templatesOf(type: ResourceType, where: Whereabouts): readonly string[] {
  return type.arns.map(({ text }) => filledIn(text, where))
}

function filledIn(template: string, { partition, region, accountId }: Whereabouts): string {
  const [arn, , service = '', givenRegion = '', givenAccount = '', ...rest] = template.split(':')
  const name = rest
    .join(':')
    .replaceAll('${Partition}', partition)
    .replaceAll('${Region}', region)
    .replaceAll('${Account}', accountId)
  const head = [arn, partition, service, given(givenRegion, region), given(givenAccount, accountId)]
  return [...head, name].join(':')
}

/** Whatever the field is called: `${Account}`, `${AccountId}`, `${VpcOwnerAccount}`; a star stands for any. */
function given(segment: string, value: string): string {
  return segment === '*' || segment.startsWith('${') ? value : segment
}
