// How fast is a whole account against every action, and how much faster than deciding its cells one by one
// with @cloud-copilot/iam-simulate? First of all the cells have to be right: a sample is held against
// single decisions of ours and, where it can express them, of the peer's.

import { allActions, inputOf } from './account-input.mjs'
import { makeAccount } from './account.mjs'
import { duration, measure, median } from './measure.mjs'

/** @typedef {import('./engine.mjs').Engine} Engine */
/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./account.mjs').Named} Named */
/** @typedef {import('./peer.mjs').Simulation} Simulation */
/** @typedef {import('../../src/engine/index.ts').MatrixInput} MatrixInput */
/** @typedef {import('../../src/engine/index.ts').MatrixResult} MatrixResult */
/** @typedef {{ principal: number, action: number, resource: number }} Cell */

export const title = 'the matrix of a whole account, against @cloud-copilot/iam-simulate'

const rateTarget = 100e6
const ratioTarget = 2000
const memoryTarget = 400e6
const growthTarget = 2.5
const sampleSize = 5000
const peerSampleSize = 400

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
  const account = makeAccount(allActions(engine))
  const input = inputOf(account, engine)
  const first = timed(engine, input)
  const peak = process.resourceUsage().maxRSS * 1024
  checkAgainstDecide(engine, input, first.result)
  const expressible = expressibleCells(account)
  checkAgainstPeer(account, expressible, first.result, peer)

  const simulations = expressible.slice(0, 50).map((cell) => simulationOf(account, cell))
  const peerNs =
    measure(() => simulations.forEach((each) => peer.simulate(each)), { rounds: 5 }) /
    simulations.length
  const again = repeated(engine, input)
  const twiceRows = repeated(
    engine,
    inputOf(makeAccount(account.actions, { principals: 240 }), engine),
  )
  const manyRows = inputOf(makeAccount(account.actions, { principals: 5000, resources: 1 }), engine)
  const long = timed(engine, manyRows)

  const ratio = peerNs / first.nsPerCell
  const growth = twiceRows.ms / again.ms
  return [
    { what: 'account', figure: sizesOf(input, first.result) },
    {
      what: 'verdicts',
      figure: `as decide on ${sampleSize} cells, as iam-simulate ${peer.version} on ${expressible.length}`,
    },
    {
      what: 'first run, policies compiled',
      figure: rate(first),
      target: `${rateTarget / 1e6} million cells/s`,
      met: 1e9 / first.nsPerCell >= rateTarget,
    },
    { what: 'again', figure: rate(again) },
    {
      what: 'memory at its peak',
      figure: `${(peak / 1e6).toFixed(0)} MB for this whole process, bundler and peer included`,
      target: `${memoryTarget / 1e6} MB`,
      met: peak < memoryTarget,
    },
    {
      what: 'one cell',
      figure: `${ratio.toFixed(0)} times as fast as ${duration(peerNs)}`,
      target: `${ratioTarget} times`,
      met: ratio >= ratioTarget,
    },
    {
      what: 'twice the principals',
      figure: `${growth.toFixed(2)} times the time`,
      target: `at most ${growthTarget}`,
      met: growth <= growthTarget,
    },
    { what: sizesOf(manyRows), figure: rate(long) },
  ]
}

/**
 * @param {Engine} engine
 * @param {MatrixInput} input
 */
function timed(engine, input) {
  const start = process.cpuUsage()
  const result = engine.evaluateMatrix(input)
  const { user, system } = process.cpuUsage(start)
  const ms = (user + system) / 1000
  return { result, ms, nsPerCell: (ms * 1e6) / cellCount(input) }
}

/**
 * @param {Engine} engine
 * @param {MatrixInput} input
 */
function repeated(engine, input) {
  const ms = median(Array.from({ length: 7 }, () => timed(engine, input).ms))
  return { ms, nsPerCell: (ms * 1e6) / cellCount(input) }
}

/** @param {MatrixInput} input */
function cellCount({ principals, actions, resources }) {
  return principals.length * actions.length * resources.length
}

/**
 * @param {MatrixInput} input
 * @param {MatrixResult} [result]
 */
function sizesOf(input, result) {
  const { principals, actions, resources } = input
  const sizes = [principals, actions, resources].map(({ length }) => length.toLocaleString('en'))
  const cells = `${millions(cellCount(input))} cells`
  if (result === undefined) return `${sizes.join(' × ')}`
  const counts = Object.entries(result.counts).map(([verdict, n]) => `${millions(n)} ${verdict}`)
  return `${sizes.join(' × ')} = ${cells}: ${counts.join(', ')}`
}

