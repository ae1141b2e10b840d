import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { countByLight } from '#contract/ledger.ts'
import { archiveMatter, getMatter, getTrail } from '#contract/matters.ts'
import { reportProgress } from '#contract/reports.ts'
import { getSource } from '#contract/sources.ts'
import { getStock, getStockNote, listStock, planStock } from '#contract/stock.ts'
import { ApiError } from '#platform/errors.ts'
import { general, ledgers } from '../support/ledgers/index.ts'
import {
  answered,
  check,
  countRows,
  mattersOf,
  plainLedger,
  refusalOf,
  takeOver,
  unitsOf,
  upload,
} from '../support/taking-over.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

describe('Shown by 7: five ledgers in the forms of real offices are taken over', () => {
  for (const ledger of ledgers)
    test(ledger.name, async () => {
      const batch = await answered(world, ledger)
      const dry = await check(world, batch)
      assert.deepEqual([dry.isReady, dry.errors, dry.rows], [true, 0, ledger.rows.length])
      const done = await takeOver(world, batch)
      assert.deepEqual([done.state, done.matters], ['taken_over', ledger.rows.length])
      const matters = await mattersOf(world, done.sourceId ?? '')
      const units = unitsOf(world)
      const wanted = ledger.rows.map(([, title, lead, , due, state]) =>
        [title, units.get(lead), due, state].join(' · '),
      )
      const got = matters.map((each) => [each.title, each.leadOrganizationId, each.due, each.state].join(' · '))
      assert.deepEqual(got.toSorted(), wanted.toSorted())
    })
})

test('what was overdue comes in red and stays red; what was done is done; nothing is approved or acknowledged again', async () => {
  const batch = await upload(world, '老台账.xlsx', plainLedger(30))
  const dry = await check(world, batch)
  assert.deepEqual(dry.summary, { inProgress: 27, completed: 3, overdue: 9, longTerm: 0, units: 5 })
  const done = await takeOver(world, batch)
  const sourceId = done.sourceId ?? ''
  const lights = await world.desk('limin')(countByLight, { sourceId })
  assert.deepEqual([lights.red, lights.blue, lights.green], [9, 3, 18])
  world.setToday('2026-10-20')
  assert.equal((await world.desk('limin')(countByLight, { sourceId })).red, 9)
  world.setToday('2026-09-14')

  const face = (await mattersOf(world, sourceId)).find((each) => each.number === '老督3')
  const matterId = face?.id ?? ''
  const view = await world.desk('limin')(getMatter, { matterId })
  assert.deepEqual([view.face.state, view.face.light, view.content?.orderId], ['in_progress', 'red', null])
  assert.deepEqual(
    view.assignments.map((each) => [each.organizationName, each.part, each.state, each.responsiblePerson]),
    [
      ['省发展和改革委员会', 'coordinating_lead', 'acknowledged', '责任人3'],
      ['省教育厅', 'supporting', 'acknowledged', null],
      ['云山市人民政府', 'supporting', 'acknowledged', null],
    ],
  )
  assert.ok(view.actions.includes('messages.ask'))
  // Its unit finds it at work and goes on.
  const gone = await world.desk('zhaolei')(reportProgress, { matterId, progress: '本周完成招标' })
  assert.equal(gone.face.progress, '本周完成招标')
  const { items } = await world.desk('limin')(getTrail, { matterId })
  assert.deepEqual(items.map((each) => each.type).toSorted(), ['matter.progressed', 'matter.taken_over'])
  const source = await world.desk('limin')(getSource, { sourceId })
  assert.deepEqual([source.row.kind, source.row.title, source.row.matters], ['document', '老台账', 30])
  // What was done before needs no paper of ours to be archived.
  const finished = (await mattersOf(world, sourceId)).find((each) => each.number === '老督10')
  const archived = await world.desk('limin')(archiveMatter, {
    matterId: finished?.id ?? '',
    version: finished?.version ?? 0,
    retention: '10_years',
  })
  assert.equal(archived.face.state, 'archived')
})

test('the row stays on the matter as it stood; leaders’ words and remarks are for the office alone', async () => {
  const { items } = await world.desk('limin')(listStock, {})
  const batch = items.find((each) => each.fileName === '老台账.xlsx')
  const matters = await mattersOf(world, batch?.sourceId ?? '')
  const matterId = matters.find((each) => each.number === '老督1')?.id ?? ''
  const { note } = await world.desk('limin')(getStockNote, { matterId })
  assert.deepEqual([note?.fileName, note?.row, note?.oldNumber], ['老台账.xlsx', 2, '老督1'])
  assert.deepEqual(note?.forOffice, [['领导批示', '请抓好第1项']])
  const unit = (await world.desk('wujing')(getStockNote, { matterId })).note
  assert.deepEqual([unit?.forOffice, unit?.fileName], [null, null])
  assert.deepEqual(Object.fromEntries(unit?.cells ?? [])['进展情况'], '第1项正在推进')
  assert.ok(!JSON.stringify(unit).includes('请抓好'))
  await assert.rejects(world.desk('linna')(getStockNote, { matterId }), (error) => (error as ApiError).status === 404)
})

