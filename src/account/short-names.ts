/**
 * Short names of principals and resources, for display.
 */

import { splitArn } from './arn.ts'

/** Stands between a role and its session. */
const SESSION_MARK = '▸'

/** 'user/ana', 'role/deploy ▸ ci-run-42', 'root of 111122223333'; other text as it is. */
export function shortPrincipal(text: string): string {
  const parts = splitArn(text)
  if (parts === null || (parts.service !== 'iam' && parts.service !== 'sts')) return text
  if (parts.resource === 'root') return `root of ${parts.account}`
  const [type = '', ...rest] = parts.resource.split('/')
  switch (type) {
    case 'user':
    case 'group':
    case 'role':
      return `${type}/${rest.at(-1) ?? ''}`
    case 'assumed-role':
      return `role/${rest[0] ?? ''} ${SESSION_MARK} ${rest.slice(1).join('/')}`
    default:
      return parts.resource
  }
}

/** What a person calls the resource: the ARN without its first five parts; other text as it is. */
export function shortArn(arn: string): string {
  return splitArn(arn)?.resource ?? arn
}
