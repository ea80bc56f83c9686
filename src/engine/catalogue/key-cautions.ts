/**
 * What to mind with some condition keys: whom their value can be trusted from, which requests lack
 * them, and how their values have to be written (K3 to K6, 4.5).
 */

/** Whoever sends the request writes them (K4). */
export const forgeableKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent'])

/** Whose account, organization or network it is: to be compared with whole values (K3). */
export const sensitiveKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
])

/** Private addresses mean something only together with the VPC (4.5): the keys that say which. */
export const pairedKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
])

/** The keys on the owner of a VPC endpoint, which some services send. */
export function isEndpointOwnerKey(lower: string): boolean {
  return /^aws:vpce(?:account|orgid|orgpaths)$/.test(lower)
}

/** What to mind with a key, in sentences; what stands between backquotes is code. */
export function keyCautions(name: string): readonly string[] {
  const lower = name.toLowerCase()
  const found: string[] = []
  if (forgeableKeys.has(lower)) {
    found.push('Whoever sends the request can write into it what they like: it keeps nobody out.')
  }
  if (lower === 'aws:arn') {
    found.push(
      'AWS no longer supports it. `aws:PrincipalArn` and `aws:SourceArn` say what it said.',
    )
  }
  if (sensitiveKeys.has(lower)) {
    found.push('Compare it with whole values: a wildcard lets in more than was meant.')
  }
  const partners = pairedKeys.get(lower)
  if (partners !== undefined) {
    const keys = partners.map((partner) => `\`${partner}\``).join(' or ')
    found.push(`Private addresses repeat from VPC to VPC: test ${keys} as well.`)
  }
  const special = cautions.get(lower)
  if (special !== undefined) found.push(special)
  if (/^aws:\w+orgpaths$/.test(lower)) found.push(organizationPaths)
  if (isEndpointOwnerKey(lower)) found.push(endpointOwner)
  return found
}

/** K5 */
const organizationPaths =
  'A path ends with a slash: `o-…/r-…/ou-…/*` covers what is below a unit, `o-…/r-…/ou-…*` the unit too.'

const endpointOwner =
  'Only some services send it, and only for requests through a VPC endpoint; other requests lack it.'

const throughEndpoint =
  'Only requests through a VPC endpoint have it, and what a service then does for the caller has it not.'

const cautions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // 3.7, 4.5
    'aws:sourceip':
      'A Deny with NotIpAddress also denies requests through a VPC endpoint, for they lack it. It is never a private address.',
    // 4.4, 3.5
    'aws:multifactorauthpresent':
      'Long-term access keys lack it: a Deny with Bool "false" lets them through, one with BoolIfExists does not.',
    // 3.4
    'aws:tokenissuetime':
      'Long-term access keys lack it, so that revoking sessions by it does not touch them.',
    // 4.8
    'aws:viaawsservice':
      'It is false for calls that a service makes with a role of its own, and true where it passes on the caller’s credentials.',
    // K7
    'aws:sourcevpc': throughEndpoint,
    'aws:sourcevpce': throughEndpoint,
    // 4.10
    'sts:durationseconds': 'Requests to assume a role lack it.',
    // 4.9
    'iam:passedtoservice':
      'Only `iam:PassRole` has it, and some services leave it out. It names the service that takes the role in the end.',
  }),
)
