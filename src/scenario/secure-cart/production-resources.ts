/**
 * What the Production account holds: buckets, secrets, a key, tables, functions, nodes.
 */

import type { Resource, VpcEndpoint } from '../../account/index.ts'
import {
  ORGANIZATION,
  PARTNER,
  PAYMENT_KEY,
  PAYMENT_SECRET,
  PRODUCTION,
  REGION,
  S3_ENDPOINT,
  SECRETS_ENDPOINT,
  VPC,
  iam,
  inProduction,
} from './names.ts'
import { bucket, object, policy, resource, tag } from './parts.ts'

const LAMBDA_PAYMENTS = iam(PRODUCTION, 'role/lambda-payments')

const images = bucket(
  'securecart-prod',
  policy(
    {
      Sid: 'DeployUploads',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'role/deploy') },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::securecart-prod/*',
    },
    {
      Sid: 'ShopReads',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'root') },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-prod/*',
    },
    {
      Sid: 'KeepProductImages',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      Resource: 'arn:aws:s3:::securecart-prod/*',
    },
  ),
  { tags: [tag('team', 'storefront'), tag('holds', 'product-images')] },
)

const site = bucket(
  'securecart-site',
  policy({
    Sid: 'OnlyOurDistribution',
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::securecart-site/*',
    Condition: {
      StringEquals: {
        'aws:SourceArn': `arn:aws:cloudfront::${PRODUCTION}:distribution/E2QWRUHEXAMPLE`,
      },
    },
  }),
  { tags: [tag('team', 'storefront')] },
)

const reports = bucket(
  'securecart-reports',
  policy(
    {
      Sid: 'LuciaReadsReports',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'user/lucia') },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-reports/*',
    },
    {
      Sid: 'PartnerReadsShipping',
      Effect: 'Allow',
      Principal: { AWS: iam(PARTNER, 'root') },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-reports/shipping/*',
    },
  ),
)

const paymentSecret = resource({
  arn: PAYMENT_SECRET,
  type: 'Secret',
  name: 'payments/stripe',
  policy: policy(
    {
      Sid: 'PaymentsFunctionReads',
      Effect: 'Allow',
      Principal: { AWS: LAMBDA_PAYMENTS },
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    },
    {
      Sid: 'NobodyElseReads',
      Effect: 'Deny',
      Principal: '*',
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': LAMBDA_PAYMENTS } },
    },
  ),
  tags: [tag('team', 'payments')],
})

const paymentKey = resource({
  arn: PAYMENT_KEY,
  type: 'KMS key',
  name: 'payments',
  policy: policy(
    {
      Sid: 'Account administers but does not decrypt',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'root') },
      Action: [
        'kms:Describe*',
        'kms:Disable*',
        'kms:Enable*',
        'kms:Get*',
        'kms:List*',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
      ],
      Resource: '*',
    },
    {
      Sid: 'Payments function decrypts through Secrets Manager',
      Effect: 'Allow',
      Principal: { AWS: LAMBDA_PAYMENTS },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com` } },
    },
  ),
  tags: [tag('team', 'payments')],
})

const resizeImages = resource({
  arn: inProduction('lambda', 'function:resize-images'),
  type: 'Lambda function',
  name: 'resize-images',
  policy: policy({
    Sid: 'CalledByImageBucket',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: inProduction('lambda', 'function:resize-images'),
    Condition: {
      StringEquals: { 'aws:SourceAccount': PRODUCTION },
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::securecart-prod' },
    },
  }),
})

function table(name: string): Resource {
  return resource({
    arn: inProduction('dynamodb', `table/${name}`),
    type: 'DynamoDB table',
    name,
    tags: [tag('team', name === 'carts' ? 'storefront' : 'shop')],
  })
}

function lambdaFunction(name: string): Resource {
  return resource({
    arn: inProduction('lambda', `function:${name}`),
    type: 'Lambda function',
    name,
  })
}

/** Nodes that Systems Manager manages: EC2 instances, and machines of our own. */
function node(arn: string, name: string, team: string): Resource {
  return resource({
    arn,
    type: 'Managed node',
    name,
    tags: [tag('team', team), tag('Patch Group', 'weekly')],
  })
}

export const productionResources: readonly Resource[] = [
  images,
  object('securecart-prod', 'img/1.png'),
  site,
  object('securecart-site', 'index.html'),
  reports,
  object('securecart-reports', '2026/october.csv'),
  paymentSecret,
  resource({
    arn: inProduction('secretsmanager', 'secret:orders/database-Xy34Zt'),
    type: 'Secret',
    name: 'orders/database',
    tags: [tag('team', 'storefront'), tag('rotation', '30 days')],
  }),
  paymentKey,
  table('orders'),
  table('carts'),
  table('menu'),
  resizeImages,
  lambdaFunction('payments'),
  lambdaFunction('orders'),
  node(inProduction('ec2', 'instance/i-0a4c1e7d93b2f5868'), 'web-1', 'storefront'),
  node(inProduction('ec2', 'instance/i-0b8d2f6a15c7e9034'), 'payments-1', 'payments'),
  node(inProduction('ssm', 'managed-instance/mi-04e9b7d1c3a5f2680'), 'till-1', 'shop'),
  node(inProduction('ssm', 'managed-instance/mi-0d6f8c2b4a1e3579c'), 'till-2', 'shop'),
  resource({
    arn: inProduction('logs', 'log-group:/aws/lambda/payments'),
    type: 'Log group',
    name: '/aws/lambda/payments',
  }),
  resource({
    arn: inProduction('access-analyzer', 'analyzer/organization'),
    type: 'Access Analyzer',
    name: 'organization',
  }),
]

export const productionEndpoints: readonly VpcEndpoint[] = [
  {
    id: S3_ENDPOINT,
    vpcId: VPC,
    service: 's3',
    type: 'gateway',
    policy: policy({
      Sid: 'ReadOurBuckets',
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceOrgID': ORGANIZATION } },
    }),
  },
  {
    id: SECRETS_ENDPOINT,
    vpcId: VPC,
    service: 'secretsmanager',
    type: 'interface',
    policy: null,
  },
]
