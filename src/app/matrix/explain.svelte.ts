/**
 * One decision of the matrix explained by the engine, in the words of the playground.
 */

import type { PolicyRef, Question } from '../../account/index.ts'
import type { MatrixSource } from '../../protocol/matrix-api.ts'
import type { EvaluateJob, EvaluateReply } from '../../protocol/engine-api.ts'
import { gates, type Gate } from '../views/gates.ts'
import type { Names } from '../views/names.ts'
import { verdictView, type VerdictView } from '../views/verdict.ts'
import type { WorkerClient } from '../worker-client.ts'

export type Explanation =
  | { readonly kind: 'pending' }
  | { readonly kind: 'decided'; readonly verdict: VerdictView; readonly gates: readonly Gate[] }
  /** Policies that cannot be read leave it open. */
  | { readonly kind: 'broken'; readonly policies: readonly PolicyRef[] }
  | { readonly kind: 'failed'; readonly message: string }

export interface Explainer {
  /** The question that `explanation` is about; null before the first. */
  readonly question: Question | null
  readonly explanation: Explanation
  /** What it was decided on. */
  readonly source: MatrixSource | null
  explain(this: void, source: MatrixSource, question: Question, names: Names): void
}

/** @param client made with the first explanation */
export function createExplainer(client: () => WorkerClient<EvaluateJob, EvaluateReply>): Explainer {
  let question = $state.raw<Question | null>(null)
  let explanation = $state.raw<Explanation>({ kind: 'pending' })
  let of = $state.raw<MatrixSource | null>(null)
  let asked = 0

  async function explain(source: MatrixSource, about: Question, names: Names): Promise<void> {
    asked += 1
    const mine = asked
    question = about
    of = source
    explanation = { kind: 'pending' }
    const { world, now } = source
    const job = { revision: mine, part: 'answer', world, now, question: about, checks: [] } as const
    const outcome = await client().run(job)
    if (mine !== asked) return
    explanation =
      outcome.kind === 'reply'
        ? explained(outcome.reply, names)
        : { kind: 'failed', message: 'The evaluator did not answer. Try again.' }
  }

  return {
    get question() {
      return question
    },
    get explanation() {
      return explanation
    },
    get source() {
      return of
    },
    explain: (source, about, names) => void explain(source, about, names),
  }
}

function explained(reply: EvaluateReply, names: Names): Explanation {
  if (reply.kind === 'failed') return { kind: 'failed', message: reply.message }
  if (reply.kind === 'checked') return { kind: 'failed', message: 'The evaluator misunderstood.' }
  if (reply.answer.kind === 'broken') return reply.answer
  const { decision } = reply.answer
  return {
    kind: 'decided',
    verdict: verdictView(decision, names),
    gates: gates(decision, names),
  }
}
