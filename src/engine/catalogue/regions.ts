/**
 * The Regions of AWS and the partitions they belong to, opened or announced by 2026-09.
 * [AWS General Reference, Regions and endpoints]
 */

import { globOf, matchesGlob } from '../match/glob.ts'
import { parseTemplate, staticPieces } from '../match/template.ts'

export interface Region {
  /** 'eu-central-1' */
  readonly name: string
  readonly partition: string
}

const byPartition: Readonly<Record<string, string>> = {
  aws:
    'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 sa-west-1 ' +
    'eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 eu-south-2 ' +
    'il-central-1 me-central-1 me-south-1 me-west-1 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2 ' +
    'ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ' +
    'ap-southeast-7 ap-northeast-1 ap-northeast-2 ap-northeast-3',
  'aws-cn': 'cn-north-1 cn-northwest-1',
  'aws-us-gov': 'us-gov-east-1 us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1 us-iso-west-1',
  'aws-iso-b': 'us-isob-east-1 us-isob-west-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-east-1 us-isof-south-1',
}

/** What people call each partition. */
export const partitionNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws: 'the commercial Regions',
    'aws-cn': 'the Regions in China',
    'aws-us-gov': 'AWS GovCloud (US)',
    'aws-eusc': 'AWS European Sovereign Cloud',
    'aws-iso': 'an isolated partition of AWS',
    'aws-iso-b': 'an isolated partition of AWS',
    'aws-iso-e': 'an isolated partition of AWS',
    'aws-iso-f': 'an isolated partition of AWS',
  }),
)

/** What an ARN can have as its second field. */
export const partitions: readonly string[] = Object.keys(byPartition)

export const regions: readonly Region[] = Object.entries(byPartition).flatMap(
  ([partition, names]) => names.split(' ').map((name) => ({ name, partition })),
)

/** The Regions whose names a pattern covers. */
export function regionsCovered(pattern: string): readonly Region[] {
  const pieces = parseTemplate(pattern, { wildcards: true, variables: false })
  const glob = globOf(staticPieces(pieces))
  return regions.filter(({ name }) => matchesGlob(glob, name))
}
