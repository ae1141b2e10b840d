import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import {
  amendPlan,
  approvePlan,
  draftPlan,
  getPlan,
  listActivities,
  listPlans,
  recordDone,
  scheduleActivity,
  sendBackPlan,
  submitPlan,
} from '#contract/plans.ts'
import { changeSetting } from '#contract/settings.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const draft = (over: object = {}, login = 'limin') =>
  world.desk(login)(draftPlan, {
    kind: 'monthly',
    title: '十月份督查计划',
    period: '2026年10月',
    items: [
      { text: '学位建设核查', organizationId: world.org('jyt'), plannedOn: '2026-10-12' },
      { text: '专项资金核查', organizationId: world.org('czt'), plannedOn: '2026-10-28' },
    ],
    ...over,
  })
const on = (plan: { id: string; version: number }) => ({ planId: plan.id, version: plan.version })
const approved = async (over: object = {}) => {
  const submitted = await world.desk('limin')(submitPlan, on(await draft(over)))
  return world.desk('wanghaifeng')(approvePlan, on(submitted))
}

test('[C06] the office drafts, the leader approves, the inspection body executes; nobody approves their own plan', async () => {
  let plan = await draft({ title: '主任起草的计划' }, 'zhouguoping')
  plan = await world.desk('zhouguoping')(submitPlan, on(plan))
  assert.equal((await refusalOf(world.desk('limin')(approvePlan, on(plan)))).status, 403)
  assert.equal((await refusalOf(world.desk('zhouguoping')(approvePlan, on(plan)))).status, 403)
  assert.equal(
    (await refusalOf(world.desk('wanghaifeng')(draftPlan, { kind: 'annual', title: '甲', period: '2026年' }))).status,
    403,
  )
  plan = await world.desk('wanghaifeng')(sendBackPlan, { ...on(plan), reason: '请补充牵头人员' })
  assert.equal(plan.state, 'draft')
  plan = await world.desk('zhouguoping')(submitPlan, on(plan))
  plan = await world.desk('wanghaifeng')(approvePlan, on(plan))
  assert.deepEqual([plan.state, plan.draftedBy, plan.approvedBy], ['approved', '周国平', '王海峰'])
  const done = { itemId: plan.items[0]?.id ?? '', version: plan.version, result: '已核查3所学校' }
  for (const login of ['zhouguoping', 'wanghaifeng'])
    assert.equal((await refusalOf(world.desk(login)(recordDone, done))).status, 403, login)
  plan = await world.desk('limin')(recordDone, done)
  assert.equal(plan.done, 1)
})

test('whoever drafts does not approve, also where one person holds both posts', async () => {
  const { approvable } = await import('#domain/plan.ts')
  const refusal = approvable({ state: 'submitted', draftedBy: 'a', items: 1 }, 'a')
  assert.equal(refusal?.refused, 'plan-by-drafter')
  assert.equal(approvable({ state: 'submitted', draftedBy: 'a', items: 1 }, 'b'), null)
})

test('[A33] a plan is approved, amended with reasons, and set against what was done', async () => {
  const inspector = world.desk('limin')
  assert.equal((await refusalOf(inspector(submitPlan, on(await draft({ items: [] }))))).code, 'plan-empty')
  let plan = await approved()
  const [first, second] = plan.items
  plan = await inspector(amendPlan, {
    ...on(plan),
    change: { kind: 'moved', itemId: first?.id ?? '', plannedOn: '2026-10-20' },
    reason: '国庆假期顺延',
  })
  plan = await inspector(amendPlan, {
    ...on(plan),
    change: { kind: 'added', text: '安全生产核查', plannedOn: '2026-10-25' },
    reason: '新的部署要求',
  })
  plan = await inspector(amendPlan, {
    ...on(plan),
    change: { kind: 'dropped', itemId: second?.id ?? '' },
    reason: '已由审计部门检查，避免重复',
  })
  assert.deepEqual(
    plan.amendments.map((each) => [each.kind, each.before, each.after, each.reason]),
    [
      ['moved', '2026-10-12', '2026-10-20', '国庆假期顺延'],
      ['added', null, '安全生产核查 2026-10-25', '新的部署要求'],
      ['dropped', '2026-10-28', null, '已由审计部门检查，避免重复'],
    ],
  )
  world.setToday('2026-10-26')
  plan = await inspector(recordDone, { itemId: first?.id ?? '', version: plan.version, result: '已核查' })
  assert.deepEqual([plan.planned, plan.dueByToday, plan.done], [2, 2, 1])
  assert.deepEqual(
    plan.items.filter((each) => each.late).map((each) => each.text),
    ['安全生产核查'],
  )
  world.setToday('2026-09-14')
})

test('[A14] an inspection does not start before its plan is approved; on the sixth working day a missing plan is overdue', async () => {
  const inspector = world.desk('limin')
  const plan = await draft({
    kind: 'inspection',
    title: '学位建设实地督查方案',
    purpose: '核实学位建设进度',
    method: '随机抽查，不打招呼',
    team: '督查一组',
  })
  const activity = {
    planId: plan.id,
    title: '学位建设实地督查',
    startsOn: '2026-09-28',
    endsOn: '2026-09-29',
    team: '督查一组',
    targetIds: [world.org('jyt')],
  }
  const early = await refusalOf(inspector(scheduleActivity, activity))
  assert.deepEqual([early.code, early.field], ['plan-not-approved', 'planId'])
  // Five working days after 14 September, the Sunday worked included, end on the 20th.
  assert.equal(plan.due, '2026-09-20')
  world.setToday('2026-09-20')
  assert.equal((await inspector(getPlan, { planId: plan.id })).late, false)
  world.setToday('2026-09-21')
  assert.equal((await inspector(listPlans, { kind: 'inspection' })).late, 1)
  // The period is each government's own.
  await world.desk('zhouguoping')(changeSetting, { key: 'plan.workdays', value: '10', rule: '岭南省政府督查工作办法' })
  assert.equal((await inspector(listPlans, { kind: 'inspection' })).late, 0)
  await world.desk('zhouguoping')(changeSetting, { key: 'plan.workdays', value: '5', rule: '岭南省政府督查工作办法' })
  const submitted = await inspector(submitPlan, on(plan))
  assert.equal((await inspector(listPlans, { kind: 'inspection' })).late, 0)
  await world.desk('wanghaifeng')(approvePlan, on(submitted))
  const under = await inspector(scheduleActivity, activity)
  assert.equal(under.activities[0]?.title, '学位建设实地督查')
})

test('[A15] the calendar of activities: each hangs on a plan, with team and targets, and without one it is not kept', async () => {
  const inspector = world.desk('limin')
  const plan = await approved({ title: '有活动的计划' })
  const words = {
    title: '专项资金核查',
    startsOn: '2026-10-12',
    endsOn: '2026-10-13',
    team: '督查二组',
    targetIds: [world.org('czt'), world.org('fgw')],
  }
  const without = await refusalOf(inspector(scheduleActivity, words as never))
  assert.deepEqual([without.status, without.field], [400, 'planId'])
  await inspector(scheduleActivity, { planId: plan.id, ...words })
  const { items } = await inspector(listActivities, { from: '2026-10-13', to: '2026-10-31' })
  assert.deepEqual(
    items.map((each) => [each.title, each.planTitle, each.team, each.targets.length]),
    [['专项资金核查', '有活动的计划', '督查二组', 2]],
  )
  assert.deepEqual((await inspector(listActivities, { from: '2026-10-14' })).items, [])
})
