/**
 * What a person asks of the mock organization, before it is turned into a request for the evaluator.
 */

/** Who wants to do what on what, from where, with which keys set by hand. */
export interface Question {
  /** As in the evaluator's AccessRequest; sessions by their ARN. */
  readonly principal: string
  readonly action: string
  readonly resource: string
  /** Id of the VPC endpoint the call goes through; null for the public address. */
  readonly vpcEndpointId: string | null
  /** Context keys set by hand; null takes away a key that would be brought along. */
  readonly context: Readonly<Record<string, string | readonly string[] | null>>
}

/** Where a context key comes from. */
export type ContextSource =
  'caller' | 'session' | 'network' | 'resource' | 'request' | 'clock' | 'hand'

/** One key of the request's context, with its origin. */
export interface ContextEntry {
  readonly key: string
  /** Null: would be brought along, and was taken away by hand. */
  readonly value: string | readonly string[] | null
  readonly source: ContextSource
  /** For a key set by hand: what would be brought along without it. */
  readonly broughtAlong: string | readonly string[] | null
  /** Where the key stands for display: its source without the hand; 'hand' for a key that only the hand brings. */
  readonly group: ContextSource
}

/** The address of one policy text in a world. Stable while the policy exists. */
export type PolicyRef = string
