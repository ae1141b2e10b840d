import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { listMatters } from '#contract/ledger.ts'
import { getMatter } from '#contract/matters.ts'
import { checkStock, getStock, planStock } from '#contract/stock.ts'
import { rebuildProjections } from '#modules/matters/index.ts'
import { transact } from '#platform/db.ts'
import { workReport } from '../support/ledgers/index.ts'
import { check, countRows, mattersOf, plainLedger, refusalOf, takeOver, upload } from '../support/taking-over.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('dry run and run agree, whatever stands in the cells', async () => {
  const oddities = [
    '',
    '—',
    '2026.9.30',
    '9月底前',
    '长期',
    '尽快',
    '省水利厅',
    '省财政厅\n省教育厅',
    '已办结',
    '暂缓',
    '合计',
    46295,
  ]
  const seed = 20260914
  console.log(`taking over: seed ${seed}`)
  let state = seed
  const random = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
  let ready = 0
  for (let round = 0; round < 12; round += 1) {
    const spoilt = round % 3 === 0 ? 0 : 1 + random(3)
    const targets = new Set(Array.from({ length: spoilt }, () => 1 + random(10)))
    const bytes = plainLedger(10, (line, i) =>
      targets.has(i)
        ? line.with(1 + random(9), oddities[random(oddities.length)] ?? null)
        : line.with(1, `${round}-${i}`),
    )
    const sent = await upload(world, `第${round}份.xlsx`, bytes)
    const confirmed = (await check(world, sent)).questions.map((each) => each.code)
    const batch = await world.desk('limin')(planStock, { batchId: sent.id, version: sent.version, confirmed })
    const dry = await check(world, batch)
    const before = await countRows(world)
    const refusal = await refusalOf(takeOver(world, batch))
    assert.equal(refusal === null, dry.isReady, `round ${round}: ${JSON.stringify(dry.problems)}`)
    if (refusal) assert.equal(await countRows(world), before)
    else {
      ready += 1
      const { sourceId } = await world.desk('limin')(getStock, { batchId: batch.id })
      const got = (await mattersOf(world, sourceId ?? '')).map((each) =>
        [each.title, each.leadName, each.due, each.state].join(' · '),
      )
      const said = dry.preview.map((each) => [each.title, each.lead, each.due, each.state].join(' · '))
      assert.deepEqual(got.toSorted(), said.toSorted())
    }
  }
  assert.ok(ready >= 4 && ready < 12, `${ready} of 12 could be taken over`)
})

test('[B04] the yearly sheet of the work report comes in whole or not at all, its errors listed by row', async () => {
  const { rows } = workReport
  const year = await makeWorld('2026-02-10')
  const batch = await upload(year, workReport.name, workReport.bytes)
  assert.deepEqual([batch.plan.kind, batch.plan.dueWhenMissing], ['annual', '2026-12-31'])
  const broken = await year.desk('limin')(planStock, {
    batchId: batch.id,
    version: batch.version,
    dueWhenMissing: 'none',
  })
  const dry = await year.desk('limin')(checkStock, { batchId: batch.id })
  assert.deepEqual(
    dry.problems.map((each) => [each.row, each.code]),
    rows.map(([row]) => [row, 'no-due']),
  )
  assert.equal((await refusalOf(takeOver(year, broken)))?.refused, 'stock-has-problems')
  assert.equal((await year.desk('limin')(listMatters, {})).total, 0)
  const mended = await year.desk('limin')(planStock, {
    batchId: batch.id,
    version: broken.version,
    dueWhenMissing: '2026-12-31',
  })
  assert.equal((await takeOver(year, mended)).matters, 60)
  const { items } = await year.desk('limin')(listMatters, { search: '投资7亿元' })
  const view = await year.desk('limin')(getMatter, { matterId: items[0]?.id ?? '' })
  assert.equal(
    view.content?.workContent,
    '新增公办学位700个，完成投资7亿元\n一季度：完成140个\n二季度：完成350个\n三季度：完成560个\n四季度：全部完成',
  )
  assert.deepEqual(
    view.assignments.map((each) => each.part),
    ['coordinating_lead', 'supporting', 'supporting'],
  )
})

test('six hundred rows stand in seconds, found by search and by number, every projection as if made anew', async () => {
  const batch = await upload(world, '六百项.xlsx', plainLedger(600))
  const started = performance.now()
  const done = await takeOver(world, batch)
  const seconds = (performance.now() - started) / 1000
  console.log(`taking over: 600 rows in ${seconds.toFixed(1)} s`)
  assert.equal(done.matters, 600)
  const { total, items } = await world.desk('limin')(listMatters, { sourceId: done.sourceId ?? '', search: '老督577' })
  assert.deepEqual([total, items[0]?.number], [1, '老督577'])
  await transact(world.app.database.db, { actor: 'system:test', today: world.app.now().today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${world.app.now().at}, true)`.execute(tx)
    const before = await sql`select id, due, warn_from, due_provisional from matter order by id`.execute(tx)
    await rebuildProjections(tx, world.app.now())
    const after = await sql`select id, due, warn_from, due_provisional from matter order by id`.execute(tx)
    assert.deepEqual(after.rows, before.rows)
  })
})
