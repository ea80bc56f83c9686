/**
 * The table of rules. A new rule is a file in this folder, a line here, entries in the catalogue of
 * findings and two rows of the corpus.
 */

import type { Rule } from '../rule.ts'
import { unsupportedActionForKey } from './action-keys.ts'
import { actionResources } from './action-resources.ts'
import { knownArnFormats } from './arn-formats.ts'
import { arnHead } from './arn-head.ts'
import { actionsOfAttached, resourcesOfAttached } from './attached-resource.ts'
import { missingCompanionAction } from './companion-actions.ts'
import { resourceControlSize, serviceControlSize } from './control-policy-size.ts'
import { epochDate } from './date-values.ts'
import { endpointOwner } from './endpoint-owner.ts'
import { deprecatedKey, forgeableKey, irrelevantKey } from './forgeable-keys.ts'
import { hiddenCharacters } from './hidden-characters.ts'
import { knownKeyNames, missingTagKey, unsupportedGlobalKey } from './key-names.ts'
import { keyValues } from './key-values.ts'
import { knownActions } from './known-actions.ts'
import { mixedAddresses } from './mixed-addresses.ts'
import { likeOnArn, operatorType } from './operator-types.ts'
import { forbiddenPrefix, unlimitedAttributes, unpairedKey } from './paired-tests.ts'
import { policyQuota } from './policy-quotas.ts'
import { sessionOfRole, uniqueId } from './principal-ids.ts'
import { privilegeEscalation } from './privilege-escalation.ts'
import { perimeter } from './rcp-perimeter.ts'
import { rcpServices } from './rcp-services.ts'
import { redundantStatements } from './redundant-statements.ts'
import { redundantNumber, redundantValues } from './redundant-values.ts'
import { roleGrants } from './role-grants.ts'
import { sensitiveKeyValues } from './sensitive-keys.ts'
import { unboundService } from './service-callers.ts'
import { keysOfServicePrincipals } from './service-principals.ts'
import { wildcardInArnService, wildcardInPrefix } from './service-wildcards.ts'
import { missingQualifier } from './set-operator.ts'
import { setOnSingleValue } from './single-values.ts'
import { privateSourceIp } from './source-ip.ts'
import { starValue } from './star-values.ts'
import { unsupportedTagKey } from './tag-keys.ts'
import { mismatchedAction, rolesAnywhereActions } from './trust-actions.ts'
import { unreachableStatement } from './unreachable-statements.ts'
import { webIdentity } from './web-identity.ts'

export const rules: readonly Rule[] = [
  unsupportedActionForKey,
  knownArnFormats,
  arnHead,
  actionsOfAttached,
  resourcesOfAttached,
  missingCompanionAction,
  knownKeyNames,
  missingTagKey,
  unsupportedGlobalKey,
  keyValues,
  knownActions,
  resourceControlSize,
  serviceControlSize,
  rcpServices,
  sensitiveKeyValues,
  keysOfServicePrincipals,
  missingQualifier,
  privateSourceIp,
  mismatchedAction,
  rolesAnywhereActions,
  actionResources,
  epochDate,
  endpointOwner,
  deprecatedKey,
  forgeableKey,
  irrelevantKey,
  hiddenCharacters,
  mixedAddresses,
  likeOnArn,
  operatorType,
  forbiddenPrefix,
  unlimitedAttributes,
  unpairedKey,
  policyQuota,
  sessionOfRole,
  uniqueId,
  privilegeEscalation,
  perimeter,
  redundantStatements,
  redundantNumber,
  redundantValues,
  roleGrants,
  unboundService,
  wildcardInArnService,
  wildcardInPrefix,
  setOnSingleValue,
  starValue,
  unsupportedTagKey,
  unreachableStatement,
  webIdentity,
]
