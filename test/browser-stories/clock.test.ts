import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { getCalendar } from '#contract/calendar.ts'
import { getMatter } from '#contract/matters.ts'
import { applyCalendarJob } from '#modules/calendar-changes/index.ts'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
let matterId = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-12-14')
  desk = await openDesktop(world)
  matterId = (await inProgress(world, { budget: { kind: 'working_days', amount: 40 } })).face.id
  world.setToday('2026-12-14', 11)
})

const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。`

const inDialog = (page: Page) => page.getByRole('dialog').last()
const faceOf = async () => (await world.desk('limin')(getMatter, { matterId })).face

test('from the ledger a due day opens its explanation, which counts every day', { skip }, async () => {
  const page = await desk.as('limin')
  await page.goto('/ledger')
  await page.getByRole('button', { name: '2027年2月9日，时限说明' }).click()
  const dialog = inDialog(page)
  await dialog.getByText('第 40 日').waitFor()
  await dialog.getByText('自交办件送达起算').waitFor()
  assert.equal(await dialog.getByText('✓ 计入').count(), 40)
  await keepScreen(page, 'clock-explained')
  assert.deepEqual(await findingsOn(page), [])
})

test('a notice is pasted by one, approved by another, previewed and put into force', { skip }, async () => {
  const admin = await desk.as('xitong')
  await admin.goto('/calendar?year=2027')
  await admin.getByText('2027 年的放假通知尚未启用').waitFor()
  await admin.getByRole('button', { name: '录入放假通知' }).click()
  const paste = inDialog(admin)
  await paste.getByLabel('文本').fill(notice.replace('2月14日（周日）', '2月14日（周六）'))
  await paste.getByText('第 4 行：2月14日（周六） 应为 周日').waitFor()
  await paste.getByLabel('文本').fill(notice)
  await paste.getByText('核对无误：放假 10 天，调休上班 1 天').waitFor()
  await keepScreen(admin, 'clock-pasted')
  await paste.getByRole('button', { name: '录入放假通知' }).click()
  await admin.getByText('由另一人审核').waitFor()

  const page = await desk.as('zhouguoping')
  await page.goto('/calendar?year=2027')
  await page.getByRole('button', { name: '审核通过' }).click()
  await inDialog(page).getByRole('button', { name: '审核通过' }).click()
  await page.getByRole('button', { name: '预览并启用' }).click()
  const preview = inDialog(page)
  await preview.getByText('推后 6 天：1 件').waitFor()
  await keepScreen(page, 'clock-preview')
  await preview.getByRole('button', { name: '启用' }).click()
  await page.getByText('正在重算时限').waitFor()
  const { changes } = await world.desk('zhouguoping')(getCalendar, { year: 2027 })
  await applyCalendarJob.run(world.app, { changeId: changes[0]?.id ?? '', after: null })
  // The page learns of it by itself.
  await page.getByText('移动时限 1 件').waitFor()
  await keepScreen(page, 'clock-applied')
  assert.equal((await faceOf()).due, '2027-02-15')
  for (const each of [admin, page]) assert.deepEqual(await findingsOn(each), [])
})

const act = async (page: Page, name: string, fields: Record<string, string>) => {
  await page.goto(`/matters/${matterId}`)
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = inDialog(page)
  for (const [label, value] of Object.entries(fields)) {
    await dialog.getByLabel(label).fill(value)
    if (value.startsWith('2027-')) await dialog.getByLabel(label).press('Tab')
  }
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test(
  '[A23] [A24] an extension is asked for, granted to a definite day, and the next one refused; the first day stays visible',
  { skip },
  async () => {
    const unit = await desk.as('liufang')
    const director = await desk.as('zhouguoping')
    const ask = { 申请延至: '2027-03-10', 理由: '用地批复未到', 目前进展: '已完成八成' }
    await act(unit, '申请延期', ask)
    await act(director, '同意延期', { 新的完成时限: '2027-03-10' })
    assert.equal((await faceOf()).due, '2027-03-10')
    await act(unit, '申请延期', { ...ask, 申请延至: '2027-04-10' })
    await act(director, '不同意延期', { 意见: '请按已同意的时限办理' })
    assert.equal((await faceOf()).due, '2027-03-10')
    await unit.goto(`/matters/${matterId}`)
    await unit.getByRole('button', { name: '时限说明' }).click()
    await inDialog(unit).getByText('经同意延期，以下为原时限的计算').waitFor()
    await keepScreen(unit, 'clock-extended')
    assert.deepEqual(desk.complaints, [])
  },
)
