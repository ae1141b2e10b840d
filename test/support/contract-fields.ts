import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { pathFields, type Operation } from '#contract/operation.ts'

export type Schema = {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly minItems?: number
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
}
type Input = Readonly<Record<string, unknown>>

/** One field of an operation, and a valid input around it into which a value for the field can be put. */
export type Field = {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
  readonly isInPath: boolean
  readonly within: (base: Input, value: unknown) => Input
}

const schemaOf = (of: Operation) => z.toJSONSchema(of.input, { io: 'input', unrepresentable: 'any' }) as Schema
const choices = (schema: Schema) => schema.oneOf ?? schema.anyOf ?? []

/** Some value that the schema accepts. */
export const sample = (schema: Schema): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = choices(schema)
  if (choice) return sample(choice)
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date') return '2026-06-30'
  switch (schema.type) {
    case 'string':
      return '督查督办事项甲乙丙丁'.slice(0, schema.maxLength ?? 10).padEnd(schema.minLength ?? 0, 'x')
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, each]) => [name, sample(each)]),
      )
  }
}

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Changes one place of an input and leaves the rest as it is. */
type Change = (base: unknown, change: (held: unknown) => unknown) => unknown

const inside = (schema: Schema, prefix: string, at: Change, inPath: ReadonlySet<string>): Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    const atKey: Change = (base, change) =>
      at(base, (held) => {
        const object = isObject(held) ? held : (sample(schema) as Input)
        return { ...object, [key]: change(object[key]) }
      })
    const isRequired = schema.required?.includes(key) ?? false
    return fieldsAt(each, prefix === '' ? key : `${prefix}.${key}`, atKey, isRequired, inPath)
  })

const fieldsAt = (
  schema: Schema,
  name: string,
  at: Change,
  isRequired: boolean,
  inPath: ReadonlySet<string>,
): Field[] => {
  const within: Field['within'] = (base, value) => at(base, () => value) as Input
  const { items } = schema
  return [
    { name, schema, isRequired, isInPath: inPath.has(name), within },
    ...inside(schema, name, at, inPath),
    ...(items
      ? fieldsAt(items, `${name}.0`, (base, change) => at(base, () => [change(sample(items))]), true, inPath)
      : []),
    ...choices(schema).flatMap((choice) =>
      inside(choice, name, (base, change) => at(base, () => change(sample(choice))), inPath),
    ),
  ]
}

/** Every field of an operation's input: inside lists as `others.0.duty`, of unions the fields of every choice. */
export const fieldsOf = (of: Operation): Field[] =>
  inside(schemaOf(of), '', (base, change) => change(base), new Set(pathFields(of.path)))
