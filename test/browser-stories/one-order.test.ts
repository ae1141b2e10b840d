import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { getBoard } from '#contract/boards.ts'
import { raiseDispute } from '#contract/disputes.ts'
import { acknowledgeAssignment } from '#contract/orders.ts'
import { handIn } from '#contract/reports.ts'
import { addUnits, type ManyUnit } from '../support/many-units.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { clerk } from '../browser/clerk.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
let units: readonly ManyUnit[]
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  // Six units stand already; two of them are governments.
  units = await addUnits(world, 79)
  desk = await openDesktop(world)
})

const { tally, press, type, send, told } = clerk()
const pick = async (page: Page, what: Locator, option: string) => {
  await press(what)
  await press(page.locator('.ant-select-item-option', { hasText: option }).first())
}

const answerFor = async (unit: ManyUnit, orderId: string, act: 'report' | 'dispute') => {
  const row = (await unit.desk(getBoard, { orderId })).rows[0]
  assert.ok(row)
  const { assignmentId, version, matterId } = row
  if (act === 'dispute') {
    await unit.desk(raiseDispute, {
      assignmentId,
      version,
      reason: '按三定规定由市里统一负责',
      proposal: '建议由市里统一报送',
    })
    return
  }
  const { face } = await unit.desk(acknowledgeAssignment, { assignmentId, version })
  await unit.desk(handIn, {
    matterId,
    version: face.version,
    outcome: '已完成排查，发现的隐患全部整改',
    progress: '排查完毕',
    signature: { how: 'system' },
  })
}

