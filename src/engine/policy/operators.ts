/**
 * The condition operators: one row each; negation, IfExists and the set forms are derived.
 * [reference_policies_elements_condition_operators]
 */

/** What an operator reads its operands as. */
export type Operand =
  'string' | 'number' | 'date' | 'boolean' | 'binary' | 'address' | 'arn' | 'presence'

/** How two operands compare, before negation. */
export type Comparison =
  | 'equal'
  | 'equalIgnoringCase'
  | 'like'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'within'
  | 'presence'

export interface OperatorRow {
  readonly name: string
  readonly operand: Operand
  readonly comparison: Comparison
  readonly negated: boolean
}

function row(name: string, operand: Operand, comparison: Comparison, negated = false): OperatorRow {
  return { name, operand, comparison, negated }
}

/** Every operator, without set prefix and IfExists. */
export const operators: readonly OperatorRow[] = [
  row('StringEquals', 'string', 'equal'),
  row('StringNotEquals', 'string', 'equal', true),
  row('StringEqualsIgnoreCase', 'string', 'equalIgnoringCase'),
  row('StringNotEqualsIgnoreCase', 'string', 'equalIgnoringCase', true),
  row('StringLike', 'string', 'like'),
  row('StringNotLike', 'string', 'like', true),
  row('NumericEquals', 'number', 'equal'),
  row('NumericNotEquals', 'number', 'equal', true),
  row('NumericLessThan', 'number', 'less'),
  row('NumericLessThanEquals', 'number', 'lessOrEqual'),
  row('NumericGreaterThan', 'number', 'greater'),
  row('NumericGreaterThanEquals', 'number', 'greaterOrEqual'),
  row('DateEquals', 'date', 'equal'),
  row('DateNotEquals', 'date', 'equal', true),
  row('DateLessThan', 'date', 'less'),
  row('DateLessThanEquals', 'date', 'lessOrEqual'),
  row('DateGreaterThan', 'date', 'greater'),
  row('DateGreaterThanEquals', 'date', 'greaterOrEqual'),
  row('Bool', 'boolean', 'equal'),
  row('BinaryEquals', 'binary', 'equal'),
  row('IpAddress', 'address', 'within'),
  row('NotIpAddress', 'address', 'within', true),
  // ArnEquals and ArnLike behave alike (3.8).
  row('ArnEquals', 'arn', 'like'),
  row('ArnNotEquals', 'arn', 'like', true),
  row('ArnLike', 'arn', 'like'),
  row('ArnNotLike', 'arn', 'like', true),
  row('Null', 'presence', 'presence'),
]

const byLowerName: ReadonlyMap<string, OperatorRow> = new Map(
  operators.map((each) => [each.name.toLowerCase(), each]),
)

/** Every operator's name, without set prefix and IfExists. */
export const operatorNames: readonly string[] = operators.map(({ name }) => name)

/** An operator as a policy writes it. */
export interface Operator {
  readonly row: OperatorRow
  readonly set: 'none' | 'all' | 'any'
  readonly ifExists: boolean
  /** AWS's spelling of the whole. */
  readonly name: string
}

/** Reads an operator's name in any letter case (G63); null when there is none of that name. */
export function parseOperator(text: string): Operator | null {
  const lower = text.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon < 0 ? '' : lower.slice(0, colon)
  if (colon >= 0 && prefix !== 'forallvalues' && prefix !== 'foranyvalue') return null
  const rest = lower.slice(colon + 1)
  const ifExists = rest.endsWith('ifexists')
  const found = byLowerName.get(ifExists ? rest.slice(0, -'ifexists'.length) : rest)
  if (found === undefined) return null
  const set = prefix === 'forallvalues' ? 'all' : prefix === 'foranyvalue' ? 'any' : 'none'
  const shown = set === 'all' ? 'ForAllValues:' : set === 'any' ? 'ForAnyValue:' : ''
  return { row: found, set, ifExists, name: `${shown}${found.name}${ifExists ? 'IfExists' : ''}` }
}

/** Whether values of this operator may hold policy variables (M14). */
export function takesVariables(operand: Operand): boolean {
  return operand === 'string' || operand === 'arn' || operand === 'boolean'
}

/** Whether a test holds for a request that lacks its key (C4, C10, C11, C13, C14). Null asks just that, and is not meant. */
export function holdsWhenMissing({ row, set, ifExists }: Operator): boolean {
  if (ifExists || set === 'all') return true
  return set === 'none' && row.negated
}
