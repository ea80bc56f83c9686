/**
 * The ids and ARNs that several parts of the SecureCart scenario name.
 */

export const ORGANIZATION = 'o-9f2k7c3m1x'
export const MANAGEMENT = '111122223333'
export const PRODUCTION = '444455556666'
export const DEVOPS = '777788889999'
/** A shipping company outside the organization. */
export const PARTNER = '999900001111'

export const ROOT = 'r-9f2k'
export const WORKLOADS = 'ou-9f2k-workloads'
export const INFRASTRUCTURE = 'ou-9f2k-infrastructure'
export const DELIVERY = 'ou-9f2k-delivery'

/** The moment at which the scenario is looked at, a Monday morning. */
export const NOW = '2026-11-23T09:30:00Z'

export const REGION = 'eu-west-1'
export const OFFICE_NETWORK = '198.51.100.0/24'
export const VPC = 'vpc-0a1b2c3d4e5f60718'
export const S3_ENDPOINT = 'vpce-0c5e91d2a7b34f860'
export const SECRETS_ENDPOINT = 'vpce-07d3fb16e8a92c405'

export const TRAIL = `arn:aws:cloudtrail:${REGION}:${MANAGEMENT}:trail/securecart-audit`
export const PAYMENT_SECRET = `arn:aws:secretsmanager:${REGION}:${PRODUCTION}:secret:payments/stripe-Ab12Cd`
export const PAYMENT_KEY = `arn:aws:kms:${REGION}:${PRODUCTION}:key/8f2b6c1e-5d0a-4b7f-9e34-c2a1d8f07b65`
export const GITHUB = 'token.actions.githubusercontent.com'
export const GITHUB_PROVIDER = `arn:aws:iam::${DEVOPS}:oidc-provider/${GITHUB}`
export const DIRECTORY_PROVIDER = `arn:aws:iam::${PRODUCTION}:saml-provider/SecureCartActiveDirectory`

export function iam(accountId: string, rest: string): string {
  return `arn:aws:iam::${accountId}:${rest}`
}

export function session(accountId: string, rest: string): string {
  return `arn:aws:sts::${accountId}:assumed-role/${rest}`
}

/** Something of Production in the scenario's Region. */
export function inProduction(service: string, rest: string): string {
  return `arn:aws:${service}:${REGION}:${PRODUCTION}:${rest}`
}

export function awsManaged(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`
}
