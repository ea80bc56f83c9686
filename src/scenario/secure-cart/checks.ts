/**
 * Requests worth asking of SecureCart, each with the verdict AWS gives and what it teaches.
 */

import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { Check } from '../model.ts'
import { projectManagement } from './management.ts'
import {
  DEVOPS,
  GITHUB,
  GITHUB_PROVIDER,
  MANAGEMENT,
  ORGANIZATION,
  PARTNER,
  PAYMENT_KEY,
  PAYMENT_SECRET,
  PRODUCTION,
  REGION,
  S3_ENDPOINT,
  SECRETS_ENDPOINT,
  TRAIL,
  iam,
  inProduction,
  session,
} from './names.ts'
import { developerSso, platformSso } from './production-roles.ts'

const pipelineRun = session(PRODUCTION, 'deploy/ci-run-42')
const pipeline = session(DEVOPS, 'DevOps-Engineer/ci-run-42')
const dana = session(PRODUCTION, `${developerSso.name}/dana`)
const olaf = session(PRODUCTION, `${platformSso.name}/olaf`)
const priya = session(MANAGEMENT, `${projectManagement.name}/priya`)
const payments = session(PRODUCTION, 'lambda-payments/payments')
const webServer = session(PRODUCTION, 'ec2-images/i-0a4c1e7d93b2f5868')
const auditor = session(PRODUCTION, 'SecurityAudit/sofia')
const operator = session(PRODUCTION, 'node-operator/ana')
const mateo = iam(PRODUCTION, 'user/mateo')
const keeper = iam(PRODUCTION, 'user/break-glass/keeper')

const image = 'arn:aws:s3:::securecart-prod/img/1.png'
const report = 'arn:aws:s3:::securecart-reports/2026/october.csv'
const trailLog = `arn:aws:s3:::securecart-audit-logs/AWSLogs/${ORGANIZATION}/${PRODUCTION}/CloudTrail/log.json.gz`
const inOffice = { 'aws:SourceIp': '198.51.100.24' }
const withMfa = { 'aws:MultiFactorAuthPresent': 'true' }

function ask(
  principal: string,
  action: string,
  resource: string,
  context: Question['context'] = {},
  vpcEndpointId: string | null = null,
): Question {
  return { principal, action, resource, vpcEndpointId, context }
}

function check(
  id: string,
  name: string,
  expected: Verdict,
  question: Question,
  by: Check['by'] = null,
): Check {
  return { id, name, question, expected, by }
}

/** What is asked on a first visit: an upload that everything allows, and one policy denies. */
export const firstQuestion: Question = ask(pipelineRun, 's3:PutObject', image, {
  'aws:SourceIp': '203.0.113.9',
})

const pipelineChecks: readonly Check[] = [
  check(
    'upload-outside',
    'The pipeline cannot upload from outside the office network',
    'explicitDeny',
    firstQuestion,
  ),
  check(
    'upload-office',
    'From the office network the same upload goes through',
    'allow',
    ask(pipelineRun, 's3:PutObject', image, inOffice),
  ),
  check(
    'upload-session-policy',
    'Its session policy keeps this run to product images',
    'implicitDeny',
    ask(pipelineRun, 's3:PutObject', 'arn:aws:s3:::securecart-site/index.html', inOffice),
  ),
  check(
    'github-main',
    'A build of the main branch becomes the pipeline',
    'allow',
    ask(GITHUB_PROVIDER, 'sts:AssumeRoleWithWebIdentity', iam(DEVOPS, 'role/DevOps-Engineer'), {
      [`${GITHUB}:aud`]: 'sts.amazonaws.com',
      [`${GITHUB}:sub`]: 'repo:securecart/shop:ref:refs/heads/main',
    }),
  ),
  check(
    'github-foreign',
    'A build of somebody else’s repository does not',
    'explicitDeny',
    ask(GITHUB_PROVIDER, 'sts:AssumeRoleWithWebIdentity', iam(DEVOPS, 'role/DevOps-Engineer'), {
      [`${GITHUB}:aud`]: 'sts.amazonaws.com',
      [`${GITHUB}:sub`]: 'repo:securecart-shop/shop:ref:refs/heads/main',
    }),
  ),
  check(
    'assume-deploy',
    'The pipeline takes the deploy role: both accounts agree',
    'allow',
    ask(pipeline, 'sts:AssumeRole', iam(PRODUCTION, 'role/deploy')),
  ),
  check(
    'assume-deploy-by-hand',
    'Ben may ask for the deploy role, but it does not trust him',
    'implicitDeny',
    ask(iam(DEVOPS, 'user/ben'), 'sts:AssumeRole', iam(PRODUCTION, 'role/deploy'), withMfa),
  ),
  check(
    'collector-external-id',
    'The monitoring vendor reads our metrics with our external id',
    'allow',
    ask(
      session(DEVOPS, 'monitoring-collector/poll'),
      'sts:AssumeRole',
      iam(PRODUCTION, 'role/monitoring-readonly'),
      { 'sts:ExternalId': 'securecart-7f3c' },
    ),
  ),
  check(
    'collector-confused',
    'Without it, it is a confused deputy and stays outside',
    'implicitDeny',
    ask(
      session(DEVOPS, 'monitoring-collector/poll'),
      'sts:AssumeRole',
      iam(PRODUCTION, 'role/monitoring-readonly'),
    ),
  ),
]

