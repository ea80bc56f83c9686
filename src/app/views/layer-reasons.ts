/**
 * The seven layers in words: what each is called, why it came out as it did, and the same in the few
 * words that stand at the right of its gate.
 */

import type {
  CallerKind,
  Grant,
  Layer,
  LayerReason,
  LayerTrace,
  LevelTrace,
  PolicyTrace,
} from '../../engine/index.ts'
import type { Names } from './names.ts'
import { counted, listed, name, phrase, plain, type Phrase } from './phrase.ts'
import { coverage } from './principal-reasons.ts'

/** AWS's name for the policies of a layer. */
export function layerTitle(trace: LayerTrace): string {
  switch (trace.layer) {
    case 'resourceControl':
      return 'Resource control policies'
    case 'serviceControl':
      return 'Service control policies'
    case 'endpoint':
      return 'VPC endpoint policy'
    case 'resource':
      return resourceTitle(trace)
    case 'identity':
      return 'Identity-based policies'
    case 'boundary':
      return 'Permissions boundary'
    case 'session':
      return 'Session policies'
    default:
      return trace.layer satisfies never
  }
}

function resourceTitle({ reason, levels }: LayerTrace): string {
  const of = reason.kind === 'policyRequired' ? reason.of : null
  if (of === 'trust' || levels.some((l) => l.policies.some((p) => p.kind === 'trust')))
    return 'Role trust policy'
  return of === 'key' ? 'Key policy' : 'Resource-based policy'
}

/** One policy of the layer, for use inside a sentence: 'service control policy'. */
export function layerNoun(trace: LayerTrace): string {
  const title = layerTitle(trace)
  const lower = title.startsWith('VPC') ? title : title.charAt(0).toLowerCase() + title.slice(1)
  return lower.replace(/policies$/, 'policy')
}

/** Why a layer came out as it did, as one sentence. */
export function layerSentence(trace: LayerTrace, names: Names): Phrase {
  const { reason } = trace
  const noun = layerNoun(trace)
  switch (reason.kind) {
    case 'explicitDeny':
      return phrase`${denyingPolicies(trace, names)} denies the request explicitly; nothing outweighs that.`
    case 'allowed':
      return isControl(trace.layer)
        ? phrase`At ${everyLevel(trace.levels)} a statement lets the request pass and none denies it.`
        : phrase`A statement ${trace.layer === 'identity' ? 'allows the request' : 'lets the request pass'} and none denies it.`
    case 'noAllow':
      return policiesOf(trace).length === 0
        ? noPolicySentence(trace.layer)
        : phrase`No statement of ${ownPolicies(trace)} allows the request.`
    case 'noAllowAtLevel': // D40
      return phrase`No ${noun} at ${name(names.level(reason.level))} allows the request, and every level has to.`
    case 'noDeny': // D7
      return phrase`No ${noun} denies the request; AWS’s own RCPFullAWSAccess lets it pass.`
    case 'granted':
      return grantSentence(reason.grant)
    case 'grantVoid':
      return reason.why === 'otherPartition'
        ? phrase`It names the caller, who is in another AWS partition: that grants nothing.` // D38
        : phrase`It is public, and S3 Block Public Access makes that count for nothing.` // D55
    case 'noPolicy':
      return noPolicySentence(trace.layer)
    case 'policyRequired':
      return requiredSentence(reason.of)
    case 'sessionPolicyRequired': // D10
      return phrase`A federated user has only what a session policy passes on, and none was passed.`
    case 'rootUser': // D4
      return phrase`The root user has full access in its own account.`
    case 'rootCannotAssumeRoles': // 6.2
      return phrase`The root user cannot assume roles.`
    case 'rootUnlocksBucketPolicy': // V20
      return phrase`The root user may always read, replace and delete the policy of its own account’s bucket.`
    case 'noPermissionNeeded':
      return phrase`This call needs no permission.`
    case 'callerHasNone':
      return phrase`There is no ${noun} for ${callerWords(reason.caller)}.`
    case 'exempt': // D8, D45
      return phrase`These policies do not bind ${exemptWords(reason.who)}.`
    case 'serviceNotCovered': // D7, D45
      return phrase`Resource control policies do not cover this service or operation.`
    case 'unknownPrincipal':
      return phrase`The caller is no principal that AWS has.`
    default:
      return reason satisfies never
  }
}

