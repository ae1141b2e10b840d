import { spawnSync } from 'node:child_process'
import { loadavg, cpus } from 'node:os'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { exportMatters } from '#contract/ledger.ts'
import { addDays, civilDate } from '#domain/date.ts'
import type { Cell } from '#domain/sheet.ts'
import type { Download } from '#platform/download.ts'
import type { App } from '#platform/app.ts'
import { openDatabase, systemActor, transact } from '#platform/db.ts'
import { momentOn } from '#platform/moment.ts'
import { writeWorkbook } from '#platform/sheets/index.ts'
import { cloneDatabase, prepareTemplate, schema, startCluster } from '../test/support/cluster.ts'
import { deskOf } from '../src/demo/desk.ts'
import { installGovernment } from '../src/demo/people.ts'

/** 100,000 matters out of the database into a workbook: seconds, bytes, and the most memory that the process held. */
const matters = Number(process.env['ROWS'] ?? 100_000)
const today = '2026-09-14'

type Named = (key: string) => string

const fill = async (app: App, org: Named, person: Named): Promise<void> => {
  const facts = [org('inspectionBody'), org('government'), org('jyt'), person('limin'), `${today}T00:00:00Z`]
  await transact(app.database.db, { actor: systemActor('bench'), today: civilDate(today) }, async (tx) => {
    await sql`select set_config('luoshi.at', ${facts[4]}, true)`.execute(tx)
    // Straight into the tables: the trail is not what is measured.
    await sql`create temporary table made as select gen_random_uuid() as id, n from generate_series(1, ${matters}) n`.execute(
      tx,
    )
    await sql`insert into matter (id, government_id, supervisor_org, title, state, origin_level, source_kind, lead_org, due,
        warn_from, drafted_by, drafted_on, dispatched_at, number, changed_at)
      select id, ${facts[1]}::uuid, ${facts[0]}::uuid, '推进第' || n || '项重点工作，新增公办学位' || (n % 900) || '个', 'in_progress', 1 + n % 4,
        'document', ${facts[2]}::uuid, ${today}::date + (n % 300)::int, ${today}::date + (n % 300)::int - 7, ${facts[3]}::uuid,
        ${today}::date, ${facts[4]}::timestamptz, '旧编' || n, ${facts[4]}::timestamptz from made`.execute(tx)
    await sql`insert into matter_content (matter_id, target, work_content) select id, '年底前全部建成并投入使用',
      '新建、改扩建公办学校，落实用地、资金和师资，按月报送进展情况' from made`.execute(tx)
    await sql`insert into assignment (id, matter_id, organization_id, part, state, valid_from)
      select gen_random_uuid(), id, ${facts[2]}::uuid, 'coordinating_lead', 'acknowledged', ${facts[4]}::timestamptz from made`.execute(
      tx,
    )
    await sql`insert into event (id, at, actor, operation, type, digest)
      values (gen_random_uuid(), ${facts[4]}::timestamptz, ${systemActor('bench')}, 'bench', 'bench', '')`.execute(tx)
    await sql`insert into event_object (event_id, object_id) select e.id, made.id from event e, made where e.type = 'bench'`.execute(
      tx,
    )
  })
}

const peak = () => process.resourceUsage().maxRSS / 1024
const sink = () => {
  let bytes = 0
  const to = new Writable({
    write(piece: Buffer, _, done) {
      bytes += piece.length
      done()
    },
  })
  return { to, bytes: () => bytes }
}
const row: Cell[] = [
  '绿 正常',
  '督字〔2026〕12号',
  '关于做好重点工作的通知',
  '新增公办学位3000个'.repeat(3),
  null,
  { on: addDays(civilDate(today), 9) },
]
async function* rows(n: number) {
  for (let i = 1; i <= n; i += 1) yield [i, ...row]
}

if (process.argv.includes('writer')) {
  const columns = ['序号', '灯', '编号', '来源', '事项', '', '时限'].map((title) => ({ title, width: 14 }))
  const to = sink()
  const started = performance.now()
  await pipeline(writeWorkbook({ name: '台账', title: '台账', columns, rows: rows(matters) }), to.to)
  console.log(
    `the writer alone   ${matters} rows  ${((performance.now() - started) / 1000).toFixed(1)} s  ${(to.bytes() / 1e6).toFixed(1)} MB  peak ${peak().toFixed(0)} MB`,
  )
} else {
  console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, Node ${process.versions.node}`)
  const self = new URL(import.meta.url).pathname
  process.stdout.write(spawnSync(process.execPath, [self, 'writer'], { encoding: 'utf8' }).stdout)
  const cluster = await startCluster()
  try {
    await prepareTemplate(cluster.url)
    process.env['LUOSHI_TEST_CLUSTER'] = cluster.url
    const database = await cloneDatabase()
    const open = openDatabase(database.at.app, { schema, max: 8 })
    const app: App = { database: open, schema, now: () => momentOn(civilDate(today)), files: '', log: console.error }
    const { organizations, people } = await installGovernment(app, '2026-01-05', (login) => `${login}-password`)
    const person = (login: string) => people.get(login)?.accountId ?? ''
    await fill(app, (key) => organizations.get(key) ?? '', person)
    const before = process.memoryUsage().rss / 1024 / 1024
    const to = sink()
    const started = performance.now()
    const { bytes } = (await deskOf(app, person('limin'))(exportMatters, {})) as Download
    const first = new Promise<number>((resolve) => {
      bytes.once('readable', () => resolve(performance.now() - started))
    })
    await pipeline(bytes, to.to)
    console.log(
      `the ledger         ${matters} rows  ${((performance.now() - started) / 1000).toFixed(1)} s  ${(to.bytes() / 1e6).toFixed(1)} MB  first byte ${(await first).toFixed(0)} ms  ${before.toFixed(0)} MB before, peak ${peak().toFixed(0)} MB`,
    )
    await open.close()
  } finally {
    await cluster.stop()
  }
}
