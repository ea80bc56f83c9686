// npm start: from a fresh clone to an open page. Installs what is missing, builds, serves dist.
// PORT chooses the port; without it, or if it is taken, the next free one from 4173 on is used.

import { ensurePackages, runNode } from './prepare.mjs'
import { serve } from './serve.mjs'

await ensurePackages()
console.log('› building')
const code = await runNode('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])
if (code !== 0) {
  console.error('The build failed; the reason stands above.')
  process.exit(1)
}
const { url } = await serve({ port: Number(process.env.PORT) || 4173 })
console.log(`Verdict is at ${url} (Ctrl+C ends it)`)
