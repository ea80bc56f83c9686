/**
 * What of AWS could change an answer and is not modelled. Named, never guessed.
 */

import type { Facts } from './facts.ts'
import type { LayerTrace, Limit } from './trace.ts'
import type { Verdict } from './types.ts'

/** The limits that bear on this request and verdict. */
export function limitsOf(
  verdict: Verdict,
  layers: readonly LayerTrace[],
  facts: Facts,
): readonly Limit[] {
  const found: Limit[] = []
  const { caller, service } = facts
  const resource = layers.find((layer) => layer.layer === 'resource')
  if (service === 's3' && verdict === 'implicitDeny' && resource?.blocks === true)
    found.push('s3-acls')
  if (facts.mandatory === 'key' && verdict === 'implicitDeny') found.push('kms-grants')
  const restricted =
    service === 'iam' || (service === 'sts' && facts.action !== 'sts:getcalleridentity')
  if (caller.kind === 'federatedUser' && restricted && verdict === 'allow') {
    found.push('session-credential-limits')
  }
  const control = layers.find((layer) => layer.layer === 'resourceControl')
  if (service === 'kms' && control?.outcome === 'explicitDeny') found.push('aws-managed-keys')
  return found
}
