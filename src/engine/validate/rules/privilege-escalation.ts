/**
 * Of our own: grants of the whole policy that add up to more rights than any statement gives.
 */

import type { DiagnosticCode } from '../../text/diagnostics.ts'
import type { Span } from '../../text/span.ts'
import { escalationPaths } from '../escalation-paths.ts'
import type { EscalationKind, EscalationPath, NeededAction } from '../escalation-paths.ts'
import {
  allowsEverything,
  coveredActions,
  coversAnyTarget,
  isNarrowed,
  isTakenBack,
} from '../grants.ts'
import type { ActionReason } from '../grants.ts'
import { capitalized, listed, nameOf } from '../naming.ts'
import { coversSome } from '../patterns.ts'
import type { Check, DocumentRule, StatementView } from '../rule.ts'

const codes: Readonly<Record<EscalationKind, DiagnosticCode>> = {
  policy: 'privilege-escalation-by-policy',
  credentials: 'privilege-escalation-by-credentials',
  'pass-role': 'privilege-escalation-by-pass-role',
  'running-code': 'privilege-escalation-by-running-code',
}

export const privilegeEscalation: DocumentRule = {
  level: 'document',
  codes: Object.values(codes),
  // Other kinds limit what is allowed, and allow nothing.
  kinds: ['identity'],
  check(check) {
    if (allowsEverything(check.statements)) return
    const found = new Map<string, OpenPath[]>()
    const grants = check.statements.map(grantsOf).filter(({ reasons }) => reasons.size > 0)
    for (const path of escalationPaths) {
      const open = openPath(grants, path)
      if (open === null) continue
      const group = `${path.kind} ${open.statements.map(({ statement }) => statement.index).join(' ')}`
      found.set(group, [...(found.get(group) ?? []), open])
    }
    for (const paths of found.values()) report(check, paths)
  },
}

/** What one statement says about the actions of all paths. */
interface Grants {
  readonly view: StatementView
  readonly reasons: ReadonlyMap<string, ActionReason>
}

const needed = [
  ...new Set(escalationPaths.flatMap(({ needs }) => needs.map(({ name }) => name.toLowerCase()))),
]

function grantsOf(view: StatementView): Grants {
  return { view, reasons: coveredActions(view, needed) }
}

interface OpenPath {
  readonly path: EscalationPath
  readonly statements: readonly StatementView[]
  /** The value that allows the first action. */
  readonly at: Span
}

/** Ways through the same statements are one finding. */
function report(check: Check, paths: readonly OpenPath[]): void {
  const [first, ...others] = paths
  if (first === undefined) return
  const { path, statements, at } = first
  const names = listed(path.needs.map(({ name }) => name))
  const verb = statements.length === 1 ? 'allows' : 'together allow'
  const who = capitalized(listed(statements.map(({ statement }) => nameOf(statement))))
  const found = `${who} ${verb} ${names}, so that ${path.gives} (publicly known by ${path.known})`
  check.report(codes[path.kind], at, found, otherWays(path, others))
}

function otherWays(first: EscalationPath, others: readonly OpenPath[]): string {
  if (others.length === 0) return 'Limit it to named resources.'
  const shared = new Set(first.needs.map(({ name }) => name))
  const names = others.map(({ path }) =>
    path.needs
      .map(({ name }) => name)
      .filter((name) => name !== 'iam:PassRole' || !shared.has(name))
      .join(' with '),
  )
  return `The same by ${listed(names, 8)}.`
}

function openPath(grants: readonly Grants[], path: EscalationPath): OpenPath | null {
  const statements = new Set<StatementView>()
  let at: Span | null = null
  for (const need of path.needs) {
    const grant = grantOf(grants, need, path)
    if (grant === null) return null
    statements.add(grant.view)
    at ??= placeOf(grant.reason)
  }
  const inOrder = [...statements].sort((a, b) => a.statement.index - b.statement.index)
  return at === null ? null : { path, statements: inOrder, at }
}

/** The first statement that allows an action in the width that is needed. */
function grantOf(
  grants: readonly Grants[],
  { name, on }: NeededAction,
  path: EscalationPath,
): { readonly view: StatementView; readonly reason: ActionReason } | null {
  const action = name.toLowerCase()
  for (const { view, reasons } of grants) {
    const reason = reasons.get(action)
    if (reason === undefined || view.statement.effect !== 'Allow' || !coversSomething(view))
      continue
    if (on !== null && !coversAnyTarget(view, on)) continue
    if (action === 'iam:passrole' ? !passesTo(view, path.passedTo ?? '') : isNarrowed(view))
      continue
    const denying = grants.filter((each) => each.reasons.has(action)).map((each) => each.view)
    if (isTakenBack(denying, action, on ?? anywhere(action))) return null
    return { view, reason }
  }
  return null
}

/** For what is made anew only a Deny on everything counts. */
function anywhere(action: string): { readonly service: string; readonly type: string } {
  return { service: action.slice(0, action.indexOf(':')), type: '\uE011' }
}

function coversSomething({ statement }: StatementView): boolean {
  return (
    statement.resource !== null &&
    (statement.resource.negated || statement.resource.values.length > 0)
  )
}

/** Whether the conditions of an Allow of iam:PassRole let a role be passed to a service. */
function passesTo(view: StatementView, service: string): boolean {
  const services = view.tests.filter(({ key }) => key === 'iam:passedtoservice')
  const others = { ...view, tests: view.tests.filter((test) => !services.includes(test)) }
  if (isNarrowed(others)) return false
  return services.every(({ operator, test }) => {
    if (operator.row.operand !== 'string') return true
    const named = test.values.some(({ value }) => coversSome(value, [service]))
    return named !== operator.row.negated
  })
}

function placeOf(reason: ActionReason): Span {
  return reason.kind === 'others' ? reason.at : reason.value
}
