/**
 * Changes of a scenario with managed policies: attaching, detaching and creating them. Each gives the
 * scenario afterwards and what undo calls the change, or the error that stands in its way.
 */

import {
  attachPolicy,
  createPolicy,
  customerPolicyArn,
  detachPolicy,
  removePermissionsBoundary,
  setPermissionsBoundary,
} from '../account/index.ts'
import type { AwsError, NewPolicy, Outcome, PolicyAttachment, PolicyRef } from '../account/index.ts'
import { encodeScenario } from '../scenario/encode.ts'
import { defaultLimits, POLICY_TEXT_LENGTH } from '../scenario/limits.ts'
import type { Scenario } from '../scenario/model.ts'

/** What a managed policy does where it is attached. */
export type AttachedAs = 'permissions' | 'boundary'

export type PolicyEdit =
  | {
      readonly kind: 'edited'
      readonly scenario: Scenario
      /** To follow 'Undone: '. */
      readonly label: string
      /** To be shown. */
      readonly policy: PolicyRef | null
    }
  | { readonly kind: 'refused'; readonly error: AwsError }

export type PolicyToCreate = Omit<NewPolicy, 'createdAt'>

export function attaching(
  scenario: Scenario,
  attachment: PolicyAttachment,
  as: AttachedAs,
): PolicyEdit {
  const { world } = scenario
  const name = nameIn(attachment.policyArn)
  const edit =
    as === 'permissions'
      ? edited(scenario, attachPolicy(world, attachment), `attachment of ${name}`)
      : edited(
          scenario,
          setPermissionsBoundary(world, attachment),
          `${name} as permissions boundary of ${nameIn(attachment.carrierId)}`,
        )
  // What AWS would refuse is said first: room here would not help.
  const texts = attachment.supplied?.versions.map(({ document }) => document) ?? []
  return edit.kind === 'edited' && texts.some(isTooLong)
    ? { kind: 'refused', error: tooLarge }
    : edit
}

export function detaching(
  scenario: Scenario,
  detachment: Pick<PolicyAttachment, 'carrierId' | 'policyArn'>,
  as: AttachedAs,
): PolicyEdit {
  const { world } = scenario
  const { carrierId, policyArn } = detachment
  return as === 'permissions'
    ? edited(scenario, detachPolicy(world, detachment), `detachment of ${nameIn(policyArn)}`)
    : edited(
        scenario,
        removePermissionsBoundary(world, carrierId),
        `removal of the permissions boundary of ${nameIn(carrierId)}`,
      )
}

/** It comes into being at the scenario's moment. */
export function creating(scenario: Scenario, policy: PolicyToCreate): PolicyEdit {
  if (isTooLong(policy.document)) return { kind: 'refused', error: tooLarge }
  const outcome = createPolicy(scenario.world, { ...policy, createdAt: scenario.now })
  const { accountId, name } = policy
  return edited(scenario, outcome, `creation of ${name}`, customerPolicyArn(accountId, name))
}

function edited(
  scenario: Scenario,
  outcome: Outcome,
  label: string,
  policy: PolicyRef | null = null,
): PolicyEdit {
  if (outcome.kind === 'refused') return outcome
  if (outcome.world === scenario.world) return { kind: 'edited', scenario, label, policy }
  const next = { ...scenario, world: outcome.world }
  return fits(next)
    ? { kind: 'edited', scenario: next, label, policy }
    : { kind: 'refused', error: tooLarge }
}

/** What is longer could be saved, and never be read again. */
function isTooLong(document: string): boolean {
  return document.length > POLICY_TEXT_LENGTH
}

function fits(scenario: Scenario): boolean {
  return encodeScenario(scenario).length <= defaultLimits.textLength
}

const tooLarge: AwsError = {
  code: 'Scenario is full',
  message:
    'A scenario has no room for this policy: it holds five million characters, of one policy 131,072.',
}

function nameIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}