test('a bad row means that nothing is written, and every error names its row and its cell', async () => {
  const spoilt = plainLedger(20, (line, i) => {
    if (i === 4) return line.with(2, null)
    if (i === 7) return line.with(3, '省水利厅')
    if (i === 9) return line.with(6, '尽快')
    if (i === 11) return line.with(6, null)
    if (i === 12) return line.with(3, null)
    return i === 15 ? line.with(7, '#REF!') : line
  })
  const batch = await upload(world, '有错的台账.xlsx', spoilt)
  const before = await countRows(world)
  const dry = await check(world, batch)
  assert.deepEqual(
    dry.problems.filter((each) => each.isError).map(({ row, field, code, text }) => `${row} ${field} ${code} ${text}`),
    [
      '5 title no-title ',
      '8 lead unit-unknown 省水利厅',
      '10 due due-unreadable 尽快',
      '12 due no-due ',
      '13 lead no-lead ',
      '16 progress cell-broken #REF!',
    ],
  )
  assert.deepEqual(
    dry.unknown.map(({ name, rows }) => [name, rows]),
    [['省水利厅', [8]]],
  )
  const refusal = await refusalOf(takeOver(world, batch))
  assert.deepEqual([refusal?.refused, refusal?.params?.['errors']], ['stock-has-problems', 6])
  assert.equal(await countRows(world), before)
  assert.equal((await world.desk('limin')(getStock, { batchId: batch.id })).state, 'open')
})

test('a name is asked for once and remembered for the whole batch', async () => {
  const batch = await upload(
    world,
    '新名字.xlsx',
    plainLedger(6, (line) => line.with(3, '省住建厅')),
  )
  const first = await check(world, batch)
  assert.deepEqual(
    first.unknown.map(({ name, rows, suggestions }) => [name, rows.length, suggestions[0]]),
    [['省住建厅', 6, world.org('zjt')]],
  )
  const planned = await world.desk('limin')(planStock, {
    batchId: batch.id,
    version: batch.version,
    names: [{ name: '省住建厅', organizationId: world.org('zjt') }],
  })
  assert.equal((await check(world, planned)).isReady, true)
  const other = await world.desk('limin')(planStock, { batchId: batch.id, version: planned.version, title: '改个名' })
  assert.deepEqual(other.plan.names, { 省住建厅: world.org('zjt') })
})

test('the same sheet of the same file is not taken over twice, unless that is meant', async () => {
  const bytes = plainLedger(5)
  await takeOver(world, await upload(world, '一份.xlsx', bytes))
  const second = await upload(world, '换了名字的同一份.xlsx', bytes)
  assert.equal(second.takenBefore, '2026-09-14')
  assert.equal((await refusalOf(takeOver(world, second)))?.refused, 'stock-already-taken')
  assert.equal((await takeOver(world, second, true)).matters, 5)
  assert.equal(
    (await refusalOf(takeOver(world, { ...second, version: second.version + 1 }, true)))?.refused,
    'stock-batch-closed',
  )
})

test('two people with the same file do not both take it over', async () => {
  const bytes = plainLedger(8)
  const one = await upload(world, '甲.xlsx', bytes)
  const two = await upload(world, '乙.xlsx', bytes, 'chenzhiyuan')
  const ends = await Promise.all([refusalOf(takeOver(world, one)), refusalOf(takeOver(world, two))])
  assert.deepEqual(ends.map((each) => each?.refused ?? 'done').toSorted(), ['done', 'stock-already-taken'])
})

test('only an office that supervises takes over, and nobody else sees its batches', async () => {
  await assert.rejects(
    upload(world, '台账.xlsx', plainLedger(2), 'liufang'),
    (error) => (error as ApiError).status === 403,
  )
  await assert.rejects(
    upload(world, '台账.xlsx', plainLedger(2), 'xitong'),
    (error) => (error as ApiError).status === 403,
  )
  const batch = await upload(world, general.name, general.bytes)
  await assert.rejects(
    world.desk('wanghaifeng')(getStock, { batchId: batch.id }),
    (error) => (error as ApiError).status === 403,
  )
})
