import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { roleNames, runOnce, StartRefused, type Connections } from './roles.ts'

const folder = new URL('../../db/migrations/', import.meta.url)

type Migration = { readonly name: string; readonly text: string; readonly digest: string }

const migrations = async (): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const filledIn = (text: string, schema: string): string => {
  const { app, worker } = roleNames(schema)
  return text
    .replaceAll(':"schema"', `"${schema}"`)
    .replaceAll(':"app"', `"${app}"`)
    .replaceAll(':"worker"', `"${worker}"`)
}

const quiet = new Logger(() => () => undefined)

export const jobsSchema = (schema: string) => `${schema}_jobs`

/** Brings a schema forward. Refuses one that is newer than this program, or whose past was rewritten. */
export const migrate = async (at: Connections, schema: string): Promise<{ applied: string[] }> => {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new StartRefused(`not a usable schema name: ${schema}`)
  const known = await migrations()
  const applied = await runOnce(at.owner, async (client) => {
    // One migrator at a time, however many processes start together.
    await client.query('select pg_advisory_lock(hashtext($1))', [`luoshi migrate ${schema}`])
    const { rows } = await client.query<{ n: number }>(`select current_setting('server_version_num')::int as n`)
    if ((rows[0]?.n ?? 0) < 150_000) throw new StartRefused('PostgreSQL 15 or newer is needed')
    await client.query(`create schema if not exists "${schema}"`)
    await client.query(`set search_path = "${schema}"`)
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const names = await applyMissing(client, known, schema)
    await prepareQueue(at, schema)
    return names
  })
  return { applied }
}

/** For commands that do not migrate: the schema has to be just the one that this program knows. */
export const checkSchema = async (url: string, schema: string): Promise<void> => {
  const known = await migrations()
  const done = await runOnce(url, async (client) => {
    await client.query("select set_config('luoshi.actor', 'system:start', false)")
    const { rows } = await client.query<{ name: string }>(`select name from "${schema}".migration order by name`)
    return rows.map((row) => row.name)
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return []
    throw error
  })
  const newer = done.find((name) => !known.some((each) => each.name === name))
  if (newer) throw new StartRefused(`schema ${schema} was made by a newer Luoshi (${newer}); update the program`)
  if (done.length < known.length)
    throw new StartRefused(`schema ${schema} is older than this program; \`luoshi serve\` brings it forward`)
}

const applyMissing = async (client: pg.Client, known: Migration[], schema: string): Promise<string[]> => {
  const done = await client.query<{ name: string; digest: string }>('select name, digest from migration order by name')
  const newer = done.rows.find((row) => !known.some((each) => each.name === row.name))
  if (newer) throw new StartRefused(`schema ${schema} was made by a newer Luoshi (${newer.name}); update the program`)
  const rewritten = done.rows.find((row) => known.some((each) => each.name === row.name && each.digest !== row.digest))
  if (rewritten) throw new StartRefused(`migration ${rewritten.name} differs from the one applied to schema ${schema}`)
  const missing = known.filter((each) => !done.rows.some((row) => row.name === each.name))
  for (const migration of missing) {
    await client.query('begin')
    try {
      // Row security binds the owner, too: a migration writes to the house's own lists as somebody.
      await client.query("select set_config('luoshi.actor', 'system:migrate', true)")
      await client.query(filledIn(migration.text, schema))
      await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, migration.digest])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
  return missing.map((each) => each.name)
}

/**
 * The queue belongs to the worker's role: its own row security lets nobody but the owner in. The serving role reaches
 * it through enqueue() alone, in the transaction of the command that wants the work done.
 */
const prepareQueue = async (at: Connections, schema: string): Promise<void> => {
  const jobs = jobsSchema(schema)
  const { app, worker } = roleNames(schema)
  await runOnce(at.owner, async (client) => {
    await client.query(`grant usage on schema "${schema}" to "${worker}"`)
    // Since PostgreSQL 16 the maker of a role may administer it, but not yet act as it.
    await client.query(`grant "${worker}" to current_user`)
    await client.query(`create schema if not exists "${jobs}" authorization "${worker}"`)
  })
  // With its table in place graphile-worker does not ask for the right to create schemas in the whole database.
  await runOnce(at.worker, (client) =>
    client.query(`create table if not exists "${jobs}".migrations (id int primary key, ts timestamptz default now() not null,
      breaking boolean not null default false)`),
  )
  await runMigrations({ connectionString: at.worker, schema: jobs, logger: quiet })
  await runOnce(at.worker, async (client) => {
    await client.query(`
      create or replace function "${jobs}".enqueue(task text, payload json, job_key text, run_at timestamptz) returns void
      language sql security definer set search_path = "${jobs}", pg_temp as $$
        select "${jobs}".add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 25); $$`)
    await client.query(`revoke all on function "${jobs}".enqueue from public`)
    await client.query(`grant usage on schema "${jobs}" to "${app}"`)
    await client.query(`grant execute on function "${jobs}".enqueue to "${app}"`)
  })
}
