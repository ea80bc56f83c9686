/**
 * The browser tests: Chromium against the built site, served below a sub-path as many hosts do.
 * The machine's own browser is used; see .ci/chromium.mjs.
 */

import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from '../../.ci/chromium.mjs'

// Read again in every worker process, which inherits the choice of the first.
const port = (process.env['VERDICT_E2E_PORT'] ??= String(await freePort()))
const url = `http://localhost:${port}/verdict/`

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  retries: 0,
  // Machines that run the tests may be slow and shared; a hang still ends.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL: url,
    trace: 'retain-on-failure',
    launchOptions: await launchOptions(),
  },
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
  ],
  webServer: {
    command: `node ../../.ci/serve.mjs --port ${port} --base /verdict/`,
    url,
    reuseExistingServer: false,
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}
