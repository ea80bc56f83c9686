/**
 * What Resource and NotResource can say: the scenario's resources that the statement's actions work
 * on, ARNs to be filled in for each of their resource types, and everything.
 */

import { fitsResourceType } from '../../engine/index.ts'
import type { ResourceType } from '../../engine/index.ts'
import type { NamedArn } from '../help.ts'
import { retryOption } from './actions.ts'
import { arnOfTemplate } from './arn-of-template.ts'
import { about, counted, listed, option, text } from './option.ts'
import type { Fact, Info, Option } from './option.ts'
import { ownArns, ownService, serviceOfArn } from './own-resource.ts'
import { narrowed } from './ranking.ts'
import { usedTypes } from './resource-types.ts'
import type { UsedType, UsedTypes } from './resource-types.ts'
import { holds, sourceOf } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

type ResourceScene = Scene<PlaceOf<'resource'>>

export function resourceOptions(scene: ResourceScene): readonly Option[] {
  const { place, world } = scene
  const used = usedTypes(scene)
  const all = everything(used, world)
  const templates = used.types.flatMap((each) => templateOptions(each, scene))
  const own = ownOptions(scene, used)
  // Nothing but * covers an action that works on no single resource, and in a key policy it is the key.
  const onlyAll = used.types.length === 0 && used.anywhere.length > 0
  const first = onlyAll || isOfKey(world)
  const options = first ? [all, ...own, ...templates] : [...own, ...templates, all]
  const left = options.filter(({ label }) => !holds(place.beside, label))
  const retry = used.types.length === 0 && !onlyAll && world.catalogue === null
  return retry ? [...left, ...retryOption(world)] : left
}

/** [key-policy-overview, Resource] */
function isOfKey({ around }: World): boolean {
  return ownService(around) === 'kms'
}

function everything({ anywhere, types }: UsedTypes, world: World): Option {
  const facts: readonly Fact[] =
    anywhere.length === 0 ? [] : [{ name: 'The only one that covers', values: listed(anywhere) }]
  return option({
    label: '*',
    detail: isOfKey(world) ? 'this key' : 'every resource',
    kind: 'resource',
    section: isOfKey(world) ? attachedSection : 'Everything',
    info: () =>
      about(
        isOfKey(world)
          ? 'In a key policy: the key that it is attached to.'
          : anywhere.length > 0 && types.length > 0
            ? 'Every resource. Some of the actions work on no single resource, and need it.'
            : 'Every resource.',
        facts,
      ),
    take: text('*'),
  })
}

function templateOptions(used: UsedType, { world }: ResourceScene): readonly Option[] {
  return used.type.arns.map((template) => {
    const { label, pieces } = arnOfTemplate(template.text, world.around)
    return option({
      label,
      detail: used.type.name,
      kind: 'template',
      section: 'To fill in',
      words: [used.type.name],
      info: () => typeInfo(used),
      take: { kind: 'text', pieces, more: false },
    })
  })
}

function typeInfo({ type, actions, service }: UsedType): Info {
  return about(
    `An ARN of the type ${type.name} of ${service.name}.`,
    [
      { name: `${counted(actions.length, 'action')} of this statement`, values: listed(actions) },
      ...(type.keys.length === 0 ? [] : [{ name: 'Condition keys', values: listed(type.keys) }]),
    ],
    sourceOf(service),
  )
}

function ownOptions(scene: ResourceScene, { types, open }: UsedTypes): readonly Option[] {
  const { world, typed } = scene
  const resources = nameable(world)
  if (types.length === 0) {
    return open ? narrowed(resources, typed, textsOf).map((each) => ownOption(each, null)) : []
  }
  const fitting = fittingResources(resources, typed)
  const byArn = typesByArn(types)
  return types.flatMap((used) => [
    ...outerTypes(used.type, byArn)
      .flatMap(fitting)
      .map((each) => insideOption(each, used)),
    ...fitting(used.type).map((each) => ownOption(each, used)),
  ])
}

const attachedSection = 'What this policy is attached to'

/** What the policy can be about: where it is attached to a resource, that one and what lies in it. */
function nameable({ around }: World): readonly NamedArn[] {
  const { resources } = around
  const own = ownArns(around)
  if (own.length === 0) return resources
  return resources.filter(({ arn }) =>
    own.some((each) => arn === each || arn.startsWith(`${each}/`)),
  )
}

/** Most resources of a service that are compared with its types. */
const MOST = 100

/** The scenario's resources of a type; each type is compared once, and with its own service's alone. */
function fittingResources(resources: readonly NamedArn[], typed: string) {
  const byService = new Map<string, NamedArn[]>()
  for (const each of resources) {
    const service = serviceOfArn(each.arn) ?? ''
    const known = byService.get(service)
    if (known === undefined) byService.set(service, [each])
    else known.push(each)
  }
  const known = new Map<ResourceType, readonly NamedArn[]>()
  return (type: ResourceType): readonly NamedArn[] => {
    const found = known.get(type)
    if (found !== undefined) return found
    const services = [...new Set(type.arns.map(({ text }) => serviceOfTemplate(text)))]
    const near = services.flatMap((service) => byService.get(service) ?? [])
    const made = narrowed(near, typed, textsOf, MOST).filter(({ arn }) =>
      fitsResourceType(type, arn),
    )
    known.set(type, made)
    return made
  }
}

function textsOf({ arn, label }: NamedArn): readonly string[] {
  return [arn, label]
}

/** The third part of `arn:${Partition}:…`. */
function serviceOfTemplate(template: string): string {
  return template.split(':', 3)[2] ?? ''
}

function ownOption({ arn, label, type }: NamedArn, used: UsedType | null): Option {
  return option({
    label: arn,
    detail: type,
    kind: 'resource',
    section: 'In this scenario',
    words: [label],
    info: () => {
      const named = about(`${type} “${label}” of this scenario.`)
      if (used === null) return named
      const { facts, source } = typeInfo(used)
      return { ...named, facts, source }
    },
    take: text(arn),
  })
}

/** By their ARNs, the types of the services. */
function typesByArn(types: readonly UsedType[]): ReadonlyMap<string, ResourceType> {
  const services = new Set(types.map(({ service }) => service))
  return new Map(
    [...services].flatMap(({ resourceTypes }) =>
      [...resourceTypes.values()].flatMap((type) =>
        type.arns.map(({ text }): [string, ResourceType] => [text, type]),
      ),
    ),
  )
}

/** The types that those of this one lie inside of: the bucket of an object, the log group of a stream. */
function outerTypes(
  { arns }: ResourceType,
  byArn: ReadonlyMap<string, ResourceType>,
): readonly ResourceType[] {
  const starts = arns.flatMap(({ text }) =>
    [...text.matchAll(/\/\$\{/g)].map(({ index }) => text.slice(0, index)),
  )
  return [...new Set(starts.flatMap((start) => byArn.get(start) ?? []))]
}

/** All that lies inside of a resource, such as the objects of a bucket. */
function insideOption({ arn, label }: NamedArn, used: UsedType): Option {
  const { name } = used.type
  return option({
    label: `${arn}/*`,
    detail: `${name}, all`,
    kind: 'resource',
    section: 'In this scenario',
    words: [`${label}/*`],
    info: () => {
      const { facts, source } = typeInfo(used)
      return { about: `Every ${name} in ${label}.`, facts, source }
    },
    take: text(`${arn}/*`),
  })
}
