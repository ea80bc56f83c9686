/**
 * Who, what and on what a request could be made of, so that one statement applies: the world's principals
 * and resources, those that the checks mention, and the statement's own texts with their gaps filled.
 */

import {
  contextOf,
  principals,
  requestContext,
  resources,
  type PolicyEntry,
  type Question,
  type World,
} from '../src/account/index.ts'
import type { StatementOutline } from '../src/engine/index.ts'
import type { ProposeJob } from '../src/protocol/coverage-api.ts'
import { filled } from './propose-context.ts'

export interface Parts {
  readonly principals: readonly string[]
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Of the resources those that the statement names itself. */
  readonly named: ReadonlySet<string>
  readonly vpcEndpointId: string | null
}

/** Of each list as many as are worth trying. */
const most = { actions: 12, resources: 60 }

export function partsFor(job: ProposeJob, entry: PolicyEntry, statement: StatementOutline): Parts {
  const { owner } = entry
  const { all, named } = resourcesFor(job, entry, statement)
  return {
    principals: principalsFor(job, statement),
    actions: actionsFor(job, statement),
    resources: all,
    named: new Set(named),
    vpcEndpointId: owner.kind === 'vpcEndpoint' ? owner.id : null,
  }
}

/** Those that the statement names come first. */
function principalsFor({ world, checks }: ProposeJob, statement: StatementOutline) {
  const named = statement.principals.map(({ value }) => value).filter((text) => text !== '*')
  const known = principals(world).map(({ value }) => value)
  const asked = checks.map(({ question }) => question.principal)
  const all = [...new Set([...named.filter(isCaller), ...known, ...asked])]
  const isNamed = (principal: string): boolean =>
    named.some((text) => principal === text || accountOf(principal) === accountOf(text))
  return [...all.filter(isNamed), ...all.filter((each) => !isNamed(each))]
}

/** An account's id, or its root user's ARN, stands for everyone in it (G28). */
function isCaller(text: string): boolean {
  return !/^\d{12}$/.test(text) && !/:root$/.test(text) && !text.includes('*')
}

function accountOf(text: string): string {
  return /\b\d{12}\b/.exec(text)?.[0] ?? text
}

/** The statement's single actions, then known ones for its patterns. */
function actionsFor({ actions, checks }: ProposeJob, { actions: listed }: StatementOutline) {
  const texts = listed.values.map(({ value }) => value)
  const single = listed.negated ? [] : texts.filter((text) => !/[*?$]/.test(text))
  const mentioned = checks.map(({ question }) => question.action)
  const known = [...new Set([...actions, ...mentioned])]
  const services = new Set(texts.map(serviceOf))
  const fits = (action: string): boolean =>
    listed.negated || services.has('*') || services.has(serviceOf(action))
  const patterns = listed.negated || texts.some((text) => /[*?]/.test(text))
  const others = patterns ? known.filter(fits) : []
  return [...new Set([...single, ...others])].slice(0, most.actions)
}

function serviceOf(action: string): string {
  const [service = ''] = action.toLowerCase().split(':')
  return service.includes('*') ? '*' : service
}

function resourcesFor(
  { world, checks }: ProposeJob,
  { owner }: PolicyEntry,
  { resources: listed, actions }: StatementOutline,
): { readonly all: readonly string[]; readonly named: readonly string[] } {
  if (owner.kind === 'role' && owner.part === 'trust') {
    return { all: [owner.arn], named: [owner.arn] }
  }
  const texts = listed.values.map(({ value }) => value)
  const asked = checks.map(({ question }) => question.resource)
  const known = [...new Set([...resources(world).map(({ arn }) => arn), ...asked])]
  const single = listed.negated ? [] : texts.filter((text) => !/[*?$]/.test(text))
  const made = listed.negated ? [] : texts.map((text) => filledArn(text, world))
  const services = new Set(actions.values.map(({ value }) => serviceOf(value)))
  const near = known.filter((arn) => services.has(arn.split(':')[2] ?? ''))
  const own = owner.kind === 'resource' ? [owner.arn, `${owner.arn}/example`] : []
  const named = [...single, ...made.filter((arn) => arn !== '*'), ...own]
  const all = [...named, ...near, '*', ...known]
  const fits = (arn: string): boolean =>
    owner.kind !== 'resource' || arn === owner.arn || arn.startsWith(`${owner.arn}/`)
  return { all: [...new Set(all)].filter(fits).slice(0, most.resources), named }
}

/** Whether one would ask this: on a resource of the service, and of S3's two kinds on the right one. */
export function suits(action: string, resource: string, named: ReadonlySet<string>): boolean {
  if (resource === '*') return true
  const service = serviceOf(action)
  const [, , itsService = ''] = resource.split(':')
  if (service === 's3' && itsService === 's3') {
    const isAboutObjects = /object/i.test(action) && !/^s3:list/i.test(action)
    return resource.includes('/') === isAboutObjects
  }
  const isRole = service === 'sts' && itsService === 'iam'
  return itsService === service || isRole || named.has(resource)
}

/** A pattern of ARNs as an ARN; account and Region are those of something there. */
function filledArn(pattern: string, world: World): string {
  const parts = pattern.split(':')
  if (parts.length < 6) return pattern
  const [arn = '', partition = '', service = '', region = '', account = '', ...rest] = parts
  const like = resources(world).find(({ arn: known }) => known.split(':')[2] === service)
  const [, , , itsRegion = '', itsAccount = ''] = like?.arn.split(':') ?? []
  const isOpen = (text: string): boolean => /[*?]/.test(text)
  return [
    arn,
    isOpen(partition) ? 'aws' : partition,
    isOpen(service) ? 's3' : service,
    isOpen(region) ? itsRegion : region,
    isOpen(account) ? itsAccount : account,
    filled(rest.join(':')),
  ].join(':')
}

/** Policy variables of the resource by what the request brings along. */
export function filledVariables({ world, now }: ProposeJob, question: Question): Question {
  const { resource } = question
  if (!resource.includes('${')) return question
  const context = contextOf(requestContext(world, question, now))
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
  const filledIn = resource.replace(/\$\{([^}',]*)[^}]*\}/g, (_, key: string) => {
    const value = values.get(key.trim().toLowerCase())
    return (typeof value === 'string' ? value : value?.[0]) ?? 'example'
  })
  return { ...question, resource: filledIn }
}
