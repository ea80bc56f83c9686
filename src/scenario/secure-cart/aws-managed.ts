/**
 * The AWS managed policies that SecureCart uses, word for word as AWS publishes them.
 */

import type { ManagedPolicy } from '../../account/index.ts'
import { documentText, type Json } from '../document-text.ts'

function published(
  name: string,
  id: string,
  description: string,
  version: { readonly versionId: string; readonly createdAt: string },
  statements: Json,
  path = '',
): ManagedPolicy {
  const document = documentText({ Version: '2012-10-17', Statement: statements })
  return {
    arn: `arn:aws:iam::aws:policy/${path}${name}`,
    id,
    name,
    description,
    awsManaged: true,
    versions: [{ ...version, document }],
    defaultVersionId: version.versionId,
  }
}

export const administratorAccess = published(
  'AdministratorAccess',
  'ANPAIWMBCKSKIEE64ZLYK',
  'Provides full access to AWS services and resources.',
  { versionId: 'v1', createdAt: '2015-02-06T18:39:46Z' },
  [{ Effect: 'Allow', Action: '*', Resource: '*' }],
)

export const userChangePassword = published(
  'IAMUserChangePassword',
  'ANPAJ4L4MM2A7QIEB56MS',
  'Provides the ability for an IAM user to change their own password.',
  { versionId: 'v2', createdAt: '2016-11-15T23:18:55Z' },
  [
    {
      Effect: 'Allow',
      Action: ['iam:ChangePassword'],
      Resource: ['arn:aws:iam::*:user/${aws:username}'],
    },
    { Effect: 'Allow', Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' },
  ],
)

export const s3ReadOnlyAccess = published(
  'AmazonS3ReadOnlyAccess',
  'ANPAIZTJ4DXE7G6AGAE6M',
  'Provides read only access to all buckets via the AWS Management Console.',
  { versionId: 'v3', createdAt: '2023-08-10T21:31:39Z' },
  [
    {
      Effect: 'Allow',
      Action: [
        's3:Get*',
        's3:List*',
        's3:Describe*',
        's3-object-lambda:Get*',
        's3-object-lambda:List*',
      ],
      Resource: '*',
    },
  ],
)

export const lambdaBasicExecution = published(
  'AWSLambdaBasicExecutionRole',
  'ANPAJNCQGXC42545SKXIK',
  'Provides write permissions to CloudWatch Logs.',
  { versionId: 'v1', createdAt: '2015-04-09T15:03:43Z' },
  [
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  ],
  'service-role/',
)

export const organizationsServiceTrust = published(
  'AWSOrganizationsServiceTrustPolicy',
  'ANPAIQH6ROMVVECFVRJPK',
  'A policy to allow AWS Organizations to share trust with other approved AWS Services for the purpose of simplifying customer configuration.',
  { versionId: 'v3', createdAt: '2026-03-05T19:12:00Z' },
  [
    {
      Sid: 'AllowDeletionOfServiceLinkedRoleForOrganizations',
      Effect: 'Allow',
      Action: ['iam:DeleteRole'],
      Resource: ['arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*'],
    },
    {
      Sid: 'AllowCreationOfServiceLinkedRoles',
      Effect: 'Allow',
      Action: ['iam:CreateServiceLinkedRole'],
      Resource: '*',
    },
    {
      Sid: 'ListRolesSLR',
      Effect: 'Allow',
      Action: 'iam:ListRoles',
      Resource: 'arn:aws:iam::*:role/aws-service-role/*',
    },
  ],
  'aws-service-role/',
)
