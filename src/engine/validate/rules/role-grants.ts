/**
 * PASS_ROLE_WITH_… and CREATE_SLR_WITH_…: grants of iam:PassRole and iam:CreateServiceLinkedRole on any role.
 * Six ways to say so each; a statement has one of them.
 */

import { quoted } from '../../policy/findings.ts'
import type { DiagnosticCode } from '../../text/diagnostics.ts'
import { coversAction, isTakenBack, openResource } from '../grants.ts'
import type { ActionReason, Target } from '../grants.ts'
import type { Check, StatementRule, StatementView } from '../rule.ts'

interface Grant {
  readonly action: string
  /** What a resource has to leave open to count as any. */
  readonly target: Target
  /** A test of such a key limits the grant. */
  readonly limits: RegExp
  readonly codes: readonly [
    notResource: DiagnosticCode,
    starAndNotResource: DiagnosticCode,
    notActionAndNotResource: DiagnosticCode,
    starInResource: DiagnosticCode,
    starInBoth: DiagnosticCode,
    starAndNotAction: DiagnosticCode,
  ]
}

const passRole: Grant = {
  action: 'iam:passrole',
  target: { service: 'iam', type: 'role/' },
  limits: /^(?:iam:(?:passedtoservice|associatedresourcearn|resourcetag\/.+)|aws:resourcetag\/.+)$/,
  codes: [
    'pass-role-with-not-resource',
    'pass-role-with-star-in-action-and-not-resource',
    'pass-role-with-not-action-and-not-resource',
    'pass-role-with-star-in-resource',
    'pass-role-with-star-in-action-and-resource',
    'pass-role-with-star-in-resource-and-not-action',
  ],
}

const createRole: Grant = {
  action: 'iam:createservicelinkedrole',
  target: { service: 'iam', type: 'role/aws-service-role/' },
  limits: /^iam:awsservicename$/,
  codes: [
    'create-slr-with-not-resource',
    'create-slr-with-star-in-action-and-not-resource',
    'create-slr-with-not-action-and-not-resource',
    'create-slr-with-star-in-resource',
    'create-slr-with-star-in-action-and-resource',
    'create-slr-with-star-in-resource-and-not-action',
  ],
}

export const roleGrants: StatementRule = {
  level: 'statement',
  codes: [...passRole.codes, ...createRole.codes],
  kinds: ['identity'],
  check(check, view) {
    checkGrant(check, view, passRole)
    checkGrant(check, view, createRole)
  },
}

function checkGrant(check: Check, view: StatementView, grant: Grant): void {
  const { statement } = view
  if (statement.effect !== 'Allow' || statement.resource === null) return
  if (view.tests.some(({ key }) => grant.limits.test(key))) return
  const reason = coversAction(view, grant.action)
  if (reason === null) return
  const open = openResource(view, grant.target)
  // NotResource that lists every role leaves none.
  if (statement.resource.negated ? open !== null : open === null) return
  if (isTakenBack(check.statements, grant.action, grant.target)) return
  const negated = statement.resource.negated
  const code = grant.codes[(negated ? 0 : 3) + wayOf(reason)] ?? grant.codes[0]
  const action = reason.kind === 'others' ? '' : quoted(reason.value.value)
  if (open === null) check.report(code, statement.resource, action)
  else check.report(code, open.value, quoted(open.value.value), action)
}

function wayOf(reason: ActionReason): 0 | 1 | 2 {
  switch (reason.kind) {
    case 'named':
      return 0
    case 'pattern':
      return 1
    case 'others':
      return 2
  }
}
