/**
 * What a value of Principal names, by its form alone (G27 to G37, G41).
 * [reference_policies_elements_principal]
 */

export type PrincipalForm =
  | { readonly kind: 'everyone' }
  /** By its 12 digits, or by the ARN of its root (G28). */
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'user'; readonly account: string; readonly name: string }
  | { readonly kind: 'role'; readonly account: string; readonly name: string }
  /** One session of a role; the role's path is not part of it (G31). */
  | {
      readonly kind: 'session'
      readonly account: string
      readonly role: string
      readonly name: string
    }
  | { readonly kind: 'federatedUser'; readonly account: string; readonly name: string }
  /** A user's or a role's id (G36); null for another entity's. */
  | { readonly kind: 'uniqueId'; readonly of: 'user' | 'role' | null }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'provider'; readonly protocol: 'SAML' | 'OpenID Connect' }
  | { readonly kind: 'canonicalUser' }
  /** Groups and instance profiles are never principals (G37). */
  | { readonly kind: 'neverPrincipal'; readonly what: 'group' | 'instance profile' }
  /** A wildcard in what is more than `*`: AWS refuses it (G41). */
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'unknown' }

const unknown: PrincipalForm = { kind: 'unknown' }

/**
 * @param type the name that the value stands under, such as 'AWS'; empty for a value by itself
 * @returns 'unknown' for a value that its type cannot have
 */
export function principalForm(type: string, value: string): PrincipalForm {
  if (value === '*' && (type === '' || type === 'AWS')) return { kind: 'everyone' }
  if (/[*?]/.test(value)) return { kind: 'wildcard' }
  switch (type) {
    case 'AWS':
      return awsForm(value)
    case 'Service':
      return /^[a-z0-9.-]+\.[a-z0-9-]+$/i.test(value) ? { kind: 'service', name: value } : unknown
    case 'Federated':
      return providerForm(value)
    case 'CanonicalUser':
      return /^[0-9a-f]{64}$/i.test(value) ? { kind: 'canonicalUser' } : unknown
    default:
      return unknown
  }
}

function awsForm(value: string): PrincipalForm {
  if (/^\d{12}$/.test(value)) return { kind: 'account', account: value }
  if (/^A[A-Z0-9]{15,127}$/.test(value)) {
    const of = value.startsWith('AIDA') ? 'user' : value.startsWith('AROA') ? 'role' : null
    return { kind: 'uniqueId', of }
  }
  const [, service, account = '', resource = ''] =
    /^arn:[^:]+:(iam|sts)::(\d{12}):(\S+)$/.exec(value) ?? []
  const [type = '', ...names] = resource.split('/')
  if (service === 'iam') return iamForm(account, type, names)
  return service === 'sts' ? stsForm(account, type, names) : unknown
}

/** The name of a user or role stands last; what is before it is its path (1.11). */
function iamForm(account: string, type: string, names: readonly string[]): PrincipalForm {
  if (type === 'root' && names.length === 0) return { kind: 'account', account }
  const name = names.at(-1) ?? ''
  if (name === '') return unknown
  if (type === 'user' || type === 'role') return { kind: type, account, name }
  if (type === 'group') return { kind: 'neverPrincipal', what: 'group' }
  return type === 'instance-profile'
    ? { kind: 'neverPrincipal', what: 'instance profile' }
    : unknown
}

function stsForm(account: string, type: string, names: readonly string[]): PrincipalForm {
  const [first = '', second = '', ...rest] = names
  if (type === 'federated-user' && first !== '' && names.length === 1) {
    return { kind: 'federatedUser', account, name: first }
  }
  const isSession = type === 'assumed-role' && first !== '' && second !== '' && rest.length === 0
  return isSession ? { kind: 'session', account, role: first, name: second } : unknown
}

/** An identity provider that an account has set up, or one of those that AWS knows (G34). */
function providerForm(value: string): PrincipalForm {
  if (/^arn:[^:]+:iam::\d{12}:saml-provider\/\S+$/.test(value)) {
    return { kind: 'provider', protocol: 'SAML' }
  }
  const isOpenId =
    /^arn:[^:]+:iam::\d{12}:oidc-provider\/\S+$/.test(value) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value)
  return isOpenId ? { kind: 'provider', protocol: 'OpenID Connect' } : unknown
}