/** The same in a few words: 'explicit deny · OU Workloads', 'allowed at 3 levels', 'none set'. */
export function layerSummary(trace: LayerTrace, names: Names): string {
  const { reason } = trace
  switch (reason.kind) {
    case 'explicitDeny': {
      const places = denyingPlaces(trace, names)
      return plain(phrase`explicit deny${places.length > 0 ? ' · ' : ''}${listed(places, 'and')}`)
    }
    case 'allowed':
      return isControl(trace.layer)
        ? `allowed at ${counted(trace.levels.length, 'level')}`
        : statementTally(policiesOf(trace))
    case 'noAllow':
      return policiesOf(trace).length === 0 ? noPolicySummary(trace.layer) : 'no statement allows'
    case 'noAllowAtLevel':
      return `nothing allows · ${plain([name(names.level(reason.level))])}`
    case 'noDeny':
      return 'nothing denies'
    case 'granted':
      return coverage(reason.grant)
    case 'grantVoid':
      return reason.why === 'otherPartition' ? 'other partition' : 'public access blocked'
    case 'noPolicy':
      return noPolicySummary(trace.layer)
    case 'policyRequired':
      return 'needed, and there is none'
    case 'sessionPolicyRequired':
      return 'needed, and none was passed'
    case 'rootUser':
      return 'full access of the root user'
    case 'rootCannotAssumeRoles':
      return 'the root user cannot assume roles'
    case 'rootUnlocksBucketPolicy':
      return 'always open to the root user'
    case 'noPermissionNeeded':
      return 'no permission needed'
    case 'callerHasNone':
      return `does not apply to ${callerWords(reason.caller)}`
    case 'exempt':
      return `does not apply to ${exemptWords(reason.who)}`
    case 'serviceNotCovered':
      return 'does not cover this service'
    case 'unknownPrincipal':
      return 'the caller is unknown'
    default:
      return reason satisfies never
  }
}

function isControl(layer: Layer): boolean {
  return layer === 'resourceControl' || layer === 'serviceControl'
}

function policiesOf(trace: LayerTrace): readonly PolicyTrace[] {
  return trace.levels.flatMap((level) => level.policies)
}

/** 'the permissions boundary', 'the caller’s identity-based policies'. */
function ownPolicies(trace: LayerTrace): string {
  if (trace.layer === 'identity') return 'the caller’s identity-based policies'
  return trace.layer === 'session' ? 'the session policies' : `the ${layerNoun(trace)}`
}

/** '1 of 4 statements allows', '2 of 4 statements deny', 'none of 4 statements applies'. */
export function statementTally(policies: readonly PolicyTrace[]): string {
  const all = policies.flatMap((policy) => policy.statements)
  const denying = all.filter((one) => one.applies && one.effect === 'Deny').length
  const allowing = all.filter((one) => one.applies && one.effect === 'Allow').length
  const count = denying > 0 ? denying : allowing
  const [one, many] = denying > 0 ? ['denies', 'deny'] : ['allows', 'allow']
  if (all.length === 0) return 'no statements'
  if (all.length === 1) return `the only statement ${count === 0 ? 'does not apply' : one}`
  if (count === 0) return `none of ${all.length} statements applies`
  return `${count} of ${all.length} statements ${count === 1 ? one : many}`
}

/** A level's or policy's place in a deny: the level where there are levels, else the policy. */
function denyingPlaces(trace: LayerTrace, names: Names): Phrase {
  const levels = trace.levels.filter((level) => level.outcome === 'explicitDeny')
  return levels.flatMap((level) =>
    level.id === null
      ? level.policies.filter(denies).map((policy) => name(names.policy(policy.policyId)))
      : [name(names.level(level.id))],
  )
}

