import { readFileSync } from 'node:fs'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { signIn, signOut } from '#contract/session.ts'
import { setUp, setupState } from '#contract/setup.ts'
import { fieldErrorsOf } from '#contract/field-errors.ts'
import { openApi } from '#contract/openapi.ts'
import type { Operation } from '#contract/operation.ts'
import {
  actorOfSession,
  actorOfToken,
  closeSession,
  isSetupNeeded,
  meView,
  openSession,
  setUpInstallation,
} from '#modules/accounts/index.ts'
import { calendarOf } from '#modules/contact/index.ts'
import { loadActor } from '#platform/actor.ts'
import type { App } from '#platform/app.ts'
import { accountActor, transact } from '#platform/db.ts'
import { ApiError, found } from '#platform/errors.ts'
import { clientOf, dropSession, isSameSite, keepSession, languageOf, sessionToken } from '#platform/http/identify.ts'
import { serveLive } from '#platform/http/live.ts'
import { gauge, printMetrics } from '#platform/http/metrics.ts'
import { answerProblem, inputOf, serveApi, type Identify } from '#platform/http/serve-api.ts'
import { serveWeb } from '#platform/http/web.ts'
import type { Listener } from '#platform/live.ts'
import { endpoints } from './endpoints.ts'

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** The doors that open before anybody is known stand beside the endpoints in the contract. */
export const doors: readonly Operation[] = [signIn, setupState, setUp]
export const contract: readonly Operation[] = [...doors, ...endpoints.map((each) => each.operation)]

const parse = <T extends Operation>(of: T, input: unknown, language: 'zh' | 'en') => {
  const result = of.input.safeParse(input, { reportInput: true })
  if (result.success) return result.data as never
  throw new ApiError(400, 'bad-input', { fields: fieldErrorsOf(result.error, language) })
}

const openDoors = (api: Hono, app: App): void => {
  api.post(signIn.path, async (context) => {
    if (!isSameSite(context)) throw new ApiError(403, 'cross-site')
    const { token, accountId } = await openSession(
      app,
      parse(signIn, await inputOf(context, signIn.path, 'POST'), languageOf(context)),
      clientOf(context),
    )
    const moment = app.now()
    const me = await transact(
      app.database.db,
      { actor: accountActor(accountId), today: moment.today },
      async (tx) => meView(tx, found(await loadActor(tx, accountId)), moment),
      true,
    )
    keepSession(context, token)
    return context.json(me)
  })
  api.get(setupState.path, async (context) => context.json({ needed: await isSetupNeeded(app) }))
  api.post(setUp.path, async (context) => {
    await setUpInstallation(
      app,
      parse(setUp, await inputOf(context, setUp.path, 'POST'), languageOf(context)),
      clientOf(context),
    )
    return context.json({ done: true })
  })
  // The session row goes with the cookie; the command behind this path records the act.
  api.use(signOut.path, async (context, next) => {
    await next()
    const token = sessionToken(context)
    if (context.req.method !== 'DELETE' || token === undefined || context.res.status !== 200) return
    await closeSession(app, token)
    dropSession(context)
  })
}

export const makeServer = (app: App, listener: Listener): Hono => {
  const identify: Identify = {
    session: (token, isVisit) => actorOfSession(app, token, isVisit),
    bearer: (token) => actorOfToken(app, token),
  }
  const server = new Hono()
  const document = openApi(contract, version)
  const api = new Hono()
  openDoors(api, app)
  api.get('/openapi.json', (context) => context.json(document))
  serveLive(api, app, listener, identify)
  api.route('/', serveApi(app, endpoints, identify))
  api.all('*', () => {
    throw new ApiError(404, 'not-found')
  })
  server.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('x-frame-options', 'DENY')
    context.header('referrer-policy', 'same-origin')
    context.header(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'",
    )
  })
  server.get('/healthz', (context) => context.text('ok'))
  server.get('/readyz', async (context) => {
    const isReady = await sql`select 1`.execute(app.database.db).then(
      () => true,
      () => false,
    )
    return context.text(isReady ? 'ok' : 'the database does not answer', isReady ? 200 : 503)
  })
  gauge('luoshi_database_connections', () => app.database.pool.totalCount)
  server.get('/metrics', (context) => context.text(printMetrics()))
  // Calendars of phones send no header: the address is the key.
  server.get('/calendar/:file', async (context) => {
    const token = /^([\w-]{20,60})\.ics$/.exec(context.req.param('file'))?.[1]
    const file = token === undefined ? null : await calendarOf(app, token)
    if (file === null) return context.text('', 404)
    context.header('cache-control', 'no-store')
    return context.body(file, 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })
  server.route('/api/v1', api)
  serveWeb(server)
  server.onError((error, context) => answerProblem(context, app, error))
  return server
}

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** Listens; rejects with the system's own error when the port is taken. */
export const listenOn = (server: Hono, port: number, host: string): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const http: ServerType = serve({ fetch: server.fetch, port, hostname: host }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            http.close(() => done())
            if ('closeAllConnections' in http) setTimeout(() => http.closeAllConnections(), 500).unref()
          }),
      }),
    )
    http.once('error', reject)
  })