/** @param {number} count */
function millions(count) {
  return `${(count / 1e6).toFixed(1)}M`
}

/** @param {{ ms: number, nsPerCell: number }} run */
function rate({ ms, nsPerCell }) {
  return `${ms.toFixed(0)} ms, ${(1000 / nsPerCell).toFixed(0)} million cells/s`
}

/**
 * Cells spread over the account, the same on every run; every other one of an action that policies are about.
 * @param {Account} account
 * @param {number} count
 * @returns {Cell[]}
 */
function cellsOf({ principals, actions, resources }, count) {
  const usual = actions.flatMap((action, index) =>
    /^(s3|kms|sts|sqs|ec2):/.test(action) ? [index] : [],
  )
  return Array.from({ length: count }, (_, index) => ({
    principal: (index * 7) % principals.length,
    action:
      index % 2 === 0 ? (index * 7919) % actions.length : (usual[(index * 31) % usual.length] ?? 0),
    resource: (index * 13) % resources.length,
  }))
}

/**
 * Ends the benchmark where a cell is not what `decide` says: speed says nothing about another answer.
 * @param {Engine} engine
 * @param {MatrixInput} input
 * @param {MatrixResult} result
 */
function checkAgainstDecide({ compile, matrixCell }, input, result) {
  for (const cell of cellsOf(/** @type {never} */ (input), sampleSize)) {
    const [row, action, column] = [
      input.principals[cell.principal],
      input.actions[cell.action],
      input.resources[cell.resource],
    ]
    if (row === undefined || action === undefined || column === undefined)
      throw new Error('no cell')
    const { policies, request } = matrixCell(row, action, column)
    const single = compile(policies).decide(request)
    const ours = result.verdict(cell.principal, cell.action, cell.resource)
    if (ours !== single) throw new Error(`${ours} is ${single}: ${JSON.stringify(request)}`)
  }
}

/**
 * The peer's entry takes neither session policies nor resource-based ones.
 * @param {Account} account
 */
function expressibleCells({ principals, resources, ...others }) {
  return cellsOf({ principals, resources, ...others }, 5 * peerSampleSize)
    .filter(({ principal }) => principals[principal]?.session === null)
    .filter(({ resource }) => resources[resource]?.policy === null)
    .slice(0, peerSampleSize)
}

/**
 * @param {Account} account
 * @param {Cell[]} cells
 * @param {MatrixResult} result
 * @param {import('./peer.mjs').Peer} peer
 */
function checkAgainstPeer(account, cells, result, peer) {
  for (const cell of cells) {
    const simulation = simulationOf(account, cell)
    const theirs = inOurWords[peer.simulate(simulation)]
    const ours = result.verdict(cell.principal, cell.action, cell.resource)
    if (ours !== theirs) {
      throw new Error(`ours ${ours}, theirs ${theirs}: ${JSON.stringify(simulation.request)}`)
    }
  }
}

/**
 * @param {Account} account
 * @param {Cell} cell
 * @returns {Simulation}
 */
function simulationOf(account, cell) {
  const row = account.principals[cell.principal]
  const column = account.resources[cell.resource]
  const action = account.actions[cell.action]
  if (row === undefined || column === undefined || action === undefined) throw new Error('no cell')
  const levels = (/** @type {import('./account.mjs').Level[]} */ given) =>
    given.map(({ id, policies }) => ({
      orgIdentifier: id,
      policies: policies.map(inTheirWords),
    }))
  const isHome = column.resourceAccount === account.home
  return {
    request: {
      principal: row.principal,
      action,
      resource: { resource: column.resource, accountId: column.resourceAccount },
      contextVariables: { ...row.context, ...column.context },
    },
    identityPolicies: row.identity.map(inTheirWords),
    serviceControlPolicies: levels(account.serviceControl),
    resourceControlPolicies: isHome ? levels(account.resourceControl).map(withFullAccess) : [],
    ...(row.boundary && { permissionBoundaryPolicies: [inTheirWords(row.boundary)] }),
  }
}

/** @param {Named} named */
function inTheirWords({ name, document }) {
  return { name, policy: document }
}

/**
 * The peer's entry wants to be told of RCPFullAWSAccess.
 * @param {import('./peer.mjs').SimulationLevel} level
 */
function withFullAccess({ orgIdentifier, policies }) {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }]
  const policy = { Version: '2012-10-17', Statement }
  return { orgIdentifier, policies: [{ name: 'RCPFullAWSAccess', policy }, ...policies] }
}
