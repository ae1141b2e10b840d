import { z } from 'zod'
import { AccountView } from './accounts.ts'
import { MatterView } from './matter-views.ts'
import { isCommand, pathFields, type Operation } from './operation.ts'
import { OrderView } from './orders.ts'
import { Done, MeView } from './session.ts'
import { SourceView } from './sources.ts'

type Schema = Record<string, unknown>

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Schema
  return schema
}

/** Answers that many operations give are said once. */
const named = new Map<z.ZodType, string>([
  [MatterView, 'Matter'],
  [SourceView, 'Source'],
  [OrderView, 'Order'],
  [AccountView, 'Account'],
  [MeView, 'Me'],
  [Done, 'Done'],
])
const answerOf = (type: z.ZodType): Schema => {
  const name = named.get(type)
  return name === undefined ? schemaOf(type, 'output') : { $ref: `#/components/schemas/${name}` }
}
const namedSchemas = () => Object.fromEntries([...named].map(([type, name]) => [name, schemaOf(type, 'output')]))

const problem = { $ref: '#/components/responses/Problem' }

const conditionParameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of the answer that this change stands on, in place of `version`; one of the two is required.',
}

const split = (of: Operation) => {
  const schema = schemaOf(of.input, 'input') as { properties?: Record<string, Schema>; required?: string[] }
  const inPath = new Set(pathFields(of.path))
  const properties = Object.entries(schema.properties ?? {})
  // The version seen may come as If-Match instead.
  const required = new Set((schema.required ?? []).filter((name) => name !== 'version'))
  const isVersioned = schema.required?.includes('version') ?? false
  const isBody = of.method === 'POST' || of.method === 'PATCH'
  const parameters = properties
    .filter(([name]) => inPath.has(name) || !isBody)
    .map(([name, type]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema: type,
    }))
  const body = properties.filter(([name]) => !inPath.has(name))
  return {
    parameters: isVersioned ? [...parameters, conditionParameter] : parameters,
    body: isBody
      ? {
          type: 'object',
          properties: Object.fromEntries(body),
          required: body.map(([name]) => name).filter((name) => required.has(name)),
          additionalProperties: false,
        }
      : null,
  }
}

const etag = { description: 'The version of the thing, where it has one.', schema: { type: 'string' } }
const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'The same key with the same body does the work once; kept for seven days.',
}

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<NonNullable<Operation['file']>, string>

const answer = (of: Operation): Schema =>
  of.file
    ? {
        description: of.summary.en,
        headers: { 'Content-Disposition': { description: 'The name of the file.', schema: { type: 'string' } } },
        content: { [mediaTypes[of.file]]: { schema: { type: 'string', format: 'binary' } } },
      }
    : {
        description: of.summary.en,
        headers: { ETag: etag },
        content: { 'application/json': { schema: answerOf(of.output) } },
      }

const pathItem = (of: Operation): Schema => {
  const { parameters, body } = split(of)
  return {
    operationId: of.id,
    tags: [of.tag],
    summary: of.summary.zh,
    description: of.summary.en,
    'x-permission': of.permission,
    ...(of.permission === null ? { security: [] } : {}),
    parameters: isCommand(of) && of.permission !== null ? [...parameters, keyParameter] : parameters,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      '200': answer(of),
      '400': problem,
      '401': problem,
      '403': problem,
      '404': problem,
      ...(isCommand(of) ? { '409': problem, '422': problem } : {}),
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    present: { description: 'With a version conflict: the thing as it is now.' },
    instance: { type: 'string' },
  },
}

/** The whole contract as an OpenAPI 3.1 document, printed into docs/printed and served. */
export const openApi = (operations: readonly Operation[], version: string): Schema => {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const each of operations.toSorted((a, b) =>
    a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1,
  ))
    (paths[`/api/v1${each.path}`] ??= {})[each.method.toLowerCase()] = pathItem(each)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luoshi 落实',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: '政府督查督办平台',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'luoshi' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Problem: {
          description: 'RFC 9457',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { ...namedSchemas(), Problem: problemSchema },
    },
  }
}
