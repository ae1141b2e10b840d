import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { civilDate } from '#domain/date.ts'
import { lightOf, lights, type Light, type LightFacts } from '#domain/light.ts'
import { countingOf, recountPortion, writeDifferences } from '#modules/clock/index.ts'
import { workCalendar } from '#domain/calendar.ts'
import { cursorAfter } from '#platform/cursor.ts'
import { openDatabase, systemActor, transact, type Tx } from '#platform/db.ts'
import { minuteOf, momentOn } from '#platform/moment.ts'
import { deskOf } from '../src/demo/desk.ts'
import { installGovernment } from '../src/demo/people.ts'
import { draft } from '../test/support/matter.ts'
import { cloneDatabase, prepareTemplate, schema, startCluster } from '../test/support/cluster.ts'

/**
 * (a) 10,000 open clocks counted anew after holidays were put into the calendar and taken out again, all that moved
 * written with history and event; (b) the lights of 1,000,000 open matters counted by an inspector who sees all, against
 * `select count(*)` of the same rows in the same run, neither in parallel, and held against the rule row by row; (c) pages
 * of the ledger of just these, by light, at the beginning and far behind it, against the first page of all.
 */
const clocks = Number(process.env['LUOSHI_CLOCKS'] ?? 10_000)
const matters = Number(process.env['LUOSHI_MATTERS'] ?? 1_000_000)
const rounds = 5

const cluster = await startCluster()
await prepareTemplate(cluster.url)
process.env['LUOSHI_TEST_CLUSTER'] = cluster.url
const database = await cloneDatabase()
const files = mkdtempSync(join(tmpdir(), 'luoshi-bench-'))
const open = openDatabase(database.at.app, { schema, max: 4, flags: '-c max_parallel_workers_per_gather=0' })
const today = civilDate('2026-09-14')
const moment = momentOn(today)
const app = { database: open, schema, now: () => moment, files, log: () => undefined }
const plain = new pg.Client({
  connectionString: database.at.owner,
  options: `-c search_path=${schema} -c max_parallel_workers_per_gather=0`,
})
await plain.connect()
await plain.query(
  `select set_config('luoshi.actor', 'system:bench', false), set_config('luoshi.at', '${moment.at}', false)`,
)

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const often = async (work: (round: number) => Promise<number>): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await work(round))
  return median(times)
}
const layDown = async (work: () => Promise<unknown>) => {
  for (const table of ['matter', 'matter_party', 'clock', 'clock_event'])
    await plain.query(`alter table ${table} disable trigger user`)
  await work()
  for (const table of ['matter', 'matter_party', 'clock', 'clock_event'])
    await plain.query(`alter table ${table} enable trigger user`)
}
const columns = async (table: string, except: readonly string[]) => {
  const { rows } = (await plain.query(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' and column_name <> all ($3)`,
    [schema, table, except],
  )) as { rows: { names: string }[] }
  return rows[0]?.names ?? ''
}

/** The rule of the lights over every row, against what SQL has counted. */
const heldAgainstTheRule = async (counts: Record<Light | 'total', number>) => {
  const { rows } =
    await plain.query(`select state, due::text, due_minute as "dueMinute", warn_from::text as "warnFrom", stopped,
      next_milestone_due::text as "nextMilestoneDue",
      next_milestone_warn_from::text as "nextMilestoneWarnFrom", assessed_light as "assessedLight",
      extension_asked_on::text as "extensionAskedOn", count(*)::int as n
    from matter group by 1, 2, 3, 4, 5, 6, 7, 8, 9`)
  const byRule = Object.fromEntries(lights.map((light) => [light, 0])) as Record<Light, number>
  for (const row of rows as (LightFacts & { n: number })[]) byRule[lightOf(row, today, minuteOf(moment.at))] += row.n
  for (const light of lights)
    if (byRule[light] !== counts[light])
      throw new Error(`${light}: ${counts[light]} counted, ${byRule[light]} by the rule`)
}

