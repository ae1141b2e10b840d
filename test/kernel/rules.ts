import assert from 'node:assert/strict'
import type pg from 'pg'
import { accountActor } from '#platform/db.ts'
import type { Ground } from './ground.ts'
import { acting, column, connected, refusedWith, system, tablesOf } from './raw.ts'

/** A clone of the ground: a rule is tried on it, switched off in it, and tried again. */
export type Site = { readonly ground: Ground; readonly app: string; readonly owner: string }
export type Rule = {
  readonly name: string
  /** SQL that the owner runs to take the mechanism away. */
  readonly switchOff: string
  /** Must fail once the mechanism is gone. */
  readonly claim: (site: Site) => Promise<void>
}

const open = (table: string, using = 'actor() is not null') =>
  `create policy open on ${table} using (${using}) with check (true)`

/** The function as it is, with one piece of its text replaced. */
const altered = (name: string, from: string, to: string) =>
  `do $off$ declare now text := pg_get_functiondef('${name}'::regproc); begin
     if strpos(now, $a$${from}$a$) = 0 then raise exception 'not found in ${name}'; end if;
     execute replace(now, $a$${from}$a$, $b$${to}$b$); end $off$`

const as = <T>({ app, ground }: Site, login: string, work: (client: pg.Client) => Promise<T>) =>
  acting(app, accountActor(ground.world.person(login)), work)
const asSystem = <T>({ app }: Site, work: (client: pg.Client) => Promise<T>) => acting(app, system, work)

const seesNone = (login: string, query: string) => async (site: Site) =>
  assert.deepEqual(await as(site, login, (client) => column(client, query)), [])

/** A statement of the serving role, whatever its actor, ends in this error. */
const ends = (code: string, ...statements: string[]) => {
  const run = (site: Site) =>
    asSystem(site, async (client) => {
      await client.query(`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`)
      for (const statement of statements) await client.query(statement.replaceAll(':parent', `'${site.ground.parent}'`))
    })
  return (site: Site) => refusedWith(code, run(site))
}

const ofParty =
  'matter_id in (select p.matter_id from matter_party p where p.org_id = any ((select actor_orgs())::uuid[]))'
const checkNow = 'set constraints all immediate'
const touch = `update matter set title = title where id = :parent`
const anEvent = `insert into event (id, at, actor, operation, type, digest)
  values ('00000000-0000-7000-8000-000000000001', now(), 'system:test', 'test', 'test', '')`
const onObject = (object: string) => `insert into event_object (event_id, object_id)
  values ('00000000-0000-7000-8000-000000000001', ${object})`
const leadAgain = (from: string, to: string) => `insert into assignment (id, matter_id, organization_id, part, state,
  valid_from, valid_to) select gen_random_uuid(), matter_id, organization_id, part, 'planned', ${from}, ${to}
  from assignment where matter_id = :parent and part = 'coordinating_lead'`

