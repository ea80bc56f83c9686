/**
 * The services that actions belong to, those that are near first: named in the statement, at home in
 * the scenario, or in everyday use.
 */

import { resourceControlServices } from '../../engine/index.ts'
import type { CatalogueService } from '../../engine/index.ts'
import { about, counted, option } from './option.ts'
import type { Fact, Option } from './option.ts'
import { ownArns, serviceOfArn } from './own-resource.ts'
import { sourceOf } from './world.ts'
import type { Scene, World } from './world.ts'

const everyday =
  's3 ec2 iam sts lambda dynamodb kms logs cloudwatch sqs sns secretsmanager ssm rds ecs ecr eks ' +
  'events states apigateway execute-api cloudformation cloudfront route53 elasticloadbalancing ' +
  'autoscaling organizations cloudtrail config athena glue kinesis firehose cognito-idp codebuild ' +
  'codepipeline bedrock sagemaker backup acm wafv2 guardduty securityhub access-analyzer sso ' +
  'elasticfilesystem elasticache redshift es tag account budgets ce'

/** All prefixes that the policy can speak of, the nearest first. */
export function nearestServices(scene: Scene): readonly string[] {
  const { catalogue, kind } = scene.world
  if (catalogue === null) return []
  const all = [...here(scene), ...everyday.split(' '), ...catalogue.services.keys()]
  const fits = kind === 'rcp' ? resourceControlServices : catalogue.services
  return [...new Set(all)].filter((prefix) => catalogue.services.has(prefix) && fits.has(prefix))
}

/** The services that the statement, what carries the policy and the scenario speak of. */
function here({ place, world }: Scene): ReadonlySet<string> {
  const actions = place.statement?.actions.values ?? []
  const resources = (place.statement?.resources.values ?? []).map(({ value }) => value)
  const { around } = world
  return new Set([
    ...actions.flatMap(({ value }) => /^([a-z0-9-]+):/i.exec(value)?.[1]?.toLowerCase() ?? []),
    ...[...resources, ...ownArns(around), ...around.resources.map(({ arn }) => arn)].flatMap(
      (arn) => serviceOfArn(arn) ?? [],
    ),
  ])
}

export function serviceOptions(scene: Scene): readonly Option[] {
  const { world } = scene
  const near = here(scene)
  return nearestServices(scene).flatMap((prefix) => {
    const service = world.catalogue?.services.get(prefix)
    if (service === undefined) return []
    const section = near.has(prefix) ? 'Services in this scenario' : 'Services'
    return [serviceOption(service, section, world)]
  })
}

function serviceOption(service: CatalogueService, section: string, world: World): Option {
  const { prefix, name, actions } = service
  return option({
    label: `${prefix}:`,
    detail: `${name} · ${counted(actions.size, 'action')}`,
    kind: 'service',
    section,
    words: [name],
    info: () =>
      about(
        `${name}, ${counted(actions.size, 'action')}.`,
        [levelFact(actions.values())],
        sourceOf(world.catalogue),
      ),
    take: { kind: 'text', pieces: [{ kind: 'plain', text: `${prefix}:` }], more: true },
  })
}

const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']

/** How many actions there are of each access level, from the harmless to the grave. */
export function levelFact(actions: Iterable<{ readonly level: string }>): Fact {
  const counts = new Map(levels.map((level) => [level, 0]))
  for (const { level } of actions) counts.set(level, (counts.get(level) ?? 0) + 1)
  const found = [...counts].filter(([, count]) => count > 0)
  return { name: 'By access level', values: found.map(([level, count]) => `${level} ${count}`) }
}
