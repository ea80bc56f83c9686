// npm run bench: the benchmarks. The programs they compare with are packages of their own,
// installed below tests/bench on the first run and never needed for anything else.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages, root, run, runNode } from './prepare.mjs'

await ensurePackages()
const folder = path.join(root, 'tests/bench')
if (
  existsSync(path.join(folder, 'package.json')) &&
  !existsSync(path.join(folder, 'node_modules'))
) {
  console.log('› npm install in tests/bench')
  await run('npm', ['install', '--prefix', folder])
}
process.exit(
  await runNode('node_modules/vitest/vitest.mjs', ['bench', '--run', '--project', 'node']),
)
