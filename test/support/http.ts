import type { Hono } from 'hono'
import { pathFields, type Operation } from '#contract/operation.ts'
import type { App } from '#platform/app.ts'
import { makeServer } from '../../src/server.ts'

export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[]
  readonly present?: unknown
}
export type Answer<T = unknown> = {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

const silent = { subscribe: () => () => undefined, close: async () => undefined }

/** The whole server, without a socket. */
export const serverOf = (app: App): Hono => makeServer(app, silent)

export const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

const placed = (path: string, given: Readonly<Record<string, unknown>>) =>
  `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])))}`

/** One operation as another system calls it: path, query or body from one input, under a bearer token. */
export const callOver = async (
  server: Hono,
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const inPath = new Set(pathFields(operation.path))
  const rest = Object.entries(given).filter(([name, value]) => !inPath.has(name) && value !== undefined)
  const hasBody = operation.method === 'POST' || operation.method === 'PATCH'
  const query = new URLSearchParams(hasBody ? [] : rest.map(([name, value]) => [name, String(value)]))
  const url = `${placed(operation.path, given)}${query.size > 0 ? `?${query}` : ''}`
  return read(
    await server.request(url, {
      method: operation.method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    }),
  )
}
