import { sql } from 'kysely'
import { yearOf } from '#domain/date.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import { bulkTables, matterRows, type BulkTable, type Ground, type Order, type Rows, type Source } from './bulk-rows.ts'
import { daysBack } from './days.ts'
import type { Government } from './people.ts'
import type { Province } from './province.ts'
import { randomFrom } from './random.ts'
import { readTopics, readWords } from './texts.ts'

const actor = systemActor('load')
const perBatch = 1_000
const perOrder = 20
const span = 250

type Row = Readonly<Record<string, unknown>>

const defaults: Partial<Record<BulkTable, Row>> = { clock_event: { due: null, reason: null } }

/** The rows of a table in one statement; columns that a row leaves out take the table's own default only where all do. */
const insertAll = async (tx: Tx, table: BulkTable | 'order_paper' | 'source', rows: readonly Row[]): Promise<void> => {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

const kinds: readonly (readonly [kind: string, title: string, level: number])[] = [
  ['superior_order', '国务院部署事项', 1],
  ['major_decision', '省《政府工作报告》重点任务', 2],
  ['meeting_decision', '省政府常务会议议定事项', 2],
  ['document', '重点工作分工方案', 2],
  ['deputies_suggestion', '省人大代表建议', 3],
]

/** A range of numbers of the government's series, taken at once. */
const takeNumbers = async (tx: Tx, governmentId: string, series: string, year: number, n: number): Promise<number> => {
  const { rows } = await sql<{ last_no: number }>`
    insert into number_series (government_id, series, year, last_no) values (${governmentId}, ${series}, ${year}, ${n})
    on conflict (government_id, series, year) do update set last_no = number_series.last_no + ${n} returning last_no`.execute(
    tx,
  )
  return (rows[0]?.last_no ?? n) - n + 1
}

type Batch = {
  readonly ground: Ground
  readonly series: string
  readonly writtenAgo: number
  readonly size: number
  readonly at: string
}

const loadBatch = async (tx: Tx, { ground, series, writtenAgo, size, at }: Batch): Promise<void> => {
  const { government, days, random } = ground
  const org = (key: string) => government.organizations.get(key) ?? ''
  const [governmentId, office] = [org('government'), org('inspectionBody')]
  const issuedOn = days.on(writtenAgo + 1)
  const by = government.people.get('limin')?.accountId ?? ''
  const [kind, called, level] = random.pick(kinds)
  const source: Source = { id: newId(), kind, title: `${called}（${issuedOn}）`, level }
  await insertAll(tx, 'source', [
    {
      id: source.id,
      government_id: governmentId,
      organization_id: office,
      kind,
      title: source.title,
      received_on: issuedOn,
      origin_level: level,
      urgency: 'normal',
      registered_by: by,
      version: 1,
      changed_at: at,
    },
  ])
  const papers = Math.ceil(size / perOrder)
  const year = yearOf(issuedOn)
  const first = await takeNumbers(tx, governmentId, series, year, papers)
  const orders = Array.from({ length: papers }, (_, i): Order & { seq: number } => ({
    id: newId(),
    seq: first + i,
    number: `${series}〔${year}〕${first + i}号`,
  }))
  await insertAll(
    tx,
    'order_paper',
    orders.map(({ id, seq, number }) => ({
      id,
      government_id: governmentId,
      organization_id: office,
      series,
      year,
      seq,
      number,
      title: `关于做好${source.title}落实的督办通知`,
      issued_on: issuedOn,
      issued_by: by,
      version: 1,
      changed_at: at,
    })),
  )
  const made: Rows[] = Array.from({ length: size }, (_, i) =>
    matterRows(ground, {
      source,
      order: orders[Math.floor(i / perOrder)] ?? { id: '', number: '' },
      row: (i % perOrder) + 1,
      writtenAgo,
      at,
    }),
  )
  for (const table of bulkTables) {
    const rows = made.flatMap((each) => each[table]).map((row) => ({ ...defaults[table], ...row }))
    await insertAll(tx, table, rows)
  }
  const searched = made.map((each) => ({ id: each.matter[0]?.['id'], tokens: each.tokens }))
  await sql`select project_search(s.id, s.tokens) from jsonb_to_recordset(${JSON.stringify(searched)}::jsonb) as s(id uuid, tokens text[])`.execute(
    tx,
  )
  const ids = made.map((each) => String(each.matter[0]?.['id']))
  const header = outsideAppointments(at, actor, 'load.matters')
  await record(
    tx,
    header,
    [{ type: 'matters.loaded', changes: { matters: size } }],
    [source.id, ...orders.map((each) => each.id), ...ids],
  )
}

export type Loading = {
  readonly app: App
  readonly province: Province
  readonly government: Government
  readonly matters: number
  readonly seed: number
  readonly onProgress: (loaded: number) => void
}

/** A year and more of plausible matters, written past the commands in batches; the same seed writes the same story. */
export const loadMatters = async ({ app, province, government, matters, seed, onProgress }: Loading): Promise<void> => {
  const { today } = app.now()
  const days = daysBack(today)
  const staffed = new Set([...government.people.values()].flatMap(({ role, at }) => (role === 'liaison' ? [at] : [])))
  const topics = await readTopics()
  const ground: Ground = {
    random: randomFrom(seed),
    days,
    today,
    province: {
      ...province,
      cities: province.cities.filter(({ key }) => staffed.has(key)),
      departments: province.departments.filter(({ key }) => staffed.has(key)),
    },
    government,
    topics: { ...topics, departments: topics.departments.filter(({ at }) => at !== undefined && staffed.has(at)) },
    words: await readWords(),
  }
  const batches = Math.ceil(matters / perBatch)
  for (let i = 0; i < batches; i += 1) {
    // The youngest third of the batches lies within the last weeks, where most open matters are.
    const writtenAgo = Math.round(span * (1 - (i + 1) / batches) ** 1.5)
    const { at } = momentOn(days.on(writtenAgo + 1), 18, i % 60)
    const size = Math.min(perBatch, matters - i * perBatch)
    await transact(app.database.db, { actor, today }, async (tx) => {
      await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
      await loadBatch(tx, { ground, series: province.government.orderCode, writtenAgo, size, at })
    })
    onProgress(i * perBatch + size)
  }
}
