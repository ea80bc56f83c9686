/**
 * Traces made by hand, one for every reason case there is: a case without an example does not compile.
 */

import type {
  ConditionReason,
  ConditionTrace,
  ConditionValueReason,
  ConditionValueTrace,
  Decision,
  ElementTrace,
  LayerReason,
  LayerTrace,
  LevelTrace,
  ListReason,
  ListTrace,
  PatternReason,
  PatternTrace,
  PolicyTrace,
  PrincipalReason,
  PrincipalTrace,
  StatementTrace,
} from '../../../src/engine/index.ts'

/** At least one example of every case of a union of reasons. */
type Examples<Reason extends { readonly kind: string }> = {
  readonly [K in Reason['kind']]: readonly [
    Extract<Reason, { kind: K }>,
    ...Extract<Reason, { kind: K }>[],
  ]
}

function all<Reason extends { readonly kind: string }>(examples: Examples<Reason>): Reason[] {
  return Object.values<readonly Reason[]>(examples).flat()
}

export const layerReasons = all<LayerReason>({
  explicitDeny: [{ kind: 'explicitDeny' }],
  allowed: [{ kind: 'allowed' }],
  noAllow: [{ kind: 'noAllow' }],
  noAllowAtLevel: [{ kind: 'noAllowAtLevel', level: 'ou-1' }],
  noDeny: [{ kind: 'noDeny' }],
  granted: [
    { kind: 'granted', grant: 'account' },
    { kind: 'granted', grant: 'issuer' },
    { kind: 'granted', grant: 'role' },
    { kind: 'granted', grant: 'any' },
    { kind: 'granted', grant: 'direct' },
    { kind: 'granted', grant: 'service' },
    { kind: 'granted', grant: 'provider' },
  ],
  grantVoid: [
    { kind: 'grantVoid', why: 'otherPartition' },
    { kind: 'grantVoid', why: 'publicAccessBlocked' },
  ],
  noPolicy: [{ kind: 'noPolicy' }],
  policyRequired: [
    { kind: 'policyRequired', of: 'trust' },
    { kind: 'policyRequired', of: 'key' },
    { kind: 'policyRequired', of: 'crossAccount' },
    { kind: 'policyRequired', of: 'caller' },
  ],
  sessionPolicyRequired: [{ kind: 'sessionPolicyRequired' }],
  rootUser: [{ kind: 'rootUser' }],
  rootCannotAssumeRoles: [{ kind: 'rootCannotAssumeRoles' }],
  rootUnlocksBucketPolicy: [{ kind: 'rootUnlocksBucketPolicy' }],
  noPermissionNeeded: [{ kind: 'noPermissionNeeded' }],
  callerHasNone: [
    { kind: 'callerHasNone', caller: 'user' },
    { kind: 'callerHasNone', caller: 'role' },
    { kind: 'callerHasNone', caller: 'roleSession' },
    { kind: 'callerHasNone', caller: 'federatedUser' },
    { kind: 'callerHasNone', caller: 'root' },
    { kind: 'callerHasNone', caller: 'service' },
    { kind: 'callerHasNone', caller: 'identityProvider' },
    { kind: 'callerHasNone', caller: 'anonymous' },
    { kind: 'callerHasNone', caller: 'unknown' },
  ],
  exempt: [
    { kind: 'exempt', who: 'serviceLinkedRole' },
    { kind: 'exempt', who: 'service' },
    { kind: 'exempt', who: 'anonymous' },
    { kind: 'exempt', who: 'identityProvider' },
  ],
  serviceNotCovered: [{ kind: 'serviceNotCovered' }],
  unknownPrincipal: [{ kind: 'unknownPrincipal' }],
})

export const principalReasons = all<PrincipalReason>({
  covers: [
    { kind: 'covers', grant: 'account' },
    { kind: 'covers', grant: 'issuer' },
    { kind: 'covers', grant: 'role' },
    { kind: 'covers', grant: 'any' },
    { kind: 'covers', grant: 'direct' },
    { kind: 'covers', grant: 'service' },
    { kind: 'covers', grant: 'provider' },
  ],
  coversNone: [{ kind: 'coversNone' }],
  exempts: [{ kind: 'exempts' }],
  exemptsNone: [{ kind: 'exemptsNone' }],
  exemptionIncomplete: [
    { kind: 'exemptionIncomplete', missing: ['account'] },
    { kind: 'exemptionIncomplete', missing: ['role', 'session'] },
  ],
  boundaryVoidsExemption: [{ kind: 'boundaryVoidsExemption' }],
})

export const listReasons = all<ListReason>({
  covers: [{ kind: 'covers' }],
  coversNone: [{ kind: 'coversNone' }],
  excludes: [{ kind: 'excludes' }],
  excludesNone: [{ kind: 'excludesNone' }],
  emptyList: [{ kind: 'emptyList' }],
  absent: [{ kind: 'absent' }],
})

export const patternReasons = all<PatternReason>({
  matches: [{ kind: 'matches' }],
  differs: [{ kind: 'differs' }],
  variableMissing: [{ kind: 'variableMissing', key: 'aws:username' }],
})

