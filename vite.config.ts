import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** In development Vite injects inline styles and scripts, which the page's policy rightly forbids. */
function withoutPolicyInDevelopment(): Plugin {
  return {
    name: 'without-policy-in-development',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
    },
  }
}

export default defineConfig({
  // Relative, so that the built folder works under any path of any host.
  base: './',
  publicDir: 'static',
  plugins: [svelte({ configFile: false }), withoutPolicyInDevelopment()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): a lower target would rewrite it, and nesting, into more CSS.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The policy allows no data: URL but images, and no script that is not a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    // Machines that run the tests may be slow and shared; a hang still ends.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/app/**', 'tests/e2e/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        // Without this condition Svelte is its server build, in which $effect never runs.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'app',
          environment: 'jsdom',
          include: ['tests/app/**/*.test.ts'],
        },
      },
    ],
  },
})
