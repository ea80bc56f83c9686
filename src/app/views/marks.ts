/**
 * A decision drawn onto the text of one policy: which stretches to mark and what to say at their line's
 * end; and from a place in the text to the node of the trace and back.
 */

import type {
  Decision,
  ElementTrace,
  LayerTrace,
  PolicyTrace,
  Span,
  StatementTrace,
} from '../../engine/index.ts'
import type { PolicyRef } from '../../account/questions.ts'
import { nearlyAllows } from './gates.ts'
import { holdsNode, nodeId, readNodeId, type NodeId } from './node-ids.ts'
import { elementNote, statementNote, valueFacts } from './reasons.ts'
import type { Tone } from './signs.ts'

/** Has the shape of the editor's Mark. */
export interface PolicyMark extends Span {
  readonly id: NodeId
  readonly tone: Tone
  readonly kind: 'statement' | 'value'
  /** For the end of the line; null where the mark says enough. */
  readonly note: string | null
  readonly chosen: boolean
}

/** The marks of the open policy, in the order of the text. Empty when it takes no part. */
export function marks(
  decision: Decision,
  policyRef: PolicyRef,
  chosen: NodeId | null,
): readonly PolicyMark[] {
  const uses = usesOf(decision, policyRef)
  const [use] = uses
  if (use === undefined) return []
  const drawn = use.policy.statements.flatMap((statement) => {
    const tone = statementTone(statement, uses)
    const id = nodeId(policyRef, statement.index)
    const { from, to } = statement
    const note = statementNote(statement, use.policy.kind)
    const whole: PolicyMark = { id, from, to, tone, kind: 'statement', note, chosen: false }
    return [whole, ...elementMarks(statement, policyRef, tone)]
  })
  return withChosen(drawn, decision, policyRef, chosen)
}

/** A policy in a layer. It may take part in several, or at several levels, with the same elements. */
interface Use {
  readonly layer: LayerTrace
  readonly policy: PolicyTrace
}

function usesOf(decision: Decision, policyRef: PolicyRef): readonly Use[] {
  return decision.layers.flatMap((layer) =>
    layer.levels.flatMap((level) =>
      level.policies
        .filter((policy) => policy.policyId === policyRef)
        .map((policy) => ({ layer, policy })),
    ),
  )
}

function statementTone(statement: StatementTrace, uses: readonly Use[]): Tone {
  if (statement.applies) return statement.effect === 'Deny' ? 'deny' : 'allow'
  return uses.some(({ layer }) => nearlyAllows(statement, layer)) ? 'implicit' : 'quiet'
}

/** The elements worth a mark: all of a statement that applies, or the only one that kept it from applying. */
function elementMarks(
  statement: StatementTrace,
  policyRef: PolicyRef,
  tone: Tone,
): readonly PolicyMark[] {
  const failing = statement.elements.filter((element) => !element.holds)
  if (!statement.applies && failing.length !== 1) return []
  // Of statements about other actions their own note says all that there is to say.
  if (tone === 'quiet' && failing.some((element) => element.kind === 'action')) return []
  return statement.elements.flatMap((element, i) =>
    element.holds === statement.applies
      ? markValues(element, nodeId(policyRef, statement.index, i), tone)
      : [],
  )
}

/** The values that made the element's outcome, the first with the note; the element where none did. */
function markValues(element: ElementTrace, id: NodeId, tone: Tone): readonly PolicyMark[] {
  const note = elementNote(element)
  const values = valueFacts(element)
  const matching = values.filter((value) => value.matches)
  const telling = matching.length > 0 ? matching : values
  if (telling.length === 0) return [valueMark(element, id, tone, note)]
  return telling.map((value, i) =>
    valueMark(value, `${id}.${values.indexOf(value)}`, tone, i === 0 ? note : null),
  )
}

function valueMark(span: Span, id: NodeId, tone: Tone, note: string | null): PolicyMark {
  return { id, from: span.from, to: span.to, tone, kind: 'value', note, chosen: false }
}

/** Sets the chosen mark, or adds one where what was chosen has none. */
function withChosen(
  drawn: readonly PolicyMark[],
  decision: Decision,
  policyRef: PolicyRef,
  chosen: NodeId | null,
): readonly PolicyMark[] {
  if (chosen === null || readNodeId(chosen)?.policyRef !== policyRef) return drawn
  const isStatement = readNodeId(chosen)?.element === null
  const isChosen = (mark: PolicyMark) =>
    isStatement ? mark.id === chosen : holdsNode(chosen, mark.id)
  if (drawn.some(isChosen))
    return drawn.map((mark) => (isChosen(mark) ? { ...mark, chosen: true } : mark))
  const place = spanOf(decision, chosen)
  if (place === null) return drawn
  const added = { ...valueMark(place.span, chosen, 'quiet', null), chosen: true }
  return [...drawn, added].sort((a, b) => a.from - b.from || b.to - a.to)
}

/** The innermost node whose text holds the offset. */
export function nodeAt(decision: Decision, policyRef: PolicyRef, offset: number): NodeId | null {
  const policy = usesOf(decision, policyRef)[0]?.policy
  const statement = policy?.statements.find((one) => holds(one, offset))
  if (statement === undefined) return null
  const e = statement.elements.findIndex((element) => holds(element, offset))
  const element = statement.elements[e]
  if (element === undefined) return nodeId(policyRef, statement.index)
  const v = valuesOf(element).findIndex((value) => holds(value, offset))
  return v < 0 ? nodeId(policyRef, statement.index, e) : nodeId(policyRef, statement.index, e, v)
}

/** A caret at the end of a stretch still touches it. */
function holds(span: Span, offset: number): boolean {
  return span.from <= offset && offset <= span.to
}

/** Where a node stands, in which policy; null when the decision has no such node. */
export function spanOf(
  decision: Decision,
  node: NodeId,
): { readonly policyRef: PolicyRef; readonly span: Span } | null {
  const place = readNodeId(node)
  if (place === null) return null
  const { policyRef } = place
  const policy = usesOf(decision, policyRef)[0]?.policy
  const statement = policy?.statements.find((one) => one.index === place.statement)
  const element = place.element === null ? statement : statement?.elements[place.element]
  const span =
    place.value === null || element === undefined || !('values' in element)
      ? element
      : valuesOf(element)[place.value]
  return span === undefined ? null : { policyRef, span: { from: span.from, to: span.to } }
}

function valuesOf(element: ElementTrace): readonly Span[] {
  return element.values
}
