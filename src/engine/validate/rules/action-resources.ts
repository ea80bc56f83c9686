/**
 * Of our own: actions that work on none of the statement's resources, and resources that none of its actions
 * work on (G59, M5).
 */

import { fitsResourceType, halfListedServices } from '../../catalogue/resource-types.ts'
import { resourceTypesOf } from '../../catalogue/service-detail.ts'
import type { ResourceType, ServiceDetail } from '../../catalogue/service-detail.ts'
import { matchesGlob } from '../../match/glob.ts'
import { quoted } from '../../policy/findings.ts'
import { listed } from '../naming.ts'
import { patternOf } from '../patterns.ts'
import { remembered } from '../remembered.ts'
import type { ActionView, Check, DocumentRule, ResourceView, StatementView } from '../rule.ts'

/** Characters of resources that are compared with the ARNs of a type; what is beyond is taken to fit. */
const maxCompared = 200_000

export const actionResources: DocumentRule = {
  level: 'document',
  codes: ['action-without-resource', 'resource-without-action'],
  kinds: 'all',
  check(check) {
    const fits = fitting()
    const worksOn = remembered((action) => typesOf(check, action))
    for (const view of check.statements) {
      const { action, resource } = view.statement
      if (resource === null || resource.negated || action.negated) continue
      if (view.resources.length === 0 || view.resources.some(isAny)) continue
      checkStatement(check, view, worksOn, fits)
    }
  },
}

function isAny({ value }: ResourceView): boolean {
  return /^\*+$/.test(value.value)
}

type Fits = (type: ResourceType, resource: ResourceView) => boolean

type WorksOn = (action: string) => readonly ResourceType[] | null

function checkStatement(check: Check, view: StatementView, worksOn: WorksOn, fits: Fits): void {
  const all = new Set<ResourceType>()
  let known = true
  for (const action of view.actions) {
    const types = worksOn(action.lower)
    if (types === null) {
      known = false
      continue
    }
    for (const type of types) all.add(type)
    if (types.some((type) => view.resources.some((each) => fits(type, each)))) continue
    const shown = quoted(action.value.value)
    check.report('action-without-resource', action.value, shown, complaint(action, types))
  }
  // What is not known could work on anything, and what works on nothing has been reported.
  if (!known || all.size === 0) return
  for (const resource of view.resources) {
    if ([...all].some((type) => fits(type, resource))) continue
    check.report('resource-without-action', resource.value, quoted(resource.value.value))
  }
}

/** The resource types that an action, or what a pattern covers, works on; null when AWS's data does not say. */
function typesOf(check: Check, action: string): readonly ResourceType[] | null {
  const prefix = action.split(':', 1)[0] ?? ''
  const unsaid = /[*?]/.test(prefix) || halfListedServices.has(prefix)
  const detail = unsaid ? null : check.service(prefix)
  if (detail === null) return null
  const names = namesOf(detail, action)
  if (names.length === 0) return null
  return [...new Set(names.flatMap((name) => resourceTypesOf(detail, name)))]
}

function namesOf(detail: ServiceDetail, action: string): readonly string[] {
  if (!/[*?]/.test(action)) return detail.actions.has(action) ? [action] : []
  const pattern = patternOf(action)
  return [...detail.actions.keys()].filter((name) => matchesGlob(pattern, name))
}

/** Whether a resource is of a type, each pair looked at once. */
function fitting(): Fits {
  const seen = new Map<ResourceType, Map<string, boolean>>()
  let left = maxCompared
  return (type, { value: { value } }) => {
    const answers = seen.get(type) ?? new Map<string, boolean>()
    seen.set(type, answers)
    const known = answers.get(value)
    if (known !== undefined) return known
    left -= value.length
    const answer = left <= 0 || fitsResourceType(type, value)
    answers.set(value, answer)
    return answer
  }
}

function complaint(action: ActionView, types: readonly ResourceType[]): string {
  if (types.length === 0) {
    return action.wild
      ? 'covers only actions that work on no resource and need "*"'
      : 'works on no resource and needs "*"'
  }
  const forms = types.flatMap(({ arns }) => arns.map(({ text }) => text))
  return `works on none of these resources, but on such as ${listed(forms, 3)}`
}
