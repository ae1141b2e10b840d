import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listChases, listUrgeable, urge } from '#contract/chases.ts'
import { explanationsJob } from '#modules/chases/index.ts'
import { civilDate } from '#domain/date.ts'
import { newId } from '#platform/id.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'
import { insertMatter } from '../reminders/year-stage.ts'
import { addUnits } from '../support/many-units.ts'
import { makeWorld, type World } from '../support/world.ts'

const units = 40
let world: World
let desk: Desktop
let first = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  for (const { id: unit } of await addUnits(world, units)) {
    const id = newId()
    if (first === '') first = id
    await insertMatter(world, { id, unit, start: civilDate('2026-09-01'), workdays: 5 })
  }
  world.setToday('2026-09-14', 10)
  desk = await openDesktop(world)
})

const narrow = { width: 390, height: 844 }
const fits = async (page: Awaited<ReturnType<Desktop['as']>>) =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is cut off')

test(
  '[A53] forty overdue units are urged in one act; the bell of one rings without reloading, and its reply comes back',
  { skip, timeout: 90_000 },
  async () => {
    const county = await desk.as('county1')
    await county.goto('/')
    await county.getByRole('link', { name: '通知', exact: true }).waitFor()

    const office = await desk.as('limin')
    await office.goto('/ledger')
    await office.getByRole('main').getByRole('link', { name: '预警催办' }).click()
    await office.getByRole('heading', { level: 1, name: '预警催办' }).waitFor()
    await office.locator('tbody tr').first().waitFor()
    assert.equal(await office.locator('tbody tr').count(), units)
    await office.getByRole('checkbox', { name: '全选' }).click()
    await office.getByText(`已选 ${units} 项，涉及 ${units} 个单位`).waitFor()
    await keepScreen(office, 'urging-chosen')
    await office.getByRole('button', { name: `催办（${units}）` }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByText(`发给 ${units} 个单位，共 ${units} 项`).waitFor()
    await dialog.getByLabel('催办内容').fill('已超期，请于本周五前报送办理结果。')
    assert.deepEqual(await findingsOn(office), [])
    await keepScreen(office, 'urging-dialog')
    await dialog.getByRole('button', { name: '催办', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await office.getByText('1 次（上限 5 次）').first().waitFor()

    await county.getByRole('link', { name: '通知：1 条未读' }).waitFor()
    await county.getByText('收到的催办（1）').waitFor()
    assert.deepEqual(await findingsOn(county), [])
    await keepScreen(county, 'urging-inbox')
    await county.getByRole('button', { name: /^已阅/ }).click()
    await county.getByText(/县1联络员 已阅/).waitFor()
    await county.getByRole('button', { name: /^回复/ }).click()
    const reply = county.getByRole('dialog')
    await reply.getByLabel('回复内容').fill('周四下午报送。')
    await reply.getByRole('button', { name: '回复催办' }).click()
    await reply.waitFor({ state: 'detached' })
    await county.getByText('收到的催办（1）').waitFor({ state: 'detached' })

    await office.getByRole('link', { name: '通知：1 条未读' }).waitFor()
    await office.goto(`/matters/${first}`)
    await office.getByText('周四下午报送。').first().waitFor()
    await office.getByText(/县1联络员 已阅/).waitFor()
    await keepScreen(office, 'urging-on-matter')
    const { items } = await world.desk('limin')(listChases, { matterId: first })
    assert.deepEqual(
      items.map((each) => [each.readBy, each.reply?.text]),
      [['县1联络员', '周四下午报送。']],
    )
    assert.deepEqual(desk.complaints, [])
  },
)

test(
  'whom to urge, and what is asked of a unit, can be read on a phone; how one is reached is one’s own to say',
  { skip, timeout: 60_000 },
  async () => {
    const phone = await desk.as('limin', narrow)
    await phone.goto('/urging')
    await phone.locator('tbody tr').first().waitFor()
    await fits(phone)
    await keepScreen(phone, 'urging-phone')
    const county = await desk.as('county2', narrow)
    await county.goto('/')
    await county.getByText('收到的催办（1）').waitFor()
    await fits(county)
    await keepScreen(county, 'urging-inbox-phone')
    await county.goto('/me')
    await county.getByRole('button', { name: '生成订阅地址' }).click()
    const once = county.getByRole('dialog')
    await once.getByText(/\/calendar\/[\w-]+\.ics/).waitFor()
    await keepScreen(county, 'calendar-feed-phone')
    const leader = await desk.as('wanghaifeng', narrow)
    await leader.goto('/')
    await leader.getByRole('heading', { level: 1, name: '领导专页' }).waitFor()
    await leader.getByRole('link', { name: '我的待办' }).click()
    await leader.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
    await fits(leader)
    assert.deepEqual(desk.complaints, [])
  },
)

test(
  '[C20] an explanation that did not come is followed by a letter, written in a dialog and printed as a paper',
  { skip, timeout: 90_000 },
  async () => {
    const { items } = await world.desk('limin')(listUrgeable, { matterId: first })
    const assignmentIds = items.map((each) => each.assignmentId)
    await world.desk('limin')(urge, { assignmentIds, said: '请说明逾期原因', explainBy: '2026-09-16' })
    world.setToday('2026-09-17', 10)
    await explanationsJob.run(world.app, {})
    const director = await desk.as('zhouguoping')
    await director.goto(`/matters/${first}`)
    await director.getByText('逾期未说明，可依次采取：提醒函').waitFor()
    await keepScreen(director, 'letter-due')
    await director.getByRole('button', { name: /^制发函件/ }).click()
    const dialog = director.getByRole('dialog')
    await dialog.getByLabel('事由').waitFor()
    assert.match(await dialog.getByLabel('事由').inputValue(), /未按期完成。2026年9月14日已要求于2026年9月16日前说明/)
    assert.deepEqual(await findingsOn(director), [])
    await keepScreen(director, 'letter-dialog')
    await dialog.getByRole('button', { name: '制发函件' }).click()
    await dialog.waitFor({ state: 'detached' })
    const link = director.getByRole('link', { name: '提醒函 督函〔2026〕1号' }).first()
    await link.waitFor()
    await keepScreen(director, 'letter-sent')
    await link.click()
    await director.getByText('请于').first().waitFor()
    await keepScreen(director, 'letter-paper')
    const phone = await desk.as('county1', narrow)
    await phone.goto('/')
    await phone.getByRole('link', { name: '提醒函 督函〔2026〕1号' }).first().click()
    await phone.getByText('（请主要负责同志').waitFor()
    await fits(phone)
    await keepScreen(phone, 'letter-phone')
    await phone.goto(`/matters/${first}`)
    await phone.getByRole('button', { name: '时限说明' }).click()
    await phone.getByRole('dialog').getByText('✓ 计入').first().waitFor()
    await keepScreen(phone, 'clock-explained-phone')
    assert.deepEqual(desk.complaints, [])
  },
)
