/**
 * Account and evaluator together: which of the organization's policies reach which style of call (table 4.8),
 * and that whatever can be asked is answered.
 */

import { describe, expect, test } from 'vitest'
import {
  applicablePolicies,
  contextOf,
  principals,
  requestContext,
  resources,
  toApplicablePolicies,
} from '../../src/account/index.ts'
import type { PolicyUse, Question } from '../../src/account/index.ts'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type { Decision, PolicyKind } from '../../src/engine/index.ts'
import { NOW, PRODUCTION, question, world } from './small-world.ts'

/** One statement that every document of a kind gets; the small world's own texts are only marks. */
function statementFor(kind: PolicyKind): object {
  switch (kind) {
    case 'identity':
    case 'boundary':
    case 'session':
    case 'scp':
      return { Effect: 'Allow', Action: '*', Resource: '*' }
    case 'resource':
    case 'endpoint':
      return { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
    case 'rcp':
      return { Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: '*' }
    case 'trust':
      return { Effect: 'Allow', Principal: { AWS: PRODUCTION }, Action: 'sts:AssumeRole' }
  }
}

function read({ kind, ref }: PolicyUse): ReturnType<typeof parsePolicy>['policy'] {
  const document = { Version: '2012-10-17', Statement: statementFor(kind) }
  return parsePolicy(JSON.stringify(document), kind, ref).policy
}

function decide(changes: Partial<Question>): Decision {
  const asked = question(changes)
  const { policies, request } = toApplicablePolicies(applicablePolicies(world, asked), read)
  const context = contextOf(requestContext(world, asked, NOW))
  return compile(policies).explain({ ...request, context })
}

describe('which of the organization’s policies apply (4.8)', () => {
  const iam = `arn:aws:iam::${PRODUCTION}`
  const linked = 'aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'
  const rows = [
    { style: 'direct user call', principal: `${iam}:user/dev/ana`, scp: true, rcp: true },
    { style: 'role session', principal: `${iam}:role/ci/deploy`, scp: true, rcp: true },
    { style: 'root user of a member account', principal: `${iam}:root`, scp: true, rcp: true },
    { style: 'service-linked role', principal: `${iam}:role/${linked}`, scp: false, rcp: false },
    {
      style: 'session of a service-linked role',
      principal: `arn:aws:sts::${PRODUCTION}:assumed-role/AWSServiceRoleForBackup/s`,
      scp: false,
      rcp: false,
    },
    { style: 'service principal', principal: 'cloudtrail.amazonaws.com', scp: false, rcp: true },
    { style: 'anonymous', principal: 'anonymous', scp: false, rcp: true },
  ]
  test.each(rows)('$style', ({ principal, scp, rcp }) => {
    const { layers } = decide({ principal })
    const applies = (layer: string): boolean =>
      layers.find((found) => found.layer === layer)?.outcome !== 'notApplicable'
    expect(applies('serviceControl')).toBe(scp)
    expect(applies('resourceControl')).toBe(rcp)
  })
})

test('whatever can be chosen is answered', () => {
  const verdicts = new Set(['allow', 'explicitDeny', 'implicitDeny'])
  for (const { value: principal } of principals(world)) {
    for (const { arn: resource } of resources(world)) {
      const action = resource.includes(':role/') ? 'sts:AssumeRole' : 's3:DeleteBucket'
      const { verdict } = decide({ principal, resource, action })
      expect(verdicts.has(verdict), `${principal} on ${resource}`).toBe(true)
    }
  }
})
