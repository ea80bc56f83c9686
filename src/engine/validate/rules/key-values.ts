/**
 * INVALID_VPC_FORMAT, INVALID_VPCE_FORMAT, INVALID_SERVICE_PRINCIPAL_FORMAT, INVALID_REGION and
 * INVALID_KMS_KEY_VALUE: values that their condition key never has.
 */

import { nearestName } from '../../catalogue/nearest.ts'
import { regions } from '../../catalogue/regions.ts'
import { quoted } from '../../policy/findings.ts'
import type { DiagnosticCode } from '../../text/diagnostics.ts'
import type { TextValue } from '../../text/span.ts'
import { rewrite } from '../fixes.ts'
import { arnFields } from '../views.ts'
import { coversSome, isOpen } from '../patterns.ts'
import type { Check, TestRule } from '../rule.ts'

/** What values of a kind of key look like. */
interface Form {
  readonly code: DiagnosticCode
  readonly keys: ReadonlySet<string>
  /** Whether a value can be one, or a pattern cover one. */
  readonly fits: (value: string, key: string) => boolean
  /** What was expected, for the message. */
  readonly expected: (key: string) => string
  readonly near: (value: string) => string | null
}

const regionNames: ReadonlySet<string> = new Set(regions.map(({ name }) => name))

const none = (): null => null

const forms: readonly Form[] = [
  {
    code: 'invalid-vpc-format',
    keys: new Set(['aws:sourcevpc', 'aws:ec2instancesourcevpc']),
    fits: (value) => isOpen(value) || /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(value),
    expected: () => 'vpc- and 8 or 17 characters',
    near: none,
  },
  {
    code: 'invalid-vpce-format',
    keys: new Set(['aws:sourcevpce']),
    fits: (value) => isOpen(value) || /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(value),
    expected: () => 'vpce- and 8 or 17 characters',
    near: none,
  },
  {
    code: 'invalid-service-principal-format',
    keys: new Set([
      'aws:principalservicename',
      'aws:principalservicenameslist',
      'aws:calledvia',
      'aws:calledviafirst',
      'aws:calledvialast',
      'iam:passedtoservice',
      'iam:awsservicename',
      'kms:viaservice',
    ]),
    fits: isServicePrincipal,
    expected: (key) =>
      key === 'kms:viaservice'
        ? 'such as ec2.eu-west-1.amazonaws.com'
        : 'such as ec2.amazonaws.com',
    near: none,
  },
  {
    code: 'invalid-region',
    keys: new Set([
      'aws:requestedregion',
      'account:targetregion',
      'cloudformation:targetregion',
      'dsql:witnessregion',
      'ec2:region',
      'identitystore:primaryregion',
      'kms:primaryregion',
      'kms:replicaregion',
      's3:destinationregion',
      'secretsmanager:addreplicaregions',
      'secretsmanager:secretprimaryregion',
      'ses:replicaregion',
      'sso:primaryregion',
    ]),
    fits: (value) => regionNames.has(value) || (isOpen(value) && coversSome(value, regionNames)),
    expected: () => 'the name of a Region, such as eu-central-1',
    near: (value) => nearestName(regionNames, value),
  },
  {
    code: 'invalid-kms-key-value',
    keys: new Set([
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      's3express:x-amz-server-side-encryption-aws-kms-key-id',
      's3tables:kmskeyarn',
      's3vectors:kmskeyarn',
      'secretsmanager:kmskeyarn',
    ]),
    fits: isKeyArn,
    expected: () => 'the ARN of a key, arn:aws:kms:REGION:ACCOUNT:key/ID',
    near: none,
  },
]

export const keyValues: TestRule = {
  level: 'test',
  codes: forms.map(({ code }) => code),
  kinds: 'all',
  check(check, { test, operator, key }) {
    const { operand, comparison } = operator.row
    if (operand !== 'string' && operand !== 'arn') return
    const form = forms.find((each) => each.keys.has(key))
    if (form === undefined) return
    // Letter case is no mistake where it does not count.
    const folds = comparison === 'equalIgnoringCase'
    for (const value of test.values) {
      checkValue(check, form, key, value, folds ? value.value.toLowerCase() : value.value)
    }
  },
}

function checkValue(check: Check, form: Form, key: string, at: TextValue, value: string): void {
  if (form.fits(value, key)) return
  const near = isOpen(value) || !check.mayGuess() ? null : form.near(value)
  const fix = near === null ? null : rewrite(at, near)
  check.report(form.code, at, quoted(at.value), form.expected(key), fix)
}

/** In lower case, by the names that each partition gives its services. */
function isServicePrincipal(value: string, key: string): boolean {
  if (isOpen(value)) return !/[A-Z]/.test(value.replace(/\$\{[^}]*\}/g, ''))
  const [, name] =
    /^([a-z0-9.-]+)\.(?:amazonaws\.com(?:\.cn)?|c2s\.ic\.gov|sc2s\.sgov\.gov|aws\.internal)$/.exec(
      value,
    ) ?? []
  if (name === undefined) return false
  // A key is used by a service in a Region.
  return key !== 'kms:viaservice' || regionNames.has(name.split('.').at(-1) ?? '')
}

function isKeyArn(value: string): boolean {
  if (value === '' || isOpen(value.slice(0, 'arn:'.length))) return value !== ''
  const arn = arnFields(value)
  if (arn === null) return /^arn:.*[*$]/.test(value)
  if (arn.service !== 'kms') return isOpen(arn.service)
  return arn.resource.startsWith('key/') || /^[^/]{0,3}[*?$]/.test(arn.resource)
}
