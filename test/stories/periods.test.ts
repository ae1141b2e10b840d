import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { assess } from '#contract/assessments.ts'
import { listMatters } from '#contract/ledger.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { listNotices } from '#contract/notices.ts'
import { planMilestones } from '#contract/milestones.ts'
import {
  closePeriod,
  getMatterPeriods,
  getPeriod,
  listPeriods,
  openPeriod,
  sayNothingNew,
  setCadence,
} from '#contract/periods.ts'
import { reportProgress } from '#contract/reports.ts'
import { changeSetting } from '#contract/settings.ts'
import { periodsJob } from '#modules/periods/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const tick = (day: string, hour = 1) => {
  world.setToday(day, hour)
  return periodsJob.run(world.app, {})
}
const asSystem = <T>(work: Parameters<typeof transact<T>>[2]) =>
  transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, work)
const facts = () =>
  asSystem(async (tx) => ({
    periods: await tx.selectFrom('period').selectAll().orderBy('id').execute(),
    asked: await tx.selectFrom('period_matter').selectAll().orderBy('matter_id').orderBy('period_id').execute(),
    events: await sql<{ n: number }>`select count(*)::int as n from event`.execute(tx).then(({ rows }) => rows[0]?.n),
  }))
const matterAtWork = async (title: string) => {
  const { face } = await inProgress(world, { title, target: '按期建成', budget: { kind: 'fixed', on: '2026-12-31' } })
  return face.id
}
const versionOf = async (matterId: string) => (await world.desk('limin')(getMatter, { matterId })).face.version
const standingsOf = async (periodId: string, login = 'limin') =>
  Object.fromEntries(
    (await world.desk(login)(getPeriod, { periodId })).rows.map((row) => [row.title, row.now.standing]),
  )

test('[B01] the calendar asks by itself, once, and what nobody answered is missed for good', async () => {
  const [told, quiet, silent, later] = await Promise.all(
    ['报送的', '无新增的', '未报送的', '阶段未到的'].map(matterAtWork),
  )
  assert.ok(told && quiet && silent && later)
  await world.desk('liufang')(planMilestones, {
    matterId: later,
    version: await versionOf(later),
    milestones: [{ target: '完成主体工程', due: '2026-11-30', weight: 60, evidence: 'site' }],
  })
  await tick('2026-09-14')
  const first = await facts()
  assert.deepEqual(
    first.periods.map((each) => [each.every, each.closes_on, each.state]),
    [['monthly', '2026-09-28', 'open']],
  )
  assert.equal(first.asked.length, 4)
  await tick('2026-09-14', 2)
  assert.deepEqual(await facts(), first)
  const periodId = first.periods[0]?.id ?? ''

  await world.desk('liufang')(reportProgress, { matterId: told, progress: '12所学校已开工', difficulty: '用地紧张' })
  assert.deepEqual(await world.desk('liufang')(sayNothingNew, { matters: [quiet] }), { said: 1 })
  const refused = (matters: string[]) => outcomeOf(world.desk('liufang')(sayNothingNew, { matters }))
  assert.equal((await refused([quiet])).code, 'nothing-asked')
  assert.equal((await refused([later])).code, 'nothing-asked')
  const early = (await world.desk('limin')(getPeriod, { periodId })).period
  const closing = outcomeOf(world.desk('limin')(closePeriod, { periodId, version: early.version }))
  assert.equal((await closing).code, 'period-not-over')
  assert.deepEqual(await standingsOf(periodId), {
    报送的: 'reported',
    无新增的: 'nothing_new',
    未报送的: 'waiting',
    阶段未到的: 'exempt',
  })

  // 25 September 2026 is Mid-Autumn: the period ran until the Monday. The worker slept over the closing day: the period ends as on that day, and the next one is open.
  await tick('2026-09-29')
  const closed = await world.desk('limin')(getPeriod, { periodId })
  assert.equal(closed.period.state, 'closed')
  assert.deepEqual(closed.period.counts, { total: 4, reported: 1, nothing_new: 1, exempt: 1, waiting: 0, missed: 1 })
  for (const [standing, n] of Object.entries(closed.period.counts))
    if (standing !== 'total') assert.equal(closed.rows.filter((row) => row.now.standing === standing).length, n)
  const list = await world.desk('limin')(listPeriods, {})
  assert.deepEqual(list.items.find((each) => each.id === periodId)?.counts, closed.period.counts)
  assert.deepEqual(list.items.map((each) => each.closesOn).toSorted(), ['2026-09-28', '2026-10-26'])

  // A report that comes afterwards answers the next period; the missed one stays missed.
  await world.desk('liufang')(reportProgress, { matterId: silent, progress: '补报：已完成选址' })
  assert.equal((await standingsOf(periodId))['未报送的'], 'missed')
  const both = await world.desk('liufang')(getMatterPeriods, { matterId: silent })
  assert.deepEqual(
    both.rows.map((row) => row.now.standing),
    ['reported', 'missed'],
  )
  const trail = await world.desk('liufang')(getTrail, { matterId: silent })
  assert.ok(trail.items.some((each) => each.type === 'matter.period_missed'))
  const { items: notices } = await world.desk('liufang')(listNotices, { limit: 200 })
  assert.deepEqual(
    notices.filter((each) => each.kind === 'matter.period_missed').map((each) => each.title),
    ['未报送的'],
  )
  await assert.rejects(
    asSystem((tx) =>
      tx.updateTable('period_matter').set({ outcome: 'reported' }).where('outcome', '=', 'missed').execute(),
    ),
    /is closed/,
  )
})

