import { sql } from 'kysely'
import { listMatters } from '#contract/ledger.ts'
import type { OutputOf } from '#contract/operation.ts'
import { checkStock, planStock, takeOverStock, uploadStock, type getStock } from '#contract/stock.ts'
import { transact } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { bookOf, sheetOf, type Ledger } from './ledgers/index.ts'
import type { World } from './world.ts'

export type Batch = OutputOf<typeof getStock>

/** Units by the short names that ledgers use. */
export const unitsOf = (world: World): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({
      省发展改革委: 'fgw',
      省教育厅: 'jyt',
      省财政厅: 'czt',
      省住房城乡建设厅: 'zjt',
      云山市: 'yunshan',
      海州市: 'haizhou',
    }).map(([name, key]) => [name, world.org(key)]),
  )

export const upload = (world: World, name: string, bytes: Buffer, login = 'limin'): Promise<Batch> =>
  world.desk(login)(uploadStock, { name, content: bytes.toString('base64') })

/** Uploads a ledger and answers what is asked, as somebody who knows the office would. */
export const answered = async (world: World, ledger: Ledger): Promise<Batch> => {
  const batch = await upload(world, ledger.name, ledger.bytes)
  const units = unitsOf(world)
  const names = Object.entries(ledger.names).map(([name, unit]) => {
    const organizationId = unit === null ? undefined : units.get(unit)
    return { name, ...(organizationId ? { organizationId } : {}) }
  })
  return world.desk('limin')(planStock, {
    batchId: batch.id,
    version: batch.version,
    names,
    confirmed: [...ledger.asks],
  })
}

export const check = (world: World, { id }: Batch) => world.desk('limin')(checkStock, { batchId: id })
export const takeOver = (world: World, { id, version }: Batch, again = false): Promise<Batch> =>
  world.desk('limin')(takeOverStock, { batchId: id, version, again })

const units = ['省教育厅', '省财政厅', '省住房城乡建设厅', '省发展改革委'] as const
type Line = readonly (string | number | null)[]
const heads = [
  '序号',
  '督办编号',
  '督查事项',
  '牵头单位',
  '配合单位',
  '责任人',
  '完成时限',
  '进展情况',
  '领导批示',
  '状态',
]

/** Row `i` of a plain ledger: every third is overdue, every tenth done. */
export const plainLine = (i: number): Line => [
  i,
  `老督${i}`,
  `推进第${i}项重点工作，新增学位${i * 10}个`,
  units[i % 4] ?? '',
  `${units[(i + 1) % 4]}、云山市`,
  `责任人${i}`,
  i % 3 === 0 ? '2026.6.30' : '2026年12月底前',
  `第${i}项正在推进`,
  `请抓好第${i}项`,
  i % 10 === 0 ? '已办结' : '在办',
]
/** A ledger of `n` matters; `change` spoils what a test wants spoilt. */
export const plainLedger = (n: number, change: (line: Line, i: number) => Line = (line) => line): Buffer =>
  bookOf({ 台账: sheetOf([heads, ...Array.from({ length: n }, (_, i) => change(plainLine(i + 1), i + 1))]) })

export const refusalOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  return null
}

/** Rows of what a taking over would add to. */
export const countRows = (world: World) =>
  transact(world.app.database.db, { actor: 'system:test', today: world.app.now().today }, async (tx) => {
    const tables = ['matter', 'assignment', 'source', 'stock_note', 'event', 'clock'] as const
    const counts = []
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
      counts.push(`${table} ${rows[0]?.n}`)
    }
    return counts.join(', ')
  })

export const mattersOf = async (world: World, sourceId: string) =>
  (await world.desk('limin')(listMatters, { sourceId, limit: 200, sort: 'number' })).items
