/**
 * Where a request is made, as far as the question says: for the ARNs that are to be filled in.
 */

import type { Question, World } from '../../account/index.ts'
import type { Whereabouts } from './arn-templates.ts'

/**
 * The caller's partition and account; the Region that the context names, else that of what is asked
 * about, of something in the account, or of AWS's global services.
 */
export function whereabouts(world: World, question: Question): Whereabouts {
  const [scheme, partition = '', , , callerId] = question.principal.split(':')
  const account = world.accounts.find(({ id }) => id === callerId) ?? world.accounts[0]
  const arns = [question.resource, ...(account?.resources.map(({ arn }) => arn) ?? [])]
  const named = [requestedRegion(question), ...arns.map((arn) => arn.split(':')[3] ?? '')]
  return {
    partition: scheme === 'arn' && partition !== '' ? partition : 'aws',
    region: named.find((region) => /^[a-z]+(-[a-z]+)+-\d+$/.test(region)) ?? 'us-east-1',
    accountId: account?.id ?? '111122223333',
  }
}

function requestedRegion({ context }: Question): string {
  const entries = Object.entries(context)
  const value = entries.find(([key]) => key.toLowerCase() === 'aws:requestedregion')?.[1]
  return typeof value === 'string' ? value : ''
}
