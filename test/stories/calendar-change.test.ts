import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import {
  applyCalendar,
  approveCalendar,
  getCalendar,
  previewCalendar,
  proposeCalendar,
  refuseCalendar,
} from '#contract/calendar.ts'
import { changeSetting } from '#contract/settings.ts'
import { explainDue, getMatter, getTrail } from '#contract/matters.ts'
import { listNotices } from '#contract/notices.ts'
import { applyCalendarJob } from '#modules/calendar-changes/index.ts'
import { recountJob } from '#modules/clock/index.ts'
import { refusalText } from '#contract/words.ts'
import type { Refusal } from '#domain/refusal.ts'
import { systemActor, transact } from '#platform/db.ts'
import { inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-12-14')
})

/** Made for this test: there is no notice of 2027 yet. */
const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
`
const admin = () => world.desk('xitong')
const director = () => world.desk('zhouguoping')
const change = { changeId: '', version: 0 }
const keep = ({ id, version }: { id: string; version: number }) => Object.assign(change, { changeId: id, version })
const faceOf = async (matterId: string) => (await world.desk('limin')(getMatter, { matterId })).face
const runJob = () => applyCalendarJob.run(world.app, { changeId: change.changeId, after: null })
const told = async (login: string) =>
  (await world.desk(login)(listNotices, { limit: 200 })).items.filter((each) => each.kind === 'calendar.applied')

test('a pasted notice with one wrong weekday is refused, and the refusal names the line', async () => {
  const wrong = notice.replace('2月14日（周日）', '2月14日（周六）')
  await assert.rejects(admin()(proposeCalendar, { kind: 'notice', text: wrong }), (error: unknown) => {
    const { refused, params } = (error as { refusal: Refusal }).refusal
    assert.deepEqual([refused, params?.['line']], ['notice-weekday', 4])
    assert.match(refusalText(refused, 'zh', params), /^第 4 行有误：2月14日（周六） 应为 周日（/)
    assert.match(refusalText(refused, 'en', params), /^Line 4 is wrong: 2月14日（周六） is in fact 周日 \(/)
    return true
  })
})

test('whoever pasted a notice does not approve it, and nothing is in force before somebody else does', async () => {
  keep(await admin()(proposeCalendar, { kind: 'notice', text: notice }))
  assert.deepEqual(await refusalOf(admin()(approveCalendar, change)), { status: 409, code: 'calendar-own-paste' })
  assert.deepEqual(await refusalOf(director()(applyCalendar, change)), { status: 409, code: 'calendar-not-approved' })
  keep(await director()(approveCalendar, change))
  const { published, changes } = await director()(getCalendar, { year: 2027 })
  assert.deepEqual([published, changes[0]?.state, changes[0]?.number], [false, 'approved', '国办发明电〔2026〕99号'])
})

test('[A16] bug 8 elsewhere: a calendar change is no mail storm: it moves the open due days as one recorded act, with one notice to each person', async () => {
  const budget = { kind: 'working_days' as const, amount: 40 }
  const matters: string[] = []
  for (let i = 0; i < 3; i += 1) matters.push((await inProgress(world, { title: `事项${i}`, budget })).face.id)
  const fixed = (await inProgress(world, { budget: { kind: 'fixed', on: '2027-02-10' } })).face.id
  const [first = ''] = matters
  assert.deepEqual([(await faceOf(first)).due, (await faceOf(first)).dueProvisional], ['2027-02-09', true])

  const preview = await director()(previewCalendar, { changeId: change.changeId })
  assert.deepEqual([preview.looked, preview.moved, preview.byDays], [4, 3, [{ days: 6, count: 3 }]])
  assert.deepEqual(
    new Map(preview.items.map(({ matterId, from, to }) => [matterId, `${from} ${to}`])),
    new Map(matters.map((id) => [id, '2027-02-09 2027-02-15'])),
  )
  // Whoever keeps the system sees how many, and not which.
  const blind = await admin()(previewCalendar, { changeId: change.changeId })
  assert.deepEqual([blind.moved, blind.items], [3, []])
  assert.equal((await faceOf(first)).due, '2027-02-09', 'a preview moves nothing')

  const applied = await director()(applyCalendar, change)
  assert.equal(applied.state, 'applying')
  await runJob()
  const after = await faceOf(first)
  assert.deepEqual([after.due, after.dueProvisional], ['2027-02-15', false])
  assert.equal((await faceOf(fixed)).due, '2027-02-10', 'a day that somebody named stays')
  const explained = await world.desk('liufang')(explainDue, { matterId: first })
  assert.deepEqual(
    explained?.events.map(({ kind, dueBefore, due }) => [kind, dueBefore, due]),
    [
      ['start', null, null],
      ['recalculate', '2027-02-09', '2027-02-15'],
    ],
  )
  assert.equal(explained?.days.filter((day) => day.counted).length, 40)
  assert.ok(explained?.days.some((day) => day.date === '2027-02-14' && day.why === 'shifted_workday'))
  const trail = await world.desk('limin')(getTrail, { matterId: first })
  assert.ok(trail.items.some((each) => each.type === 'clocks.recounted' && /2027年/.test(each.reason ?? '')))

  for (const login of ['liufang', 'limin']) {
    const notices = await told(login)
    assert.equal(notices.length, 1, `${login} is told once`)
    assert.equal(notices[0]?.words['moved'], '3件')
  }
  assert.deepEqual(await told('zhaolei'), [], 'a unit without such a matter hears nothing')
  const { changes } = await director()(getCalendar, { year: 2027 })
  assert.deepEqual([changes[0]?.state, changes[0]?.moved], ['applied', 3])
})

test('bug 5 elsewhere: the work of an applied change, run again, changes nothing and tells nobody', async () => {
  const events = () =>
    transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(tx)
      return rows[0]?.n
    })
  const before = await events()
  await runJob()
  assert.equal(await events(), before)
  assert.equal((await told('liufang')).length, 1)
})

test('a notice that says what is in force already is no change', async () => {
  assert.deepEqual(await refusalOf(admin()(proposeCalendar, { kind: 'notice', text: notice })), {
    status: 409,
    code: 'calendar-changes-nothing',
    field: 'text',
  })
})

test('a change in mid-year is a version of its year, and the calendar of a day in the past is still known', async () => {
  keep(
    await admin()(proposeCalendar, {
      kind: 'days',
      year: 2027,
      title: '春节假期延长',
      text: '2月12日（周五）放假 春节',
    }),
  )
  keep(await director()(approveCalendar, change))
  assert.deepEqual((await director()(previewCalendar, { changeId: change.changeId })).byDays, [{ days: 1, count: 3 }])
  await director()(applyCalendar, change)
  await runJob()
  const { years, days } = await director()(getCalendar, { year: 2027 })
  assert.equal(years.find((each) => each.year === 2027)?.version, 2)
  assert.ok(days.some((day) => day.date === '2027-02-12' && day.kind === 'off'))
  assert.ok(
    days.some((day) => day.date === '2027-02-05' && day.kind === 'off'),
    'the other days stay',
  )
  assert.equal((await told('liufang')).length, 2)
})

test('local holidays are one government’s own, and make no year a published one', async () => {
  keep(
    await admin()(proposeCalendar, { kind: 'local', year: 2028, title: '地方节日', text: '3月3日（周五）放假 三月三' }),
  )
  keep(await director()(approveCalendar, change))
  await director()(applyCalendar, change)
  await runJob()
  const { published, local } = await director()(getCalendar, { year: 2028 })
  assert.deepEqual([published, local.map((day) => day.name)], [false, ['三月三']])
})

test('a change may be withdrawn before it is in force, and not afterwards', async () => {
  const made = await admin()(proposeCalendar, {
    kind: 'days',
    year: 2027,
    title: '误录',
    text: '3月1日（周一）放假',
  })
  const one = { changeId: made.id, version: made.version, opinion: '录入有误' }
  assert.equal((await admin()(refuseCalendar, one)).state, 'refused')
  assert.equal((await refusalOf(admin()(refuseCalendar, { ...one, version: 2 }))).code, 'calendar-not-waiting')
})

test('single days are changed only over a notice in force, and the national calendar only where it is kept', async () => {
  const days = { kind: 'days' as const, year: 2031, title: '调整', text: '3月3日放假' }
  assert.equal((await refusalOf(admin()(proposeCalendar, days))).code, 'calendar-unpublished')
})

test('[B17] another warning time is counted into the open clocks by the same work', async () => {
  const { id } = (await inProgress(world, { budget: { kind: 'fixed', on: '2026-12-30' } })).face
  assert.equal((await faceOf(id)).light, 'green')
  await director()(changeSetting, { key: 'warning.workdays', value: '20', rule: '岭府办〔2026〕3号' })
  const governmentId = world.org('government')
  await recountJob.run(world.app, { governmentId })
  assert.equal((await faceOf(id)).light, 'yellow')
  const trail = await world.desk('limin')(getTrail, { matterId: id })
  assert.equal(trail.items.find((each) => each.type === 'clocks.recounted')?.reason, '计时规则变更')
  const explained = await world.desk('limin')(explainDue, { matterId: id })
  assert.ok(!explained?.events.some((each) => each.kind === 'recalculate'), 'no due day moved')
})

test('a year that was put here by a clock ahead of this one is changed all the same', async () => {
  world.setToday('2026-09-14')
  keep(await admin()(proposeCalendar, { kind: 'days', year: 2026, title: '临时调整', text: '12月1日（周二）放假' }))
  keep(await director()(approveCalendar, change))
  await director()(applyCalendar, change)
  await runJob()
  const { days, changes } = await director()(getCalendar, { year: 2026 })
  assert.ok(days.some((day) => day.date === '2026-12-01' && day.kind === 'off'))
  assert.equal(changes[0]?.state, 'applied')
})
