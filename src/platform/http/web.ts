import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'

export const webFolder = fileURLToPath(new URL('../../../dist/web/', import.meta.url))

/** The built pages: hashed files for a year, the one page itself never kept, every unknown path is that page's. */
export const serveWeb = (server: Hono): void => {
  server.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.status === 200) context.header('cache-control', 'public, max-age=31536000, immutable')
  })
  server.use('/assets/*', serveStatic({ root: webFolder }))
  server.get('*', (context) => {
    const page = `${webFolder}index.html`
    if (!existsSync(page)) return context.text('The web pages are not built: run `npm run build:web`.', 503)
    context.header('cache-control', 'no-cache')
    return context.html(readFileSync(page, 'utf8'))
  })
}
