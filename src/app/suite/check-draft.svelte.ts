/**
 * A check while it is edited in its row: what its parts are to be, and the statements that it may expect
 * to decide. Nothing is changed before it is saved.
 */

import { shortPrincipal } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import type { Choice } from '../views/choices.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { addressIn } from './address.ts'
import type { NewCheck } from './check-edits.ts'
import { createStatementFinder } from './find-statement.ts'
import { sidOrPlace } from './statement-names.ts'

export interface Draft {
  /** What is being edited. */
  readonly parts: DraftParts
  readonly expected: Verdict
  readonly principalShown: string
  readonly statementShown: string
  /** Those whose effect fits the verdict. */
  readonly statements: readonly Choice[]
  readonly checkStatement: (text: string) => string | null
  readonly check: NewCheck
  expect(verdict: Verdict): void
}

interface DraftParts {
  name: string
  principal: string
  action: string
  resource: string
  /** As `statements` has it; 'any' for whichever. */
  statement: string
}

/** `id` is the check's; null begins with the request in the sentence. */
export function createDraft(of: {
  readonly workspace: Workspace
  readonly id: string | null
}): Draft {
  const { workspace, id } = of
  const { scenario, policies, principals, results } = workspace
  const finder = createStatementFinder(policies)
  const original = scenario.checks.find((check) => check.id === id) ?? null
  const { question } = original ?? scenario
  const expectedNow = results.stale === null ? results.decision?.verdict : undefined

  const parts = $state<DraftParts>({
    name: original?.name ?? '',
    principal: question.principal,
    action: question.action,
    resource: question.resource,
    statement: original === null || original.by === null ? ANY : finder.write(original.by),
  })
  let expected = $state<Verdict>(original?.expected ?? expectedNow ?? 'allow')

  const statements = $derived(withoutRepeats([any, ...policies.flatMap(choicesOf)]))

  function choicesOf({ ref, name: policy }: (typeof policies)[number]): readonly Choice[] {
    const effect = expected === 'allow' ? 'Allow' : 'Deny'
    const all = finder.of(ref)
    const fitting = all.filter((each) => each.effect === effect)
    return fitting.map((each) => {
      const address = addressIn({ ref, statements: all }, each)
      const label = sidOrPlace(address.statement)
      return { value: finder.write(address), label, kind: policy, detail: '', icon: 'statement' }
    })
  }

  function checkStatement(text: string): string | null {
    if (text === ANY) return null
    const found = finder.find(text)
    return found.kind === 'refused' ? found.problem : null
  }

  function addressed(): StatementAddress | null {
    const { statement } = parts
    if (statement === ANY || expected === 'implicitDeny') return null
    const found = finder.find(statement)
    if (found.kind === 'found') return found.by
    // What is gone stays expected until something else is chosen.
    const gone = original?.by ?? null
    return gone !== null && finder.write(gone) === statement ? gone : null
  }

  return {
    parts,
    get expected() {
      return expected
    },
    get principalShown() {
      const known = principals.find(({ value }) => value === parts.principal)
      return known?.label ?? shortPrincipal(parts.principal)
    },
    get statementShown() {
      return parts.statement === ANY ? 'by any statement' : parts.statement
    },
    get statements() {
      return statements
    },
    checkStatement,
    expect(verdict) {
      if (verdict === expected) return
      expected = verdict
      parts.statement = ANY
    },
    get check() {
      const { name, principal, action, resource } = parts
      const asked = { ...question, principal, action, resource }
      return { name: name.trim(), question: asked, expected, by: addressed() }
    },
  }
}

/** A Sid may be made to look like another statement's name, and a list has each value once. */
function withoutRepeats(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()]
}

const ANY = 'any'

const any: Choice = {
  value: ANY,
  label: 'any statement',
  kind: '',
  detail: '',
  icon: 'statement',
}
