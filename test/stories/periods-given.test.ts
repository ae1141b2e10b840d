import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { issueOrder } from '#contract/orders.ts'
import { changeDue } from '#contract/changes.ts'
import { explainDue, getMatter, getTrail } from '#contract/matters.ts'
import { changeSetting } from '#contract/settings.ts'
import { listSla, presetSla, removeSla, setSla } from '#contract/sla.ts'
import { askExtension, grantExtension } from '#contract/extensions.ts'
import { listMatters } from '#contract/ledger.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { accepted } from '../support/accepted.ts'
import { reopenMatter, suspendMatter } from '#contract/changes.ts'
import { dispatched, established, inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})
const director = () => world.desk('zhouguoping')
const clockOf = async (matterId: string) => {
  const explained = await world.desk('limin')(explainDue, { matterId })
  assert.ok(explained)
  return explained
}
const asDefault = { budget: { kind: 'default' as const } }

test('[A20] [A22] [B46] where no limit is given, the table of the government rules by source and urgency, with its local rule; else thirty working days', async () => {
  const plain = await dispatched(world, asDefault)
  assert.deepEqual([plain.face.due, plain.content?.budget?.basis], ['2026-10-30', 'default_30wd'])
  await director()(setSla, { budget: { kind: 'working_days', amount: 20 }, rule: '岭府办〔2026〕3号第五条' })
  await director()(setSla, {
    sourceKind: 'document',
    urgency: 'normal',
    budget: { kind: 'working_days', amount: 10 },
    rule: '岭府办〔2026〕3号第六条',
  })
  const ruled = await dispatched(world, asDefault)
  const explained = await clockOf(ruled.face.id)
  assert.deepEqual([ruled.face.due, explained.basis, explained.rule], ['2026-09-28', 'sla', '岭府办〔2026〕3号第六条'])
  // What is said beats what is ruled.
  const said = await dispatched(world, { budget: { kind: 'fixed', on: '2026-12-01' } })
  assert.deepEqual([said.face.due, (await clockOf(said.face.id)).basis], ['2026-12-01', 'explicit'])
  await director()(removeSla, { sourceKind: 'document', urgency: 'normal' })
  assert.equal((await dispatched(world, asDefault)).face.due, '2026-10-16')
  assert.equal((await refusalOf(director()(removeSla, { urgency: 'urgent' }))).code, 'sla-unknown')
})

test('[B46] a preset replaces the table, its lines cite their rule, and one of several places is asked first for both', async () => {
  const { items } = await director()(presetSla, { preset: 'three_fifteen_thirty', rule: '岭府办〔2026〕9号' })
  assert.equal(items.length, 6)
  assert.ok(items.every((each) => each.rule === '岭府办〔2026〕9号'))
  assert.equal((await dispatched(world, asDefault)).face.due, '2026-10-10')
  const shanxi = await director()(presetSla, { preset: 'shanxi_13710' })
  assert.match(shanxi.items[0]?.rule ?? '', /13710/)
  await director()(presetSla, { preset: 'thirty_workdays' })
  assert.deepEqual(
    (await director()(listSla, {})).items.map((each) => [each.sourceKind, each.urgency, each.budget.amount]),
    [[null, null, 30]],
  )
  assert.equal((await dispatched(world, asDefault)).face.due, '2026-10-30')
})