const developerChecks: readonly Check[] = [
  check(
    'developer-carts',
    'A developer writes to the carts table',
    'allow',
    ask(dana, 'dynamodb:PutItem', inProduction('dynamodb', 'table/carts')),
  ),
  check(
    'developer-costs',
    'A developer does not see the costs: nothing allows it',
    'implicitDeny',
    ask(dana, 'ce:GetCostAndUsage', '*'),
  ),
  check(
    'manager-costs',
    'The project manager does',
    'allow',
    ask(priya, 'ce:GetCostAndUsage', '*'),
  ),
  check(
    'developer-reads-image',
    'A developer reads a product image',
    'allow',
    ask(dana, 's3:GetObject', image, inOffice),
  ),
  check(
    'developer-deletes-image',
    'Nobody deletes one, whatever else allows it',
    'explicitDeny',
    ask(dana, 's3:DeleteObject', image, inOffice),
  ),
  check(
    'role-without-boundary',
    'A developer creates no role without the boundary',
    'implicitDeny',
    ask(dana, 'iam:CreateRole', iam(PRODUCTION, 'role/workload/resize')),
  ),
  check(
    'role-with-boundary',
    'With the boundary it may be created',
    'allow',
    ask(dana, 'iam:CreateRole', iam(PRODUCTION, 'role/workload/resize'), {
      'iam:PermissionsBoundary': iam(PRODUCTION, 'policy/WorkloadBoundary'),
    }),
  ),
  check(
    'boundary',
    'The boundary keeps the shop’s functions from changing a table',
    'implicitDeny',
    ask(
      iam(PRODUCTION, 'role/Lambda-Execution'),
      'dynamodb:UpdateTable',
      inProduction('dynamodb', 'table/orders'),
    ),
  ),
  check(
    'admin-deletes-table',
    'Not even an administrator deletes the orders table',
    'explicitDeny',
    ask(olaf, 'dynamodb:DeleteTable', inProduction('dynamodb', 'table/orders')),
  ),
  check(
    'node-own-team',
    'Ana opens a shell on a node of her team',
    'allow',
    ask(operator, 'ssm:StartSession', inProduction('ec2', 'instance/i-0b8d2f6a15c7e9034')),
  ),
  check(
    'node-other-team',
    'Not on a node of another team: the tags differ',
    'implicitDeny',
    ask(operator, 'ssm:StartSession', inProduction('ec2', 'instance/i-0a4c1e7d93b2f5868')),
  ),
]

const secretChecks: readonly Check[] = [
  check(
    'payment-secret',
    'The payments function reads its secret from inside the VPC',
    'allow',
    ask(payments, 'secretsmanager:GetSecretValue', PAYMENT_SECRET, {}, SECRETS_ENDPOINT),
  ),
  check(
    'payment-secret-admin',
    'An administrator does not: the secret denies everyone else',
    'explicitDeny',
    ask(olaf, 'secretsmanager:GetSecretValue', PAYMENT_SECRET, inOffice),
  ),
  check(
    'payment-key-admin',
    'AdministratorAccess does not decrypt: the key policy has to allow it',
    'implicitDeny',
    ask(olaf, 'kms:Decrypt', PAYMENT_KEY),
  ),
  check(
    'payment-key',
    'The payments function decrypts, through Secrets Manager only',
    'allow',
    ask(payments, 'kms:Decrypt', PAYMENT_KEY, {
      'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com`,
      'aws:ViaAWSService': 'true',
    }),
  ),
  check(
    'endpoint-read',
    'A web server reads images through the VPC endpoint, without stored credentials',
    'allow',
    ask(webServer, 's3:GetObject', image, {}, S3_ENDPOINT),
  ),
  check(
    'endpoint-write',
    'The endpoint lets images out, not in',
    'implicitDeny',
    ask(pipelineRun, 's3:PutObject', image, {}, S3_ENDPOINT),
  ),
]

