/**
 * Makes workers under the page's content security policy: Trusted Types forbid a plain string as a
 * script's address, so one policy lets through addresses of this very site.
 */

import checkerUrl from '../../workers/checker.worker.ts?worker&url'
import coverageUrl from '../../workers/coverage.worker.ts?worker&url'
import engineUrl from '../../workers/engine.worker.ts?worker&url'
import matrixUrl from '../../workers/matrix.worker.ts?worker&url'
import { newId } from './ids.ts'
import type { WorkerEnd } from './worker-client.ts'

/** The part of the Trusted Types API that is used; browsers without it take the plain string. */
interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): URL }
}

export function spawnEngine(): WorkerEnd {
  return new Worker(scriptUrl(engineUrl), { type: 'module', name: 'verdict-engine' })
}

export function spawnChecker(): WorkerEnd {
  return new Worker(scriptUrl(checkerUrl), { type: 'module', name: 'verdict-checker' })
}

/**
 * A worker of the matrix is busy for long and cannot be asked whether it lives, and one that is ended from
 * outside fires no event. So it holds a lock by its name as long as it lives (Web Locks API), and the page
 * stands in line for it. Without locks the deadlines are left, which are long.
 */
export function spawnMatrix(): WorkerEnd {
  const name = `verdict-matrix-${newId()}`
  const worker = new Worker(scriptUrl(matrixUrl), { type: 'module', name })
  const watch = (): void => {
    if (!('locks' in navigator)) return
    const ended = (): void => void worker.dispatchEvent(new Event('error'))
    navigator.locks.request(name, ended).catch(() => undefined)
  }
  // It has the lock when it says its first word.
  worker.addEventListener('message', watch, { once: true })
  return worker
}

export function spawnCoverage(): WorkerEnd {
  return new Worker(scriptUrl(coverageUrl), { type: 'module', name: 'verdict-coverage' })
}

const policies = (globalThis as { trustedTypes?: TrustedTypePolicies }).trustedTypes
/** The name stands in the content security policy of index.html. */
const workerPolicy = policies?.createPolicy('app-worker', { createScriptURL: sameOrigin })

function scriptUrl(url: string): string | URL {
  return workerPolicy === undefined ? sameOrigin(url) : workerPolicy.createScriptURL(url)
}

function sameOrigin(url: string): string {
  const absolute = new URL(url, document.baseURI)
  if (absolute.origin !== location.origin) throw new Error(`Not a script of this site: ${url}`)
  return absolute.href
}
