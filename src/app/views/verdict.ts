/**
 * The verdict in words: the word, the sign, and by what.
 */

import type {
  Decision,
  Layer,
  LayerTrace,
  Limit,
  PolicyTrace,
  ReadingId,
} from '../../engine/index.ts'
import { reportingOrder } from '../../engine/index.ts'
import { settles } from './gates.ts'
import { denies, layerNoun } from './layer-reasons.ts'
import type { Names } from './names.ts'
import { code, counted, name, phrase, plain, type Phrase } from './phrase.ts'
import { readingSentence, readingsOf } from './reasons.ts'
import { outcomeMood, type Mood } from './signs.ts'

export interface VerdictView extends Mood {
  readonly word: 'Allowed' | 'Denied'
  /** 'explicitly, by the service control policy DenyOutsideNetwork on OU Workloads'. */
  readonly how: Phrase
  /** Word and how as one string, for the live region. */
  readonly spoken: string
  /** AWS's AccessDenied wording; null when allowed. */
  readonly errorMessage: string | null
  /** Keys that statements looked for and the request does not carry; null when there are none. */
  readonly missingKeys: Phrase | null
  /** What of AWS could change the answer and is not modelled. */
  readonly limits: readonly string[]
  /** Where AWS's documents leave doubt: the readings that the statements which decided, or the message, rest on. */
  readonly readings: readonly string[]
}

export function verdictView(decision: Decision, names: Names): VerdictView {
  const word = decision.verdict === 'allow' ? 'Allowed' : 'Denied'
  const how = howDecided(decision, names)
  return {
    ...outcomeMood(decision.verdict),
    word,
    how,
    spoken: `${word}: ${plain(how)}`,
    errorMessage: decision.errorMessage,
    missingKeys: missing(decision.missingKeys),
    limits: decision.limits.map(limitSentence),
    readings: decidingReadings(decision).map(readingSentence),
  }
}

function howDecided(decision: Decision, names: Names): Phrase {
  switch (decision.verdict) {
    case 'allow':
      return howAllowed(decision, names)
    case 'explicitDeny':
      return howDenied(decision, names)
    case 'implicitDeny':
      return howNotAllowed(decision, names)
    default:
      return decision.verdict satisfies never
  }
}

function inOrder(decision: Decision, order: readonly Layer[]): readonly LayerTrace[] {
  return order.flatMap((layer) => decision.layers.filter((trace) => trace.layer === layer))
}

/** 'explicitly, by the service control policy DenyOutsideNetwork on OU Workloads and 1 other policy'. */
function howDenied(decision: Decision, names: Names): Phrase {
  const denying = inOrder(decision, reportingOrder.explicitDeny).flatMap((trace) =>
    trace.levels.flatMap((level) =>
      level.policies.filter(denies).map((policy) => ({ trace, level, policy })),
    ),
  )
  const [first, ...others] = denying
  if (first === undefined) return phrase`explicitly`
  const by = phrase`explicitly, by the ${layerNoun(first.trace)} ${policyName(first.policy, names)}`
  const place = first.level.id === null ? [] : phrase` on ${name(names.level(first.level.id))}`
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return phrase`${by}${place}${more}`
}

/** 'no identity-based policy allows it; 1 more gate stops it too'. */
function howNotAllowed(decision: Decision, names: Names): Phrase {
  const blocking = inOrder(decision, reportingOrder.implicitDeny).filter((trace) => trace.blocks)
  const [first, ...others] = blocking
  if (first === undefined) return phrase`no statement allows it`
  const more = others.length === 1 ? '1 more gate stops' : `${others.length} more gates stop`
  return phrase`${refusal(first, names)}${others.length === 0 ? '' : `; ${more} it too`}`
}

