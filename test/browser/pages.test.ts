import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { acknowledgeAssignment } from '#contract/orders.ts'
import { dispatched, draft, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from './support.ts'

let world: World
let desk: Desktop
let matterId = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  await draft(world, { title: '完善省级财政专项资金管理办法' })
  await dispatched(world, { title: '推进全省一体化政务服务平台建设' })
  matterId = (
    await inProgress(world, {
      title:
        '关于加快推进全省城镇老旧小区改造和既有住宅加装电梯工作并同步完善社区养老托育助餐便民市场停车充电等公共服务设施的督办事项',
    })
  ).face.id
  desk = await openDesktop(world)
})

test(
  'a wrong password is said in words, and the right one opens the page that was asked for',
  { skip, timeout: 60_000 },
  async () => {
    const page = await desk.stranger()
    await page.goto('/ledger?light=green')
    await page.getByLabel('用户名').fill('limin')
    await page.getByLabel('密码', { exact: true }).fill('not-the-password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').getByText('用户名或密码不正确').waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await page.getByLabel('密码', { exact: true }).fill('limin-password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '督查台账' }).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('light'), 'green')
  },
)

test('a card of the tray opens a list of exactly its number', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto('/')
  const card = page.getByRole('navigation', { name: '本机关督办' }).getByRole('link').first()
  const count = Number(await card.locator('strong').textContent())
  assert.ok(count > 0)
  await keepScreen(page, 'home')
  assert.deepEqual(await findingsOn(page), [])
  await card.click()
  await page.getByRole('grid').waitFor()
  assert.equal(await page.getByRole('grid').getByRole('row').count(), count + 1)
  await page.getByText(`共 ${count} 条`).waitFor()
})

test('rows of the ledger are walked by arrow keys and opened by Enter', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto('/ledger')
  const rows = page.locator('.grid tbody tr')
  await rows.first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const title = await rows.nth(1).locator('.clamp').first().textContent()
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-index')), '1')
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'ledger')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
})

test('half-typed pinyin is not searched for', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto('/ledger')
  const search = page.getByLabel('关键字')
  await search.focus()
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'xue wei', selectionStart: 7, selectionEnd: 7 })
  await page.waitForTimeout(600)
  assert.equal(new URL(page.url()).searchParams.get('search'), null)
  await keyboard.send('Input.insertText', { text: '政务服务' })
  await page.waitForURL(/search=/)
  await page.getByText('共 1 条').waitFor()
})

test('the due date explains itself day by day, and Esc gives the focus back', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('liufang')
  await page.goto(`/matters/${matterId}`)
  const why = page.getByRole('button', { name: '时限说明', exact: true })
  await why.click()
  await page.getByRole('dialog').getByText('起算当日，不计入').waitFor()
  await page
    .getByRole('dialog')
    .getByText(/^节假日（.*国庆/)
    .first()
    .waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent === '时限说明')
  assert.deepEqual(await findingsOn(page), [])
})

test(
  'who was slower is told, sees the present state, and has lost nothing that was typed',
  { skip, timeout: 60_000 },
  async () => {
    const { face, assignments } = await dispatched(world, {
      title: '落实困难群众价格临时补贴',
      others: [{ organizationId: world.org('czt'), part: 'supporting' }],
    })
    const page = await desk.as('liufang')
    // A browser that hears nothing live, so that it is late.
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'SharedWorker')
      Object.assign(globalThis, {
        EventSource: function EventSource(this: { addEventListener: () => void }) {
          this.addEventListener = () => undefined
        },
      })
    })
    await page.goto(`/matters/${face.id}`)
    await page.getByRole('button', { name: '签收', exact: true }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: '责任领导' })
    await dialog.getByLabel('责任人').fill('刘芳')
    await world.desk('wujing')(acknowledgeAssignment, {
      assignmentId: assignments.find((each) => each.part === 'supporting')?.id ?? '',
      version: face.version,
    })
    await dialog.getByRole('button', { name: '签收', exact: true }).click()
    await page.locator('.ant-modal-confirm-title', { hasText: '内容已被他人更新' }).waitFor()
    await keepScreen(page, 'conflict')
    await page.getByRole('button', { name: '查看最新内容' }).click()
    await dialog.getByText('填写的内容仍在').waitFor()
    assert.equal(await dialog.getByLabel('责任人').inputValue(), '刘芳')
    await dialog.getByRole('button', { name: '签收', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /省教育厅 牵头单位 已签收.*刘芳/ }).waitFor()
  },
)

test('the same pages stand on a phone and in English', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('liufang', { width: 390, height: 844 })
  await page.goto('/ledger')
  await page.getByRole('list', { name: '督查台账' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Ledger' }).waitFor()
  for (const path of ['/', '/ledger', `/matters/${matterId}`]) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.deepEqual(await findingsOn(page), [], path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`)
  }
  await keepScreen(page, 'matter-phone-english')
})

test('no page complains in the console', { skip }, () => {
  assert.deepEqual(desk.complaints, [])
})
