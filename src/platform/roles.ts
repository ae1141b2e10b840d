import { createHmac } from 'node:crypto'
import pg from 'pg'

/** Where a schema is reached by each of its three roles: the owner migrates, app serves, worker works. */
export type Connections = { readonly owner: string; readonly app: string; readonly worker: string }

export class StartRefused extends Error {}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

export const roleNames = (schema: string) => ({ app: `${schema}_app`, worker: `${schema}_worker` })

const withUser = (url: string, user: string, password: string): string => {
  const copy = new URL(url)
  copy.username = user
  copy.password = password
  return copy.toString()
}

export const runOnce = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the serving and the working role from a URL that may create roles. Their passwords are derived from it, so
 * that every process that knows the owner's URL arrives at the same ones and none has to be stored.
 */
export const prepareRoles = async (owner: string, schema: string): Promise<Connections> => {
  const names = roleNames(schema)
  const passwordOf = (role: string) =>
    createHmac('sha256', `${new URL(owner).password}:${schema}`)
      .update(role)
      .digest('base64url')
  await runOnce(owner, async (client) => {
    for (const role of Object.values(names)) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const verb = found.rowCount ? 'alter' : 'create'
      const attributes = `login nosuperuser nobypassrls nocreaterole nocreatedb noinherit password '${passwordOf(role)}'`
      // Another process may be making the same role this moment; whoever comes second finds it made.
      await client
        .query(
          `${verb} role ${quote(role)} ${found.rowCount ? attributes.replace('nosuperuser nobypassrls nocreaterole nocreatedb ', '') : attributes}`,
        )
        .catch((error: unknown) => {
          if (!(error instanceof Error && 'code' in error && ['42710', '23505', 'XX000'].includes(String(error.code))))
            throw error
        })
    }
  })
  return {
    owner,
    app: withUser(owner, names.app, passwordOf(names.app)),
    worker: withUser(owner, names.worker, passwordOf(names.worker)),
  }
}

/** Refuses to serve under a role that row security does not bind, or that may become one it does not bind. */
export const checkServingRole = (url: string, schema: string): Promise<void> =>
  runOnce(url, async (client) => {
    const { rows } = await client.query<{ rolname: string; unbound: boolean; owns: boolean }>(
      `select r.rolname, exists (select 1 from pg_roles s where (s.rolsuper or s.rolbypassrls)
                and pg_has_role(current_user, s.oid, 'member')) as unbound,
              exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where n.nspname = $1 and pg_has_role(current_user, c.relowner, 'member')) as owns
       from pg_roles r where r.rolname = current_user`,
      [schema],
    )
    const role = rows[0]
    if (role?.unbound) throw new StartRefused(`the serving role ${role.rolname} is superuser or bypasses row security`)
    if (role?.owns) throw new StartRefused(`the serving role ${role.rolname} owns tables of schema ${schema}`)
  })