try {
  const government = await installGovernment(app, '2026-01-05', (login) => `${login}-password`)
  const person = (login: string) => government.people.get(login)?.accountId ?? ''
  const inspector = deskOf(app, person('limin'))
  const world = { desk: () => inspector, org: (key: string) => government.organizations.get(key) ?? '' }
  const { face } = await draft(world as never)
  const names = await columns('matter', ['id', 'due', 'due_provisional', 'warn_from', 'state', 'dispatched_at'])
  /** Matters at work, begun on the days of half a year, with three lengths. */
  const fill = async (count: number) =>
    layDown(async () => {
      await plain.query(`insert into matter (id, state, dispatched_at, due, warn_from, ${names})
        select gen_random_uuid(), case when n % 10 = 0 then 'reported' else 'in_progress' end, now(),
          date '2026-03-02' + n % 365, date '2026-02-23' + n % 365, ${names}
        from (select * from matter where id = '${face.id}') m, generate_series(1, ${count}) n`)
      await plain.query(
        `insert into matter_party select m.id, m.supervisor_org, 'supervisor', 'full' from matter m on conflict do nothing`,
      )
      await plain.query(
        `insert into matter_party select m.id, m.lead_org, 'coordinating_lead', 'full' from matter m on conflict do nothing`,
      )
    })
  await fill(clocks)
  await layDown(async () => {
    await plain.query(`insert into clock (matter_id, budget, amount, basis)
      select id, 'working_days', 20 + (row_number() over (order by id))::int % 3 * 10, 'explicit' from matter where id <> '${face.id}'`)
    await plain.query(`insert into clock_event (id, matter_id, no, kind, on_date)
      select gen_random_uuid(), matter_id, 1, 'start', date '2026-03-02' + (row_number() over (order by matter_id))::int % 180
      from clock where matter_id <> '${face.id}'`)
  })
  await plain.query('vacuum analyze')
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
    transact(open.db, { actor: systemActor('bench'), today }, async (tx) => {
      await sql`select set_config('luoshi.at', ${moment.at}, true)`.execute(tx)
      return work(tx)
    })
  /** Every round another calendar: a holiday more in each month, or not. */
  let [moved, looked] = [0, 0]
  const recounted = await often(async (round) => {
    const at = new Date(Date.parse(moment.at) + (round + 1) * 60_000).toISOString()
    return timed(() =>
      asSystem(async (tx) => {
        const counting = await countingOf(tx, world.org('government'))
        const more = (round % 2 === 0 ? [3, 4, 5, 6, 7, 8, 9, 10, 11] : []).map((month) => ({
          date: civilDate(`2026-${String(month).padStart(2, '0')}-11`),
          kind: 'off' as const,
          name: '临时放假',
        }))
        const calendar = workCalendar(counting.calendar.published, [...counting.calendar.days.values(), ...more])
        const portion = await recountPortion(tx, { governmentId: null, after: null, most: clocks * 2 }, async () => ({
          ...counting,
          calendar,
        }))
        looked = portion.looked
        moved = await writeDifferences(tx, at, portion.differences, { reason: '测算', changeId: null })
      }),
    )
  })
  console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, Node ${process.versions.node}`)
  console.log(
    `(a) ${looked} open clocks counted anew, ${moved} written: ${(recounted / 1000).toFixed(2)} s, median of ${rounds}`,
  )

  await fill(matters - clocks)
  await plain.query('vacuum analyze matter, matter_party')
  const count = await often(() => timed(() => plain.query('select count(*) from matter')))
  let counts = await inspector(countByLight, {})
  const counted = await often(() => timed(async () => (counts = await inspector(countByLight, {}))))
  console.log(
    `(b) lights of ${counts.total} matters: ${counted.toFixed(0)} ms, ${(counted / count).toFixed(2)} × select count(*) (${count.toFixed(0)} ms), median of ${rounds}`,
  )
  await heldAgainstTheRule(counts)

  const page = async (filters: object) => often(() => timed(() => inspector(listMatters, { limit: 50, ...filters })))
  const first = await page({})
  const deep = cursorAfter([1, 0, '2026-11-30', '00000000-0000-0000-0000-000000000000'])
  const pages: [string, number][] = [['behind 2026-11-30', await page({ cursor: deep })]]
  for (const light of lights) pages.push([light, await page({ light })])
  console.log(
    `(c) first page of all ${first.toFixed(0)} ms; ${pages.map(([name, ms]) => `${name} ${(ms / first).toFixed(1)} ×`).join(', ')}`,
  )
} finally {
  await plain.end()
  await open.close()
  await cluster.stop()
  rmSync(files, { recursive: true, force: true })
}
