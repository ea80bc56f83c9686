/**
 * What a screen reader hears when the form has changed something: the JSON beside it tells the eye.
 */

import type { StatementChange, StatementListChange } from '../../engine/index.ts'

export function saidOf(change: StatementChange): string {
  switch (change.kind) {
    case 'setSid':
      return change.sid === '' ? 'The Sid is gone.' : `The statement is called ${change.sid}.`
    case 'setEffect':
      return `The effect is ${change.effect}.`
    case 'setNegated':
      return `${change.negated ? 'Not' : ''}${change.element}.`
    case 'addValue':
    case 'addPrincipal':
      return `Added ${change.value}.`
    case 'replaceValue':
      return `Changed to ${change.value}.`
    case 'removeValue':
      return 'Removed.'
    case 'setAnyone':
      return 'The principal is everybody.'
    case 'setPrincipalType':
      return `The type is ${change.type}.`
    case 'addTest':
      return `Added a condition on ${change.key}.`
    case 'setOperator':
      return `The operator is ${change.operator}.`
    case 'setKey':
      return `The key is ${change.key}.`
    case 'removeTest':
      return 'The condition is gone.'
    case 'removeElement':
      return `${change.name} is gone.`
  }
}

export function saidOfList(change: StatementListChange): string {
  switch (change.kind) {
    case 'add':
      return 'A statement was added.'
    case 'duplicate':
      return 'The statement was doubled.'
    case 'remove':
      return 'The statement was deleted.'
    case 'move':
      return `The statement is number ${change.to + 1} now.`
    case 'sort':
      return 'The lists are sorted.'
  }
}