function denyingPolicies(trace: LayerTrace, names: Names): Phrase {
  const policies = trace.levels.flatMap((level) =>
    level.policies
      .filter(denies)
      .map((policy) => ({ policy: names.policy(policy.policyId), level: level.id })),
  )
  const [first] = policies
  if (first === undefined) return phrase`A Deny` // G49 leaves no applicable statement behind
  const place = first.level === null ? [] : phrase` on ${name(names.level(first.level))}`
  return phrase`${name(first.policy)}${place}`
}

export function denies(policy: PolicyTrace): boolean {
  return policy.outcome === 'explicitDeny'
}

function everyLevel(levels: readonly LevelTrace[]): string {
  return levels.length === 1 ? 'the only level' : `all ${levels.length} levels`
}

function grantSentence(grant: Grant): Phrase {
  if (grant === 'account') {
    // D19, D28: the account's form delegates.
    return phrase`It lets the caller’s account in, whose own policies decide.`
  }
  return phrase`It allows the request: it ${coverage(grant)}.`
}

function noPolicySentence(layer: Layer): Phrase {
  switch (layer) {
    case 'resourceControl':
      return phrase`No resource control policies apply: they bind resources of an organization’s member accounts.`
    case 'serviceControl':
      return phrase`No service control policies apply: they bind callers of an organization’s member accounts.`
    case 'endpoint':
      return phrase`The call does not pass a VPC endpoint with a policy.`
    case 'resource':
      return phrase`The resource has no policy of its own.`
    case 'identity':
      return phrase`The caller has no identity-based policies.`
    case 'boundary':
      return phrase`The caller has no permissions boundary.`
    case 'session':
      return phrase`No session policy was passed.`
    default:
      return layer satisfies never
  }
}

function noPolicySummary(layer: Layer): string {
  switch (layer) {
    case 'resourceControl':
    case 'serviceControl':
      return 'none apply'
    case 'endpoint':
      return 'not on the way'
    case 'resource':
    case 'identity':
      return 'none attached'
    case 'boundary':
      return 'none set'
    case 'session':
      return 'none passed'
    default:
      return layer satisfies never
  }
}

function requiredSentence(of: Extract<LayerReason, { kind: 'policyRequired' }>['of']): Phrase {
  switch (of) {
    case 'trust': // D27
      return phrase`A role can be assumed only as its trust policy says, and there is none.`
    case 'key': // D28
      return phrase`A KMS key can be used only as its key policy says, and there is none.`
    case 'crossAccount': // D31
      return phrase`The resource is in another account, which lets nobody in without a resource-based policy.`
    case 'caller': // 5.3
      return phrase`Such a caller has no policies of its own: only a resource-based policy could allow it, and there is none.`
    default:
      return of satisfies never
  }
}

function callerWords(caller: CallerKind): string {
  switch (caller) {
    case 'user':
      return 'a user'
    case 'role':
      return 'a role'
    case 'roleSession':
      return 'a role session'
    case 'federatedUser':
      return 'a federated user'
    case 'root':
      return 'the root user'
    case 'service':
      return 'an AWS service'
    case 'identityProvider':
      return 'an identity provider’s caller'
    case 'anonymous':
      return 'an anonymous caller'
    case 'unknown':
      return 'an unknown caller'
    default:
      return caller satisfies never
  }
}

function exemptWords(who: Extract<LayerReason, { kind: 'exempt' }>['who']): string {
  switch (who) {
    case 'serviceLinkedRole':
      return 'service-linked roles'
    case 'service':
      return 'AWS services'
    case 'anonymous':
      return 'anonymous callers'
    case 'identityProvider':
      return 'callers from an identity provider'
    default:
      return who satisfies never
  }
}