test('notice at noon, due by evening: somebody is named who approved it, and stays on record', async () => {
  world.setToday('2026-09-14', 13)
  const { face } = await established(world, { budget: { kind: 'fixed', on: '2026-09-14' } })
  const order = { title: '紧急督办', matters: [{ id: face.id, version: face.version }] }
  assert.deepEqual(await refusalOf(world.desk('limin')(issueOrder, order)), {
    status: 409,
    code: 'notice-too-short',
    field: 'approver',
  })
  await world.desk('limin')(issueOrder, { ...order, approver: '王海峰' })
  const trail = await world.desk('limin')(getTrail, { matterId: face.id })
  assert.ok(trail.items.some((each) => each.changes['approver'] === '王海峰'))
  world.setToday('2026-09-14')
  const later = await dispatched(world, { budget: { kind: 'fixed', on: '2026-09-20' } })
  const cut = { matterId: later.face.id, version: later.face.version, newDue: '2026-09-14', basis: '会议要求' }
  world.setToday('2026-09-14', 16)
  assert.equal((await refusalOf(world.desk('limin')(changeDue, cut))).code, 'notice-too-short')
  await world.desk('limin')(changeDue, { ...cut, approver: '王海峰' })
  world.setToday('2026-09-14')
})

test('office hours run from the minute of delivery while the office is open, and the light knows the minute', async () => {
  world.setToday('2026-09-14', 16)
  const { face } = await inProgress(world, { budget: { kind: 'office_hours', amount: 8 } })
  const explained = await clockOf(face.id)
  assert.deepEqual([explained.due, explained.minute], ['2026-09-15', 17 * 60])
  assert.deepEqual(
    explained.days.map((day) => day.minutes),
    [120, 360],
  )
  assert.deepEqual(
    explained.events.map((each) => [each.kind, each.fact, each.by]),
    [['start', 'delivery', '李敏']],
  )
  const lightAt = async (hour: number) => {
    world.setToday('2026-09-15', hour)
    return (await world.desk('limin')(getMatter, { matterId: face.id })).face.light
  }
  assert.deepEqual([await lightAt(16), await lightAt(17)], ['yellow', 'red'])
  world.setToday('2026-09-14')
})

test('a clock starts by the fact that the government has chosen, with delivery at the latest, never by acknowledgement', async () => {
  await director()(changeSetting, { key: 'clock.start', value: 'receipt', rule: '岭府办〔2026〕3号' })
  world.setToday('2026-09-07')
  const waiting = await established(world, { budget: { kind: 'working_days', amount: 10 } })
  world.setToday('2026-09-14')
  await world.desk('limin')(issueOrder, {
    title: '督办',
    matters: [{ id: waiting.face.id, version: waiting.face.version }],
  })
  const started = await clockOf(waiting.face.id)
  assert.deepEqual([started.due, started.events[0]?.fact], ['2026-09-20', 'receipt'])
  await director()(changeSetting, { key: 'clock.start', value: 'delivery' })
  assert.equal(
    (await refusalOf(director()(changeSetting, { key: 'clock.start', value: 'acknowledgement' }))).field,
    'value',
  )
})

test('[A23] [A24] asked on the day due with reason and progress it is not red while nobody answers; a day later it is too late', async () => {
  const at = async (day: string) => {
    world.setToday('2026-09-14')
    const { face } = await inProgress(world, { budget: { kind: 'fixed', on: '2026-09-18' } })
    world.setToday(day, 20)
    const ask = (over: object) => {
      const words = { reason: '材料未齐', progress: '已完成八成', requestedDue: '2026-09-30', ...over }
      return refusalOf(world.desk('liufang')(askExtension, { matterId: face.id, version: face.version, ...words }))
    }
    return { id: face.id, ask }
  }
  const inTime = await at('2026-09-18')
  assert.equal((await inTime.ask({ reason: ' ' })).field, 'reason')
  assert.equal((await inTime.ask({ progress: ' ' })).field, 'progress')
  assert.equal((await inTime.ask({})).code, 'done')
  world.setToday('2026-09-21')
  const shown = async () => {
    const { light, due } = (await world.desk('limin')(getMatter, { matterId: inTime.id })).face
    const { original, extensionAsked } = await clockOf(inTime.id)
    return { light, due, original, asked: extensionAsked?.due ?? null }
  }
  assert.deepEqual(await shown(), { light: 'yellow', due: '2026-09-18', original: '2026-09-18', asked: '2026-09-30' })
  const { version } = (await world.desk('limin')(getMatter, { matterId: inTime.id })).face
  await director()(grantExtension, { matterId: inTime.id, version, newDue: '2026-09-28' })
  assert.deepEqual(await shown(), { light: 'yellow', due: '2026-09-28', original: '2026-09-18', asked: null })
  assert.equal((await (await at('2026-09-19')).ask({})).code, 'extension-too-late')
  world.setToday('2026-09-14')
})

