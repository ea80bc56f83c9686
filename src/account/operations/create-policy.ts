/**
 * Creating a customer managed policy, with the errors that AWS gives. [API_CreatePolicy]
 */

import { parsePolicy } from '../../engine/index.ts'
import type { Account, ManagedPolicy, World } from '../model.ts'
import { findAccount } from '../organization.ts'
import { policySize, quotaOf } from '../policy-size.ts'
import { withAccount } from './carriers.ts'
import { done, refused } from './outcome.ts'
import type { AwsError, Outcome } from './outcome.ts'

export interface NewPolicy {
  readonly accountId: string
  readonly name: string
  /** 'ANPA…', that no other policy has. */
  readonly id: string
  readonly description: string
  readonly document: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** Sections 1.14 and G66. */
const MOST_POLICIES = 1500
const LONGEST_NAME = 128

/** Its path is '/', and it is attached to nothing yet. */
export function createPolicy(world: World, policy: NewPolicy): Outcome {
  const { accountId, name, document } = policy
  const error =
    checkPolicyName(world, accountId, name) ??
    checkPolicyDocument(document) ??
    tooMany(findAccount(world, accountId))
  if (error !== null) return refused(error)
  const created: ManagedPolicy = {
    arn: customerPolicyArn(accountId, name),
    id: policy.id,
    name,
    description: policy.description,
    awsManaged: false,
    versions: [{ versionId: 'v1', createdAt: policy.createdAt, document }],
    defaultVersionId: 'v1',
  }
  return done(
    withAccount(world, accountId, (account) => ({
      ...account,
      policies: [...account.policies, created],
    })),
  )
}

export function customerPolicyArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy/${name}`
}

/** Null when a policy of this name can be created in the account. */
export function checkPolicyName(world: World, accountId: string, name: string): AwsError | null {
  const account = findAccount(world, accountId)
  if (account === null) {
    return { code: 'NoSuchEntity', message: `There is no account ${accountId}.` }
  }
  if (name === '') return invalid('A policy needs a name.')
  const odd = /[^\w+=,.@-]/u.exec(name)?.[0]
  if (odd !== undefined) {
    return invalid(`The name holds “${odd}”. AWS accepts letters, digits and + = , . @ _ - in it.`)
  }
  if (name.length > LONGEST_NAME) {
    return invalid(`The name has ${name.length} characters. AWS accepts at most ${LONGEST_NAME}.`)
  }
  // Letter case does not tell names apart.
  const taken = account.policies.find(
    (policy) => !policy.awsManaged && policy.name.toLowerCase() === name.toLowerCase(),
  )
  return taken === undefined
    ? null
    : {
        code: 'EntityAlreadyExists',
        message: `${account.name} has a policy named ${taken.name} already.`,
      }
}

/** Null when AWS would save the document as a customer managed policy. */
export function checkPolicyDocument(document: string): AwsError | null {
  const quota = quotaOf('managed')
  const size = policySize(document, quota)
  if (size > quota.limit) {
    return {
      code: 'LimitExceeded',
      message: `The document has ${grouped(size)} characters without white space. AWS accepts at most ${grouped(quota.limit)} in a customer managed policy.`,
    }
  }
  const { policy, diagnostics } = parsePolicy(document, 'identity', '')
  if (policy !== null) return null
  const [first] = diagnostics.filter(({ severity }) => severity === 'error')
  return { code: 'MalformedPolicyDocument', message: first?.message ?? 'This is no policy.' }
}

function tooMany(account: Account | null): AwsError | null {
  const count = account?.policies.filter(({ awsManaged }) => !awsManaged).length ?? 0
  if (count < MOST_POLICIES) return null
  return {
    code: 'LimitExceeded',
    message: `The account has ${grouped(MOST_POLICIES)} customer managed policies, as many as AWS accepts.`,
  }
}

function invalid(message: string): AwsError {
  return { code: 'ValidationError', message }
}

/** '6,144' */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
