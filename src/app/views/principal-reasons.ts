/**
 * Why Principal and NotPrincipal came out as they did, in words.
 */

import type { Grant, PrincipalTrace, PrincipalValueTrace } from '../../engine/index.ts'
import { code, phrase, type Phrase } from './phrase.ts'

export function principalName(principal: PrincipalTrace): string {
  return principal.negated ? 'NotPrincipal' : 'Principal'
}

/** 'arn:…:role/deploy names the caller’s role'. */
export function principalFact(principal: PrincipalTrace): Phrase {
  const [only, ...others] = principal.values
  const { reason } = principal
  switch (reason.kind) {
    case 'covers': {
      const value = principal.values.find((v) => v.grant === reason.grant)
      return value === undefined
        ? phrase`${coverage(reason.grant)}`
        : phrase`${code(value.value)} ${coverage(reason.grant)}`
    }
    case 'coversNone':
      return only !== undefined && others.length === 0
        ? phrase`${code(only.value)} is not the caller`
        : phrase`does not name the caller`
    case 'exempts':
      return phrase`lists the caller, which exempts it`
    case 'exemptsNone':
      return phrase`does not list the caller, so it is not exempt`
    case 'exemptionIncomplete':
      // Every level of the caller must be listed. (G47)
      return phrase`lists the caller but not its ${reason.missing.join(' and ')}, so it is not exempt`
    case 'boundaryVoidsExemption':
      return phrase`the caller has a permissions boundary, which voids any exemption` // G49
    default:
      return reason satisfies never
  }
}

/** How a principal form covers the caller. (D14 to D23) */
export function coverage(grant: Grant): string {
  switch (grant) {
    case 'account':
      return 'names the caller’s account'
    case 'issuer':
      return 'names the user who issued the session'
    case 'role':
      return 'names the caller’s role'
    case 'any':
      return 'covers every principal'
    case 'direct':
      return 'names the caller'
    case 'service':
      return 'names the calling service'
    case 'provider':
      return 'names the caller’s identity provider'
    default:
      return grant satisfies never
  }
}

/** What one value of the element does. */
export function principalValueFact(value: PrincipalValueTrace): Phrase {
  if (value.grant !== null) return phrase`${code(value.value)} ${coverage(value.grant)}`
  return phrase`${code(value.value)} ${value.holds ? 'covers the caller' : 'is not the caller'}`
}
