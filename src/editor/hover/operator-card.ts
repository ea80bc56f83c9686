/**
 * Help on a condition operator: when it holds, what a missing key does, and what its values look like.
 */

import {
  holdsWhenMissing,
  nearestName,
  operatorFacts,
  operatorNames,
  parseOperator,
  takesVariables,
} from '../../engine/index.ts'
import type { Operator, OperatorFacts } from '../../engine/index.ts'
import { cardOf, doubt, mind, pageSource, plainly } from './card.ts'
import type { Fact, HelpCard, Paragraph } from './card.ts'
import { code, marked, say } from './words.ts'
import type { Words } from './words.ts'

const page = 'reference_policies_elements_condition_operators'

/**
 * @param effect of the statement, as it stands
 * @param keys how many keys stand under the operator
 */
export function operatorCard(written: string, effect: string | null, keys: number): HelpCard {
  const operator = parseOperator(written)
  const facts = operator === null ? null : operatorFacts(operator.row)
  if (operator === null || facts === null) return unknownOperator(written)
  const isNull = operator.row.operand === 'presence'
  return cardOf({
    title: operator.name,
    kind: ['Condition operator'],
    paragraphs: [
      ...(isNull ? presence(operator) : comparison(operator, facts)),
      ...(isNull ? [] : pitfalls(operator, effect, keys)),
      ...(written === operator.name ? [] : [doubt('operator-case')]), // G63
    ],
    facts: isNull ? [valueFact(facts)] : tableOf(operator, facts),
    source: pageSource(page),
  })
}

function comparison(operator: Operator, facts: OperatorFacts): readonly Paragraph[] {
  const { row, set, ifExists } = operator
  return [
    plainly(holds(operator, facts)),
    ...(facts.more === '' ? [] : [plainly(marked(facts.more))]),
    ...(set !== 'none' && ifExists ? [doubt('if-exists-sets')] : []), // C11
    ...(set === 'all' && row.negated ? [doubt('for-all-not-like')] : []), // C19
  ]
}

/** C2, C13 to C15 */
function holds({ row, set }: Operator, { compares }: OperatorFacts): Words {
  const which = row.negated ? 'none of the values here' : 'at least one of the values here'
  switch (set) {
    case 'none':
      return say`Holds when the key’s value ${compares} ${which}.`
    case 'all':
      return say`Holds when every value that the request has for the key ${compares} ${which}.`
    case 'any':
      return say`Holds when some value that the request has for the key ${compares} ${which}.`
  }
}

function tableOf(operator: Operator, facts: OperatorFacts): readonly Fact[] {
  const { operand } = operator.row
  return [
    { name: 'Key is missing', words: [missing(operator)] },
    ...(facts.letterCase === 'none'
      ? []
      : [
          {
            name: 'Letter case',
            words: [facts.letterCase === 'counts' ? 'counts' : 'does not count'],
          },
        ]),
    valueFact(facts),
    { name: 'Wildcards', words: wildcards(facts) },
    { name: 'Policy variables', words: [variables(operand)] },
  ]
}

function valueFact({ value, example }: OperatorFacts): Fact {
  return { name: 'A value is', words: say`${marked(value)}, such as ${code(example)}` }
}

/** M14 */
function variables(operand: Operator['row']['operand']): string {
  if (!takesVariables(operand)) return 'are plain text'
  return operand === 'boolean'
    ? 'are filled in, on which AWS’s documents disagree'
    : 'are filled in'
}

function missing(operator: Operator): string {
  const { row, set, ifExists } = operator
  if (!holdsWhenMissing(operator)) return 'does not hold'
  if (set === 'all') return 'holds, for there is no value that fails'
  if (row.negated && ifExists) return 'holds, as it would without IfExists' // C10
  return ifExists ? 'holds, because of IfExists' : 'holds, because it is negated'
}

function wildcards({ wildcards: kind }: OperatorFacts): Words {
  const both = say`${code('*')} and ${code('?')}`
  switch (kind) {
    case 'whole':
      return say`${both}, over the whole value`
    case 'parts':
      return say`${both}, within each part`
    case 'plain':
      return say`none: ${both} are plain characters`
  }
}

/** What this statement makes of it. */
function pitfalls(operator: Operator, effect: string | null, keys: number): readonly Paragraph[] {
  const { row, set, ifExists } = operator
  const found: Paragraph[] = []
  const anyway = holdsWhenMissing(operator)
  if (effect === 'Deny' && anyway) {
    // C7
    found.push(mind(['This statement denies, so it also denies requests that lack the key.']))
  }
  if (effect === 'Allow' && anyway && (ifExists || set === 'all')) {
    // C12, C16, C18
    const guard = say` ${code('Null')} with ${code('false')} asks for the key.`
    found.push(
      mind(say`This statement allows, so it also allows requests that lack the key.${guard}`),
    )
  }
  if (effect === 'Deny' && row.negated && keys > 1) {
    // C1
    found.push(mind(['All its keys have to differ before this statement denies.']))
  }
  return found
}

/** 3.9 */
function presence({ set, ifExists }: Operator): readonly Paragraph[] {
  if (ifExists) {
    const words = say`AWS has no ${code('IfExists')} for ${code('Null')}, which asks for just that.`
    return [mind(words)]
  }
  if (set !== 'none') {
    const always = set === 'all' ? 'It always holds' : 'It never holds'
    return [mind(say`${always}: a set prefix makes ${code('Null')} the same for every request.`)]
  }
  return [
    plainly(
      say`With ${code('true')} it holds when the request lacks the key, with ${code('false')} when it has it.`,
    ),
    plainly(['A key whose value is empty counts as missing.']), // C5
  ]
}

function unknownOperator(written: string): HelpCard {
  const [, prefix = '', rest = ''] = /^(for(?:all|any)values?:)?(.*)$/is.exec(written) ?? []
  const [, name = '', suffix = ''] = /^(.*?)(ifexists)?$/is.exec(rest) ?? []
  const near = nearestName(operatorNames, name)
  const whole = `${prefix}${near ?? ''}${suffix}`
  const meant = near === null ? null : (parseOperator(whole)?.name ?? near)
  return cardOf({
    title: written,
    kind: ['Unknown operator'],
    paragraphs: [
      mind(['AWS has no operator of this name, and refuses the policy.']),
      ...(meant === null ? [] : [plainly(say`Did you mean ${code(meant)}?`)]),
    ],
    source: pageSource(page),
  })
}
