/**
 * Which cells of the matrix some check expects something of: an action of a principal, on whatever resource.
 */

import type { Check } from '../../scenario/model.ts'

export function expectations(
  checks: readonly Check[],
): (principal: string, action: string) => boolean {
  const names = new Set(checks.map(({ question }) => nameOf(question.principal, question.action)))
  return (principal, action) => names.has(nameOf(principal, action))
}

function nameOf(principal: string, action: string): string {
  return `${principal}\n${action.toLowerCase()}`
}
