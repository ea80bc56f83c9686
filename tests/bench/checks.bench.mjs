// How long do all checks of a policy's text take? While typing, each key press waits for them.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../.ci/prepare.mjs'
import { duration, measure } from './measure.mjs'
import { policies } from './questions.mjs'

export const title = 'checking a policy with the catalogue'

/** The largest that IAM stores, and far more than any kind of policy may be. */
const usual = { size: 6144, targetMs: 10 }
const huge = { size: 131_072, targetMs: 200 }

/** @param {import('./run.mjs').Tools} tools */
export async function bench(tools) {
  const engine = await tools.engine()
  const options = knowledge(engine)
  /** @param {string} what @param {string} text @param {number} targetMs */
  const row = (what, text, targetMs) => {
    const check = () => void engine.checkPolicy(text, 'identity', options)
    const found = engine.checkPolicy(text, 'identity', options).length
    measure(check, { rounds: 5, batchMs: 60 }) // until the functions are compiled as they will stay
    const ns = measure(check, { rounds: 7 })
    return {
      what: `${what}, ${text.length} characters`,
      figure: `${duration(ns)}, ${found} findings`,
      target: `${targetMs} ms`,
      met: ns <= targetMs * 1e6,
    }
  }
  return [
    row('realistic', fill(usual.size, realistic), usual.targetMs),
    row('all of it wrong', fill(usual.size, wrong), usual.targetMs),
    row('realistic', fill(huge.size, realistic), huge.targetMs),
    row('all of it wrong', fill(huge.size, wrong), huge.targetMs),
    row('one statement with long lists', longLists(huge.size), huge.targetMs),
  ]
}

/** The catalogue as the site serves it. @param {import('./engine.mjs').Engine} engine */
function knowledge({ readCatalogue, readKnownKeys, readServiceDetail }) {
  const folder = path.join(root, 'static/catalogue')
  /** @param {string} file */
  const read = (file) => readFileSync(path.join(folder, file), 'utf8')
  const services = new Map()
  /** @param {string} prefix */
  const service = (prefix) => {
    const file = `services/${prefix}.json`
    if (!services.has(prefix)) {
      const known = existsSync(path.join(folder, file))
      services.set(prefix, known ? value(readServiceDetail(read(file))) : null)
    }
    return services.get(prefix)
  }
  return {
    catalogue: value(readCatalogue(read('actions.json'))),
    keys: value(readKnownKeys(read('keys.json'))),
    service,
  }
}

/**
 * @template T
 * @param {{ kind: 'read', value: T } | { kind: 'malformed', problem: string }} result
 * @returns {T}
 */
function value(result) {
  if (result.kind === 'malformed') throw new Error(result.problem)
  return result.value
}

/** Statements until the text is as large as may be. @param {number} size @param {(index: number) => object} statement */
function fill(size, statement) {
  /** @type {object[]} */
  const statements = []
  for (let length = 60; length < size;) {
    const next = statement(statements.length)
    const added = JSON.stringify({ Statement: [next] }, null, 2).length - 20
    if (length + added > size) break
    length += added
    statements.push(next)
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
}

const pool = policies.identity.flatMap(
  ({ policy }) => /** @type {{ Statement: { Sid: string }[] }} */ (policy).Statement,
)

/** @param {number} index */
function realistic(index) {
  const statement = pool[index % pool.length]
  return { ...statement, Sid: `${statement?.Sid}${index}` }
}

/** A statement in which nearly every name is misspelt. @param {number} index */
function wrong(index) {
  return {
    Sid: `Wrong${index}`,
    Effect: 'Allow',
    Action: [`s3:GetObjct${index}`, `ec2:Descrbe*${index}`, `dynamobd${index}:Query`, 'iam:*Foo*'],
    Resource: [
      `arn:aws:ec2:eu-wst-1:11112222333:instnce/*${index}`,
      `arn:aws:iam:eu-west-1:111122223333:rle/${index}*`,
    ],
    Condition: {
      StringEquals: {
        [`aws:PrincipalOrgsID${index}`]: 'o-a1b2c3d4e5',
        [`s3:prefixx${index}`]: 'home/*',
        'aws:TagKeys': 'team',
      },
    },
  }
}

/** @param {number} size */
function longLists(size) {
  const each = Math.floor(size / 4 / 40)
  /** @param {(index: number) => string} text */
  const list = (text) => Array.from({ length: each }, (_, index) => text(index))
  const statement = {
    Effect: 'Allow',
    Action: list((index) => `ec2:*Describe${index}*`),
    Resource: list((index) => `arn:aws:ec2:*:*:instance/*${index}*`),
    Condition: {
      StringLike: {
        'aws:PrincipalArn': list((index) => `arn:aws:iam::*:role/app-${index}`),
        ...Object.fromEntries(list((index) => `ec2:Unknown${index}`).map((key) => [key, 'x'])),
      },
    },
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}
