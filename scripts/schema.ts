import type pg from 'pg'

type Line = { readonly of: string; readonly text: string }

const columns = `
  select c.relname as of, format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as text
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`

// From PostgreSQL 18 on "not null" is a constraint row, too; it stands with its column already.
const constraints = `
  select c.relname as of, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' and k.contype in ('p', 'u', 'c', 'f', 'x')
  order by c.relname, position(k.contype::text in 'pucxf'), k.conname`

const indexes = `
  select c.relname as of, pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
  where c.relnamespace = $1::regnamespace and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
    and k.contype in ('p', 'u', 'x')) order by c.relname, x.relname`

const security = `
  select c.relname as of, format('alter table %I %s row level security', c.relname,
    concat_ws(', ', case when c.relrowsecurity then 'enable' end, case when c.relforcerowsecurity then 'force' end)) as text
  from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relrowsecurity order by c.relname`

const policies = `
  select p.tablename as of, format('create policy %I on %I for %s to %s%s%s', p.policyname, p.tablename, lower(p.cmd),
    (select string_agg(r, ', ' order by r) from unnest(p.roles::text[]) r),
    coalesce(E'\\n  using (' || p.qual || ')', ''), coalesce(E'\\n  with check (' || p.with_check || ')', '')) as text
  from pg_policies p where p.schemaname = $1 order by p.tablename, p.policyname`

const triggers = `
  select c.relname as of, pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = $1::regnamespace and not t.tgisinternal order by c.relname, t.tgname`

const tableGrants = `
  select c.relname as of, format('grant %s on %I to %I', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
    c.relname, g.grantee::regrole::text) as text
  from pg_class c cross join aclexplode(c.relacl) g
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' and g.grantee <> c.relowner
  group by c.relname, g.grantee::regrole::text order by c.relname, g.grantee::regrole::text`

const columnGrants = `
  select c.relname as of, format('grant %s (%s) on %I to %I', lower(g.privilege_type),
    string_agg(a.attname, ', ' order by a.attnum), c.relname, g.grantee::regrole::text) as text
  from pg_class c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) g
  where c.relnamespace = $1::regnamespace and c.relkind = 'r'
  group by c.relname, g.privilege_type, g.grantee::regrole::text
  order by c.relname, g.privilege_type, g.grantee::regrole::text`

// Members of extensions (btree_gist) are the extension's own business.
const own = `p.pronamespace = $1::regnamespace and not exists (select 1 from pg_depend d
  where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`
const functions = `select p.proname as of, pg_get_functiondef(p.oid) as text from pg_proc p where ${own}
  order by p.proname, pg_get_function_identity_arguments(p.oid)`
const functionGrants = `
  select p.proname as of, format('grant execute on function %s to %s', p.oid::regprocedure,
    string_agg(case g.grantee when 0 then 'public' else g.grantee::regrole::text end, ', ' order by g.grantee::regrole::text)) as text
  from pg_proc p cross join aclexplode(p.proacl) g where ${own} and g.grantee <> p.proowner
  group by p.proname, p.oid order by p.proname, p.oid::regprocedure::text`

/** The schema as the database itself says it, table by table; there need be no pg_dump of the server's age at hand. */
export const printSchema = async (client: pg.ClientBase, schema: string): Promise<string> => {
  await client.query(`set search_path = "${schema}"`)
  const ask = async (sql: string) => (await client.query<Line>(sql, [schema])).rows
  const inside = [await ask(columns), await ask(constraints)].flat()
  const after: Line[] = []
  for (const sql of [indexes, security, policies, triggers, tableGrants, columnGrants]) after.push(...(await ask(sql)))
  const names = [...new Set(inside.map((line) => line.of))]
  const textsOf = (lines: readonly Line[], name: string) =>
    lines.filter((line) => line.of === name).map((line) => line.text)
  const tables = names.map((name) =>
    [
      `create table ${name} (\n${textsOf(inside, name)
        .map((text) => `  ${text}`)
        .join(',\n')}\n);`,
      ...textsOf(after, name).map((text) => `${text};`),
    ].join('\n'),
  )
  const bodies = (await ask(functions)).map((line) => `${line.text.trimEnd()};`)
  const rights = (await ask(functionGrants)).map((line) => `${line.text};`)
  return [
    '-- Printed from the catalogue of a migrated database by `npm run print`; the migrations are in db/migrations.',
    ...tables,
    ...bodies,
    rights.join('\n'),
    '',
  ].join('\n\n')
}
