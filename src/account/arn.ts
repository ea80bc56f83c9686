/**
 * The parts of an ARN.
 */

export interface ArnParts {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** Everything after the fifth colon. */
  readonly resource: string
}

export function splitArn(arn: string): ArnParts | null {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn)
  if (match === null) return null
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text)
}
