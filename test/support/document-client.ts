import type { Hono } from 'hono'
import { read, type Answer } from './http.ts'

type Parameter = { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly required: boolean }
type Described = {
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': {
        readonly schema: {
          readonly properties: Readonly<Record<string, unknown>>
          readonly required: readonly string[]
        }
      }
    }
  }
}
export type Document = { readonly openapi: string; readonly paths: Readonly<Record<string, Record<string, Described>>> }
type Given = Readonly<Record<string, unknown>>

/** A caller who has read the OpenAPI document and nothing else. */
export type Client = {
  readonly call: (operationId: string, given?: Given, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  /** The answer's body; anything but success is an error. */
  readonly done: <T>(operationId: string, given?: Given, headers?: Readonly<Record<string, string>>) => Promise<T>
}

const find = (document: Document, operationId: string) => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, described] of Object.entries(methods))
      if (described.operationId === operationId) return { path, method: method.toUpperCase(), described }
  throw new Error(`the document knows no ${operationId}`)
}

export const fetchDocument = async (server: Hono): Promise<Document> =>
  (await read(await server.request('/api/v1/openapi.json'))).body as Document

/** Keeps the cookies it is given, as a browser would, or carries a bearer token. */
export const clientOf = (server: Hono, document: Document, bearer?: string): Client => {
  const cookies = new Map<string, string>()
  const keep = (answer: Answer) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const call: Client['call'] = async (operationId, given = {}, headers = {}) => {
    const { path, method, described } = find(document, operationId)
    const places = new Map<string, string>(described.parameters.map((each) => [each.name, each.in]))
    const schema = described.requestBody?.content['application/json'].schema
    for (const name of Object.keys(schema?.properties ?? {})) places.set(name, 'body')
    const missing = [
      ...described.parameters.filter((each) => each.required).map((each) => each.name),
      ...(schema?.required ?? []),
    ].find((name) => given[name] === undefined)
    if (missing !== undefined) throw new Error(`${operationId} needs ${missing}`)
    const at = (place: string) => Object.entries(given).filter(([name]) => places.get(name) === place)
    const stray = Object.keys(given).find((name) => !places.has(name))
    if (stray !== undefined) throw new Error(`${operationId} has no ${stray}`)
    const address = at('path').reduce(
      (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
      path,
    )
    const query = new URLSearchParams(at('query').map(([name, value]) => [name, String(value)]))
    const said = Object.fromEntries(at('header').map(([name, value]) => [name, String(value)]))
    const answer = await read(
      await server.request(`${address}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        headers: {
          ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(schema ? { 'content-type': 'application/json' } : {}),
          ...said,
          ...headers,
        },
        ...(schema ? { body: JSON.stringify(Object.fromEntries(at('body'))) } : {}),
      }),
    )
    keep(answer)
    return answer
  }
  return {
    call,
    done: async <T>(operationId: string, given?: Given, headers?: Readonly<Record<string, string>>) => {
      const answer = await call(operationId, given, headers)
      if (answer.status !== 200) throw new Error(`${operationId}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body as T
    },
  }
}
