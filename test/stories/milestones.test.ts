import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getMatter, getTrail } from '#contract/matters.ts'
import { listMatters } from '#contract/ledger.ts'
import { getMilestones, planMilestones, planTargets, reportTarget, scheduleBack } from '#contract/milestones.ts'
import { handIn, reportProgress } from '#contract/reports.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { recountJob } from '#modules/clock/index.ts'
import { periodsJob } from '#modules/periods/index.ts'
import { changeSetting } from '#contract/settings.ts'
import { getMatterPeriods, setCadence } from '#contract/periods.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const versionOf = async (matterId: string) => (await world.desk('limin')(getMatter, { matterId })).face.version
const atWork = async (kind: 'one_off' | 'annual' = 'one_off') => {
  const { face } = await inProgress(world, { kind, target: '按期建成', budget: { kind: 'fixed', on: '2026-12-31' } })
  return face.id
}
const stage = (target: string, due: string, weight: number) => ({ target, due, weight, evidence: 'none' as const })
const plan = async (login: string, matterId: string, milestones: object[]) =>
  world.desk(login)(planMilestones, { matterId, version: await versionOf(matterId), milestones: milestones as never })
const lightOf = async (matterId: string) => (await world.desk('limin')(getMatter, { matterId })).face.light

test('[B18] one milestone that is near or whose day has passed turns the matter yellow until a report meets it', async () => {
  world.setToday('2026-09-14')
  const matterId = await atWork()
  const made = await plan('liufang', matterId, [
    stage('完成选址', '2026-09-24', 30),
    stage('主体封顶', '2026-11-30', 70),
  ])
  assert.deepEqual([made.progress?.percent, await lightOf(matterId)], [0, 'green'])
  // Five working days before it; 20 September is worked.
  world.setToday('2026-09-17')
  assert.equal(await lightOf(matterId), 'green')
  world.setToday('2026-09-18')
  assert.deepEqual(
    [
      (await world.desk('limin')(getMilestones, { matterId })).milestones.map((each) => each.light),
      await lightOf(matterId),
    ],
    [['yellow', 'green'], 'yellow'],
  )
  world.setToday('2026-09-28')
  const late = await world.desk('limin')(getMilestones, { matterId })
  assert.deepEqual(
    late.milestones.map((each) => each.light),
    ['red', 'green'],
  )
  assert.equal(await lightOf(matterId), 'yellow')
  const yellow = await world.desk('limin')(listMatters, { light: 'yellow', limit: 200 })
  assert.ok(yellow.items.some((each) => each.id === matterId))
  const [first] = late.milestones
  const view = await world.desk('liufang')(reportProgress, { matterId, progress: '已完成选址', met: [first?.id ?? ''] })
  assert.equal(view.face.light, 'green')
  const after = await world.desk('limin')(getMilestones, { matterId })
  assert.deepEqual(
    [after.milestones[0]?.light, after.milestones[0]?.metOn, after.milestones[0]?.reportId === view.reports[0]?.id],
    ['blue', '2026-09-28', true],
  )
  assert.deepEqual(after.progress, { percent: 30, milestones: { part: 30, whole: 100, percent: 30 }, targets: null })
  const twice = outcomeOf(world.desk('liufang')(reportProgress, { matterId, progress: '再报', met: [first?.id ?? ''] }))
  assert.equal((await twice).code, 'milestone-met')
  const { items } = await world.desk('limin')(getTrail, { matterId })
  assert.ok(items.some((each) => each.type === 'matter.milestone_met'))
  // As it was on a past day, the light included.
  const past = await world.desk('limin')(getMatter, { matterId, asOf: '2026-09-16' })
  assert.equal(past.face.light, 'green')
})

test('[B17] [B18] a stage warns by the category of its matter, asks its report from that day, and follows the setting', async () => {
  world.setToday('2026-09-28')
  const sourceId = await aSource(world, { urgency: 'urgent' })
  const urgent = (await inProgress(world, { sourceId, budget: { kind: 'fixed', on: '2026-12-31' } })).face.id
  const yearly = await atWork('annual')
  for (const matterId of [urgent, yearly]) {
    await plan('liufang', matterId, [stage('完成选址', '2026-11-20', 30)])
    const version = await versionOf(matterId)
    await world.desk('limin')(setCadence, { matterId, version, every: 'by_stage' })
  }
  const asked = async (matterId: string) =>
    (await world.desk('limin')(getMatterPeriods, { matterId })).waitingIn?.closesOn ?? null
  const on = async (day: string, hour = 1) => {
    world.setToday(day, hour)
    await periodsJob.run(world.app, {})
    return [await lightOf(urgent), await asked(urgent), await lightOf(yearly), await asked(yearly)]
  }
  // Ten working days before the end of a year's work, but five before a stage of it; three where it is urgent.
  assert.deepEqual(await on('2026-11-12'), ['green', null, 'green', null])
  assert.deepEqual(await on('2026-11-13'), ['green', null, 'yellow', '2026-11-20'])
  assert.deepEqual(await on('2026-11-16'), ['green', null, 'yellow', '2026-11-20'])
  await world.desk('zhouguoping')(changeSetting, {
    key: 'warning.workdays-milestone',
    value: '2',
    rule: '岭府办〔2026〕3号',
  })
  await recountJob.run(world.app, { governmentId: world.org('government') })
  assert.deepEqual([await lightOf(urgent), await lightOf(yearly)], ['green', 'green'])
  await recountJob.run(world.app, { governmentId: world.org('government') })
  const { items } = await world.desk('limin')(getTrail, { matterId: urgent })
  assert.equal(items.filter((each) => each.type === 'clocks.recounted').length, 1)
  assert.deepEqual(await on('2026-11-18'), ['yellow', '2026-11-20', 'yellow', '2026-11-20'])
})

