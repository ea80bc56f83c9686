/**
 * Which statements of a text the engine finds unreachable or superfluous, remembered by text.
 */

import type { PolicyEntry } from '../src/account/index.ts'
import type { checkPolicy, Finding, Span } from '../src/engine/index.ts'

export interface Remarks {
  /** Why no request meets the statement. */
  readonly unreachable: string | null
  readonly remark: string | null
}

export interface StatementRemarks {
  of(policy: PolicyEntry, statement: Span): Remarks
  /** Drops every text that was not asked about since the last call. */
  forgetUnused(): void
}

/** Only what is certain: a key that every IAM principal brings may still be missing. */
const unreachable: ReadonlySet<string> = new Set(['statement-never-matches'])
const superfluous: ReadonlySet<string> = new Set([
  'redundant-statement',
  'redundant-statement-due-to-wildcard-in-condition',
  'statement-covered',
  'allow-always-denied',
])

/** These findings are of the text alone. */
const noData = { catalogue: null, keys: null, service: () => null }

export function createStatementRemarks(check: typeof checkPolicy): StatementRemarks {
  let known = new Map<string, readonly Finding[]>()
  let used = new Map<string, readonly Finding[]>()

  function findings({ kind, document }: PolicyEntry): readonly Finding[] {
    const key = `${kind} ${document}`
    const found = used.get(key) ?? known.get(key) ?? check(document, kind, noData).filter(counts)
    used.set(key, found)
    return found
  }

  return {
    of(policy, { from, to }) {
      const inside = findings(policy).filter((each) => each.from >= from && each.to <= to)
      const messageOf = (codes: ReadonlySet<string>): string | null =>
        inside.find(({ code }) => codes.has(code))?.message ?? null
      return { unreachable: messageOf(unreachable), remark: messageOf(superfluous) }
    },
    forgetUnused() {
      known = used
      used = new Map()
    },
  }
}

function counts({ code }: Finding): boolean {
  return unreachable.has(code) || superfluous.has(code)
}
