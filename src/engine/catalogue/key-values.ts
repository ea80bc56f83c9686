/**
 * Condition keys with few values, and what each value means. Keys are in lower case.
 * [reference_policies_condition-keys, the keys' services' guides; as of 2026-09]
 */

/** Values with a word on each, which may be empty. */
type KeyValues = Readonly<Record<string, string>>

/** By key in lower case. */
export const knownValues: ReadonlyMap<string, KeyValues> = new Map<string, KeyValues>([
  [
    'aws:principaltype',
    {
      Account: 'The root user',
      User: 'An IAM user',
      AssumedRole: 'A role session',
      FederatedUser: 'A session of GetFederationToken',
      Anonymous: 'Whoever is not signed in',
    },
  ],
  ['saml:aud', { 'https://signin.aws.amazon.com/saml': 'Sign-in to the console' }],
  [
    'saml:sub_type',
    { persistent: 'The same subject with each sign-in', transient: 'A new one with each' },
  ],
  [
    'token.actions.githubusercontent.com:aud',
    { 'sts.amazonaws.com': 'The audience that GitHub asks for by itself' },
  ],
  [
    'cognito-identity.amazonaws.com:amr',
    { authenticated: 'Signed in', unauthenticated: 'A guest' },
  ],
  [
    's3:x-amz-server-side-encryption',
    {
      AES256: 'Keys of Amazon S3',
      'aws:kms': 'A key of AWS KMS',
      'aws:kms:dsse': 'AWS KMS, in two layers',
    },
  ],
  [
    's3:x-amz-acl',
    {
      'bucket-owner-full-control': 'The bucket’s owner gets the object',
      private: 'The owner alone',
      'public-read': 'Everybody may read',
      'public-read-write': 'Everybody may read and write',
      'authenticated-read': 'Every AWS account may read',
      'bucket-owner-read': 'The bucket’s owner may read',
      'aws-exec-read': 'Amazon EC2 may read',
      'log-delivery-write': 'Amazon S3 may write its access logs',
    },
  ],
  [
    's3:x-amz-storage-class',
    {
      STANDARD: '',
      STANDARD_IA: 'For what is seldom read',
      INTELLIGENT_TIERING: '',
      ONEZONE_IA: '',
      GLACIER_IR: 'Archived, at hand at once',
      GLACIER: 'Archived',
      DEEP_ARCHIVE: 'Archived, the cheapest',
    },
  ],
  [
    's3:object-lock-mode',
    { GOVERNANCE: 'Can be lifted with permission', COMPLIANCE: 'Can be lifted by nobody' },
  ],
  ['s3:object-lock-legal-hold', { ON: '', OFF: '' }],
  ['s3:signatureversion', { 'AWS4-HMAC-SHA256': 'Signature Version 4' }],
  [
    's3:authtype',
    {
      'REST-HEADER': 'Signed in a header',
      'REST-QUERY-STRING': 'A presigned URL',
      POST: 'An upload by form',
    },
  ],
  ['s3:tlsversion', { '1.2': '', '1.3': '' }],
  ['ec2:roledelivery', { '2.0': 'Instance metadata service, version 2', '1.0': 'Version 1' }],
  [
    'ec2:metadatahttptokens',
    { required: 'Version 2 of the metadata service alone', optional: 'Both versions' },
  ],
  ['ec2:metadatahttpendpoint', { enabled: '', disabled: '' }],
  ['ec2:tenancy', { default: 'Shared hardware', dedicated: '', host: '' }],
  [
    'ec2:createaction',
    {
      RunInstances: 'Tags that an instance starts with',
      CreateVolume: '',
      CreateSnapshot: '',
      CreateSecurityGroup: '',
    },
  ],
  ['ec2:volumetype', { gp3: '', gp2: '', io2: '', io1: '', st1: '', sc1: '' }],
  ['ec2:ispublic', { true: '', false: '' }],
  [
    'lambda:functionurlauthtype',
    { AWS_IAM: 'Callers sign their requests', NONE: 'Anybody may call' },
  ],
  [
    'kms:keyspec',
    { SYMMETRIC_DEFAULT: '', RSA_2048: '', RSA_4096: '', ECC_NIST_P256: '', HMAC_256: '' },
  ],
  [
    'kms:keyusage',
    { ENCRYPT_DECRYPT: '', SIGN_VERIFY: '', GENERATE_VERIFY_MAC: '', KEY_AGREEMENT: '' },
  ],
  [
    'kms:keyorigin',
    { AWS_KMS: '', EXTERNAL: 'Imported', AWS_CLOUDHSM: '', EXTERNAL_KEY_STORE: '' },
  ],
  [
    'secretsmanager:versionstage',
    {
      AWSCURRENT: 'The current value',
      AWSPREVIOUS: 'The one before',
      AWSPENDING: 'The one to come',
    },
  ],
  [
    'dynamodb:select',
    { SPECIFIC_ATTRIBUTES: '', ALL_ATTRIBUTES: '', ALL_PROJECTED_ATTRIBUTES: '', COUNT: '' },
  ],
  [
    'dynamodb:returnvalues',
    { NONE: '', ALL_OLD: '', UPDATED_OLD: '', ALL_NEW: '', UPDATED_NEW: '' },
  ],
  [
    'sns:protocol',
    {
      https: '',
      http: '',
      email: '',
      'email-json': '',
      sms: '',
      sqs: '',
      lambda: '',
      firehose: '',
      application: '',
    },
  ],
  ['elasticfilesystem:accessedviamounttarget', { true: '', false: '' }],
  ['sts:signingalgorithm', { ES384: '', RS256: '' }],
  ['iam:registersecuritykey', { CreateUser: '', Activate: '' }],
])

/** Services that pass a caller's credentials on. [reference_policies_condition-keys, aws:CalledVia] */
export const callingOnBehalf: readonly string[] = [
  'cloudformation.amazonaws.com',
  'athena.amazonaws.com',
  'dynamodb.amazonaws.com',
  'kms.amazonaws.com',
  'backup.amazonaws.com',
  'databrew.amazonaws.com',
  'imagebuilder.amazonaws.com',
  'cloud9.amazonaws.com',
  'servicecatalog-appregistry.amazonaws.com',
  'ram.amazonaws.com',
]

/** Services that use a key of AWS KMS for their callers; the Region goes between. [kms:ViaService] */
export const usingKeys: readonly string[] = [
  's3',
  'ec2',
  'rds',
  'dynamodb',
  'secretsmanager',
  'lambda',
  'sqs',
  'sns',
  'ssm',
  'elasticfilesystem',
  'logs',
  'ecr',
  'kinesis',
  'backup',
  'redshift',
  'es',
]