export const conditionReasons = all<ConditionReason>({
  matched: [{ kind: 'matched' }],
  noneMatched: [{ kind: 'noneMatched' }],
  excluded: [{ kind: 'excluded' }],
  noneExcluded: [{ kind: 'noneExcluded' }],
  keyMissing: [{ kind: 'keyMissing' }],
  keyMissingIfExists: [{ kind: 'keyMissingIfExists' }],
  allValues: [{ kind: 'allValues' }],
  notAllValues: [{ kind: 'notAllValues', failing: 'seen' }],
  emptySet: [{ kind: 'emptySet' }],
  someValue: [{ kind: 'someValue', passing: 'seen' }],
  noValue: [{ kind: 'noValue' }],
  emptyList: [{ kind: 'emptyList' }],
  presence: [
    { kind: 'presence', present: true },
    { kind: 'presence', present: false },
  ],
  constant: [{ kind: 'constant' }],
})

export const conditionValueReasons = all<ConditionValueReason>({
  matches: [{ kind: 'matches', contextValue: 'seen' }],
  differs: [{ kind: 'differs' }],
  notCompared: [{ kind: 'notCompared' }],
  variableMissing: [{ kind: 'variableMissing', key: 'aws:username' }],
  unreadable: [{ kind: 'unreadable' }],
})

export function pattern(value: string, with_: Partial<PatternTrace> = {}): PatternTrace {
  const reason = { kind: with_.holds === true ? 'matches' : 'differs' } as const
  return {
    from: 0,
    to: value.length + 2,
    value,
    holds: false,
    reason,
    variables: [],
    resolved: null,
    readings: [],
    ...with_,
  }
}

export function list(with_: Partial<ListTrace> = {}): ListTrace {
  return {
    kind: 'action',
    from: 0,
    to: 1,
    negated: false,
    holds: false,
    reason: { kind: 'coversNone' },
    asked: 's3:PutObject',
    values: [],
    ...with_,
  }
}

export function principal(with_: Partial<PrincipalTrace> = {}): PrincipalTrace {
  return {
    kind: 'principal',
    from: 0,
    to: 1,
    negated: false,
    holds: false,
    reason: { kind: 'coversNone' },
    values: [],
    readings: [],
    ...with_,
  }
}

export function conditionValue(
  value: string,
  with_: Partial<ConditionValueTrace> = {},
): ConditionValueTrace {
  return {
    from: 0,
    to: value.length + 2,
    value,
    matches: with_.reason?.kind === 'matches',
    reason: { kind: 'differs' },
    variables: [],
    resolved: null,
    readings: [],
    ...with_,
  }
}

export function condition(with_: Partial<ConditionTrace> = {}): ConditionTrace {
  return {
    kind: 'condition',
    from: 0,
    to: 1,
    operator: 'StringEquals',
    key: 'aws:PrincipalTag/team',
    holds: false,
    reason: { kind: 'noneMatched' },
    contextValues: ['seen'],
    values: [conditionValue('wanted')],
    readings: [],
    ...with_,
  }
}

export function statement(
  elements: readonly ElementTrace[],
  with_: Partial<StatementTrace> = {},
): StatementTrace {
  const applies = elements.every((element) => element.holds)
  const base = { from: 0, to: 10, index: 0, sid: null, effect: 'Allow', grant: null } as const
  return { ...base, applies, elements, ...with_ }
}

export function policy(
  policyId: string,
  statements: readonly StatementTrace[],
  with_: Partial<PolicyTrace> = {},
): PolicyTrace {
  const applying = statements.filter((one) => one.applies)
  const outcome = applying.some((one) => one.effect === 'Deny')
    ? 'explicitDeny'
    : applying.length > 0
      ? 'allow'
      : 'implicitDeny'
  return { policyId, kind: 'identity', outcome, statements, ...with_ }
}

export function level(id: string | null, policies: readonly PolicyTrace[]): LevelTrace {
  const outcomes = policies.map((one) => one.outcome)
  const outcome = outcomes.includes('explicitDeny')
    ? 'explicitDeny'
    : outcomes.includes('allow')
      ? 'allow'
      : 'implicitDeny'
  return { id, outcome, policies }
}

export function layer(with_: Partial<LayerTrace> = {}): LayerTrace {
  return {
    layer: 'identity',
    outcome: 'notApplicable',
    blocks: false,
    reason: { kind: 'noPolicy' },
    levels: [],
    ...with_,
  }
}

export const layerNames = [
  'resourceControl',
  'serviceControl',
  'endpoint',
  'resource',
  'identity',
  'boundary',
  'session',
] as const

/** A decision with all seven layers; those not given have no policy. */
export function decision(layers: readonly LayerTrace[], with_: Partial<Decision> = {}): Decision {
  const full = layerNames.map(
    (name) => layers.find((one) => one.layer === name) ?? layer({ layer: name }),
  )
  const blocking = full.filter((one) => one.blocks)
  const explicit = blocking.some((one) => one.outcome === 'explicitDeny')
  return {
    verdict: blocking.length === 0 ? 'allow' : explicit ? 'explicitDeny' : 'implicitDeny',
    blockedBy: blocking.map((one) => one.layer),
    layers: full,
    missingKeys: [],
    readings: [],
    errorMessage: blocking.length === 0 ? null : 'refused',
    limits: [],
    ...with_,
  }
}
