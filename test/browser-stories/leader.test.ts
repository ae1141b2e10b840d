import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { addInstruction, getSource } from '#contract/sources.ts'
import { addTheme } from '#contract/marks.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
let matterId = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  const sourceId = await aSource(world)
  const { row } = await world.desk('limin')(getSource, { sourceId })
  await world.desk('limin')(addInstruction, {
    sourceId,
    version: row.version,
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请抓紧落实',
    answerRequired: true,
  })
  matterId = (
    await inProgress(world, {
      title: '推进全省城镇老旧小区改造',
      sourceId,
      budget: { kind: 'working_days', amount: 3 },
    })
  ).face.id
  await inProgress(world, { title: '完善一体化政务服务平台', sourceId })
  await world.desk('limin')(addTheme, { name: '惠民生' })
  world.setToday('2026-09-30')
  desk = await openDesktop(world)
})

test(
  'a leader reads the page on a phone, instructs, and the office registers it',
  { skip, timeout: 90_000 },
  async () => {
    const phone = await desk.as('wanghaifeng', { width: 390, height: 844 })
    await phone.goto('/leader')
    const overdue = phone.getByRole('link', { name: /超期$/ })
    await overdue.waitFor()
    assert.equal(
      await phone
        .getByRole('navigation', { name: /督办总体情况/ })
        .getByRole('link')
        .count(),
      6,
    )
    await phone.getByText(/1 件超期，最长超期 \d+ 个工作日：推进全省城镇老旧小区改造/).waitFor()
    assert.deepEqual(await findingsOn(phone), [])
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${overflow} px too wide`)
    await keepScreen(phone, 'leader-phone')
    await phone.getByRole('button', { name: '关注：推进全省城镇老旧小区改造' }).first().click()
    await phone.getByRole('list', { name: '需要关注' }).getByText('推进全省城镇老旧小区改造').waitFor()
    await phone.getByRole('button', { name: '催办：推进全省城镇老旧小区改造' }).first().click()
    let dialog = phone.getByRole('dialog')
    await dialog.getByRole('button', { name: '催办', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await phone.getByText('未阅').waitFor()
    await phone.getByRole('button', { name: '批示：推进全省城镇老旧小区改造' }).first().click()
    dialog = phone.getByRole('dialog')
    await dialog.getByLabel('批示内容').fill('请一周内拿出追赶方案')
    await keepScreen(phone, 'leader-instruct')
    await dialog.getByRole('button', { name: '批示', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await phone.getByText('办公厅（室）待登记').waitFor()

    const office = await desk.as('limin')
    await office.goto('/sources')
    await office.getByText('请一周内拿出追赶方案').waitFor()
    await keepScreen(office, 'leader-inbox')
    await office.getByRole('button', { name: '登记批示' }).click()
    const register = office.getByRole('dialog')
    await register.getByRole('button', { name: '登记批示' }).click()
    await office.getByRole('heading', { level: 1, name: /王海峰副省长关于/ }).waitFor()
    await phone.getByText('已登记交办').waitFor()

    const unit = await desk.as('liufang')
    await unit.goto(`/matters/${matterId}`)
    await unit.getByRole('button', { name: /^已阅/ }).click()
    await phone.goto('/leader')
    await phone.getByText(/刘芳 已阅/).waitFor()
    const wide = await desk.as('wanghaifeng')
    await wide.goto('/leader')
    await wide.getByText(/刘芳 已阅/).waitFor()
    await keepScreen(wide, 'leader-desk')
    // The card and its list agree, two taps away.
    await wide.getByRole('link', { name: /超期$/ }).click()
    await wide.getByText('共 1 条').waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)

test('a matter is graded and tagged, and the themes are counted', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto(`/matters/${matterId}`)
  await page.getByRole('button', { name: '事项分级' }).click()
  const dialog = page.getByRole('dialog')
  const choose = async (label: string, option: string) => {
    await dialog.getByLabel(label).click()
    const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    await open.filter({ hasText: option }).first().click()
  }
  await choose('重要程度', '重点')
  await choose('主题', '惠民生')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '事项分级' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('一级').waitFor()
  await keepScreen(page, 'marks-panel')
  await page.goto('/themes')
  await page.getByRole('row', { name: /惠民生/ }).waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'themes')
  await page.getByRole('link', { name: '惠民生' }).click()
  await page.getByText('共 1 条').waitFor()
  assert.deepEqual(desk.complaints, [])
})
