/** What an editor in a test is told: a small world, and AWS's data as the site serves it or not at all. */

import type { PolicyHelp, Surroundings } from '../../../src/editor/policy-editor.ts'

export const aroundPolicy: Surroundings = {
  kind: 'identity',
  accountId: '111122223333',
  attachedTo: [],
  organization: { id: 'o-a1b2c3d4e5', paths: ['o-a1b2c3d4e5/r-ab12/'] },
  accounts: [
    { id: '111122223333', name: 'Production' },
    { id: '444455556666', name: 'DevOps' },
  ],
  principals: [
    { arn: 'arn:aws:iam::111122223333:user/ana', label: 'user/ana', type: 'User' },
    { arn: 'arn:aws:iam::111122223333:role/deploy', label: 'role/deploy', type: 'Role' },
  ],
  resources: [
    { arn: 'arn:aws:s3:::shop', label: 'shop', type: 'S3 bucket' },
    { arn: 'arn:aws:s3:::shop/img/1.png', label: 'shop/img/1.png', type: 'S3 object' },
  ],
  identityProviders: [
    {
      arn: 'arn:aws:iam::111122223333:saml-provider/corp',
      label: 'saml-provider/corp',
      type: 'SAML provider',
    },
  ],
  vpcEndpoints: [{ id: 'vpce-0a1b2c3d4e5f60718', vpcId: 'vpc-0a1b2c3d4e5f60718' }],
  tags: [{ key: 'team', values: ['payments', 'shop'] }],
}

export function nothingLoaded(around: Surroundings = aroundPolicy): PolicyHelp {
  return {
    aws: {
      state: 'failed',
      loadNames: () => Promise.resolve(false),
      catalogue: null,
      keys: null,
      service: () => null,
      loadService: () => Promise.resolve(null),
    },
    surroundings: () => around,
  }
}
