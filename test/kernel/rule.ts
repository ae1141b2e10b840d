import assert from 'node:assert/strict'
import type pg from 'pg'
import { accountActor } from '#platform/db.ts'
import type { Ground } from './ground.ts'
import { acting, column, refusedWith, system } from './raw.ts'

/** A clone of the ground: a rule is tried on it, switched off in it, and tried again. */
export type Site = { readonly ground: Ground; readonly app: string; readonly owner: string }
export type Rule = {
  readonly name: string
  /** SQL that the owner runs to take the mechanism away. */
  readonly switchOff: string
  /** Must fail once the mechanism is gone. */
  readonly claim: (site: Site) => Promise<void>
}

export const open = (table: string, using = 'actor() is not null') =>
  `create policy open on ${table} using (${using}) with check (true)`

/** The function as it is, with one piece of its text replaced. */
export const altered = (name: string, from: string, to: string) =>
  `do $off$ declare now text := pg_get_functiondef('${name}'::regproc); begin
     if strpos(now, $a$${from}$a$) = 0 then raise exception 'not found in ${name}'; end if;
     execute replace(now, $a$${from}$a$, $b$${to}$b$); end $off$`

export const as = <T>({ app, ground }: Site, login: string, work: (client: pg.Client) => Promise<T>) =>
  acting(app, accountActor(ground.world.person(login)), work)
export const asSystem = <T>({ app }: Site, work: (client: pg.Client) => Promise<T>) => acting(app, system, work)

export const seesNone = (login: string, query: string) => async (site: Site) =>
  assert.deepEqual(await as(site, login, (client) => column(client, query)), [])

/** A statement of the serving role, whatever its actor, ends in this error. */
export const ends = (code: string, ...statements: string[]) => {
  const run = (site: Site) =>
    asSystem(site, async (client) => {
      await client.query(`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`)
      for (const statement of statements) await client.query(statement.replaceAll(':parent', `'${site.ground.parent}'`))
    })
  return (site: Site) => refusedWith(code, run(site))
}

export const ofParty =
  'matter_id in (select p.matter_id from matter_party p where p.org_id = any ((select actor_orgs())::uuid[]))'
export const checkNow = 'set constraints all immediate'
export const touch = `update matter set title = title where id = :parent`
export const anEvent = `insert into event (id, at, actor, operation, type, digest)
  values ('00000000-0000-7000-8000-000000000001', now(), 'system:test', 'test', 'test', '')`
export const onObject = (object: string) => `insert into event_object (event_id, object_id)
  values ('00000000-0000-7000-8000-000000000001', ${object})`
export const leadAgain = (
  from: string,
  to: string,
) => `insert into assignment (id, matter_id, organization_id, part, state,
  valid_from, valid_to) select gen_random_uuid(), matter_id, organization_id, part, 'planned', ${from}, ${to}
  from assignment where matter_id = :parent and part = 'coordinating_lead'`
