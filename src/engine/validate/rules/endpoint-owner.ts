/**
 * USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: keys on the owner of a VPC endpoint, which some services send.
 */

import { isEndpointOwnerKey } from '../../catalogue/key-cautions.ts'
import { quoted } from '../../policy/findings.ts'
import { listed } from '../naming.ts'
import type { ActionView, StatementView, TestRule } from '../rule.ts'

/** By action prefix. [reference_policies_condition-keys, aws:VpceAccount, mid-2026] */
const supporting: ReadonlySet<string> = new Set(
  (
    'acm-pca applicationinsights apprunner athena cloudformation comprehendmedical compute-optimizer ' +
    'datasync discovery dynamodb ebs ecr ecs firehose gamelift healthlake iam iotfleetwise iotwireless ' +
    'kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition ' +
    'route53 s3 scheduler servicediscovery servicequotas shield ssm-contacts storagegateway textract ' +
    'transcribe transfer'
  ).split(' '),
)

export const endpointOwner: TestRule = {
  level: 'test',
  codes: ['use-condition-key-only-with-supported-services'],
  kinds: 'all',
  check(check, { key, test }, view) {
    if (!isEndpointOwnerKey(key)) return
    const beyond = unsupported(view)
    if (beyond === null) return
    const shown = quoted(test.key.value)
    check.report('use-condition-key-only-with-supported-services', test.key, shown, beyond)
  },
}

/** What of the statement's actions comes without the keys; null when nothing does. */
function unsupported({ actions, statement }: StatementView): string | null {
  if (statement.action.negated) return 'all actions that NotAction covers'
  const found = actions.filter((action) => !isSupported(action))
  if (found.length === 0) return null
  if (found.some(({ prefix }) => /[*?]/.test(prefix))) return 'all services that the actions cover'
  return listed([
    ...new Set(found.map(({ prefix, lower }) => (lower === passRole ? lower : prefix))),
  ])
}

/** IAM sends the keys for all actions but one. */
const passRole = 'iam:passrole'

function isSupported({ prefix, lower }: ActionView): boolean {
  return supporting.has(prefix) && lower !== passRole
}