const sight: readonly Rule[] = [
  {
    name: 'row security is switched on for a matter',
    switchOff: 'alter table matter disable row level security',
    claim: seesNone('zhaolei', 'select id from matter'),
  },
  {
    name: 'row security is forced on every table, the owner included',
    switchOff: 'alter table clock_event no force row level security',
    claim: async ({ owner }) =>
      connected(owner, async (client) => {
        const unforced = `select relname::text from pg_class where relnamespace = 'luoshi'::regnamespace
          and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`
        assert.deepEqual(await column(client, unforced), [])
      }),
  },
  {
    name: 'no actor, no rows',
    switchOff: 'create policy open on organization using (true)',
    claim: async ({ app }) =>
      acting(app, null, async (client) => {
        for (const table of await tablesOf(client))
          assert.deepEqual(await column(client, `select 1 from ${table} limit 1`), [], table)
      }),
  },
  {
    name: 'the empty actor that a commit leaves behind is nobody',
    switchOff: altered(
      'actor',
      `nullif(current_setting('luoshi.actor', true), '')`,
      `current_setting('luoshi.actor', true)`,
    ),
    claim: async ({ app }) =>
      assert.deepEqual(await acting(app, '', (client) => column(client, 'select 1 from organization')), []),
  },
  {
    name: 'a matter is seen by its parties',
    switchOff: open('matter'),
    claim: seesNone('zhaolei', 'select id from matter'),
  },
  {
    name: 'the past of a matter is seen by its parties',
    switchOff: open('matter_history'),
    claim: seesNone('zhaolei', 'select id from matter_history'),
  },
  {
    name: 'verbatim instructions are read by leader and handlers',
    switchOff: open('instruction_text'),
    claim: seesNone('chenzhiyuan', 'select text from instruction_text'),
  },
  {
    name: 'the text of a source stays with the office that keeps it',
    switchOff: open('source_text'),
    claim: seesNone('liufang', 'select text from source_text'),
  },
  {
    name: 'a superior does not see the content of a child matter',
    switchOff: open('matter_content', ofParty),
    claim: async (site) =>
      seesNone('limin', `select target from matter_content where matter_id = '${site.ground.child}'`)(site),
  },
  {
    name: 'a superior does not see the progress reports of a child matter',
    switchOff: open('report', ofParty),
    claim: async (site) =>
      seesNone('limin', `select id from report where kind = 'progress' and matter_id = '${site.ground.child}'`)(site),
  },
  {
    name: 'a file is reached by its reference, not by its hash',
    switchOff: open('file'),
    claim: seesNone('liufang', 'select id from file where sha256 is not null'),
  },
  {
    name: 'an answer kept under a key is its own caller’s',
    switchOff: open('idempotency_key'),
    claim: async (site) => {
      await as(site, 'limin', async (client) => {
        await client.query(`insert into idempotency_key (actor, key, operation, body_hash, status, at)
          values (actor(), 'k-of-limin', 'x', '', 200, now()) on conflict do nothing`)
        await client.query('commit')
      })
      await seesNone('zhaolei', 'select key from idempotency_key')(site)
    },
  },
  {
    name: 'search finds what the actor is party to',
    switchOff: altered('search_matters', 'any ((select actor_orgs())::uuid[])', 'any (array[p.org_id])'),
    claim: seesNone('zhaolei', `select search_matters($$'新增':*$$::tsquery)`),
  },
  {
    name: 'whoever leaves a matter sees it no more',
    switchOff: 'drop trigger parties_of_assignment on assignment',
    claim: (site) =>
      asSystem(site, async (client) => {
        await client.query(`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`)
        await client.query(`update assignment set valid_to = now() where part = 'supporting'`)
        const finance = site.ground.world.org('czt')
        assert.deepEqual(await column(client, 'select 1 from matter_party where org_id = $1', [finance]), [])
      }),
  },
]

const trail: readonly Rule[] = [
  {
    name: 'no event, no commit',
    switchOff: 'drop trigger audited on matter',
    claim: ends('LS001', touch, checkNow),
  },
  {
    name: 'an event of an earlier transaction does not count',
    switchOff: altered('event_required', 'e.xid = pg_current_xact_id() and ', ''),
    claim: ends('LS001', touch, checkNow),
  },
  {
    name: 'an event on another object does not count',
    switchOff: altered('event_required', ' and e.object_id = object', ''),
    claim: ends('LS001', touch, anEvent, onObject('gen_random_uuid()'), checkNow),
  },
  {
    name: 'the transaction of an event is the database’s to say',
    switchOff: 'grant insert (xid) on event_object to luoshi_app',
    claim: ends(
      '42501',
      anEvent,
      `insert into event_object (event_id, object_id, xid)
      values ('00000000-0000-7000-8000-000000000001', gen_random_uuid(), '1')`,
    ),
  },
  {
    name: 'nobody records an act as another’s',
    switchOff: open('event'),
    claim: async (site) =>
      as(site, 'limin', (client) => refusedWith('42501', client.query(anEvent.replace('system:test', 'system:other')))),
  },
  {
    name: 'an event is never rewritten',
    switchOff: 'grant update on event to luoshi_app',
    claim: ends('42501', `update event set reason = 'x'`),
  },
  {
    name: 'what an event was about is never removed',
    switchOff: 'grant delete on event_object to luoshi_app',
    claim: ends('42501', 'delete from event_object'),
  },
  {
    name: 'an event is sealed once',
    switchOff:
      'alter table seal_entry drop constraint seal_entry_event_id_key; grant insert on seal, seal_entry to luoshi_app',
    claim: async ({ owner }) =>
      connected(owner, async (client) => {
        const unique = `select conname::text from pg_constraint where conrelid = 'seal_entry'::regclass and contype = 'u'`
        assert.deepEqual(await column(client, unique), ['seal_entry_event_id_key'])
      }),
  },
  {
    name: 'history is not the serving role’s to write',
    switchOff: `grant delete on matter_history to luoshi_app; ${open('matter_history')}`,
    claim: ends('42501', 'delete from matter_history'),
  },
  {
    name: 'a unit’s words are never edited',
    switchOff: 'grant update on report to luoshi_app',
    claim: ends('42501', `update report set progress = 'x'`),
  },
  {
    name: 'a clock only ever grows',
    switchOff: 'grant update on clock_event to luoshi_app',
    claim: ends('42501', `update clock_event set on_date = '2026-01-01'`),
  },
]

