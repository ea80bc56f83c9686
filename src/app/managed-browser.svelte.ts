/**
 * AWS's managed policies to search, read, attach and copy: what is searched for and which one is open.
 * It lives as long as the dialog that shows it; only what is attached or created outlasts it.
 */

import { checkPolicyDocument, policySize } from '../account/index.ts'
import type { AwsError, ManagedPolicy } from '../account/index.ts'
import type { DataSource, ManagedPolicies, ManagedPolicyEntry } from '../engine/index.ts'
import { POLICY_TEXT_LENGTH } from '../scenario/limits.ts'
import { newUniqueId } from './ids.ts'
import { keepEqual } from './keep-equal.ts'
import { copyPolicy } from './policy-copy.ts'
import type { AttachedAs } from './policy-edits.ts'
import type { VerdictApp } from './verdict-app.ts'
import { arnsIn, policyUses, setOf, type PolicyUse } from './views/carriers.ts'
import { findManaged, managedRows } from './views/managed-list.ts'
import type { LevelFilter, ManagedKind, ManagedRow } from './views/managed-list.ts'
import { policyWords, type PolicyWords } from './views/policy-words.ts'

export interface ManagedSearch {
  readonly text: string
  readonly kind: ManagedKind | null
  readonly level: LevelFilter | null
  /** Only what the scenario holds or attaches. */
  readonly here: boolean
}

/** What is open, its text as it is laid out. */
export interface OpenManaged {
  readonly row: ManagedRow
  readonly document:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed' }
    | { readonly kind: 'ready'; readonly text: string; readonly size: number }
  readonly words: PolicyWords | null
  readonly uses: readonly PolicyUse[]
  /** The scenario holds its text, so that it can be opened. */
  readonly held: boolean
  /** Why AWS would not take its text for a customer managed policy. */
  readonly uncopyable: AwsError | null
}

export interface ManagedBrowser {
  readonly state: 'loading' | 'ready' | 'failed'
  readonly source: DataSource | null
  /** How many there are. */
  readonly count: number
  readonly search: ManagedSearch
  setSearch(changed: Partial<ManagedSearch>): void
  readonly found: readonly ManagedRow[]
  /** Places where a policy is attached, by its ARN. */
  readonly uses: ReadonlyMap<string, readonly PolicyUse[]>
  isHeld(arn: string): boolean
  readonly opened: OpenManaged | null
  /** By name or ARN; null closes what is open. */
  open(nameOrArn: string | null): void
  /** Loads again what could not be loaded. */
  retry(): void
  attach(carrierId: string, as: AttachedAs): Promise<AwsError | null>
  detach(use: PolicyUse): Promise<AwsError | null>
  copy(accountId: string, name: string): Promise<AwsError | null>
}

export interface ManagedBrowserDeps {
  readonly app: Pick<VerdictApp, 'workspace' | 'aws'>
  /** Lays a text out; null for what is no JSON. */
  readonly format: (text: string) => string | null
  /** The policy to begin with, by name or ARN. */
  readonly first: string | null
}