test('last period stands beside this one, with the units’ words as they wrote them', async () => {
  const { items } = await world.desk('limin')(listPeriods, {})
  const periodId = items.find((each) => each.state === 'open')?.id ?? ''
  const told = (await world.desk('limin')(listMatters, { search: '报送的', limit: 200 })).items.find(
    (each) => each.title === '报送的',
  )
  assert.ok(told)
  await world.desk('liufang')(reportProgress, { matterId: told.id, progress: '12所学校已开工。', nextStep: '加快征地' })
  const board = await world.desk('limin')(getPeriod, { periodId })
  const row = board.rows.find((each) => each.matterId === told.id)
  assert.deepEqual(
    [row?.before?.progress, row?.before?.difficulty, row?.now.progress, row?.now.nextStep, row?.sameWording],
    ['12所学校已开工', '用地紧张', '12所学校已开工。', '加快征地', false],
  )
  // The unit sees its own rows of the same board, and no other unit does.
  assert.equal((await world.desk('liufang')(getPeriod, { periodId })).rows.length, board.rows.length)
  assert.equal((await outcomeOf(world.desk('wujing')(getPeriod, { periodId }))).status, 404)
  await tick('2026-10-27')
  await world.desk('liufang')(reportProgress, { matterId: told.id, progress: '12所学校，已开工' })
  const next = (await world.desk('limin')(listPeriods, {})).items.find((each) => each.state === 'open')?.id ?? ''
  const third = (await world.desk('limin')(getPeriod, { periodId: next })).rows.find(
    (each) => each.matterId === told.id,
  )
  assert.equal(third?.sameWording, true)
})

test('the office assesses beside the unit’s text; its light shows in the ledger, and the unit reads why', async () => {
  const [office, unit] = [world.desk('limin'), world.desk('liufang')]
  const { items } = await office(listPeriods, {})
  const periodId = items.find((each) => each.state === 'open')?.id ?? ''
  const row = (await office(getPeriod, { periodId })).rows.find((each) => each.title === '报送的')
  assert.equal(row?.light, 'green')
  const matterId = row?.matterId ?? ''
  const said = { matterId, periodId, judgement: 'stalled' as const, text: '连续三期表述相同，无实质进展' }
  assert.equal((await outcomeOf(office(assess, { ...said, light: 'red' }))).code, 'light-needs-reason')
  const made = await office(assess, { ...said, light: 'red', lightReason: '三个月没有新开工' })
  assert.equal(made.light, 'red')
  const inLedger = async (login: string) =>
    (await world.desk(login)(listMatters, { light: 'red', limit: 200 })).items.some((each) => each.id === matterId)
  assert.ok(await inLedger('limin'))
  assert.ok(await inLedger('liufang'))
  const seen = await unit(getMatterPeriods, { matterId })
  assert.deepEqual([seen.assessments[0]?.light, seen.assessments[0]?.lightReason], ['red', '三个月没有新开工'])
  assert.equal((await unit(getMatter, { matterId })).reports[0]?.progress, '12所学校，已开工')
  assert.equal((await outcomeOf(unit(assess, said))).status, 403)
  // The next assessment is the one in force.
  await office(assess, { ...said, judgement: 'on_track', text: '已新开工3所' })
  assert.ok(!(await inLedger('limin')))
})

