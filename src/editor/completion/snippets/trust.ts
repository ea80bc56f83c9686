/**
 * Statements of role trust policies: who may take the role on.
 */

import type { StatementSnippet } from './snippet.ts'

export const trustSnippets: readonly StatementSnippet[] = [
  service('trust-lambda', 'Trust Lambda functions', 'lambda', 'Functions run with the role.'),
  service(
    'trust-ec2',
    'Trust EC2 instances',
    'ec2',
    'Instances with the role’s instance profile use it.',
  ),
  service('trust-ecs', 'Trust ECS tasks', 'ecs-tasks', 'The containers of a task use the role.'),
  {
    id: 'trust-pods',
    title: 'Trust EKS pods',
    about:
      'Pods use the role through EKS Pod Identity, which tags the session with where they run.',
    kinds: ['trust'],
    statement: {
      Sid: 'TrustPods',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  },
  {
    id: 'trust-account',
    title: 'Trust another account, with an external id',
    about:
      'For a third party that acts in many accounts: the external id tells its customers apart, so that nobody can have it use the role of another.',
    kinds: ['trust'],
    statement: {
      Sid: 'TrustAccount',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[other-account|444455556666]]:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': '[[external-id]]' } },
    },
  },
  {
    id: 'trust-member',
    title: 'Trust an account of the organization, with MFA',
    about:
      'Whoever of the account is allowed it, signed in with MFA, while the account is in the organization.',
    kinds: ['trust'],
    statement: {
      Sid: 'TrustMember',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::[[other-account|444455556666]]:root' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': '[[organization|o-a1b2c3d4e5]]' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    },
  },
  {
    id: 'trust-github',
    title: 'Trust GitHub Actions',
    about: 'Workflows of one branch of one repository, without stored credentials.',
    kinds: ['trust'],
    statement: {
      Sid: 'TrustGitHub',
      Effect: 'Allow',
      Principal: {
        Federated:
          'arn:aws:iam::[[account|111122223333]]:oidc-provider/token.actions.githubusercontent.com',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub':
            'repo:[[owner]]/[[repository]]:ref:refs/heads/[[branch|main]]',
        },
      },
    },
  },
  {
    id: 'trust-saml',
    title: 'Trust a SAML provider',
    about: 'Whoever the provider has signed in, for the console.',
    kinds: ['trust'],
    statement: {
      Sid: 'TrustSAML',
      Effect: 'Allow',
      Principal: {
        Federated: 'arn:aws:iam::[[account|111122223333]]:saml-provider/[[provider-name]]',
      },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  },
]

function service(id: string, title: string, name: string, about: string): StatementSnippet {
  return {
    ...{ id, title, about, kinds: ['trust'] },
    statement: {
      Sid: title.replace(/\W/g, ''),
      Effect: 'Allow',
      Principal: { Service: `${name}.amazonaws.com` },
      Action: 'sts:AssumeRole',
    },
  }
}
