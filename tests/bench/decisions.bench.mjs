// How much faster than @cloud-copilot/iam-simulate is a decision, and a decision with its reasons?
// Both answer the same requests; first of all, both have to answer them alike.

import { compare, duration, measure } from './measure.mjs'
import { policies, questions } from './questions.mjs'

/** @typedef {import('./peer.mjs').Simulation} Simulation */
/** @typedef {import('./engine.mjs').Engine} Engine */

export const title = `decisions, against @cloud-copilot/iam-simulate (${questions.length} requests)`

const decideTarget = 40
const explainTarget = 8

/** @type {Record<string, string>} */
const inOurWords = {
  Allowed: 'allow',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
}

/** @param {import('./run.mjs').Tools} tools */
export async function bench(tools) {
  const engine = await tools.engine()
  const peer = await tools.peer()
  const authorizer = engine.compile(applicable(engine))
  const simulations = questions.map(simulationOf)
  const verdicts = checkAgreement(authorizer, simulations, peer)

  const theirs = () => simulations.forEach((each) => peer.simulate(each))
  const decide = compare(() => questions.forEach((each) => authorizer.decide(each)), theirs)
  const explain = compare(() => questions.forEach((each) => authorizer.explain(each)), theirs)
  const fromText = measure(() => {
    engine.compile(applicable(engine)).decide(/** @type {never} */ (questions[0]))
  })
  const each = (/** @type {number} */ ns) => duration(ns / questions.length)
  return [
    { what: 'verdicts', figure: `the same for all: ${verdicts}` },
    { what: `iam-simulate ${peer.version}`, figure: `${each(decide.secondNs)} a request` },
    figure('decide', decide, decideTarget),
    figure('explain', explain, explainTarget),
    { what: 'read, compile, decide', figure: `${duration(fromText)} for all six policies once` },
  ]

  /**
   * @param {string} what
   * @param {ReturnType<typeof compare>} measured
   * @param {number} target
   */
  function figure(what, { firstNs, ratio }, target) {
    const times = `${ratio.toFixed(1)} times as fast`
    return {
      what,
      figure: `${each(firstNs)} a request, ${times}`,
      target: `${target} times`,
      met: ratio >= target,
    }
  }
}

/**
 * Ends the benchmark where the two disagree: speed says nothing about another answer.
 * @param {import('../../src/engine/index.ts').Authorizer} authorizer
 * @param {Simulation[]} simulations
 * @param {import('./peer.mjs').Peer} peer
 */
function checkAgreement(authorizer, simulations, peer) {
  /** @type {Record<string, number>} */
  const counts = {}
  questions.forEach((question, index) => {
    const ours = authorizer.decide(question)
    const explained = authorizer.explain(question).verdict
    const theirs = inOurWords[peer.simulate(/** @type {Simulation} */ (simulations[index]))]
    if (ours !== theirs || ours !== explained) {
      throw new Error(
        `${question.action} on ${question.resource}: decide ${ours}, explain ${explained}, peer ${theirs}`,
      )
    }
    counts[ours] = (counts[ours] ?? 0) + 1
  })
  return Object.entries(counts)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ')
}

/**
 * @param {Engine} engine
 * @returns {import('../../src/engine/index.ts').ApplicablePolicies}
 */
function applicable({ parsePolicy }) {
  /**
   * @param {{ name: string, policy: object }[]} documents
   * @param {'identity' | 'scp'} kind
   */
  const read = (documents, kind) =>
    documents.map(({ name, policy }) => {
      const parsed = parsePolicy(JSON.stringify(policy), kind, name).policy
      if (parsed === null) throw new Error(`${name} cannot be read`)
      return parsed
    })
  return {
    identity: read(policies.identity, 'identity'),
    boundary: null,
    session: null,
    resource: null,
    endpoint: null,
    serviceControl: policies.serviceControl.map(({ id, policies: attached }) => ({
      id,
      policies: read(attached, 'scp'),
    })),
    resourceControl: null,
  }
}

/**
 * @param {import('./questions.mjs').Question} question
 * @returns {Simulation}
 */
function simulationOf({ principal, action, resource, resourceAccount, context }) {
  return {
    request: {
      principal,
      action,
      resource: { resource, accountId: resourceAccount },
      contextVariables: context,
    },
    identityPolicies: policies.identity,
    serviceControlPolicies: policies.serviceControl.map(({ id, policies: attached }) => ({
      orgIdentifier: id,
      policies: attached,
    })),
    resourceControlPolicies: [],
  }
}