test('[A23] with close of business as the end of the day, an extension asked after it is too late', async () => {
  await director()(changeSetting, { key: 'clock.closes', value: 'true', rule: '岭府办〔2026〕3号' })
  const ask = async (hour: number) => {
    world.setToday('2026-09-14')
    const { face } = await inProgress(world, { budget: { kind: 'fixed', on: '2026-09-18' } })
    world.setToday('2026-09-18', hour)
    return refusalOf(
      world.desk('liufang')(askExtension, {
        matterId: face.id,
        version: face.version,
        reason: '材料未齐',
        progress: '已完成八成',
        requestedDue: '2026-09-30',
      }),
    )
  }
  assert.deepEqual([(await ask(17)).code, (await ask(19)).code], ['done', 'extension-too-late'])
  await director()(changeSetting, { key: 'clock.closes', value: 'false' })
  world.setToday('2026-09-14')
  assert.equal((await refusalOf(director()(changeSetting, { key: 'office.hours', value: '9点到5点' }))).field, 'value')
})

test('a suspended matter says since when its clock stands and by which document, and is grey', async () => {
  const { face } = await inProgress(world, { budget: { kind: 'working_days', amount: 10 } })
  world.setToday('2026-09-21')
  const stopped = await director()(suspendMatter, {
    matterId: face.id,
    version: face.version,
    document: '岭府办函〔2026〕8号',
    reason: '等待上级批复',
  })
  assert.equal(stopped.face.light, 'grey')
  const explained = await clockOf(face.id)
  assert.deepEqual([explained.due, explained.stoppedSince], ['2026-09-28', '2026-09-21'])
  assert.equal(explained.events.at(-1)?.reason, '岭府办函〔2026〕8号')
  assert.equal(explained.days.filter((day) => day.counted).length, 10)
  world.setToday('2026-09-14')
})

test('[A21] done after the close of business that ends the day is late: in the ledger and on the unit’s side alike', async () => {
  world.setToday('2026-09-21')
  await director()(changeSetting, { key: 'clock.closes', value: 'true', rule: '岭府办〔2026〕3号' })
  const handedInAt = async (hour: number) => {
    world.setToday('2026-09-21', 10)
    const { face } = await inProgress(world, { title: '按时与否', budget: { kind: 'fixed', on: '2026-09-24' } })
    world.setToday('2026-09-24', hour)
    await accepted(world, face.id)
    const { handingsIn } = await world.desk('limin')(getUnitSide, { matterId: face.id })
    const done = async (phase: 'on_time' | 'done') =>
      (await world.desk('limin')(listMatters, { phase, limit: 200 })).items.some((each) => each.id === face.id)
    return { id: face.id, said: [handingsIn[0]?.onTime, await done('on_time'), await done('done')], done }
  }
  assert.deepEqual((await handedInAt(17)).said, [true, true, true])
  const late = await handedInAt(19)
  assert.deepEqual(late.said, [false, false, true])
  await director()(changeSetting, { key: 'clock.closes', value: 'false' })
  // Opened again it is a round of its own, with a day of its own.
  const { version } = (await world.desk('limin')(getMatter, { matterId: late.id })).face
  await director()(reopenMatter, {
    matterId: late.id,
    version,
    finding: 'look_back_failed',
    text: '回头看发现未落实',
    newDue: '2026-10-30',
  })
  world.setToday('2026-10-20')
  await accepted(world, late.id)
  assert.deepEqual([await late.done('on_time'), await late.done('done')], [true, true])
})
