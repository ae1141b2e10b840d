import assert from 'node:assert/strict'
import { acting, column, connected, tablesOf } from './raw.ts'
import { open, altered, as, asSystem, seesNone, ofParty, type Rule } from './rule.ts'

export const sightRules: readonly Rule[] = [
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
    name: 'lights are counted over what the actor’s organizations supervise',
    switchOff: altered('supervised_lights', 'actor_orgs() as orgs', 'array_agg(id) as orgs from organization'),
    claim: seesNone('zhaolei', `select light from supervised_lights('2026-09-22 10:00') where n > 0`),
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
  {
    name: 'a matter’s new supervisor becomes a superior of what hangs below it',
    switchOff: altered('parties_changed', `tg_op = 'UPDATE'`, `tg_op = 'NEVER'`),
    claim: (site) =>
      asSystem(site, async (client) => {
        const [parent, child, heir] = [site.ground.parent, site.ground.child, site.ground.world.org('fgw')]
        await client.query(`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`)
        await client.query('update matter set supervisor_org = $2 where id = $1', [parent, heir])
        const superiors = `select org_id from matter_party where matter_id = $1 and capacity = 'superior'`
        assert.deepEqual(await column(client, superiors, [child]), [heir])
      }),
  },
]
