/**
 * How policies are addressed: readable, stable while the policy exists, unique in a world.
 */

import type { PolicyRef } from './questions.ts'

export const refs = {
  /** 'p-…' */
  organizationPolicy: (id: string): PolicyRef => id,
  /** 'arn:aws:iam::A:policy/Name' */
  managedPolicy: (arn: string): PolicyRef => arn,
  /** 'arn:aws:iam::A:role/R#inline/Name' */
  inline: (ownerArn: string, name: string): PolicyRef => `${ownerArn}#inline/${name}`,
  /** 'arn:aws:iam::A:role/R#trust' */
  trust: (roleArn: string): PolicyRef => `${roleArn}#trust`,
  /** 'arn:aws:s3:::b#policy' */
  resource: (arn: string): PolicyRef => `${arn}#policy`,
  /** 'arn:aws:sts::A:assumed-role/R/S#session/Name' */
  session: (sessionArn: string, name: string): PolicyRef => `${sessionArn}#session/${name}`,
  /** 'permission-set/Name#inline' */
  permissionSetInline: (name: string): PolicyRef => `permission-set/${name}#inline`,
  /** 'vpce-…#policy' */
  endpoint: (id: string): PolicyRef => `${id}#policy`,
} as const
