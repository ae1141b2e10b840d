import { pathFields, type InputOf, type Operation, type OutputOf } from '#contract/operation.ts'
import { languageNow } from '#web/text/language.ts'
import { ApiProblem } from './problem.ts'

/** Not crypto.randomUUID, which a browser has on https only; many intranets are plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const queryOf = (given: readonly [string, unknown][]): string => {
  const query = new URLSearchParams()
  for (const [name, value] of given)
    if (value !== undefined && value !== null && value !== '')
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const answered = async (response: Response): Promise<Record<string, unknown>> => {
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Where an operation is read: fields of the path into the path, the rest into the query. */
export const addressOf = (of: Operation, input: object): string => {
  const given = Object.entries(input)
  const inPath = new Set(pathFields(of.path))
  const path = of.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((input as Record<string, unknown>)[name])),
  )
  return `/api/v1${path}${of.method === 'GET' ? queryOf(given.filter(([name]) => !inPath.has(name))) : ''}`
}

/** Calls one operation of the contract: fields of the path into the path, the rest into query or body. */
export const call = async <T extends Operation>(
  of: T,
  input: InputOf<T>,
  key: string = newKey(),
): Promise<OutputOf<T>> => {
  const given = Object.entries(input ?? {})
  const inPath = new Set(pathFields(of.path))
  const rest = given.filter(([name]) => !inPath.has(name))
  const isRead = of.method === 'GET'
  const headers: Record<string, string> = { 'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en' }
  if (!isRead) headers['content-type'] = 'application/json'
  if (of.method === 'POST') headers['idempotency-key'] = key
  const response = await fetch(addressOf(of, input ?? {}), {
    method: of.method,
    headers,
    ...(isRead ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  }).catch(() => {
    throw new ApiProblem(0, { code: 'offline' })
  })
  const body = await answered(response)
  if (!response.ok) throw new ApiProblem(response.status, body)
  return body as OutputOf<T>
}