function refusal(trace: LayerTrace, names: Names): Phrase {
  const { reason } = trace
  const noun = layerNoun(trace)
  switch (reason.kind) {
    case 'noAllowAtLevel':
      return phrase`no ${noun} on ${name(names.level(reason.level))} allows it`
    case 'policyRequired':
      return phrase`it needs a ${noun} that allows it, and there is none`
    case 'sessionPolicyRequired':
      return phrase`no session policy was passed to the federated user`
    case 'grantVoid':
      return reason.why === 'otherPartition'
        ? phrase`the ${noun} cannot let in a caller from another AWS partition`
        : phrase`S3 Block Public Access voids the public bucket policy`
    case 'rootCannotAssumeRoles':
      return phrase`the root user cannot assume roles`
    case 'unknownPrincipal':
      return phrase`the caller is no principal that AWS has`
    case 'noAllow': {
      const [only, ...others] = trace.levels.flatMap((level) => level.policies)
      if (only === undefined || others.length > 0 || trace.layer === 'identity')
        return phrase`no ${noun} allows it`
      return phrase`the ${noun} ${policyName(only, names)} does not allow it`
    }
    case 'noPolicy':
    case 'explicitDeny':
    case 'allowed':
    case 'noDeny':
    case 'granted':
    case 'rootUser':
    case 'rootUnlocksBucketPolicy':
    case 'noPermissionNeeded':
    case 'callerHasNone':
    case 'exempt':
    case 'serviceNotCovered':
      return phrase`no ${noun} allows it`
    default:
      return reason satisfies never
  }
}

/** 'by the identity-based policy Deploy and the role trust policy of deploy'. */
function howAllowed(decision: Decision, names: Names): Phrase {
  const special = decision.layers.map((trace) => specialAllow(trace)).find((how) => how !== null)
  const sides = inOrder(decision, ['identity', 'resource']).flatMap((trace) => {
    const policies = trace.levels.flatMap((level) => level.policies)
    const [first, ...others] = policies.filter((policy) => policy.outcome === 'allow')
    if (trace.outcome !== 'allow' || first === undefined) return []
    const more = others.length === 0 ? '' : ` (${counted(others.length, 'other')} too)`
    return [phrase`the ${layerNoun(trace)} ${policyName(first, names)}${more}`]
  })
  const [one, two] = sides
  if (one === undefined) return special ?? phrase`nothing stands in its way`
  return two === undefined ? phrase`by ${one}` : phrase`by ${one} and ${two}`
}

/** Permission that comes from no statement. */
function specialAllow({ reason }: LayerTrace): Phrase | null {
  if (reason.kind === 'rootUser') return phrase`the root user has full access in its own account`
  if (reason.kind === 'noPermissionNeeded') return phrase`the call needs no permission`
  if (reason.kind === 'rootUnlocksBucketPolicy')
    return phrase`the root user may always repair the policy of its bucket`
  return null
}

/** Of the gates that stop the request or, when it is allowed, of all; and of AWS's message. */
function decidingReadings(decision: Decision): readonly ReadingId[] {
  const deciding = decision.layers.filter((trace) => trace.blocks || decision.verdict === 'allow')
  const found = deciding.flatMap((trace) =>
    trace.levels.flatMap((level) =>
      level.policies.flatMap((policy) =>
        policy.statements
          .filter((statement) => settles(statement, trace))
          .flatMap((statement) => statement.elements.flatMap(readingsOf)),
      ),
    ),
  )
  return [...new Set([...found, ...decision.readings])]
}

function policyName(policy: PolicyTrace, names: Names) {
  return name(names.policy(policy.policyId))
}

function missing(keys: readonly string[]): Phrase | null {
  if (keys.length === 0) return null
  const all = keys.map((key): Phrase => [code(key)]).reduce((list, key) => phrase`${list}, ${key}`)
  return phrase`Looked for, but not in the request: ${all}`
}

export function limitSentence(limit: Limit): string {
  switch (limit) {
    case 's3-acls': // D55, D57
      return 'S3 ACLs and object ownership are not modelled: an ACL could allow this too.'
    case 'kms-grants': // D29
      return 'KMS grants are not modelled: a grant on the key could allow this.'
    case 'session-credential-limits': // 6.2
      return 'Credentials from GetFederationToken and GetSessionToken cannot call IAM and most of STS; that is not modelled.'
    case 'aws-managed-keys': // D45
      return 'AWS managed KMS keys are exempt from resource control policies; whether this key is one is not known here.'
    default:
      return limit satisfies never
  }
}
