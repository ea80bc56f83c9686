// The engine as the site ships it: bundled by Vite into a folder that is gone afterwards.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../../.ci/prepare.mjs'

/** @typedef {typeof import('../../src/engine/index.ts')} Engine */

/** @returns {Promise<Engine>} */
export async function loadEngine() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'verdict-bench-'))
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        lib: {
          entry: path.join(root, 'src/engine/index.ts'),
          formats: ['es'],
          fileName: () => 'engine.mjs',
        },
      },
    })
    return await import(pathToFileURL(path.join(outDir, 'engine.mjs')).href)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
