import assert from 'node:assert/strict'
import { column, connected, refusedWith } from './raw.ts'
import { altered, asSystem, ends, touch, leadAgain, type Rule, type Site } from './rule.ts'

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

export const factRules: readonly Rule[] = [
  { name: 'a change keeps what was', switchOff: 'drop trigger history_update on matter', claim: historyClaim },
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
