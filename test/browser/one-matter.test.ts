import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeSubmission, getSource, readSubmission, addInstruction } from '#contract/sources.ts'
import { draft } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { keepScreen, openDesktop, skip, type Desktop } from './support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

/** Presses a button of the matter's bar, fills the dialog that opens, and sends it off. */
const act = async (page: Page, name: string, fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
  await page.getByRole('group', { name: '可办操作' }).getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (fill) await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
const stateIs = (page: Page, state: string) =>
  page.locator('.facts').getByText(state, { exact: false }).first().waitFor()

const choose = async (page: Page, dialog: ReturnType<Page['getByRole']>, label: string, option: string) => {
  await dialog.getByLabel(label).click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

test(
  'a matter goes from draft to archive by clicking, every step by the person whose it is',
  { skip, timeout: 90_000 },
  async () => {
    const made = await draft(world, { others: [{ organizationId: world.org('czt'), part: 'supporting' }] })
    const matterId = made.face.id
    const sourceId = made.sources[0]?.id ?? ''
    const source = await world.desk('limin')(getSource, { sourceId })
    await world.desk('limin')(addInstruction, {
      sourceId,
      version: source.row.version,
      leaderId: world.person('wanghaifeng'),
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: '2026-09-12',
      text: '请省教育厅抓紧落实，结果报我。',
      answerRequired: true,
    })
    const path = `/matters/${matterId}`

    const inspector = await desk.as('limin')
    await inspector.goto('/')
    await inspector.getByRole('link', { name: '新增公办学位3000个' }).first().click()
    await act(inspector, '提交审批')
    await stateIs(inspector, '待审批')

    const director = await desk.as('zhouguoping')
    await director.goto(path)
    await act(director, '同意立项', async (dialog) => {
      assert.equal(await dialog.getByLabel('审批意见').inputValue(), '同意')
    })
    await stateIs(director, '已立项')

    // The inspector's page hears of it by itself.
    await act(inspector, '签发交办')
    await inspector.getByText('岭督字〔2026〕1号').first().waitFor()
    await keepScreen(inspector, 'matter-dispatched')

    world.setToday('2026-09-15')
    await desk.signIn(inspector, 'limin')
    const liaison = await desk.as('liufang')
    await liaison.goto('/')
    const acknowledge = liaison.getByRole('button', { name: '签收：新增公办学位3000个' })
    await acknowledge.waitFor()
    await keepScreen(liaison, 'tray')
    await acknowledge.click()
    await liaison.getByRole('link', { name: '办理：新增公办学位3000个' }).waitFor()
    await liaison.goto(path)
    await act(liaison, '报送进展', (dialog) => dialog.getByLabel('进展情况').fill('12所学校已开工'))
    await liaison.getByText('12所学校已开工').first().waitFor()

    const finance = await desk.as('wujing')
    await finance.goto(path)
    await act(finance, '签收', (dialog) => dialog.getByLabel('责任人').fill('吴静'))
    await act(finance, '报送配合情况', (dialog) => dialog.getByLabel('配合（会签）情况').fill('资金已拨付'))

    await inspector.goto(path)
    await act(inspector, '询问', (dialog) => dialog.getByLabel('询问内容').fill('各市开工数量是多少？'))
    await liaison.getByText('各市开工数量是多少？').waitFor()
    await act(liaison, '答复', (dialog) => dialog.getByLabel('答复内容').fill('云山5所，海州7所'))

    world.setToday('2026-10-20')
    await desk.signIn(inspector, 'limin')
    await desk.signIn(liaison, 'liufang')
    const principal = await desk.as('huangweimin')
    await principal.goto(path)
    await principal.getByRole('button', { name: '申请办结' }).click()
    const dialog = principal.getByRole('dialog')
    await dialog.getByLabel('办理结果').fill('全部建成')
    await dialog.getByRole('button', { name: '申请办结' }).click()
    await dialog.getByText('目标任务有数量要求，请填写实际完成数量').first().waitFor()
    await keepScreen(principal, 'hand-in-refused')
    await dialog.getByLabel('实际完成数量').fill('3120个')
    await dialog.getByRole('button', { name: '申请办结' }).click()
    await dialog.waitFor({ state: 'detached' })
    await stateIs(principal, '已报送待审')

    await inspector.goto(path)
    await act(inspector, '开始审核')
    await act(inspector, '退回', async (opened) => {
      await choose(inspector, opened, '退回原因', '敷衍应付')
      await opened.getByLabel('补充办理要求').fill('请附分市数据')
      await opened.getByLabel('新的完成时限').fill('2026-11-10')
      await opened.getByLabel('新的完成时限').press('Tab')
    })
    await stateIs(inspector, '在办')

    await liaison.goto(path)
    await act(liaison, '申请办结', async (opened) => {
      await opened.getByLabel('办理结果').fill('全部建成，附分市数据')
      await opened.getByLabel('实际完成数量').fill('3120个')
      assert.equal(await opened.getByLabel('签批人').inputValue(), '黄为民')
    })

    await inspector.goto(path)
    await act(inspector, '开始审核')
    await act(inspector, '审核通过', async (opened) => {
      for (const box of await opened.getByRole('checkbox').all()) await box.check()
      await opened.getByLabel('核实情况').fill('抽查3所学校')
      await opened.getByLabel('核实人').fill('陈志远')
      await opened.getByLabel('核实人').press('Enter')
      await keepScreen(inspector, 'accept')
    })
    await stateIs(inspector, '已审待呈')

    const waiting = await world.desk('limin')(getSource, { sourceId })
    const submitted = await world.desk('limin')(makeSubmission, {
      sourceId,
      version: waiting.row.version,
      title: '关于学位建设办理情况的呈报',
      text: '已办结',
      matterIds: [matterId],
    })
    await world.desk('wanghaifeng')(readSubmission, {
      submissionId: submitted.submissions[0]?.id ?? '',
      instructionId: waiting.instructions[0]?.id ?? '',
      how: 'system',
    })
    // Told over the live stream, without a reload.
    await inspector.getByRole('button', { name: '归档', exact: true }).waitFor()
    await act(inspector, '归档')
    await stateIs(inspector, '归档')
    await keepScreen(inspector, 'matter-archived')
    assert.deepEqual(desk.complaints, [])
  },
)