export function createManagedBrowser({ app, format, first }: ManagedBrowserDeps): ManagedBrowser {
  const { workspace, aws } = app
  let state = $state<ManagedBrowser['state']>('loading')
  let list = $state.raw<ManagedPolicies | null>(null)
  let search = $state.raw<ManagedSearch>({ text: '', kind: null, level: null, here: false })
  let openName = $state(first === null ? null : nameOf(first))
  /** By name; null for one that could not be loaded. */
  let texts = $state.raw<Readonly<Record<string, string | null>>>({})

  const world = $derived(workspace.scenario.world)
  const uses = $derived(policyUses(world))
  const rows = $derived(list === null ? [] : managedRows(list, aws.catalogue))
  // Compared, so that an edit of a policy draws no list again.
  const sameHere = keepEqual<readonly string[]>()
  const here = $derived(setOf(sameHere(arnsIn(workspace.policies, uses))))
  const found = $derived(findManaged(rows, { ...search, among: search.here ? here : null }))
  const openRow = $derived(
    rows.find(({ entry }) => entry.name.toLowerCase() === openName?.toLowerCase()) ?? null,
  )
  const accountName = (id: string): string | null =>
    world.accounts.find((account) => account.id === id)?.name ?? null
  const text = $derived(openRow === null ? undefined : texts[openRow.entry.name])
  const words = $derived(
    text === undefined || text === null
      ? null
      : policyWords(text, 'identity', { catalogue: aws.catalogue, accountName }),
  )
  const uncopyable = $derived(
    text === undefined || text === null ? null : checkPolicyDocument(text),
  )
  const opened = $derived.by((): OpenManaged | null => {
    if (openRow === null) return null
    const { arn } = openRow.entry
    return {
      row: openRow,
      document: documentOf(text),
      words,
      uses: uses.get(arn) ?? [],
      held: workspace.policy(arn) !== null,
      uncopyable,
    }
  })

  async function load(): Promise<void> {
    state = 'loading'
    aws.wake()
    list = await aws.loadManagedPolicies()
    state = list === null ? 'failed' : 'ready'
    if (openName !== null && list !== null) await loadText(openName)
  }

  async function loadText(name: string): Promise<void> {
    const entry = list?.policies.get(name.toLowerCase())
    if (entry === undefined || typeof texts[entry.name] === 'string') return
    const { [entry.name]: _, ...others } = texts
    texts = others
    const served = await aws.loadManagedPolicy(entry.name)
    texts = { ...texts, [entry.name]: served === null ? null : laidOut(served, format) }
  }

  function open(nameOrArn: string | null): void {
    openName = nameOrArn === null ? null : nameOf(nameOrArn)
    if (openName !== null) void loadText(openName)
  }

  /** The open one as the scenario would hold it; null while its text is not there. */
  function supplied(): ManagedPolicy | null {
    return openRow === null || typeof text !== 'string' ? null : toPolicy(openRow.entry, text)
  }

  void load()
  return {
    get state() {
      return state
    },
    get source() {
      return list?.source ?? null
    },
    get count() {
      return list?.policies.size ?? 0
    },
    get search() {
      return search
    },
    setSearch(changed) {
      search = { ...search, ...changed }
    },
    get found() {
      return found
    },
    get uses() {
      return uses
    },
    isHeld: (arn) => here.has(arn),
    get opened() {
      return opened
    },
    open,
    retry() {
      if (state === 'failed') void load()
      else if (openName !== null) void loadText(openName)
    },
    async attach(carrierId, as) {
      if (openRow === null) return null
      const policyArn = openRow.entry.arn
      return workspace.attachPolicy({ carrierId, policyArn, supplied: supplied() }, as)
    },
    async detach({ carrierId, as }) {
      return openRow === null ? null : workspace.detachPolicy(carrierId, openRow.entry.arn, as)
    },
    async copy(accountId, name) {
      if (openRow === null || typeof text !== 'string') return null
      const { name: original, version } = openRow.entry
      return copyPolicy(workspace, { original, version, document: text }, { accountId, name })
    },
  }
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1)
}

function documentOf(text: string | null | undefined): OpenManaged['document'] {
  if (text === undefined) return { kind: 'loading' }
  if (text === null) return { kind: 'failed' }
  return { kind: 'ready', text, size: policySize(text, { countsWhitespace: false }) }
}

/** What is too long for a scenario when it is laid out stays as it is served. */
function laidOut(served: string, format: ManagedBrowserDeps['format']): string {
  const formatted = format(served) ?? served
  const fits = formatted.length <= POLICY_TEXT_LENGTH || served.length > POLICY_TEXT_LENGTH
  return fits ? formatted : served
}

/** AWS's id of it and the hour of its version are not in the data. */
function toPolicy(entry: ManagedPolicyEntry, document: string): ManagedPolicy {
  const { name, arn, version, updated } = entry
  return {
    arn,
    id: newUniqueId('ANPA'),
    name,
    description: '',
    awsManaged: true,
    versions: [{ versionId: version, createdAt: `${updated}T00:00:00Z`, document }],
    defaultVersionId: version,
  }
}
