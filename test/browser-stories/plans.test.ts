import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { approvePlan, draftPlan, submitPlan } from '#contract/plans.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  const plan = await world.desk('limin')(draftPlan, {
    kind: 'monthly',
    title: '十月份督查计划',
    period: '2026年10月',
    purpose: '核实学位建设和专项资金',
    items: [
      { text: '学位建设核查', organizationId: world.org('jyt'), plannedOn: '2026-09-10' },
      { text: '专项资金核查', organizationId: world.org('czt'), plannedOn: '2026-10-28' },
    ],
  })
  const submitted = await world.desk('limin')(submitPlan, { planId: plan.id, version: plan.version })
  await world.desk('wanghaifeng')(approvePlan, { planId: plan.id, version: submitted.version })
  desk = await openDesktop(world)
})

test(
  'a plan is drafted, approved by the leader, and its items recorded as done',
  { skip, timeout: 90_000 },
  async () => {
    const page = await desk.as('limin')
    await page.goto('/plans')
    await page.getByText('计划 2 项，至今应完成 1 项，已完成 0 项').waitFor()
    await page.getByText('▲ 未按计划完成').waitFor()
    await page.getByRole('button', { name: '登记完成' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('完成情况').fill('已核查3所学校')
    await dialog.getByRole('button', { name: '登记完成' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('计划 2 项，至今应完成 1 项，已完成 1 项').waitFor()
    await page.getByRole('button', { name: '起草计划' }).click()
    await dialog.getByLabel('时间范围').fill('2026年')
    await dialog.getByLabel('名称').fill('年度督查计划')
    await dialog.getByRole('button', { name: '添加工作' }).click()
    await dialog.getByPlaceholder('工作').fill('营商环境核查')
    await dialog.locator('.task-row .ant-picker-input input').fill('2026-11-20')
    await dialog.locator('.task-row .ant-picker-input input').press('Tab')
    await dialog.getByRole('button', { name: '起草计划' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('row', { name: /年度督查计划/ })
    await row.getByRole('button', { name: '提交审批' }).click()
    await dialog.getByRole('button', { name: '提交审批' }).click()
    await dialog.waitFor({ state: 'detached' })
    await row.getByText('待审批').waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'plans')

    const leader = await desk.as('wanghaifeng', { width: 390, height: 844 })
    await leader.goto('/plans')
    await leader.getByRole('button', { name: '批准', exact: true }).click()
    await leader.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
    await leader.getByRole('dialog').waitFor({ state: 'detached' })
    const overflow = await leader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${overflow} px too wide`)
    assert.deepEqual(await findingsOn(leader), [])
    await keepScreen(leader, 'plans-phone')
    for (const tab of ['activities', 'guidance', 'samples']) {
      await page.goto(`/plans/${tab}`)
      await page.getByRole('heading', { name: '计划', level: 1 }).waitFor()
      assert.deepEqual(await findingsOn(page), [], tab)
    }
    await page.getByLabel('抽样种子').fill('2026年第三季度')
    await page.getByRole('button', { name: '抽取' }).click()
    await page.getByText(/已报送办结 0 件/).waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)
