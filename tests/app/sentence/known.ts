/** SecureCart and all of AWS's data, for tests of what the sentence offers. */

import { listPolicies, resources } from '../../../src/account/index.ts'
import { indexActions } from '../../../src/app/sentence/action-index.ts'
import type { ActionSource } from '../../../src/app/sentence/find-actions.ts'
import type { ResourceSource } from '../../../src/app/sentence/find-resources.ts'
import { actionChoices } from '../../../src/app/views/choices.ts'
import type { ServiceDetail } from '../../../src/engine/index.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { allKnown } from '../../engine/known-aws.ts'

export const { world, checks, now } = secureCart()
export const known = allKnown()
export const catalogue = present(known.catalogue)

const index = indexActions(catalogue)

export function detailOf(action: string): ServiceDetail | null {
  return known.service(action.slice(0, action.indexOf(':')))
}

/** What the action slot knows when s3 is the service that is asked about. */
export function actionSource(mentioned = actionChoices(listPolicies(world), checks)): ActionSource {
  return { index, mentioned, detail: (prefix) => (prefix === 's3' ? known.service('s3') : null) }
}

export function resourceSource(action: string): ResourceSource {
  const where = { partition: 'aws', region: 'eu-west-1', accountId: '111122223333' }
  return { resources: resources(world), action, detail: detailOf(action), where }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('not there')
  return value
}