test('[A16] a calendar that changes moves the closing day that is ahead, and the trail says so', async () => {
  const { items } = await world.desk('limin')(listPeriods, {})
  const open = items.find((each) => each.state === 'open')
  assert.equal(open?.closesOn, '2026-11-25')
  // After the moment at which the shipped years were taken in, whatever the clock of this machine says.
  const at = '2099-01-01T00:00:00.000Z'
  await asSystem(async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const { id } = await tx.selectFrom('calendar_year').select('id').where('year', '=', 2026).executeTakeFirstOrThrow()
    await sql`insert into calendar_day values (gen_random_uuid(), ${id}, '2026-11-25', 'off', '临时放假')`.execute(tx)
    await sql`update calendar_year set version = version + 1, changed_at = ${at} where id = ${id}`.execute(tx)
    await record(tx, outsideAppointments(at, systemActor('test'), 'test'), [{ type: 'calendar.changed' }], [id])
  })
  await tick('2026-11-02')
  const moved = (await world.desk('limin')(listPeriods, {})).items.find((each) => each.id === open?.id)
  assert.equal(moved?.closesOn, '2026-11-26')
  const { rows } = await asSystem((tx) =>
    sql<{
      changes: unknown
      reason: string
    }>`select e.changes, e.reason from event e join event_object x on x.event_id = e.id
      where x.object_id = ${open?.id} and e.type = 'period.moved'`.execute(tx),
  )
  assert.deepEqual(rows, [{ changes: { closesOn: ['2026-11-25', '2026-11-26'] }, reason: '工作日历变更' }])
})

test('[C13] an open matter has a next check; one that nobody would look at again is listed', async () => {
  const office = world.desk('limin')
  const matterId = await matterAtWork('不定期的')
  assert.equal((await office(getMatterPeriods, { matterId })).nextCheckOn, '2026-11-26')
  const set = await office(setCadence, { matterId, version: await versionOf(matterId), every: 'none' })
  assert.deepEqual([set.every, set.nextCheckOn], ['none', '2026-12-31'])
  const unchecked = async () => (await office(listPeriods, {})).unchecked.map((each) => each.title)
  assert.deepEqual(await unchecked(), [])
  world.setToday('2027-01-04')
  assert.deepEqual(await unchecked(), ['不定期的'])
  await office(setCadence, { matterId, version: await versionOf(matterId), every: 'monthly' })
  assert.deepEqual(await unchecked(), [])
  world.setToday('2026-11-03')
})

test('the office opens a period by hand; the grade’s ceiling holds for what recurs', async () => {
  const office = world.desk('limin')
  const matterId = await matterAtWork('手工开启的')
  const { period, rows } = await office(openPeriod, { matters: [matterId], closesOn: '2026-11-06', title: '节前调度' })
  assert.deepEqual([period.every, period.closesOn, rows.length], ['once', '2026-11-06', 1])
  const past = outcomeOf(office(openPeriod, { matters: [matterId], closesOn: '2026-11-01' }))
  assert.equal((await past).code, 'due-in-past')
  const weekly = async () =>
    outcomeOf(office(setCadence, { matterId, version: await versionOf(matterId), every: 'weekly' }))
  assert.equal((await weekly()).code, 'cadence-too-often')
  await world.desk('zhouguoping')(changeSetting, { key: 'cadence.least-days', value: '7', rule: '岭府办〔2026〕9号' })
  assert.equal((await weekly()).code, 'done')
  await world.desk('liufang')(sayNothingNew, { matters: [matterId] })
  // Everybody has answered, so that nobody is cut short.
  const { version } = (await office(getPeriod, { periodId: period.id })).period
  const ended = await office(closePeriod, { periodId: period.id, version })
  assert.deepEqual([ended.period.state, ended.period.counts.nothing_new], ['closed', 1])
})
