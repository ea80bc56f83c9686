/**
 * AWS's own data as the site serves it: services, actions, condition keys and managed policies. Each
 * file is fetched when it is first needed and kept as text, for the worker that checks, and as what
 * was read of it, for the page.
 */

import type { Catalogue, KnownKeys, ManagedPolicies, ServiceDetail } from '../engine/index.ts'
import { createSiteFiles } from './site-files.ts'

export interface AwsData {
  /** Of the names of actions and keys, without which nothing else is of use. */
  readonly state: 'asleep' | 'loading' | 'ready' | 'failed'
  /** Begins to load these names; after a failure tries again. Otherwise nothing happens. */
  wake(): void
  /** Does the same, and says when it is over whether these names are there. */
  loadNames(): Promise<boolean>
  /** Null until it is loaded. */
  readonly catalogue: Catalogue | null
  readonly keys: KnownKeys | null
  /** Null until it is loaded, which asking begins, and for what is no service. Can be watched. */
  service(prefix: string): ServiceDetail | null
  /** Null for what is no service, and when it cannot be loaded. */
  loadService(prefix: string): Promise<ServiceDetail | null>
  /** The list of AWS's managed policies; null when it cannot be loaded. */
  loadManagedPolicies(): Promise<ManagedPolicies | null>
  /** The document of the managed policy of this name, laid out; null when it cannot be loaded. */
  loadManagedPolicy(name: string): Promise<string | null>
  /** A file as it is served, by its path below the site; null when it cannot be had. */
  text(path: string): Promise<string | null>
}

export interface AwsDataDeps {
  /** A file of the site by its path; rejects when it cannot be had. */
  readonly fetchText: (path: string) => Promise<string>
}

export function createAwsData({ fetchText }: AwsDataDeps): AwsData {
  let state = $state<AwsData['state']>('asleep')
  let catalogue = $state.raw<Catalogue | null>(null)
  let keys = $state.raw<KnownKeys | null>(null)
  /** By prefix; replaced with each that comes, so that it can be watched. */
  let services = $state.raw<Readonly<Record<string, ServiceDetail>>>({})
  const { text, read } = createSiteFiles(fetchText)

  async function load(): Promise<void> {
    const [foundCatalogue, foundKeys] = await Promise.all([
      read('catalogue/actions.json', (all) => all.readCatalogue),
      read('catalogue/keys.json', (all) => all.readKnownKeys),
    ])
    catalogue = foundCatalogue
    keys = foundKeys
    state = foundCatalogue === null || foundKeys === null ? 'failed' : 'ready'
  }

  let loading: Promise<void> | null = null

  function wake(): void {
    if (state === 'loading' || state === 'ready') return
    state = 'loading'
    loading = load()
  }

  async function loadNames(): Promise<boolean> {
    wake()
    await loading
    return state === 'ready'
  }

  async function loadService(prefix: string): Promise<ServiceDetail | null> {
    // The prefix may stand in a stranger's policy, and becomes part of an address.
    if (catalogue?.services.has(prefix) !== true) return null
    const path = `catalogue/services/${prefix}.json`
    const detail = await read(path, (all) => all.readServiceDetail)
    if (detail !== null && services[prefix] === undefined) {
      services = { ...services, [prefix]: detail }
    }
    return detail
  }

  async function loadManagedPolicy(name: string): Promise<string | null> {
    const list = await loadManagedPolicies()
    const entry = list?.policies.get(name.toLowerCase())
    if (entry === undefined) return null
    return text(`managed-policies/policies/${entry.name}.json`)
  }

  function loadManagedPolicies(): Promise<ManagedPolicies | null> {
    return read('managed-policies/index.json', (all) => all.readManagedPolicies)
  }

  return {
    get state() {
      return state
    },
    wake,
    loadNames,
    get catalogue() {
      return catalogue
    },
    get keys() {
      return keys
    },
    service(prefix) {
      if (catalogue?.services.has(prefix) !== true) return null
      const found = services[prefix]
      if (found === undefined) void loadService(prefix)
      return found ?? null
    },
    loadService,
    loadManagedPolicies,
    loadManagedPolicy,
    text,
  }
}
