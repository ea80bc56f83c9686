/**
 * Conditions in words. All tests of a statement have to hold (C1); a negated test is the opposite of
 * its plain form, a missing key included (C4), so that 'unless' says it exactly.
 */

import type { ConditionTest } from '../../../engine/index.ts'
import { predicate, readOperator, type OperatorForm } from '../operators.ts'
import { code, listed, phrase, type Phrase } from '../phrase.ts'
import { joined } from './join.ts'
import { orMissing, subjectOf, truthOf, verbOf } from './key-words.ts'

/** ', if the caller signed in with MFA and … , unless the request comes from …'; empty without tests. */
export function conditionWords(tests: readonly ConditionTest[]): Phrase {
  const read = tests.map((test) => ({ test, form: readOperator(test.operator.value) }))
  const isOpposite = ({ test, form }: Read): boolean =>
    form.negated && form.set === null && test.values.length > 0
  const ifs = read.filter((each) => !isOpposite(each)).map(holds)
  const unless = read.filter(isOpposite).map(({ test, form }) => single(test, form))
  const positive = ifs.length === 0 ? [] : phrase`, if ${joined(ifs, 'and')}`
  const negative = unless.length === 0 ? [] : phrase`, unless ${joined(unless, 'or')}`
  return phrase`${positive}${negative}`
}

interface Read {
  readonly test: ConditionTest
  readonly form: OperatorForm
}

/** What has to be so for a test to hold. */
function holds({ test, form }: Read): Phrase {
  if (form.base === 'null') return presence(test, form)
  if (test.values.length === 0) return emptyList(test, form)
  if (form.set !== null) return ofSet(test, form)
  const said = single(test, form)
  return form.ifExists ? phrase`${said}${orMissing(test.key.value)}` : said
}

/** The plain form of a test without a set prefix, negation and IfExists aside. */
function single(test: ConditionTest, form: OperatorForm): Phrase {
  const key = test.key.value
  const truth = form.base === 'bool' ? onlyTruth(test) : null
  const known = truth === null ? null : truthOf(key, truth)
  if (known !== null) return known
  const values = listed(valuesOf(test), 'or')
  const { is, aside = '' } = form.comparison
  const verb = verbOf(form.base, key)
  if (verb !== null) return phrase`${verb} ${values}`
  const isPattern = test.values.some(({ value }) => /[*?]|\$\{/.test(value))
  const plain = is === 'equals' || (is === 'matches' && !isPattern)
  return phrase`${subjectOf(key)} ${plain ? 'is' : is} ${values}${aside}`
}

/** C13 to C15. */
function ofSet(test: ConditionTest, form: OperatorForm): Phrase {
  const key = code(test.key.value)
  const says = (truth: boolean): Phrase => predicate(form.comparison, valuesOf(test), truth)
  if (form.set === 'ForAllValues') {
    return form.negated
      ? phrase`no value of ${key} ${says(true)} (or there is none)`
      : phrase`every value of ${key} ${says(true)} (or there is none)`
  }
  const some = phrase`some value of ${key} ${says(!form.negated)}`
  return form.ifExists ? phrase`${some}${orMissing(test.key.value)}` : some
}

/** 3.9 */
function presence(test: ConditionTest, form: OperatorForm): Phrase {
  const key = code(test.key.value)
  const operator = code(test.operator.value)
  if (form.set !== null) {
    const always = form.set === 'ForAllValues' ? 'always' : 'never'
    return phrase`${operator} holds for ${key}, which it ${always} does`
  }
  const asked = new Set(test.values.map(({ value }) => value.toLowerCase()))
  const [missing, present] = [asked.has('true'), asked.has('false')]
  if (missing && present) return phrase`${key} is in the request or not`
  if (missing) return phrase`the request carries no ${key}`
  if (present) return phrase`the request carries ${key}`
  return phrase`${operator} of ${key} is ${listed(valuesOf(test), 'or')}, which it never is`
}

/** C9 */
function emptyList(test: ConditionTest, form: OperatorForm): Phrase {
  const key = code(test.key.value)
  const operator = code(test.operator.value)
  if (form.ifExists || form.set === 'ForAllValues') return phrase`the request carries no ${key}`
  const always = form.negated && form.set === null
  const why = 'which lists no value'
  return always
    ? phrase`${operator} holds for ${key}, ${why}, as it always does`
    : phrase`${operator} holds for ${key}, ${why}, as it never does`
}

function valuesOf(test: ConditionTest): Phrase {
  return test.values.map(({ value }) => code(value))
}

function onlyTruth(test: ConditionTest): boolean | null {
  const [value, ...others] = test.values.map((each) => each.value.toLowerCase())
  return others.length === 0 && (value === 'true' || value === 'false') ? value === 'true' : null
}
