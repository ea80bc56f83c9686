/** A worker without a thread: a message channel with the API, or something worse, at its end. */

import { expose } from 'comlink'
import type { WorkerEnd } from '../../../src/app/worker-client.ts'
import type { WorkerApi } from '../../../src/protocol/worker-api.ts'

export interface FakeWorker extends WorkerEnd {
  /** Fires the event that an uncaught error in the worker fires. */
  crash(): void
  /** Ends it as `close()` inside the worker would: silently. */
  vanish(): void
  readonly ended: boolean
}

export function fakeWorker<Job, Reply>(api: WorkerApi<Job, Reply>): FakeWorker {
  const { port1, port2 } = new MessageChannel()
  expose(api, port2)
  const events = new EventTarget()
  let ended = false
  const end = (): void => {
    ended = true
    port1.close()
    port2.close()
  }
  return {
    get ended() {
      return ended
    },
    postMessage: (message, transfer) => port1.postMessage(message, transfer ?? []),
    addEventListener(type, listener) {
      if (type === 'message') {
        port1.addEventListener(type, listener)
        port1.start()
      } else events.addEventListener(type, listener)
    },
    removeEventListener(type, listener) {
      if (type === 'message') port1.removeEventListener(type, listener)
      else events.removeEventListener(type, listener)
    },
    terminate: end,
    vanish: end,
    crash() {
      events.dispatchEvent(new Event('error'))
    },
  }
}
