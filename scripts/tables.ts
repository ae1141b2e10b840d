import type pg from 'pg'

const typeOf: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  date: 'CivilDate',
  timestamptz: 'string',
  bytea: 'Buffer',
  xid8: 'string',
  tsvector: 'string',
}

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  has_default: boolean
  choices: string | null
}

/** `check (column in ('a', 'b'))` becomes `'a' | 'b'`, so that a misspelt state does not compile. */
const choicesOf = (definition: string | null, column: string): string | null => {
  const found = definition && new RegExp(`\\(\\(?${column} = ANY \\(ARRAY\\[(.+?)\\]\\)\\)`).exec(definition)
  return found?.[1] ? found[1].replaceAll('::text', '').replaceAll(', ', ' | ') : null
}

const jsonType = ({ nullable, has_default }: Column) =>
  nullable ? 'JsonOrNull' : has_default ? 'JsonOrDefault' : 'Json'

/** The TypeScript face of the schema, read from a migrated database. */
export const printTables = async (client: pg.ClientBase, schema: string): Promise<string> => {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
            a.atthasdef as has_default,
            (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
             where k.conrelid = coalesce(base.oid, c.oid) and k.contype = 'c') as choices
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     left join pg_class base on base.relnamespace = c.relnamespace and c.relname = base.relname || '_history'
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`,
    [schema],
  )
  const tables = Map.groupBy(rows, (row) => row.table)
  const lines = [...tables].map(([table, columns]) => {
    const fields = columns.map((each) => {
      if (each.type === 'jsonb') return `${each.column}: ${jsonType(each)}`
      const base = choicesOf(each.choices, each.column) ?? typeOf[each.type] ?? 'unknown'
      const value = each.nullable ? `${base} | null` : base
      return `${each.column}: ${each.has_default && !table.endsWith('_history') ? `Generated<${value}>` : value}`
    })
    return `  ${table}: { ${fields.join('; ')} }`
  })
  return [
    '// Printed from the migrated schema by `npm run print`; not to be edited.',
    "import type { ColumnType, Generated } from 'kysely'",
    "import type { CivilDate } from '#domain/date.ts'",
    '',
    'type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value | undefined }',
    '/** Written as JSON text (a bare array would reach PostgreSQL as an SQL array), read as a value to be checked. */',
    'type Json = ColumnType<Value, string, string>',
    'type JsonOrDefault = ColumnType<Value, string | undefined, string>',
    'type JsonOrNull = ColumnType<Value, string | null | undefined, string | null>',
    '',
    'export type DB = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}
