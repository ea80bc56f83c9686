/**
 * Statements of policies that are attached to resources and to VPC endpoints.
 */

import type { StatementSnippet } from './snippet.ts'

export const resourceSnippets: readonly StatementSnippet[] = [
  {
    id: 'bucket-tls',
    title: 'Bucket: only over TLS',
    about: 'No request to the bucket that is not encrypted on its way.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'OnlyOverTLS',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::[[bucket-name]]', 'arn:aws:s3:::[[bucket-name]]/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  },
  {
    id: 'bucket-cloudtrail',
    title: 'Bucket: delivery by CloudTrail',
    about:
      'One trail writes its records. CloudTrail also wants to read the bucket’s ACL: s3:GetBucketAcl on the bucket itself.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'CloudTrailDelivery',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::[[bucket-name]]/AWSLogs/[[account|111122223333]]/*',
      Condition: {
        StringEquals: {
          's3:x-amz-acl': 'bucket-owner-full-control',
          'aws:SourceArn':
            'arn:aws:cloudtrail:[[region|eu-central-1]]:[[account|111122223333]]:trail/[[trail-name]]',
        },
      },
    },
  },
  {
    id: 'bucket-access-logs',
    title: 'Bucket: server access logs',
    about: 'Amazon S3 writes the access logs of another bucket of this account.',
    kinds: ['resource'],
    own: 'log-bucket',
    statement: {
      Sid: 'AccessLogs',
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::[[log-bucket]]/[[prefix]]/*',
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::[[source-bucket]]' },
        StringEquals: { 'aws:SourceAccount': '[[account|111122223333]]' },
      },
    },
  },
  {
    id: 'bucket-endpoint',
    title: 'Bucket: only through a VPC endpoint',
    about:
      'Everything else is denied, the console and whoever wrote this included: try it on a bucket that can be lost.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'OnlyThroughEndpoint',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::[[bucket-name]]', 'arn:aws:s3:::[[bucket-name]]/*'],
      Condition: { StringNotEquals: { 'aws:SourceVpce': '[[endpoint|vpce-0a1b2c3d4e5f60718]]' } },
    },
  },
  {
    id: 'bucket-share',
    title: 'Bucket: another account reads',
    about: 'Whom the other account allows it by a policy of its own reads the objects.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'ShareWithAccount',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[other-account|444455556666]]:root' },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::[[bucket-name]]', 'arn:aws:s3:::[[bucket-name]]/*'],
    },
  },
  {
    id: 'bucket-organization',
    title: 'Bucket: the organization reads',
    about: 'Every principal of the organization’s accounts that is allowed it reads the objects.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'ShareWithOrganization',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::[[bucket-name]]/*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': '[[organization|o-a1b2c3d4e5]]' } },
    },
  },
  {
    id: 'bucket-cloudfront',
    title: 'Bucket: CloudFront serves it',
    about: 'One distribution reads the objects through its origin access control.',
    kinds: ['resource'],
    own: 'bucket-name',
    statement: {
      Sid: 'CloudFrontReads',
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::[[bucket-name]]/*',
      Condition: {
        StringEquals: {
          'aws:SourceArn':
            'arn:aws:cloudfront::[[account|111122223333]]:distribution/[[distribution-id]]',
        },
      },
    },
  },
  {
    id: 'key-account',
    title: 'KMS key: the account decides',
    about:
      'Lets policies in the account grant the use of the key. Without it only the key policy counts.',
    kinds: ['resource'],
    statement: {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[account|111122223333]]:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  },
  {
    id: 'key-use',
    title: 'KMS key: a role uses it',
    about: 'One role encrypts and decrypts with the key, without administering it.',
    kinds: ['resource'],
    statement: {
      Sid: 'RoleUsesKey',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[account|111122223333]]:role/[[role-name]]' },
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
      Resource: '*',
    },
  },
  {
    id: 'queue-topic',
    title: 'SQS queue: a topic sends',
    about: 'One SNS topic sends its messages to the queue.',
    kinds: ['resource'],
    own: 'queue-name',
    statement: {
      Sid: 'TopicSends',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: 'arn:aws:sqs:[[region|eu-central-1]]:[[account|111122223333]]:[[queue-name]]',
      Condition: {
        ArnEquals: {
          'aws:SourceArn':
            'arn:aws:sns:[[region|eu-central-1]]:[[account|111122223333]]:[[topic-name]]',
        },
      },
    },
  },
  {
    id: 'topic-rule',
    title: 'SNS topic: an EventBridge rule publishes',
    about: 'One rule sends its events to the topic.',
    kinds: ['resource'],
    own: 'topic-name',
    statement: {
      Sid: 'RulePublishes',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: 'arn:aws:sns:[[region|eu-central-1]]:[[account|111122223333]]:[[topic-name]]',
      Condition: {
        ArnEquals: {
          'aws:SourceArn':
            'arn:aws:events:[[region|eu-central-1]]:[[account|111122223333]]:rule/[[rule-name]]',
        },
      },
    },
  },
  {
    id: 'function-bucket',
    title: 'Lambda function: a bucket calls',
    about: 'Amazon S3 runs the function when something happens in one bucket of this account.',
    kinds: ['resource'],
    own: 'function-name',
    statement: {
      Sid: 'BucketCalls',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource:
        'arn:aws:lambda:[[region|eu-central-1]]:[[account|111122223333]]:function:[[function-name]]',
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::[[bucket-name]]' },
        StringEquals: { 'aws:SourceAccount': '[[account|111122223333]]' },
      },
    },
  },
  {
    id: 'secret-share',
    title: 'Secret: a role of another account reads',
    about:
      'The role’s own policy has to allow it too, and the key that the secret is encrypted with.',
    kinds: ['resource'],
    statement: {
      Sid: 'ShareSecret',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[other-account|444455556666]]:role/[[role-name]]' },
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    },
  },
  {
    id: 'endpoint-organization',
    title: 'Only the organization’s own',
    about:
      'Through the endpoint, principals of the organization reach the organization’s resources alone.',
    kinds: ['endpoint'],
    statement: {
      Sid: 'OnlyOrganization',
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: {
        StringEquals: {
          'aws:PrincipalOrgID': '[[organization|o-a1b2c3d4e5]]',
          'aws:ResourceOrgID': '[[organization|o-a1b2c3d4e5]]',
        },
      },
    },
  },
  {
    id: 'endpoint-bucket',
    title: 'One bucket through the endpoint',
    about: 'Nothing but this bucket can be reached through the endpoint.',
    kinds: ['endpoint'],
    statement: {
      Sid: 'OneBucket',
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::[[bucket-name]]', 'arn:aws:s3:::[[bucket-name]]/*'],
    },
  },
]
