/**
 * What is reported as an error on AWS's own managed policies? None may be refused, and the number of
 * findings by code stands here, so that a rule cannot begin to see errors where there are none.
 */

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPolicy, parsePolicy } from '../../src/engine/index.ts'
import { allKnown } from './known-aws.ts'

const folder = path.join(import.meta.dirname, '../../static/managed-policies/policies')

/** Gone through one by one: each is a mistake of the policy, or names what AWS has retired or never documented. */
const expected: Readonly<Record<string, number>> = {
  // Retired (CloudHSM Classic, some of payments) or not yet in the reference (securityagent).
  'invalid-action': 53,
  // Slashes for colons, patterns without the type's word, ARNs of before a service changed its own.
  'invalid-arn-resource': 59,
  // aws:PrincipalOrgMasterAccountId
  'invalid-global-condition-key': 2,
  // Keys of DeepRacer, which is retired.
  'invalid-service': 3,
  // lakeformation:GlueARN
  'invalid-service-condition-key': 1,
  // Retired: DeepRacer, DeepComposer, DeepLens, Mobile Hub, IoT 1-Click, WorkDocs' zocalo and others.
  'invalid-service-in-action': 95,
  // arn:aws:kms:*::*
  'missing-arn-account': 2,
  // events:detail-type
  'missing-qualifier': 3,
  // Such as ec2:DescribeInstances beside ec2:ResourceTag.
  'unsupported-action-for-condition-key': 14,
  // An account as a variable before the fifth colon.
  'variable-unsupported-in-element': 1,
}

describe('AWS’s managed policies', () => {
  const policies = readdirSync(folder).map((file) => ({
    file,
    text: readFileSync(path.join(folder, file), 'utf8'),
  }))

  test('are all there', () => {
    expect(policies.length).toBeGreaterThan(1500)
  })

  test('are refused by none of our rules of grammar', () => {
    const refused = policies.filter(({ text }) => parsePolicy(text, 'identity', '').policy === null)
    expect(refused.map(({ file }) => file)).toEqual([])
  })

  test('have as many errors as have been gone through', () => {
    const known = allKnown()
    const counts: Record<string, number> = {}
    for (const { text } of policies) {
      for (const { code, severity } of checkPolicy(text, 'identity', known)) {
        if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1
      }
    }
    expect(counts).toEqual(expected)
  })
})
