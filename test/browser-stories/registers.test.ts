import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
let matterId = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  matterId = (await inProgress(world)).face.id
  desk = await openDesktop(world)
})

const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click()
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
  await open.filter({ hasText: option }).first().click()
}
const send = async (page: Page, name: string) => {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('a problem goes by clicking from its register to a suggestion of policy', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto('/')
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '协调与问题' }).click()
  await page.getByText('没有登记的问题').waitFor()
  await page.getByRole('button', { name: '登记问题' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('问题', { exact: true }).fill('专项资金尚未下达')
  await dialog.getByLabel('问题情况').fill('三个市尚未收到第二批资金')
  await choose(page, '类别', '资金要素')
  await choose(page, '责任单位', '省财政厅')
  await send(page, '登记问题')
  const row = page.getByRole('row', { name: /专项资金尚未下达/ })
  await row.getByText('未反馈').waitFor()
  await row.getByRole('button', { name: '查明原因' }).click()
  await choose(page, '原因', '政策规定不一致')
  await page.getByRole('dialog').getByLabel('原因说明').fill('办法规定的时限过长')
  await send(page, '查明原因')
  await row.getByRole('button', { name: '提出政策建议' }).click()
  await page.getByRole('dialog').getByLabel('涉及的政策文件').fill('省级财政专项资金管理办法')
  await page.getByRole('dialog').getByLabel('修改完善建议').fill('把下达时限缩短为30日')
  await page.getByRole('dialog').getByLabel('报送对象', { exact: true }).fill('省财政厅')
  await send(page, '提出政策建议')
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'registers-problems')
  await page.getByRole('main').getByRole('link', { name: '政策建议' }).click()
  await page.getByRole('row', { name: /省级财政专项资金管理办法.*待答复/ }).waitFor()
  await keepScreen(page, 'registers-suggestions')
})

test('from a matter one asks for coordination, and units find their tasks', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto(`/matters/${matterId}`)
  await page.getByRole('button', { name: '提请协调' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('需协调的问题').fill('学校用地指标')
  await dialog.getByLabel('情况说明').fill('两市用地指标不足')
  await choose(page, '参加单位', '省发展改革委')
  await page.keyboard.press('Escape')
  await choose(page, '负责单位', '省住房城乡建设厅')
  await dialog.getByLabel('完成时限').fill('2026-10-20')
  await dialog.getByLabel('完成时限').press('Tab')
  await send(page, '提请协调')
  await page.getByRole('button', { name: '登记协调决定' }).click()
  await page.getByRole('dialog').getByLabel('协调决定').fill('由省统筹安排周转指标')
  for (const task of await page.getByRole('dialog').getByPlaceholder('任务').all()) await task.fill('提出方案')
  await keepScreen(page, 'registers-decide')
  await send(page, '登记协调决定')
  await page.getByText('落实中').waitFor()
  await page.getByRole('button', { name: '报请上级' }).click()
  await page.getByRole('dialog').getByLabel('本级难以解决的问题').fill('需国家层面统筹指标')
  await page.getByRole('dialog').getByLabel('已采取的措施').fill('两次会商')
  await page.getByRole('dialog').getByLabel('解决建议').fill('请自然资源部支持')
  await page.getByRole('dialog').getByLabel('报送的上级机关').fill('国务院办公厅')
  await send(page, '报请上级')
  await page.getByText('等待上级答复：2026年9月14日已报国务院办公厅').waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'registers-matter')

  const unit = await desk.as('xupeng', { width: 390, height: 844 })
  await unit.goto('/registers/coordination')
  await unit.getByRole('button', { name: '答复协调任务' }).click()
  await unit.getByRole('dialog').getByLabel('答复', { exact: true }).fill('方案已报')
  await send(unit, '答复协调任务')
  await unit.getByText('方案已报').waitFor()
  assert.deepEqual(await findingsOn(unit), [])
  const overflow = await unit.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `${overflow} px too wide`)
  await keepScreen(unit, 'registers-phone')
  assert.deepEqual(desk.complaints, [])
})
