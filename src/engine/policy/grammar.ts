/**
 * The one table of what each kind of policy may hold (semantics 1.5).
 * [reference_policies_grammar] [orgs_manage_policies_scps_syntax] [orgs_manage_policies_rcps_syntax]
 */

import type { PolicyKind } from './kinds.ts'

export interface KindGrammar {
  /** What people call it. */
  readonly name: string
  readonly id: boolean
  /** SCPs and RCPs must say 2012-10-17 (G14). */
  readonly version: 'optional' | '2012-10-17'
  /** IAM's own Sids are alphanumeric and unique; other services set their own rules (G17, G18). */
  readonly sid: 'alphanumeric' | 'free'
  readonly principal: 'none' | 'required' | 'any-only'
  readonly notPrincipal: boolean
  readonly notAction: boolean
  /** 'implied': some services imply it; KMS accepts its absence (G22). */
  readonly resource: 'required' | 'implied' | 'none'
  readonly effects: 'both' | 'deny'
  /** Characters beyond U+00FF are refused (G4). */
  readonly latin1: boolean
  /** Only the sts: actions that a trust policy knows (G44). */
  readonly trustActionsOnly: boolean
}

const attachedToIdentity: KindGrammar = {
  name: 'identity-based policy',
  id: false,
  version: 'optional',
  sid: 'alphanumeric',
  principal: 'none',
  notPrincipal: false,
  notAction: true,
  resource: 'required',
  effects: 'both',
  latin1: true,
  trustActionsOnly: false,
}

const attachedToResource: KindGrammar = {
  ...attachedToIdentity,
  name: 'resource-based policy',
  id: true,
  sid: 'free',
  principal: 'required',
  notPrincipal: true,
  resource: 'implied',
  latin1: false,
}

export const grammars: Readonly<Record<PolicyKind, KindGrammar>> = {
  identity: attachedToIdentity,
  boundary: { ...attachedToIdentity, name: 'permissions boundary' },
  session: { ...attachedToIdentity, name: 'session policy' },
  resource: attachedToResource,
  trust: {
    ...attachedToIdentity,
    name: 'role trust policy',
    id: true,
    principal: 'required',
    resource: 'none',
    trustActionsOnly: true,
  },
  scp: {
    ...attachedToIdentity,
    name: 'service control policy',
    version: '2012-10-17',
    latin1: false,
  },
  rcp: {
    ...attachedToIdentity,
    name: 'resource control policy',
    version: '2012-10-17',
    principal: 'any-only',
    notAction: false,
    effects: 'deny',
    latin1: false,
  },
  endpoint: { ...attachedToResource, name: 'VPC endpoint policy', resource: 'required' },
}

/** The actions that a trust policy is about (G44). */
export const trustActions: readonly string[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
]
