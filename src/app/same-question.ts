/**
 * Whether two questions ask the same: the order of the keys in their contexts tells nothing.
 */

import type { Question } from '../account/questions.ts'

export function sameQuestion(a: Question, b: Question): boolean {
  return (
    a.principal === b.principal &&
    a.action === b.action &&
    a.resource === b.resource &&
    a.vpcEndpointId === b.vpcEndpointId &&
    sameContext(a.context, b.context)
  )
}

function sameContext(a: Question['context'], b: Question['context']): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && JSON.stringify(a[key]) === JSON.stringify(b[key]))
  )
}
