/**
 * The tools for the checks, which are no part of the first load: there when somebody is.
 */

import type { CheckTools, ToolDeps } from './tools.ts'

export interface ToolsOnDemand {
  /** Null until they are loaded. */
  readonly loaded: CheckTools | null
  load(): void
  /** Does something with them as soon as they are there; a notice tells when they cannot be had. */
  use(deed: (tools: CheckTools) => void): void
}

const NOT_LOADED = 'This part of the page could not be loaded. Try again when you are online.'

export function createToolsOnDemand(deps: ToolDeps): ToolsOnDemand {
  let loaded = $state.raw<CheckTools | null>(null)

  async function load(): Promise<CheckTools | null> {
    const module = await import('./tools.ts').catch(() => null)
    if (module !== null) loaded ??= module.createCheckTools(deps)
    return loaded
  }

  return {
    get loaded() {
      return loaded
    },
    load: () => void load(),
    use(deed) {
      if (loaded !== null) {
        deed(loaded)
        return
      }
      void load().then((tools) => {
        if (tools !== null) deed(tools)
        else deps.notices.show({ tone: 'warning', text: NOT_LOADED })
      })
    },
  }
}