const peopleChecks: readonly Check[] = [
  check(
    'group',
    'Mateo changes his own password: the employees group lets him',
    'allow',
    ask(mateo, 'iam:ChangePassword', mateo),
  ),
  check(
    'barista-morning',
    'In the morning Mateo takes the barista role',
    'allow',
    ask(mateo, 'sts:AssumeRole', iam(PRODUCTION, 'role/barista')),
  ),
  check(
    'cashier-morning',
    'The cashier role only in the afternoon',
    'implicitDeny',
    ask(mateo, 'sts:AssumeRole', iam(PRODUCTION, 'role/cashier')),
  ),
  check(
    'barista-password',
    'As barista he has left his own permissions behind',
    'implicitDeny',
    ask(session(PRODUCTION, 'barista/mateo'), 'iam:ChangePassword', mateo),
  ),
  check(
    'reports-lucia',
    'Lucia reads reports because the bucket names her, even past her boundary',
    'allow',
    ask(iam(PRODUCTION, 'user/lucia'), 's3:GetObject', report, inOffice),
  ),
  check(
    'contractor',
    'The contractor works until the contract ends',
    'allow',
    ask(iam(DEVOPS, 'user/noor'), 'sts:AssumeRole', iam(DEVOPS, 'role/contractor')),
  ),
  check(
    'contractor-over',
    'And not a day longer',
    'implicitDeny',
    ask(iam(DEVOPS, 'user/noor'), 'sts:AssumeRole', iam(DEVOPS, 'role/contractor'), {
      'aws:CurrentTime': '2027-01-01T08:00:00Z',
    }),
  ),
  check(
    'break-glass',
    'Break glass without MFA: nothing',
    'explicitDeny',
    ask(keeper, 'ec2:RebootInstances', inProduction('ec2', 'instance/i-0b8d2f6a15c7e9034')),
  ),
  check(
    'break-glass-mfa',
    'Break glass with MFA: everything that is left to allow',
    'allow',
    ask(
      keeper,
      'ec2:RebootInstances',
      inProduction('ec2', 'instance/i-0b8d2f6a15c7e9034'),
      withMfa,
    ),
  ),
  check(
    'audit-role',
    'Sofia takes the audit role, with MFA',
    'allow',
    ask(
      iam(DEVOPS, 'user/sofia'),
      'sts:AssumeRole',
      iam(PRODUCTION, 'role/SecurityAudit'),
      withMfa,
    ),
  ),
  check(
    'audit-changes-nothing',
    'Auditors change nothing',
    'implicitDeny',
    ask(auditor, 's3:DeleteBucket', 'arn:aws:s3:::securecart-prod', inOffice),
  ),
  check(
    'federated-user',
    'Ben’s guest reads test reports, as far as Ben and the session policy both allow',
    'allow',
    ask(
      `arn:aws:sts::${DEVOPS}:federated-user/report-viewer`,
      's3:GetObject',
      'arn:aws:s3:::securecart-artifacts/test-reports/index.html',
    ),
  ),
]

const organizationChecks: readonly Check[] = [
  check(
    'trail-writes',
    'CloudTrail writes the log of our trail',
    'allow',
    ask('cloudtrail.amazonaws.com', 's3:PutObject', trailLog, {
      'aws:SourceArn': TRAIL,
      's3:x-amz-acl': 'bucket-owner-full-control',
    }),
  ),
  check(
    'trail-confused',
    'Not for a trail of somebody else',
    'implicitDeny',
    ask('cloudtrail.amazonaws.com', 's3:PutObject', trailLog, {
      'aws:SourceArn': `arn:aws:cloudtrail:${REGION}:${PARTNER}:trail/theirs`,
      's3:x-amz-acl': 'bucket-owner-full-control',
    }),
  ),
  check(
    'trail-deleted',
    'The keeper of the management account deletes an old log',
    'allow',
    ask(iam(MANAGEMENT, 'user/break-glass/keeper'), 's3:DeleteObject', trailLog, withMfa),
  ),
  check(
    'trail-kept',
    'Nobody else does: NotPrincipal denies everyone it does not list',
    'explicitDeny',
    ask(auditor, 's3:DeleteObject', trailLog, inOffice),
  ),
  check(
    'root-member',
    'Even the root user of Production cannot leave the organization',
    'explicitDeny',
    ask(iam(PRODUCTION, 'root'), 'organizations:LeaveOrganization', '*'),
  ),
  check(
    'root-management',
    'No SCP reaches the root user of the management account',
    'allow',
    ask(iam(MANAGEMENT, 'root'), 'cloudtrail:StopLogging', TRAIL),
  ),
  check(
    'status-anonymous',
    'Everybody reads the status page',
    'allow',
    ask('anonymous', 's3:GetObject', 'arn:aws:s3:::securecart-status/index.html'),
  ),
  check(
    'site-anonymous',
    'Nobody reads the site around CloudFront',
    'explicitDeny',
    ask('anonymous', 's3:GetObject', 'arn:aws:s3:::securecart-site/index.html'),
  ),
  check(
    'site-cloudfront',
    'CloudFront reads it for our distribution',
    'allow',
    ask('cloudfront.amazonaws.com', 's3:GetObject', 'arn:aws:s3:::securecart-site/index.html', {
      'aws:SourceArn': `arn:aws:cloudfront::${PRODUCTION}:distribution/E2QWRUHEXAMPLE`,
    }),
  ),
  check(
    'partner',
    'The bucket allows the shipping partner, the organization does not',
    'explicitDeny',
    ask(
      iam(PARTNER, 'role/parcels'),
      's3:GetObject',
      'arn:aws:s3:::securecart-reports/shipping/2026-11.csv',
    ),
  ),
]

export const secureCartChecks: readonly Check[] = [
  ...pipelineChecks,
  ...developerChecks,
  ...secretChecks,
  ...peopleChecks,
  ...organizationChecks,
]