test('[B13] a plan is refused at the milestone that is wrong, and the unit moves nothing that stands fast', async () => {
  world.setToday('2026-09-21')
  const matterId = await atWork()
  const code = async (milestones: object[], login = 'liufang') =>
    (await outcomeOf(plan(login, matterId, milestones))).code
  assert.equal(await code([stage('  ', '2026-10-10', 10)]), 'bad-input')
  assert.equal(await code([stage('建成', '2027-01-10', 10)]), 'milestone-after-due')
  assert.equal(await code([stage('建成', '2026-09-10', 10)]), 'milestone-in-past')
  const offices = await plan('limin', matterId, [stage('完成招标', '2026-10-10', 40)])
  const id = offices.milestones[0]?.id
  assert.equal(offices.milestones[0]?.isOffices, true)
  assert.equal(await code([{ ...stage('完成招标', '2026-11-10', 40), id }]), 'milestone-fixed')
  const own = await plan('liufang', matterId, [
    { ...stage('完成招标', '2026-10-10', 40), id },
    stage('完工', '2026-12-20', 60),
  ])
  assert.equal(own.milestones.length, 2)
  // The office may move it; the first day stays beside the new one.
  const moved = await plan('limin', matterId, [{ ...stage('完成招标', '2026-10-20', 40), id }])
  assert.deepEqual(
    moved.milestones.map((each) => [each.due, each.originalDue]),
    [['2026-10-20', '2026-10-10']],
  )
  assert.equal(await code([], 'wujing'), 'not-found')
})

test('[B14] the plan is counted back from the due day and says when it can no longer be kept', async () => {
  world.setToday('2026-12-28')
  const matterId = await atWork()
  const back = (workdays: string, login = 'liufang') => world.desk(login)(scheduleBack, { matterId, workdays })
  const late = await back('1,1,1,1,1')
  assert.deepEqual([late.due, late.feasible], ['2026-12-31', false])
  const kept = await back('1,1,1')
  assert.deepEqual(
    [kept.feasible, kept.steps.map((each) => each.to)],
    [true, ['2026-12-29', '2026-12-30', '2026-12-31']],
  )
})

test('[C15] annual work is measured by its figures, quarter by quarter, with the arithmetic beside it', async () => {
  world.setToday('2026-09-21')
  const matterId = await atWork('annual')
  const set = async (planned: number[]) =>
    world.desk('limin')(planTargets, { matterId, version: await versionOf(matterId), year: 2026, unit: '个', planned })
  assert.equal((await outcomeOf(set([100, 50, 200, 300]))).code, 'target-falls')
  await set([500, 1200, 2200, 3000])
  const tell = (quarter: number, actual: number) =>
    world.desk('liufang')(reportTarget, { matterId, year: 2026, quarter, actual })
  await tell(1, 520)
  const view = await tell(3, 1980.5)
  assert.deepEqual(view.progress?.targets, { part: 1980.5, whole: 3000, percent: 66 })
  assert.deepEqual(
    view.targets.map((each) => each.behind),
    [0, null, 219.5, null],
  )
  assert.equal((await outcomeOf(tell(4, 3000))).code, 'quarter-not-begun')
  const other = await atWork()
  const one = outcomeOf(
    world.desk('limin')(planTargets, { matterId: other, version: 3, year: 2026, unit: '个', planned: [1, 2, 3, 4] }),
  )
  assert.ok(['target-unknown', 'conflict'].includes((await one).code))
})

test('[A02] where quarters have figures, the outcome is measured in figures', async () => {
  world.setToday('2026-09-21')
  const matterId = await atWork('annual')
  const version = await versionOf(matterId)
  await world.desk('limin')(planTargets, { matterId, version, year: 2026, unit: '个', planned: [1, 2, 3, 4] })
  const end = async (actual?: string) =>
    outcomeOf(
      world.desk('huangweimin')(handIn, {
        matterId,
        version: await versionOf(matterId),
        outcome: '已召开会议、印发文件',
        actual,
        progress: '已完成',
        signature: { how: 'system' },
      }),
    )
  assert.equal((await end()).code, 'outcome-not-measured')
  assert.equal((await end('4个')).code, 'done')
})
