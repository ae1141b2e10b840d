import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { changeDue } from '#contract/changes.ts'
import { getMatter } from '#contract/matters.ts'
import { listNotices } from '#contract/notices.ts'
import { ask, handIn, returnReport, takeForReview } from '#contract/reports.ts'
import { civilDate } from '#domain/date.ts'
import { remind } from '#modules/reminders/index.ts'
import { transact } from '#platform/db.ts'
import { momentOn } from '#platform/moment.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const on = (day: string, hour = 9) => {
  world.setToday(day, hour)
  return remind(world.app, momentOn(civilDate(day), hour))
}
const rungs = (matterId: string) =>
  transact(world.app.database.db, { actor: 'system:test', today: civilDate('2026-09-14') }, async (tx) => {
    const { rows } = await sql<{
      said: string
    }>`select rung || ' ' || outcome || ' ' || decided_on as said from reminder
      where matter_id = ${matterId} order by id`.execute(tx)
    return rows.map((row) => row.said)
  })
const told = async (login: string, matterId: string) =>
  (await world.desk(login)(listNotices, { limit: 200 })).items
    .filter((each) => each.matterId === matterId && each.kind.startsWith('reminder.'))
    .map((each) => each.kind)

test('[B17] a unit is warned on working days, higher people as the day comes near, and nobody after hand-in', async () => {
  world.setToday('2026-09-14')
  const view = await inProgress(world, { title: '逐级提醒', budget: { kind: 'fixed', on: '2026-10-15' } })
  const matterId = view.face.id
  // Friday 25 September is the Mid-Autumn festival, 20 September a worked Sunday: T−10 is the 24th.
  assert.deepEqual(await on('2026-09-24', 7), { told: 0, passed: 0 })
  assert.deepEqual(await on('2026-09-24'), { told: 1, passed: 0 })
  assert.deepEqual(await on('2026-09-24', 15), { told: 0, passed: 0 })
  assert.deepEqual([await told('liufang', matterId), await told('huangweimin', matterId)], [['reminder.before'], []])
  assert.deepEqual(await on('2026-10-03'), { told: 0, passed: 0 })
  await on('2026-10-15')
  assert.deepEqual(await rungs(matterId), [
    '-10 told 2026-09-24',
    '-5 passed 2026-10-15',
    '-3 passed 2026-10-15',
    '-1 passed 2026-10-15',
    '0 told 2026-10-15',
  ])
  assert.deepEqual(await told('huangweimin', matterId), ['reminder.due'])
  await on('2026-10-16')
  await on('2026-10-17')
  await on('2026-10-20')
  assert.deepEqual(await told('zhouguoping', matterId), ['reminder.overdue'])
  assert.equal((await told('liufang', matterId)).length, 4)
  const late = await world.desk('huangweimin')(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已建成',
    actual: '3000个',
    progress: '全部完工',
    signature: { how: 'system' },
  })
  assert.deepEqual(await on('2026-10-22'), { told: 0, passed: 0 })

  // The timer is not lost after a return: the new day has a ladder of its own.
  const taken = await world.desk('limin')(takeForReview, { matterId, version: late.face.version })
  await world.desk('limin')(returnReport, {
    matterId,
    version: taken.face.version,
    cause: 'funds',
    requirement: '补充数据',
    newDue: '2026-11-06',
  })
  assert.deepEqual(await on('2026-10-22', 15), { told: 0, passed: 0 })
  assert.deepEqual(await on('2026-10-23'), { told: 1, passed: 0 })
  assert.deepEqual(await on('2026-10-30'), { told: 1, passed: 0 })
  assert.equal((await rungs(matterId)).at(-1), '-5 told 2026-10-30')
})

test('[B12] a question pauses nothing: the same rungs come on the same days', async () => {
  world.setToday('2026-11-02')
  const view = await inProgress(world, { title: '提问不停计时', budget: { kind: 'fixed', on: '2026-11-16' } })
  await world.desk('limin')(ask, { matterId: view.face.id, text: '资金到位了吗？' })
  await on('2026-11-09')
  assert.deepEqual(await rungs(view.face.id), ['-5 told 2026-11-09'])
  // Another day, given by the office, is another deadline.
  await world.desk('limin')(changeDue, {
    matterId: view.face.id,
    version: (await world.desk('limin')(getMatter, { matterId: view.face.id })).face.version,
    newDue: '2026-11-23',
    basis: '省政府第12次常务会议',
  })
  await on('2026-11-16')
  assert.deepEqual(await rungs(view.face.id), ['-5 told 2026-11-09', '-5 told 2026-11-16'])
})

test('a matter most urgent has the short ladder', async () => {
  world.setToday('2026-11-02')
  const sourceId = await aSource(world, { urgency: 'most_urgent' })
  const view = await inProgress(world, { title: '特急事项', sourceId, budget: { kind: 'fixed', on: '2026-11-20' } })
  await on('2026-11-13')
  assert.deepEqual(await rungs(view.face.id), [])
  await on('2026-11-17')
  assert.deepEqual(await rungs(view.face.id), ['-3 told 2026-11-17'])
})
