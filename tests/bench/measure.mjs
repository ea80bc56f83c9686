// How long something takes, compared with something else in the same run: short batches of both in turn,
// of all turns the median. Processor time is measured, so that what else the machine does counts little.

/** By then the functions are compiled as they will stay. */
const warmUpMs = 300

/**
 * Nanoseconds for one call each, and how many times longer the second takes.
 * @param {() => void} first
 * @param {() => void} second
 * @param {{ rounds?: number, batchMs?: number }} [options]
 * @returns {{ firstNs: number, secondNs: number, ratio: number }}
 */
export function compare(first, second, { rounds = 31, batchMs = 25 } = {}) {
  for (const each of [first, second]) timeNs(each, callsFor(each, warmUpMs))
  const [firstCalls, secondCalls] = [first, second].map((each) => callsFor(each, batchMs))
  const turns = Array.from({ length: rounds }, () => {
    const firstNs = timeNs(first, firstCalls ?? 1)
    const secondNs = timeNs(second, secondCalls ?? 1)
    return { firstNs, secondNs, ratio: secondNs / firstNs }
  })
  return {
    firstNs: median(turns.map((turn) => turn.firstNs)),
    secondNs: median(turns.map((turn) => turn.secondNs)),
    ratio: median(turns.map((turn) => turn.ratio)),
  }
}

/**
 * Nanoseconds for one call.
 * @param {() => void} call
 * @param {{ rounds?: number, batchMs?: number }} [options]
 */
export function measure(call, { rounds = 11, batchMs = 20 } = {}) {
  const calls = callsFor(call, batchMs)
  return median(Array.from({ length: rounds }, () => timeNs(call, calls)))
}

/**
 * Finds how many calls fill a batch.
 * @param {() => void} call
 * @param {number} batchMs
 */
function callsFor(call, batchMs) {
  let calls = 1
  for (;;) {
    const ms = (timeNs(call, calls) * calls) / 1e6
    if (ms >= batchMs) return calls
    // Far too few calls take no time that can be told.
    const wanted = ms < 1 ? calls * 10 : (calls * batchMs * 1.2) / ms
    calls = Math.max(calls + 1, Math.ceil(Math.min(calls * 10, wanted)))
  }
}

/**
 * @param {() => void} call
 * @param {number} calls
 */
function timeNs(call, calls) {
  const start = process.cpuUsage()
  for (let each = 0; each < calls; each++) call()
  const { user, system } = process.cpuUsage(start)
  return ((user + system) * 1000) / calls
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** @param {number} ns */
export function duration(ns) {
  if (ns < 1000) return `${ns.toFixed(0)} ns`
  if (ns < 1e6) return `${(ns / 1000).toPrecision(3)} µs`
  return `${(ns / 1e6).toPrecision(3)} ms`
}
