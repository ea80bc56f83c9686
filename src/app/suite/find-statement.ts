/**
 * Statements by the names that the page gives them, and back: `DenyOutsideNetwork › OnlyFromOffice`.
 * A policy whose name several have goes by its address.
 */

import type { PolicyEntry } from '../../account/index.ts'
import { nearestName, outlinePolicy, type StatementOutline } from '../../engine/index.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import { addressIn } from './address.ts'
import { OF, sidOrPlace } from './statement-names.ts'

export interface StatementFinder {
  write(by: StatementAddress): string
  find(text: string): FoundStatement
  /** Every statement of a policy; none of one that does not exist. */
  of(policy: string): readonly StatementOutline[]
}

export type FoundStatement =
  | { readonly kind: 'found'; readonly by: StatementAddress; readonly effect: string | null }
  /** What was found and what was expected. */
  | { readonly kind: 'refused'; readonly problem: string }

/** A policy may have many; the first few show what they look like. */
const SHOWN = 5

export function createStatementFinder(policies: readonly PolicyEntry[]): StatementFinder {
  const byRef = new Map(policies.map((policy) => [policy.ref, policy]))
  const byName = new Map<string, readonly PolicyEntry[]>()
  for (const policy of policies) {
    byName.set(policy.name, [...(byName.get(policy.name) ?? []), policy])
  }
  const outlines = new Map<string, readonly StatementOutline[]>()

  function of(ref: string): readonly StatementOutline[] {
    const document = byRef.get(ref)?.document ?? ''
    const known = outlines.get(ref) ?? outlinePolicy(document).statements
    outlines.set(ref, known)
    return known
  }

  function find(text: string): FoundStatement {
    const at = text.lastIndexOf(OF.trim())
    if (at < 0) return refused(`“${text}” is not a statement. Expected Policy${OF}Sid.`)
    const name = text.slice(0, at).trim()
    const sid = text.slice(at + 1).trim()
    const named = byName.get(name) ?? []
    if (named.length > 1) {
      const address = named[0]?.ref ?? ''
      return refused(
        `“${name}” is what several policies are called. Expected an address: ${address}.`,
      )
    }
    const policy = named[0] ?? byRef.get(name)
    if (policy === undefined) {
      const near = nearestName(byName.keys(), name)
      const example = near === null ? '' : `, such as ${near}`
      return refused(`“${name}” is not a policy here. Expected the name of a policy${example}.`)
    }
    const statements = of(policy.ref)
    const bySid = sid === '' ? [] : statements.filter((statement) => statement.sid === sid)
    if (bySid.length > 0) return found(policy, sid, bySid)
    const place = Number(/^statement (\d{1,5})$/.exec(sid)?.[1] ?? '0') - 1
    const byPlace = statements.find((statement) => statement.index === place)
    if (byPlace !== undefined) return found(policy, place, [byPlace])
    const names = statements
      .slice(0, SHOWN)
      .map((statement) =>
        sidOrPlace(addressIn({ ref: policy.ref, statements }, statement).statement),
      )
    return refused(`“${sid}” is not a statement of ${name}. Expected ${names.join(', ')}.`)
  }

  return {
    of,
    find,
    write({ policy, statement }) {
      const name = byRef.get(policy)?.name ?? policy
      const isClear = byName.get(name)?.length === 1
      return `${isClear ? name : policy}${OF}${sidOrPlace(statement)}`
    },
  }
}

/** Of several with one Sid any may decide, be their effects different. */
function found(
  { ref }: PolicyEntry,
  statement: StatementAddress['statement'],
  named: readonly StatementOutline[],
): FoundStatement {
  const [effect = null, other] = [...new Set(named.map((each) => each.effect))]
  const by = { policy: ref, statement }
  return { kind: 'found', by, effect: other === undefined ? effect : null }
}

function refused(problem: string): FoundStatement {
  return { kind: 'refused', problem }
}
