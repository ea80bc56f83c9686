// A static server for the built site, as small as a host can be: files below one path, the headers
// that the README recommends, nothing else. Used by npm start, by the browser tests and by hand:
//   node .ci/serve.mjs [--port 4173] [--base /verdict/]

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from './prepare.mjs'

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
}

const headers = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Serves a folder on this machine only. A taken port is answered with the next one, unless `exact`.
 * @param {{ folder?: string, base?: string, port?: number, exact?: boolean }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({
  folder = path.join(root, 'dist'),
  base = '/',
  port = 4173,
  exact = false,
} = {}) {
  const server = createServer((request, response) => {
    void answer(folder, base, request, response)
  })
  const listening = await listen(server, port, exact ? 1 : 50)
  return {
    url: `http://localhost:${listening}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const file = fileFor(folder, base, request.url ?? '/')
  const found = file === null ? null : await stat(file).catch(() => null)
  if (file === null || !found?.isFile()) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n')
    return
  }
  const hashed = path.relative(folder, file).startsWith(`assets${path.sep}`)
  response.writeHead(200, {
    ...headers,
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {string} url
 * @returns {string | null} null for whatever is not below the base or would leave the folder
 */
function fileFor(folder, base, url) {
  let pathname
  try {
    pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
  if (!pathname.startsWith(base) || pathname.includes('\0')) return null
  const relative = pathname.slice(base.length)
  const file = path.join(folder, relative === '' ? 'index.html' : relative)
  return file.startsWith(folder + path.sep) ? file : null
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} tries
 * @returns {Promise<number>}
 */
function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const failed = (error) => {
      if (error.code === 'EADDRINUSE' && tries > 1) resolve(listen(server, port + 1, tries - 1))
      else reject(error)
    }
    server.once('error', failed)
    server.listen(port, 'localhost', () => {
      server.off('error', failed)
      resolve(port)
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, base: { type: 'string', default: '/' } },
  })
  const { url } = await serve({
    base: values.base,
    ...(values.port === undefined ? {} : { port: Number(values.port), exact: true }),
  })
  console.log(url)
}
