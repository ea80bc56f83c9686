/**
 * Checks that are made for statements that none exercises, one search at a time. What came of it is said at
 * its statement until the next survey, which may have another statement in that place.
 */

import type { PolicyCoverage } from '../../protocol/coverage-api.ts'
import type { VerdictApp } from '../verdict-app.ts'
import type { Names } from '../views/names.ts'
import type { Coverage } from './coverage.svelte.ts'
import type { CoveredStatement } from './coverage-view.ts'
import { makeCheckFor } from './make-check.ts'

export interface Making {
  /** A request is looked for; no other search begins. */
  readonly isBusy: boolean
  /** What is said at a statement in place of what the survey says; null for nothing. */
  wordsAt(statement: CoveredStatement): string | null
  make(statement: CoveredStatement, names: Names): Promise<void>
}

interface Said {
  /** The survey that named the statement. */
  readonly of: readonly PolicyCoverage[] | null
  readonly key: string
  readonly words: string
}

type Deps = Pick<VerdictApp, 'workspace' | 'aws' | 'notices'> & { readonly coverage: Coverage }

export function createMaking(deps: Deps): Making {
  const { coverage, notices } = deps
  let lookingAt = $state.raw<string | null>(null)
  /** The last first. */
  let said = $state.raw<readonly Said[]>([])
  const saidNow = $derived(said.filter(({ of }) => of === coverage.policies))

  return {
    get isBusy() {
      return lookingAt !== null
    },
    wordsAt({ key }) {
      return lookingAt === key
        ? 'Looking for a request…'
        : (saidNow.find((each) => each.key === key)?.words ?? null)
    },
    async make(statement, names) {
      if (lookingAt !== null) return
      lookingAt = statement.key
      const { words } = await makeCheckFor(deps, statement, names)
      lookingAt = null
      said = [{ of: coverage.policies, key: statement.key, words }, ...saidNow]
      notices.say(words)
    },
  }
}
