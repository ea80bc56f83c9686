/** The job of a matrix worker, without the worker: planned, decided by shares, told anew, and what is open. */

import { describe, expect, it } from 'vitest'
import { principals, resources, withPolicyDocument } from '../../../src/account/index.ts'
import { joinMatrix } from '../../../src/engine/index.ts'
import type { DecidedPart, MatrixJob, MatrixReply } from '../../../src/protocol/matrix-api.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { createMatrixMemory, matrixJob, transferred } from '../../../workers/matrix-job.ts'

const { world, now } = secureCart()

const axes = {
  principals: principals(world).map(({ value }) => value),
  circumstances: [{ vpcEndpointId: null, context: {} }],
  actions: ['s3:GetObject', 's3:PutObject', 'sts:AssumeRole', 'dynamodb:Query'],
  resources: resources(world).map(({ arn }) => arn),
}

type Memory = ReturnType<typeof createMatrixMemory>

function planned(memory: Memory, changes: Partial<MatrixJob> = {}) {
  const source = { world, now, axes }
  const reply = matrixJob({ run: 1, source, share: null, ...changes }, memory)
  if (reply.kind !== 'planned') throw new Error(JSON.stringify(reply))
  return reply.plan
}

/** All shares of a plan, each band in pieces of `size` rows. */
function decided(memory: Memory, plan: ReturnType<typeof planned>, size: number) {
  return plan.bands.flatMap(({ from, to }, band) => {
    const parts: DecidedPart[] = []
    for (let at = from; at < to; at += size) {
      const share = { band, from: at, to: Math.min(to, at + size) }
      parts.push(...partsOf(matrixJob({ run: 1, source: null, share }, memory)))
    }
    return parts
  })
}

function partsOf(reply: MatrixReply): readonly DecidedPart[] {
  if (reply.kind !== 'decided') throw new Error(JSON.stringify(reply))
  return reply.parts
}

describe('a job', () => {
  it('gives the same verdicts in whatever shares', () => {
    const counts = [1, 7, 1000].map((size) => {
      const memory = createMatrixMemory()
      const parts = decided(memory, planned(memory), size)
      return joinMatrix(parts.map(({ part }) => part)).counts
    })
    expect(counts[0]?.allow).toBeGreaterThan(100)
    expect(counts[1]).toEqual(counts[0])
    expect(counts[2]).toEqual(counts[0])
  })

  it('puts each share at its place in the plan’s order', () => {
    const memory = createMatrixMemory()
    const plan = planned(memory)
    const places = decided(memory, plan, 5)
      .filter(({ actionClass }) => actionClass === 0)
      .flatMap(({ part }) => Array.from({ length: part.principals }, (_, at) => part.from + at))
    expect(places).toEqual(Array.from({ length: axes.principals.length }, (_, place) => place))
  })

  it('says that it has not been told, and takes another run in the place of the first', () => {
    const memory = createMatrixMemory()
    const share = { band: 0, from: 0, to: 1 }
    expect(matrixJob({ run: 1, source: null, share }, memory)).toEqual({ kind: 'untold' })
    planned(memory)
    expect(matrixJob({ run: 1, source: null, share }, memory).kind).toBe('decided')
    const few = { world, now, axes: { ...axes, principals: axes.principals.slice(0, 2) } }
    expect(planned(memory, { run: 2, source: few }).order).toHaveLength(2)
    expect(matrixJob({ run: 1, source: null, share }, memory)).toEqual({ kind: 'untold' })
  })

  it('hands its arrays over, and can go on without them', () => {
    const memory = createMatrixMemory()
    planned(memory)
    const job = { run: 1, source: null, share: { band: 0, from: 0, to: 1 } }
    const first = matrixJob(job, memory)
    const moved = structuredClone(first, { transfer: [...transferred(first)] })
    expect(partsOf(first)[0]?.part.strips).toHaveLength(0)
    expect(partsOf(moved)[0]?.part.strips.length).toBeGreaterThan(0)
    const words = (reply: MatrixReply) => partsOf(reply).map(({ part }) => [...part.strips])
    expect(words(matrixJob(job, memory))).toEqual(words(moved))
  })

  it('tells which rows and resources are open, and by which policies', () => {
    const trust = 'arn:aws:iam::444455556666:role/deploy#trust'
    const developer = 'arn:aws:iam::444455556666:policy/DeveloperAccess'
    const broken = [trust, developer].reduce(
      (before, ref) => withPolicyDocument(before, ref, '['),
      world,
    )
    const memory = createMatrixMemory()
    const plan = planned(memory, { source: { world: broken, now, axes } })
    const parts = decided(memory, plan, 3)
    const rows = parts.flatMap(({ openRows }) => openRows)
    const names = rows.map(({ index }) => axes.principals[plan.order[index] ?? -1])
    expect(new Set(names.map((name) => /DeveloperAccess/.test(name ?? '')))).toEqual(
      new Set([true]),
    )
    expect(rows.every(({ policies }) => policies.includes(developer))).toBe(true)
    const deploy = axes.resources.indexOf('arn:aws:iam::444455556666:role/deploy')
    for (const { actionClass, openResources } of parts) {
      const assumes = plan.classes[actionClass]?.includes(axes.actions.indexOf('sts:AssumeRole'))
      const open = assumes === true ? [{ index: deploy, policies: [trust] }] : []
      expect(openResources).toEqual(open)
    }
  })

  it('answers a bug with its message', () => {
    const source = { world: null as unknown as typeof world, now, axes }
    expect(matrixJob({ run: 1, source, share: null }, createMatrixMemory()).kind).toBe('failed')
  })
})
