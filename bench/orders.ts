import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { acceptReports, getBoard } from '#contract/boards.ts'
import { approveMatters, draftDivision, submitMatters } from '#contract/divisions.ts'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { issueOrder } from '#contract/orders.ts'
import { registerSource } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { openDatabase } from '#platform/db.ts'
import { momentOn } from '#platform/moment.ts'
import { deskOf } from '../src/demo/desk.ts'
import { installGovernment } from '../src/demo/people.ts'
import { cloneDatabase, prepareTemplate, schema, startCluster } from '../test/support/cluster.ts'

/**
 * An order of 500 rows and a ledger of 100,000 matters, each against what the database itself needs in this very run:
 * a written row against a bare one-row UPDATE sent the same way, a page against an index scan as the system,
 * a count against `select count(*)`. Ratios travel between machines; milliseconds do not.
 */
const rows = 500
const ledger = 100_000
const rounds = 7

const cluster = await startCluster()
await prepareTemplate(cluster.url)
process.env['LUOSHI_TEST_CLUSTER'] = cluster.url
const database = await cloneDatabase()
const files = mkdtempSync(join(tmpdir(), 'luoshi-bench-'))
const open = openDatabase(database.at.app, { schema, max: 4 })
const app = { database: open, schema, now: () => momentOn(civilDate('2026-09-14')), files, log: () => undefined }
/** As the owner acting for the system: it sees all, and switches triggers off where bulk data is laid down. */
const plain = new pg.Client({ connectionString: database.at.owner, options: `-c search_path=${schema}` })
await plain.connect()
await plain.query(`select set_config('luoshi.actor', 'system:bench', false)`)
const tables = ['matter', 'report', 'matter_party']
const layDown = async (work: () => Promise<void>) => {
  for (const table of tables) await plain.query(`alter table ${table} disable trigger user`)
  await work()
  for (const table of tables) await plain.query(`alter table ${table} enable trigger user`)
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const often = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timed(work))
  return median(times)
}
const say = (what: string, ms: number, floor: number, of: string) =>
  console.log(
    `${what.padEnd(44)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / floor).toFixed(1).padStart(6)} × ${of} (${floor.toFixed(1)} ms)`,
  )

try {
  const government = await installGovernment(app, '2026-01-05', (login) => `${login}-password`)
  const desk = (login: string) => deskOf(app, government.people.get(login)?.accountId ?? '')
  const [inspector, director] = [desk('limin'), desk('zhouguoping')]
  const source = await inspector(registerSource, {
    kind: 'document',
    title: '关于开展大检查的通知',
    text: '请认真落实。',
  })
  const leads = ['jyt', 'czt', 'fgw', 'zjt'].map((key) => government.organizations.get(key) ?? '')
  const versions = (faces: readonly { id: string; version: number }[]) =>
    faces.map(({ id, version }) => ({ id, version }))

  let faces: readonly { id: string; version: number }[] = []
  const draft = await timed(async () => {
    faces = (
      await inspector(draftDivision, {
        sourceId: source.row.id,
        title: '开展大检查',
        target: '完成排查',
        workContent: '全面排查',
        requirement: '按时报送',
        budget: { kind: 'working_days', amount: 30 },
        rows: Array.from({ length: rows }, (_, i) => ({ leadOrganizationId: leads[i % leads.length] ?? '' })),
      })
    ).rows
  })
  const submit = await timed(async () => {
    faces = (await inspector(submitMatters, { matters: versions(faces) })).items
  })
  const approve = await timed(async () => {
    faces = (await director(approveMatters, { matters: versions(faces) })).items
  })
  let orderId = ''
  const issue = await timed(async () => {
    orderId = (await inspector(issueOrder, { title: '督办通知', matters: versions(faces) })).id
  })
  const board = await often(() => inspector(getBoard, { orderId }))

  // The units' part is laid down at once: every row handed in, as if by its principal.
  await layDown(async () => {
    await plain.query(`insert into report (id, matter_id, assignment_id, organization_id, kind, cycle, progress, outcome, reported_by, reported_at, reported_on)
    select gen_random_uuid(), m.id, a.id, a.organization_id, 'completion', 1, '完毕', '已完成', p.account_id, now(), '2026-09-14'
    from matter m join assignment a on a.matter_id = m.id and a.valid_to is null
    join appointment p on p.organization_id = a.organization_id and p.role = 'principal'`)
    await plain.query(`update matter set state = 'reported', handed_in_on = '2026-09-14'`)
  })
  const reported = (await inspector(getBoard, { orderId })).rows.map((row) => ({
    id: row.matterId,
    version: row.version,
  }))
  const accept = await timed(() =>
    inspector(acceptReports, {
      matters: reported,
      criteria: [...reviewCriteria],
      timely: true,
      complete: true,
      adequate: true,
      verification: '抽查',
      verifiedBy: government.people.get('chenzhiyuan')?.accountId ?? '',
    }),
  )

  let write = 0
  await layDown(async () => {
    write = await often(async () => {
      await plain.query('begin')
      for (const { id } of reported) await plain.query('update matter set cycle = cycle where id = $1', [id])
      await plain.query('commit')
    })
  })
  const read = await often(() => plain.query('select id, title, state, due from matter where order_id = $1', [orderId]))
  console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, Node ${process.versions.node}`)
  const bareWrite = `${rows} bare one-row updates`
  for (const [name, ms] of Object.entries({ draft, submit, approve, issue, accept }))
    say(`${name} ${rows} rows, one command`, ms, write, bareWrite)
  say(`board of ${rows} rows`, board, read, 'one indexed read of them')

  const columns =
    (await plain.query(`select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_schema = '${schema}' and table_name = 'matter'
      and is_generated = 'NEVER' and column_name not in ('id', 'order_id', 'order_row', 'due')`)) as {
      rows: { names: string }[]
    }
  const names = columns.rows[0]?.names ?? ''
  await layDown(async () => {
    await plain.query(`insert into matter (id, due, ${names}) select gen_random_uuid(), date '2026-01-01' + n % 700, ${names}
    from (select * from matter limit 1) m, generate_series(1, ${ledger - rows}) n`)
    await plain.query(
      `insert into matter_party select m.id, m.supervisor_org, 'supervisor', 'full' from matter m on conflict do nothing`,
    )
    await plain.query(
      `insert into matter_party select m.id, m.lead_org, 'coordinating_lead', 'full' from matter m on conflict do nothing`,
    )
  })
  await plain.query('vacuum analyze matter, matter_party')
  const page = await often(() => inspector(listMatters, { limit: 50 }))
  const lights = await often(() => inspector(countByLight, {}))
  const unitPage = await often(() => desk('liufang')(listMatters, { limit: 50 }))
  const fetch = await often(() => plain.query('select id from matter order by due, id limit 50'))
  const count = await often(() => plain.query('select count(*) from matter'))
  say(`first page of ${ledger} matters, the office`, page, fetch, 'an index-only page of ids')
  say(`first page of ${ledger} matters, a unit`, unitPage, fetch, 'an index-only page of ids')
  say(`lights of ${ledger} matters counted`, lights, count, 'select count(*)')
} finally {
  await plain.end()
  await open.close()
  await cluster.stop()
  rmSync(files, { recursive: true, force: true })
}
