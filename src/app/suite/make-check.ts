/**
 * Makes a check for a statement that none exercises, of a request that was found to exercise it.
 */

import { expandActionPattern, outlinePolicy, type Catalogue } from '../../engine/index.ts'
import type { VerdictApp } from '../verdict-app.ts'
import { actionChoices } from '../views/choices.ts'
import type { Coverage } from './coverage.svelte.ts'
import type { CoveredStatement } from './coverage-view.ts'
import { refusalWords } from './limit-words.ts'
import { statementName } from './statement-names.ts'
import type { Names } from '../views/names.ts'

/** What came of it, in a sentence. */
export interface Made {
  readonly made: boolean
  readonly words: string
}

const CHANGED = 'The scenario changed meanwhile. Try again.'

type Makers = Pick<VerdictApp, 'workspace' | 'aws'> & { readonly coverage: Coverage }

export async function makeCheckFor(
  { workspace, aws, coverage }: Makers,
  { address, index }: CoveredStatement,
  names: Names,
): Promise<Made> {
  const { scenario, policies } = workspace
  const document = workspace.policy(address.policy)?.document ?? ''
  const mentioned = actionChoices(policies, scenario.checks).map(({ value }) => value)
  const actions = [...patternActions(document, index, aws.catalogue), ...mentioned]
  const wanted = { policy: address.policy, statement: index, actions }
  const outcome = await coverage.propose(scenario, wanted)
  if (outcome.kind === 'failed')
    return { made: false, words: 'The search was cut short. Try again.' }
  if (outcome.kind === 'none') {
    const tried = outcome.tried.toLocaleString('en')
    return { made: false, words: `No request was found that it applies to: ${tried} tried.` }
  }
  if (workspace.scenario.world !== scenario.world) return { made: false, words: CHANGED }
  const { question, verdict, decides } = outcome.proposal
  const name = statementName(address, names)
  const by = decides ? address : null
  const added = workspace.addChecks([{ name, question, expected: verdict, by }])
  if (added.length > 0) return { made: true, words: `Made a check for ${name}.` }
  return { made: false, words: refusalWords(question) }
}

/** Of each pattern a few of the actions that it covers. */
const OF_EACH = 4

function patternActions(
  document: string,
  index: number,
  catalogue: Catalogue | null,
): readonly string[] {
  const statement = outlinePolicy(document).statements.find((each) => each.index === index)
  if (statement === undefined || catalogue === null || statement.actions.negated) return []
  return statement.actions.values.flatMap(({ value }) =>
    expandActionPattern(catalogue, value)
      .slice(0, OF_EACH)
      .map(({ name }) => name),
  )
}