const historyClaim = (site: Site) =>
  asSystem(site, async (client) => {
    await client.query(`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`)
    await client.query(`update matter set title = '改名' where id = $1`, [site.ground.parent])
    const rows = await column(
      client,
      `select title from matter_history where id = $1 order by until nulls last, since`,
      [site.ground.parent],
    )
    assert.equal(rows.at(-1), '改名')
    assert.ok(rows.length > 2)
  })

const facts: readonly Rule[] = [
  { name: 'a change keeps what was', switchOff: 'drop trigger history on matter', claim: historyClaim },
  {
    name: 'a change has the moment that the pipeline took after its lock',
    switchOff: altered('keep_history', 'at timestamptz := moment()', 'at timestamptz := coalesce(moment(), now())'),
    claim: (site) =>
      refusedWith(
        'LS002',
        asSystem(site, (client) => client.query('update matter set title = title')),
      ),
  },
  {
    name: 'the past of a row does not run backwards',
    switchOff: 'alter table matter_history drop constraint matter_forward',
    claim: ends('23514', `select set_config('luoshi.at', '2026-01-01T00:00:00Z', true)`, touch),
  },
  {
    name: 'one open coordinating lead',
    switchOff: 'drop index assignment_one_lead',
    claim: ends('23505', leadAgain('now()', 'null')),
  },
  {
    name: 'no two leads’ terms overlap, past ones included',
    switchOff: 'alter table assignment drop constraint assignment_lead_terms',
    claim: ends('23P01', leadAgain(`valid_from`, `valid_from + interval '1 day'`)),
  },
  {
    name: 'a number of a series is given once',
    switchOff: 'alter table order_paper drop constraint order_paper_government_id_series_year_seq_key',
    claim: ends(
      '23505',
      `insert into order_paper select gen_random_uuid(), government_id, organization_id, series, year, seq,
      number, title, contact, issued_on, issued_by, version, changed_at from order_paper limit 1`,
    ),
  },
  {
    name: 'an installation is one tree of organizations',
    switchOff: 'drop index organization_one_root',
    claim: ends(
      '23505',
      `insert into organization select 'f0000000-0000-7000-8000-000000000001', government_id, null, kind, 'x', 'x',
      null, null, '9', valid_from, null, 1, changed_at from organization where parent_id is null`,
    ),
  },
  {
    name: 'search reads its index',
    switchOff: 'drop index matter_search_tokens',
    claim: async ({ owner }) =>
      connected(owner, async (client) => {
        const [body] = await column(client, `select prosrc from pg_proc where oid = 'search_matters'::regproc`)
        await client.query('set enable_seqscan = off')
        const plan = await column(client, `explain ${body?.replace(/\bquery\b/, `'''新增'''::tsquery`) ?? ''}`)
        assert.match(plan.join('\n'), /matter_search_tokens/)
      }),
  },
]

export const rules: readonly Rule[] = [...sight, ...trail, ...facts]
