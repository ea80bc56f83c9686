/**
 * Help on a condition's value: what it means for the operator and the key that it stands under.
 */

import { findVariables, operatorFacts, parseOperator, valueMeaning } from '../../engine/index.ts'
import type { Operator, OperatorFacts, ReadingId, ValueMeaning } from '../../engine/index.ts'
import { arnPartFacts } from './arn-parts-facts.ts'
import { cardOf, doubt, mind, plainly } from './card.ts'
import type { Fact, HelpCard, HelpData, Paragraph } from './card.ts'
import { knownKey } from './key-card.ts'
import { addressFacts, durationFacts, momentFacts, namesHere } from './value-facts.ts'
import { code, count, marked, say } from './words.ts'
import type { Words } from './words.ts'
import type { ValuePlace } from './written.ts'

export function valueCard(place: ValuePlace, data: HelpData): HelpCard {
  const operator = parseOperator(place.operator)
  const key = knownKey(place.key, data)?.name ?? place.key
  const title = place.value === '' ? '""' : place.value
  const facts = operator === null ? null : operatorFacts(operator.row)
  if (operator === null || facts === null) {
    const words = say`${code(place.operator)} is no operator of AWS.`
    return cardOf({ title, kind: say`Value for ${code(key)}`, paragraphs: [mind(words)] })
  }
  const meaning = valueMeaning(operator, place.value, place.variables)
  return cardOf({
    title,
    kind: say`Value for ${code(key)} under ${code(operator.name)}`,
    paragraphs: [
      plainly(effect(place, operator, facts, meaning)),
      ...notes(place, operator, facts, meaning),
      ...doubts(place, meaning).map(doubt),
    ],
    facts: [...factsOf(place, meaning, data), ...namesHere(place.value, data)],
  })
}

/** When this value lets the test hold, or keeps it from holding (C2, C13 to C15). */
function effect(
  place: ValuePlace,
  { row, set }: Operator,
  facts: OperatorFacts,
  meaning: ValueMeaning,
): Words {
  if (meaning.kind === 'presence') {
    return [`The test holds when the request ${meaning.missing ? 'lacks' : 'has'} the key.`]
  }
  if (meaning.kind === 'unreadable') {
    return say`It is not ${marked(facts.value)}, so that no value of the key compares with it.`
  }
  const such = compared(place, row, facts, meaning)
  if (set === 'all') {
    return row.negated
      ? say`The test fails when some value of the key ${such}.`
      : say`A value of the key passes when it ${such}; each has to pass this or another value here.`
  }
  if (set === 'any') {
    return row.negated
      ? say`A value of the key that ${such} does not make the test hold.`
      : say`The test holds when some value of the key ${such}.`
  }
  return say`The test ${row.negated ? 'fails' : 'holds'} when the key’s value ${such}.`
}

/** What a value of the key does that compares: 'is exactly this text, letter case included'. */
function compared(
  { value }: ValuePlace,
  row: Operator['row'],
  facts: OperatorFacts,
  meaning: ValueMeaning,
): Words {
  switch (meaning.kind) {
    case 'text':
      if (meaning.wildcards === 'meant') return ['is a text of this pattern']
      return row.comparison === 'equalIgnoringCase'
        ? ['is this text, in whatever letter case']
        : ['is exactly this text, letter case included']
    case 'arn':
      if (value === '*') return ['is any ARN']
      return [meaning.wildcards === 'meant' ? 'is an ARN of this pattern' : 'is exactly this ARN']
    case 'range':
      return [meaning.span.freeBits === 0 ? 'is this address' : 'is an address of this range']
    case 'bytes':
      return [`is these ${count(meaning.count, 'byte')}`]
    case 'variable':
      return ['is what the policy variable stands for']
    case 'number':
      return say`${facts.compares} ${code(value)}`
    case 'moment':
      return say`${facts.compares} this moment`
    case 'boolean':
      return say`is ${code(String(meaning.boolean))}`
    case 'presence':
    case 'unreadable':
      return say`${facts.compares} this`
  }
}

function notes(
  { value, beside, key, variables }: ValuePlace,
  { row, name }: Operator,
  facts: OperatorFacts,
  meaning: ValueMeaning,
): readonly Paragraph[] {
  const found: Paragraph[] = []
  if (meaning.kind === 'text' && meaning.wildcards === 'plain') {
    const both = say`${code('*')} and ${code('?')}`
    found.push(
      mind(
        say`Under ${code(name)} ${both} are plain characters; ${code('StringLike')} takes them as wildcards.`,
      ),
    )
  }
  if (meaning.kind === 'text' && meaning.wildcards === 'meant' && facts.more !== '') {
    found.push(plainly(marked(facts.more)))
  }
  if (meaning.kind === 'arn' && value !== '*') {
    found.push(meaning.complete ? plainly(marked(facts.more)) : mind(shortArn))
  }
  if (row.operand === 'boolean' && beside.length > 0) {
    found.push(mind(['A truth value is compared with one value only; AWS refuses more.'])) // 3.5
  }
  if (meaning.kind === 'range') found.push(...rangeNotes(value, key, meaning))
  if (!variables && findVariables(value).length > 0) found.push(mind(plainVariables)) // G13
  return found
}

const shortArn = say`An ARN has six parts between colons; with fewer it matches none.`

const plainVariables = say`The policy’s Version is not ${code('2012-10-17')}: ${code('${…}')} stays plain text.`

function rangeNotes(
  value: string,
  key: string,
  { span }: Extract<ValueMeaning, { kind: 'range' }>,
): readonly Paragraph[] {
  const found: Paragraph[] = []
  const written = value.split('/', 1)[0]?.toLowerCase() ?? ''
  if (span.freeBits > 0 && written !== span.first && !written.includes(':')) {
    // 3.7
    found.push(
      mind(say`The bits beyond the prefix are ignored: it is read as ${code(span.network)}.`),
    )
  }
  if (span.isPrivate && key.toLowerCase() === 'aws:sourceip') {
    // 3.7
    found.push(mind(say`${code('aws:SourceIp')} is a public address and never in this range.`))
  }
  return found
}

function doubts({ value, beside }: ValuePlace, meaning: ValueMeaning): readonly ReadingId[] {
  switch (meaning.kind) {
    case 'unreadable':
      return ['unreadable-value'] // C6
    case 'number':
      return /^(?:\+|-?0\d)/.test(value) ? ['number-forms'] : []
    case 'moment':
      return meaning.dateOnly ? ['date-without-time'] : []
    case 'boolean':
      return value === value.toLowerCase() ? [] : ['bool-case']
    case 'variable':
      return ['variable-in-bool'] // M14
    case 'presence':
      return beside.length > 0 ? ['null-both'] : []
    case 'range':
      return /^::ffff:/i.test(value) ? ['mapped-ip'] : []
    case 'arn':
      return meaning.complete ? [] : ['short-arn']
    case 'text':
      return value === '' ? ['empty-value'] : [] // C5
    case 'bytes':
      return []
  }
}

function factsOf(
  { value, at, key }: ValuePlace,
  meaning: ValueMeaning,
  data: HelpData,
): readonly Fact[] {
  switch (meaning.kind) {
    case 'arn':
      return value === '*' ? [] : arnPartFacts(value, at, data)
    case 'range':
      return addressFacts(meaning.span)
    case 'moment':
      return momentFacts(meaning)
    case 'number':
      return durationFacts(key, value)
    case 'text':
    case 'boolean':
    case 'presence':
    case 'bytes':
    case 'variable':
    case 'unreadable':
      return []
  }
}
