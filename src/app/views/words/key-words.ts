/**
 * Condition keys in words: what a test of a well-known key says. Of every other key the name stands as
 * it is written. [reference_policies_condition-keys]
 */

import { code, phrase, type Phrase } from '../phrase.ts'

/** What stands before the comparison: 'the Region called' is `eu-west-1`. By key in lower case. */
const subjects: Readonly<Record<string, string>> = {
  'aws:currenttime': 'the time',
  'aws:principalaccount': 'the caller’s account',
  'aws:principalarn': 'the caller',
  'aws:principalorgid': 'the caller’s organization',
  'aws:principaltype': 'the kind of caller',
  'aws:requestedregion': 'the Region called',
  'aws:resourceaccount': 'the account of the resource',
  'aws:resourceorgid': 'the organization of the resource',
  'aws:sourceaccount': 'the account that the service acts for',
  'aws:sourcearn': 'the resource that the service acts for',
  'aws:sourceidentity': 'the source identity',
  'aws:sourceip': 'the caller’s address',
  'aws:sourcevpc': 'the VPC that the request comes from',
  'aws:sourcevpce': 'the VPC endpoint that the request comes through',
  'aws:tokenissuetime': 'the time at which the credentials were issued',
  'aws:useragent': 'what the client calls itself',
  'aws:userid': 'the caller’s id',
  'aws:username': 'the caller’s user name',
  'aws:vpcsourceip': 'the caller’s private address',
  'iam:awsservicename': 'the service that the role is linked to',
  'iam:passedtoservice': 'the service that the role is passed to',
  'iam:permissionsboundary': 'the permissions boundary',
  'iam:policyarn': 'the policy to attach or detach',
  'kms:viaservice': 'the service that the request comes through',
  's3:prefix': 'the prefix to list',
  'sts:externalid': 'the external id',
  'sts:rolesessionname': 'the name of the session',
}

/** Tags, whose key follows a slash. */
const tagged: Readonly<Record<string, string>> = {
  'aws:principaltag': 'the caller’s tag',
  'aws:requesttag': 'the request’s tag',
  'aws:resourcetag': 'the resource’s tag',
  's3:existingobjecttag': 'the object’s tag',
}

/** 'the Region called', 'the caller’s tag `team`', '`s3:max-keys`'. */
export function subjectOf(key: string): Phrase {
  const known = subjects[key.toLowerCase()]
  if (known !== undefined) return phrase`${known}`
  const slash = key.indexOf('/')
  const tag = slash < 0 ? undefined : tagged[key.slice(0, slash).toLowerCase()]
  return tag === undefined ? phrase`${code(key)}` : phrase`${tag} ${code(key.slice(slash + 1))}`
}

/** Where it is a question of yes or no: what it means that the key is there and says so. */
const truths: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  'aws:multifactorauthpresent': [
    'the caller signed in with MFA',
    'the caller has a session that was made without MFA',
  ],
  'aws:principalisawsservice': [
    'an AWS service itself calls',
    'the caller is not an AWS service itself',
  ],
  'aws:securetransport': ['the request uses TLS', 'the request does not use TLS'],
  'aws:viaawsservice': [
    'an AWS service calls for the caller',
    'no AWS service calls for the caller',
  ],
}

/** Null for a key of which no more is known than its name. */
export function truthOf(key: string, value: boolean): Phrase | null {
  const known = truths[key.toLowerCase()]
  return known === undefined ? null : phrase`${known[value ? 0 : 1]}`
}

/** 'the request comes from `198.51.100.0/24`': keys that have a verb of their own. */
const verbs: Readonly<Record<string, string>> = {
  'ipaddress aws:sourceip': 'the request comes from',
  'ipaddress aws:vpcsourceip': 'the request comes from the private address',
  'stringequals aws:sourcevpc': 'the request comes from the VPC',
  'stringequals aws:sourcevpce': 'the request comes through the VPC endpoint',
  'stringequals kms:viaservice': 'the request comes through the service',
  'datelessthan aws:currenttime': 'it is before',
  'datelessthanequals aws:currenttime': 'it is no later than',
  'dategreaterthan aws:currenttime': 'it is after',
  'dategreaterthanequals aws:currenttime': 'it is no earlier than',
  'datelessthan aws:tokenissuetime': 'the credentials were issued before',
  'datelessthanequals aws:tokenissuetime': 'the credentials were issued no later than',
}

/** Null where subject and comparison say it. `base` is the operator in lower case, without Not and IfExists. */
export function verbOf(base: string, key: string): string | null {
  return verbs[`${base} ${key.toLowerCase()}`] ?? null
}

/** ' (or the request carries no `aws:SourceIp`)' */
export function orMissing(key: string): Phrase {
  return phrase` (or the request carries no ${code(key)})`
}
