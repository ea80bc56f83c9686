/**
 * Statements of policies that are attached to users, groups and roles.
 */

import type { PolicyKind } from '../../../engine/index.ts'
import type { StatementSnippet } from './snippet.ts'

const kinds: readonly PolicyKind[] = ['identity', 'boundary', 'session']

export const identitySnippets: readonly StatementSnippet[] = [
  {
    id: 'read-bucket',
    title: 'Read a bucket',
    about: 'List a bucket and read its objects. The bucket and what is in it are two ARNs.',
    kinds,
    statement: {
      Sid: 'ReadBucket',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::[[bucket-name]]', 'arn:aws:s3:::[[bucket-name]]/*'],
    },
  },
  {
    id: 'write-prefix',
    title: 'Read and write below a prefix',
    about: 'Read, write and delete the objects of a bucket whose names begin alike.',
    kinds,
    statement: {
      Sid: 'ReadWritePrefix',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: 'arn:aws:s3:::[[bucket-name]]/[[prefix]]/*',
    },
  },
  {
    id: 'list-prefix',
    title: 'List one prefix of a bucket',
    about: 'List the objects of a bucket, but only those whose names begin with the prefix.',
    kinds,
    statement: {
      Sid: 'ListPrefix',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::[[bucket-name]]',
      Condition: { StringLike: { 's3:prefix': ['[[prefix]]', '[[prefix]]/*'] } },
    },
  },
  {
    id: 'own-folder',
    title: 'A folder of one’s own in a bucket',
    about: 'Each IAM user reads and writes the objects below their own name.',
    kinds,
    statement: {
      Sid: 'OwnFolder',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: 'arn:aws:s3:::[[bucket-name]]/${aws:username}/*',
    },
  },
  {
    id: 'assume-role',
    title: 'Assume a role',
    about:
      'Take a role on. The role’s trust policy has to name the caller or the caller’s account too.',
    kinds,
    statement: {
      Sid: 'AssumeRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::[[account|111122223333]]:role/[[role-name]]',
    },
  },
  {
    id: 'pass-role',
    title: 'Pass a role to a service',
    about:
      'Hand a role to one service, as when a function or an instance is made, and to no other.',
    kinds,
    statement: {
      Sid: 'PassRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::[[account|111122223333]]:role/[[role-name]]',
      Condition: { StringEquals: { 'iam:PassedToService': '[[service|lambda.amazonaws.com]]' } },
    },
  },
  {
    id: 'deny-without-mfa',
    title: 'Deny without MFA',
    about:
      'Whoever signed in without MFA can do nothing but set it up. IfExists: long-term access keys bring no such key.',
    kinds,
    statement: {
      Sid: 'DenyWithoutMFA',
      Effect: 'Deny',
      NotAction: [
        'iam:CreateVirtualMFADevice',
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
        'sts:GetSessionToken',
      ],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  },
  {
    id: 'deny-outside-network',
    title: 'Deny outside a network',
    about:
      'Only from these addresses, except where a service goes on with the caller’s credentials.',
    kinds,
    statement: {
      Sid: 'DenyOutsideNetwork',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        NotIpAddress: { 'aws:SourceIp': ['[[range|203.0.113.0/24]]'] },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    },
  },
  {
    id: 'read-secret',
    title: 'Read one secret',
    about:
      'Secrets Manager puts six characters of its own behind a secret’s name: ?????? stands for them.',
    kinds,
    statement: {
      Sid: 'ReadSecret',
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      Resource:
        'arn:aws:secretsmanager:[[region|eu-central-1]]:[[account|111122223333]]:secret:[[secret-name]]-??????',
    },
  },
  {
    id: 'read-parameters',
    title: 'Read parameters below a path',
    about: 'Read the parameters of Systems Manager whose names begin with the path.',
    kinds,
    statement: {
      Sid: 'ReadParameters',
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      Resource: 'arn:aws:ssm:[[region|eu-central-1]]:[[account|111122223333]]:parameter/[[path]]/*',
    },
  },
  {
    id: 'invoke-function',
    title: 'Run a Lambda function',
    about: 'Call one function, in any of its versions and aliases.',
    kinds,
    statement: {
      Sid: 'InvokeFunction',
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: [
        'arn:aws:lambda:[[region|eu-central-1]]:[[account|111122223333]]:function:[[function-name]]',
        'arn:aws:lambda:[[region|eu-central-1]]:[[account|111122223333]]:function:[[function-name]]:*',
      ],
    },
  },
  {
    id: 'use-table',
    title: 'Read and write a DynamoDB table',
    about: 'Read and write the items of one table, and query its indexes.',
    kinds,
    statement: {
      Sid: 'UseTable',
      Effect: 'Allow',
      Action: [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
      ],
      Resource: [
        'arn:aws:dynamodb:[[region|eu-central-1]]:[[account|111122223333]]:table/[[table-name]]',
        'arn:aws:dynamodb:[[region|eu-central-1]]:[[account|111122223333]]:table/[[table-name]]/index/*',
      ],
    },
  },
  {
    id: 'own-rows',
    title: 'DynamoDB rows of one’s own',
    about: 'Only the items whose partition key is the caller’s user name.',
    kinds,
    statement: {
      Sid: 'OwnRows',
      Effect: 'Allow',
      Action: [
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
      ],
      Resource:
        'arn:aws:dynamodb:[[region|eu-central-1]]:[[account|111122223333]]:table/[[table-name]]',
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${aws:username}' } },
    },
  },
  {
    id: 'own-credentials',
    title: 'Manage one’s own password and keys',
    about: 'Each IAM user changes their own password and access keys, and no one else’s.',
    kinds,
    statement: {
      Sid: 'OwnCredentials',
      Effect: 'Allow',
      Action: [
        'iam:ChangePassword',
        'iam:CreateAccessKey',
        'iam:DeleteAccessKey',
        'iam:ListAccessKeys',
        'iam:UpdateAccessKey',
      ],
      Resource: 'arn:aws:iam::*:user/${aws:username}',
    },
  },
  {
    id: 'instances-by-tag',
    title: 'Instances with the caller’s tag',
    about: 'Start and stop the instances that carry the same tag as the caller.',
    kinds,
    statement: {
      Sid: 'InstancesByTag',
      Effect: 'Allow',
      Action: ['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances'],
      Resource: 'arn:aws:ec2:[[region|eu-central-1]]:[[account|111122223333]]:instance/*',
      Condition: {
        StringEquals: { 'aws:ResourceTag/[[tag|team]]': '${aws:PrincipalTag/[[tag|team]]}' },
      },
    },
  },
  {
    id: 'write-logs',
    title: 'Write logs of a function',
    about: 'What a Lambda function needs to write its own logs.',
    kinds,
    statement: {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource:
        'arn:aws:logs:[[region|eu-central-1]]:[[account|111122223333]]:log-group:/aws/lambda/[[function-name]]:*',
    },
  },
  {
    id: 'use-key-through-service',
    title: 'Use a KMS key through one service',
    about: 'Decrypt and encrypt with a key, but only where the service does it for the caller.',
    kinds,
    statement: {
      Sid: 'UseKeyThroughService',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: 'arn:aws:kms:[[region|eu-central-1]]:[[account|111122223333]]:key/[[key-id]]',
      Condition: {
        StringEquals: { 'kms:ViaService': '[[service|s3]].[[region|eu-central-1]].amazonaws.com' },
      },
    },
  },
]
