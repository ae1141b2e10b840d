import { Readable } from 'node:stream'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isCommand, pathFields } from '#contract/operation.ts'
import type { Actor } from '#domain/permissions.ts'
import type { App } from '../app.ts'
import type { Download } from '../download.ts'
import type { Endpoint } from '../endpoint.ts'
import { ApiError, badField } from '../errors.ts'
import { bearerToken, clientOf, isSameSite, languageOf, sessionToken } from './identify.ts'
import { observe } from './metrics.ts'
import { toProblem } from './problem.ts'

/** How a request's credentials become an actor; given by whoever composes the server. */
export type Identify = {
  readonly session: (token: string, isVisit?: boolean) => Promise<Actor | null>
  readonly bearer: (token: string) => Promise<Actor | null>
}

const readBody = async (context: Context): Promise<Record<string, unknown>> => {
  const text = await context.req.text()
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new ApiError(400, 'not-json')
}

/** A condition that cannot be read is refused: passing over it would overwrite what it was meant to protect. */
const versionOf = (condition: string | undefined): string | undefined => {
  if (condition === undefined) return undefined
  const version = /^(?:W\/)?"?(\d{1,10})"?$/.exec(condition.trim())?.[1]
  if (version === undefined) throw badField('If-Match', 'wrong-form')
  return version
}

/** Path, query and body are one input; `If-Match: "3"` is the version, for clients that prefer the header. */
export const inputOf = async (context: Context, path: string, method: string): Promise<Record<string, unknown>> => {
  const fields = Object.fromEntries(pathFields(path).map((name) => [name, context.req.param(name)]))
  const body = method === 'GET' ? {} : await readBody(context)
  const version = versionOf(context.req.header('if-match'))
  const query = method === 'GET' || method === 'DELETE' ? context.req.query() : {}
  const given = { ...query, ...(version === undefined ? {} : { version: Number(version) }), ...body, ...fields }
  // In a query string a number is text; only plain digits are one.
  if (method === 'DELETE' && /^\d{1,10}$/.test(String(given['version']))) given['version'] = Number(given['version'])
  return given
}

export const identifyActor = async (context: Context, identify: Identify, isVisit = true): Promise<Actor> => {
  const bearer = bearerToken(context)
  if (bearer !== undefined) {
    const actor = await identify.bearer(bearer)
    if (actor) return actor
    throw new ApiError(401, 'signed-out')
  }
  const token = sessionToken(context)
  const actor = token === undefined ? null : await identify.session(token, isVisit)
  if (!actor) throw new ApiError(401, 'signed-out')
  if (context.req.method !== 'GET' && !isSameSite(context)) throw new ApiError(403, 'cross-site')
  return actor
}

export const answerProblem = (context: Context, app: App, error: unknown) => {
  const problem = toProblem(error, languageOf(context), app.log)
  if (problem.status === 503) context.header('retry-after', '2')
  if (problem.status === 429) context.header('retry-after', '900')
  return context.json(problem, problem.status as 400, { 'content-type': 'application/problem+json; charset=utf-8' })
}

type Versioned = { version?: number; face?: { version?: number }; row?: { version?: number } }
/** Of a matter, a source, or what has a version itself. */
const versionIn = (answer: unknown): number | undefined => {
  const { version, face, row } = (answer ?? {}) as Versioned
  return face?.version ?? row?.version ?? version
}

/** Piece by piece, under a name in any script (RFC 6266). */
const sendFile = (context: Context, { name, mediaType, bytes }: Download): Response => {
  context.header('content-type', mediaType)
  context.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return context.body(Readable.toWeb(bytes) as ReadableStream)
}

const mount = (api: Hono, app: App, identify: Identify, { operation, call }: Endpoint): void => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
  api.on(operation.method, path, async (context) => {
    const started = performance.now()
    const actor = await identifyActor(context, identify)
    const input = await inputOf(context, operation.path, operation.method)
    const key = isCommand(operation) ? context.req.header('idempotency-key')?.slice(0, 200) : undefined
    const answer = await call(app, { actor, input, language: languageOf(context), client: clientOf(context), key })
    observe(operation.id, performance.now() - started)
    if (operation.file) return sendFile(context, answer as Download)
    const version = versionIn(answer)
    if (version !== undefined) context.header('etag', `"${version}"`)
    return context.json(answer as object)
  })
}

/** The API of a set of endpoints: every operation of the contract under its own path. */
export const serveApi = (app: App, endpoints: readonly Endpoint[], identify: Identify): Hono => {
  const api = new Hono()
  api.use(
    bodyLimit({
      maxSize: 20 * 1024 * 1024,
      onError: () => {
        throw new ApiError(413, 'too-large')
      },
    }),
  )
  api.use(async (context, next) => {
    await next()
    context.header('cache-control', 'no-store')
  })
  for (const each of endpoints) mount(api, app, identify, each)
  return api
}