test(
  '[B10] one order to 81 units goes from draft to summary by clicking, with four late and one disputing',
  { skip, timeout: 280_000 },
  async () => {
    const title = '安全生产大检查'
    await aSource(world, { title: '关于开展安全生产大检查的通知' })
    const inspector = await desk.as('limin')
    inspector.setDefaultTimeout(30_000)
    await inspector.goto('/orders')
    await press(inspector.getByRole('link', { name: '起草分办' }))
    await pick(inspector, inspector.getByLabel('来件', { exact: true }), '关于开展安全生产大检查的通知')
    await type(inspector.getByLabel('事项名称'), title)
    await type(inspector.getByLabel('目标任务', { exact: true }), '完成本地区排查整改')
    await type(inspector.getByLabel('工作内容'), '全面排查安全隐患')
    await type(inspector.getByLabel('交办要求', { exact: true }), '书面报送结果')
    await type(inspector.getByLabel('指定日期'), '2026-09-25')
    await inspector.getByLabel('指定日期').press('Tab')
    await press(inspector.getByRole('button', { name: /全部市县政府（81 个）/ }))
    await type(inspector.getByLabel('第1县：目标任务（不同时填写）'), '完成矿山排查整改')
    await keepScreen(inspector, 'division-draft')
    await press(inspector.getByRole('button', { name: '保存草稿' }))
    await inspector.getByRole('button', { name: '提交审批（81）' }).waitFor({ timeout: 30_000 })
    await press(inspector.getByRole('button', { name: '提交审批（81）' }))
    await send(inspector.getByRole('dialog'), '提交审批（81）')

    const director = await desk.as('zhouguoping')
    await director.goto('/')
    await press(director.getByRole('link', { name: title, exact: true }))
    await press(director.getByRole('button', { name: '同意立项（81）' }))
    await keepScreen(director, 'division-approve')
    await send(director.getByRole('dialog'), '同意立项（81）')

    await press(inspector.getByRole('button', { name: '签发交办（81）' }))
    await send(inspector.getByRole('dialog'), '签发交办（81）')
    await inspector.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
    const orderId = inspector.url().split('/').at(-1) ?? ''
    const chip = (name: string) => inspector.getByRole('button', { name: new RegExp(`^${name} \\d+$`) })
    await inspector.getByRole('button', { name: '全部 81' }).waitFor()
    await keepScreen(inspector, 'order-board')

    // One unit on a telephone, by hand; the others by the same door.
    const [phone, disputing, ...others] = units
    assert.ok(phone && disputing)
    const pocket = await desk.as(phone.login, { width: 390, height: 844 })
    await pocket.goto('/')
    const thumb = clerk()
    await thumb.press(pocket.getByRole('button', { name: new RegExp(`签收：${title}`) }))
    await pocket.getByRole('link', { name: `办理：${title}` }).waitFor()
    await keepScreen(pocket, 'unit-tray-phone')
    await thumb.press(pocket.getByRole('link', { name: title, exact: true }).first())
    await thumb.act(pocket, '申请办结', async (form) => {
      await thumb.type(form.getByLabel('进展情况'), '排查完毕')
      await thumb.type(form.getByLabel('办理结果'), '矿山隐患全部整改')
      await keepScreen(pocket, 'unit-hand-in-phone')
    })
    console.log(thumb.told('one order to 81 units, a unit on the phone'))
    await answerFor(disputing, orderId, 'dispute')
    // Two cities say nothing at all, two counties hand in after the day.
    const [lateOne, lateTwo, ...timely] = others
    assert.ok(lateOne && lateTwo)
    for (const unit of timely) await answerFor(unit, orderId, 'report')
    world.setToday('2026-09-28')
    for (const unit of [lateOne, lateTwo]) await answerFor(unit, orderId, 'report')

    await desk.signIn(inspector, 'limin')
    await inspector.goto(`/orders/${orderId}`)
    await press(chip('逾期或迟报'))
    await keepScreen(inspector, 'order-late')
    await press(inspector.getByRole('button', { name: '登记催办：云山市人民政府' }))
    const chase = inspector.getByRole('dialog')
    await type(chase.getByLabel('催办情况（一句话）'), '答应明日报送')
    await send(chase, '登记催办')
    await inspector.getByText('催办 1 次').waitFor()
    await press(chip('待审核'))
    await press(inspector.getByLabel('全选'))
    await press(inspector.getByRole('button', { name: '审核通过' }))
    const dialog = inspector.getByRole('dialog')
    for (const name of ['事实清楚', '问题解决', '任务完成', '结论准确', '措施合法', '材料规范'])
      await press(dialog.getByLabel(name))
    for (const name of ['办理及时', '内容完整', '成效达标']) await press(dialog.getByLabel(name, { exact: true }))
    await type(dialog.getByLabel('核实情况'), '逐份核对并抽查五县')
    await type(dialog.getByLabel('核实人'), '陈志远')
    await dialog.getByLabel('核实人').press('Enter')
    await keepScreen(inspector, 'order-accept')
    await send(dialog, '审核通过')
    await press(chip('未办结'))
    await keepScreen(inspector, 'order-open')
    const left = await inspector.locator('.board tbody tr').count()
    const board = await world.desk('limin')(getBoard, { orderId })
    const marked = (mark: string) => board.rows.filter((row) => row.marks.includes(mark as never)).length
    assert.deepEqual([marked('disputed'), marked('late'), marked('open'), marked('done')], [1, 4, 3, 78])
    assert.equal(left, 3)
    const judged = board.rows.filter((row) => [lateOne.id, lateTwo.id].includes(row.organizationId))
    assert.ok(judged.every((row) => row.marks.includes('done') && row.marks.includes('late')))
    await press(inspector.getByRole('link', { name: '汇总' }))
    await inspector.getByText('已由', { exact: false }).or(inspector.getByText('以下由已审核通过')).first().waitFor()
    await press(inspector.getByRole('button', { name: '保存汇总' }))
    await inspector.getByText('李敏 2026年9月28日 保存').waitFor()
    await keepScreen(inspector, 'order-summary')
    console.log(told('one order to 81 units, draft to summary'))
    assert.ok(tally.clicks < 60, `${tally.clicks} clicks`)
    assert.deepEqual(await findingsOn(inspector), [])
    assert.deepEqual(desk.complaints, [])
  },
)
