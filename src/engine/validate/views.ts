/**
 * Prepares a statement for the rules: names in lower case, ARNs in fields, operators looked up.
 */

import type { ConditionTest, Statement } from '../policy/model.ts'
import { parseOperator } from '../policy/operators.ts'
import { splitArn } from '../match/arn.ts'
import type { TextValue } from '../text/span.ts'
import type { ActionView, ArnFields, ResourceView, StatementView, TestView } from './rule.ts'

/** A statement as rules see it. */
export function viewStatement(statement: Statement): StatementView {
  return {
    statement,
    actions: statement.action.values.map(viewAction),
    resources: (statement.resource?.values ?? []).map(viewResource),
    principals: statement.principal?.values ?? [],
    tests: statement.conditions.flatMap(viewTest),
  }
}

function viewAction(value: TextValue): ActionView {
  const lower = value.value.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon < 0 ? lower : lower.slice(0, colon)
  const name = colon < 0 ? '' : lower.slice(colon + 1)
  return { value, lower, prefix, name, wild: /[*?]/.test(lower) }
}

function viewResource(value: TextValue): ResourceView {
  return { value, arn: arnFields(value.value) }
}

/**
 * The fields of a full ARN, wildcards and variables as they stand; null for any other text.
 * A variable before the resource is ordinary text (M14) whose colon splits the ARN: that has its own finding.
 */
export function arnFields(text: string): ArnFields | null {
  const [head, partition, service, region, account, resource] = splitArn(text).segments
  if (head !== 'arn' || partition === undefined || service === undefined) return null
  if (region === undefined || account === undefined || resource === undefined) return null
  if (`${partition}${service}${region}${account}`.includes('${')) return null
  return { partition, service, region, account, resource }
}

function viewTest(test: ConditionTest): TestView[] {
  const operator = parseOperator(test.operator.value)
  return operator === null ? [] : [{ test, operator, key: test.key.value.toLowerCase() }]
}
