/**
 * Reads policy texts and remembers them: while one policy is being typed, all the others are read
 * from memory. Two policies with the same text are read once.
 */

import type { PolicyUse } from '../src/account/index.ts'
import type { Diagnostic, Policy, PolicyKind } from '../src/engine/index.ts'

export interface ParsedText {
  /** Its id is the use's ref; null when AWS would refuse to save the text. */
  readonly policy: Policy | null
  readonly diagnostics: readonly Diagnostic[]
}

export interface PolicyReader {
  read(use: PolicyUse): ParsedText
  policy(use: PolicyUse): Policy | null
  /** Drops every text that has not been read since the last time; with `every`, only once in so many calls. */
  forgetUnused(every?: number): void
}

type Parse = (text: string, kind: PolicyKind, id: string) => ParsedText

interface Remembered {
  readonly text: ParsedText
  /** The same under the other refs that have this text. */
  readonly byRef: Map<string, ParsedText>
}

/** By kind, then by text: a text that was looked up once has its hash, a joined key never would. */
type Memory = Map<PolicyKind, Map<string, Remembered>>

export function createReader(parse: Parse): PolicyReader {
  let known: Memory = new Map()
  let used: Memory = new Map()
  let calls = 0

  function remembered({ ref, kind, document }: PolicyUse): Remembered {
    const ofKind = used.get(kind) ?? new Map<string, Remembered>()
    used.set(kind, ofKind)
    const found =
      ofKind.get(document) ??
      known.get(kind)?.get(document) ??
      parsed(parse(document, kind, ref), ref)
    ofKind.set(document, found)
    return found
  }

  function read(use: PolicyUse): ParsedText {
    const { text, byRef } = remembered(use)
    const found = byRef.get(use.ref) ?? renamed(text, use.ref)
    byRef.set(use.ref, found)
    return found
  }

  return {
    read,
    policy: (use) => read(use).policy,
    forgetUnused(every = 1) {
      calls += 1
      if (calls < every) return
      calls = 0
      known = used
      used = new Map()
    },
  }
}

function parsed(text: ParsedText, ref: string): Remembered {
  return { text, byRef: new Map([[ref, text]]) }
}

function renamed({ policy, diagnostics }: ParsedText, ref: string): ParsedText {
  return { policy: policy === null ? null : { ...policy, id: ref }, diagnostics }
}
