// npm run types: each environment's folder is compiled against the libraries it will really have,
// so that `document` in the engine or in a worker is an error. svelte-check does src as a whole.

import { runNode } from './prepare.mjs'

const folders = ['src/engine', 'src/account', 'src/scenario', 'src/protocol', 'workers', 'tests']

let failed = false
for (const folder of folders) {
  const code = await runNode('node_modules/typescript/bin/tsc', ['-p', folder])
  if (code !== 0) failed = true
}
const code = await runNode('node_modules/svelte-check/bin/svelte-check', [
  '--workspace',
  'src',
  '--tsconfig',
  './tsconfig.json',
  '--fail-on-warnings',
  '--output',
  'human',
])
process.exit(failed || code !== 0 ? 1 : 0)
