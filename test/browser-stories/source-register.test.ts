import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addInstruction, getSource, listSources, registerSource } from '#contract/sources.ts'
import { dispatched } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

test('[C04] a law is registered with its article and days, and once repealed its page says so', { skip }, async () => {
  const page = await desk.as('limin')
  await page.goto('/sources/new')
  await page.getByLabel('粘贴正文').fill('第十二条　县级以上人民政府应当加强农村供水设施建设。')
  await page.getByLabel('标题').fill('岭南省供水条例')
  await choose(page, '来源类别', '法律法规')
  await page.getByLabel('条款').fill('第十二条')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('请填写此项').first().waitFor()
  await page.getByLabel('施行日期').fill('2020-01-01')
  await page.getByLabel('施行日期').press('Tab')
  await keepScreen(page, 'source-law')
  assert.deepEqual(await findingsOn(page), [])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('tab', { name: '登记事项' }).click()
  await page.getByText('条款：第十二条').waitFor()
  // What was typed stands, though the reader proposed the first line of the text.
  await page.getByRole('heading', { name: '岭南省供水条例', level: 1 }).waitFor()
  assert.equal(await page.getByText('此件已于').count(), 0)
  await page.getByRole('button', { name: '登记废止' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('废止依据').fill('省人大常委会公告第12号')
  await dialog.getByRole('button', { name: '登记废止' }).click()
  await page.getByText('此件已于 2026年9月14日 废止（省人大常委会公告第12号）').waitFor()
  await keepScreen(page, 'source-repealed')
  assert.deepEqual(desk.complaints, [])
})

test(
  '[A04] a decision is drafted with what is to be supervised, and publishing makes the draft matters',
  { skip },
  async () => {
    const page = await desk.as('limin')
    await page.goto('/sources')
    await page.getByRole('link', { name: '起草决策' }).click()
    await page.getByRole('heading', { name: '起草决策', level: 1 }).waitFor()
    await page.getByLabel('标题').fill('关于加快学位建设的决定')
    await page.getByLabel('发文机关').fill('岭南省人民政府')
    await page.getByLabel('正文').fill('加快义务教育学位建设。')
    await page.getByLabel('督查事项').fill('新增公办学位3000个')
    await choose(page, '牵头单位', '省教育厅')
    await page.getByLabel('时限').fill('10.31')
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'decision-draft')
    await page.getByRole('button', { name: '存为决策草稿' }).click()
    await page.getByText('这是决策草稿').waitFor()
    await page.getByRole('button', { name: '发布决策' }).click()
    await page.getByRole('dialog').getByLabel('文号').fill('岭府[2026]30号')
    await page.getByRole('dialog').getByRole('button', { name: '发布决策' }).click()
    await page.getByText('岭府〔2026〕30号').waitFor()
    await page.getByRole('link', { name: '新增公办学位3000个' }).first().click()
    await page.locator('.facts').getByText('草拟', { exact: false }).first().waitFor()
    // And back: the matter names what obliges it.
    await page.getByRole('link', { name: '关于加快学位建设的决定' }).first().click()
    await page.getByText('岭府〔2026〕30号').waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)

test('an instruction is attached to a matter that runs, and another becomes one of its own', { skip }, async () => {
  const running = await dispatched(world, { title: '农村供水保障工程' })
  const inspector = world.desk('limin')
  const { row } = await inspector(registerSource, { kind: 'leader_instruction', title: '关于农村供水的批示件' })
  let version = row.version
  for (const leaderPost of ['省长', '副省长'])
    version = (
      await inspector(addInstruction, {
        sourceId: row.id,
        version,
        leaderName: leaderPost === '省长' ? '林国栋' : '王海峰',
        leaderPost,
        instructedOn: '2026-09-12',
        text: '请抓紧办理。',
        requirement: leaderPost === '省长' ? '加快农村供水保障工程' : '排查学校食堂隐患',
        answerRequired: true,
      })
    ).row.version
  const page = await desk.as('limin')
  await page.goto(`/sources/${row.id}`)
  const first = page.locator('.instruction', { hasText: '林国栋' })
  await first.getByRole('button', { name: '追加到已有事项' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /农村供水保障工程/ }).click()
  await dialog.getByLabel('时限').fill('10')
  await keepScreen(page, 'attach-instruction')
  await dialog.getByRole('button', { name: '追加到已有事项' }).click()
  await first.getByText('已追加').waitFor()
  const second = page.locator('.instruction', { hasText: '王海峰' })
  await second.getByRole('button', { name: '拟立事项' }).click()
  await choose(page, '牵头单位', '省教育厅')
  await page.getByRole('dialog').getByRole('button', { name: '拟立事项' }).click()
  await second.getByText('已立项').waitFor()
  await keepScreen(page, 'instructions')
  assert.deepEqual(await findingsOn(page), [])
  // The matter's page shows who asked.
  await page.goto(`/matters/${running.face.id}`)
  await page.getByRole('heading', { name: '批示与协同督办' }).waitFor()
  await page.getByRole('link', { name: '省长 林国栋' }).waitFor()
  const { matters } = await inspector(getSource, { sourceId: row.id })
  assert.equal(matters.length, 2)
  assert.equal((await inspector(listSources, { kind: 'leader_instruction' })).total, 1)
  assert.deepEqual(desk.complaints, [])
})
