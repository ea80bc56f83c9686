// The made-up account as the bulk kernel takes it.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../.ci/prepare.mjs'

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./account.mjs').Named} Named */
/** @typedef {import('../../src/engine/index.ts').MatrixInput} MatrixInput */
/** @typedef {import('../../src/engine/index.ts').Policy} Policy */
/** @typedef {import('../../src/engine/index.ts').PolicyKind} PolicyKind */
/** @typedef {typeof import('../../src/engine/index.ts').readCatalogue} ReadCatalogue */
/** @typedef {typeof import('../../src/engine/index.ts').parsePolicy} ParsePolicy */

/**
 * Every action of the catalogue that ships with the page.
 * @param {{ readCatalogue: ReadCatalogue }} engine
 */
export function allActions({ readCatalogue }) {
  const text = readFileSync(path.join(root, 'static/catalogue/actions.json'), 'utf8')
  const read = readCatalogue(text)
  if (read.kind !== 'read') throw new Error(`the catalogue cannot be read: ${read.problem}`)
  return [...read.value.services.values()].flatMap(({ actions }) =>
    [...actions.values()].map(({ name }) => name),
  )
}

/**
 * @param {Account} account
 * @param {{ parsePolicy: ParsePolicy }} engine
 * @returns {MatrixInput}
 */
export function inputOf(account, { parsePolicy }) {
  /** @type {Map<Named, Policy>} */
  const known = new Map()
  /**
   * @param {Named} named
   * @param {PolicyKind} kind
   */
  const read = (named, kind) => {
    const policy =
      known.get(named) ?? parsePolicy(JSON.stringify(named.document), kind, named.name).policy
    if (policy === null) throw new Error(`${named.name} cannot be read`)
    known.set(named, policy)
    return policy
  }
  /**
   * @param {import('./account.mjs').Level[]} levels
   * @param {PolicyKind} kind
   */
  const readLevels = (levels, kind) =>
    levels.map(({ id, policies }) => ({ id, policies: policies.map((each) => read(each, kind)) }))
  const serviceControl = readLevels(account.serviceControl, 'scp')
  const resourceControl = readLevels(account.resourceControl, 'rcp')
  return {
    actions: account.actions,
    principals: account.principals.map(({ identity, boundary, session, ...caller }) => ({
      ...caller,
      identity: identity.map((each) => read(each, 'identity')),
      boundary: boundary && read(boundary, 'boundary'),
      session: session && session.map((each) => read(each, 'session')),
      endpoint: null,
      serviceControl,
    })),
    resources: account.resources.map(({ policy, ...place }) => ({
      ...place,
      policy: policy && read(policy, place.resource.includes(':role/') ? 'trust' : 'resource'),
      resourceControl: place.resourceAccount === account.home ? resourceControl : null,
    })),
  }
}
