import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { submitMatter } from '#contract/matters.ts'
import { createOrganization } from '#contract/organizations.ts'
import { handIn, takeForReview } from '#contract/reports.ts'
import { aSource, dispatched, draft, established, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from './support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '')

/** Opens what every button of the matter opens: no finding, the focus inside, and Esc gives it back. */
const openEveryDialog = async (login: string, matterId: string): Promise<string[]> => {
  const page = await desk.as(login)
  await page.goto(`/matters/${matterId}`)
  // 更多操作 opens a menu, whose acts are dialogs of the same make.
  const buttons = page.getByRole('group', { name: '可办操作' }).locator('button[aria-haspopup=dialog]')
  await buttons.first().waitFor()
  const names = await buttons.allInnerTexts()
  for (const [i, name] of names.entries()) {
    await buttons.nth(i).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const hasField = (await dialog.locator('input:visible, textarea:visible').count()) > 0
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog] form, form:has([role=dialog])'))
    assert.match(await focused(page), hasField ? /INPUT|TEXTAREA/ : /BUTTON/, name)
    assert.deepEqual(await findingsOn(page), [], name)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.waitForFunction(
      (at) => document.activeElement === document.querySelectorAll('.actions button[aria-haspopup=dialog]')[at],
      i,
    )
  }
  await page.context().close()
  return names
}

test(
  'every dialog of a matter opens in its first field and gives the focus back',
  { skip, timeout: 240_000 },
  async () => {
    const limin = world.desk('limin')
    const names: string[] = []
    const drafted = await draft(world)
    names.push(...(await openEveryDialog('limin', drafted.face.id)))
    const submitted = await limin(submitMatter, { matterId: drafted.face.id, version: drafted.face.version })
    names.push(...(await openEveryDialog('zhouguoping', submitted.face.id)))
    names.push(...(await openEveryDialog('limin', (await established(world)).face.id)))
    names.push(...(await openEveryDialog('liufang', (await dispatched(world)).face.id)))
    const { face } = await inProgress(world, { target: '加快学位建设' })
    names.push(...(await openEveryDialog('liufang', face.id)))
    const handed = await world.desk('huangweimin')(handIn, {
      matterId: face.id,
      version: face.version,
      outcome: '已完成',
      progress: '已完成',
      signature: { how: 'system' },
    })
    names.push(...(await openEveryDialog('limin', face.id)))
    await limin(takeForReview, { matterId: face.id, version: handed.face.version })
    names.push(...(await openEveryDialog('limin', face.id)))
    for (const name of [
      '提交审批',
      '同意立项',
      '签发交办',
      '签收',
      '报送进展',
      '申请办结',
      '开始审核',
      '审核通过',
      '退回',
      '询问',
    ])
      assert.ok(names.includes(name), name)
    assert.deepEqual(desk.complaints, [])
  },
)

test('forty supporting units stand in a box of their own, whole on paper', { skip, timeout: 60_000 }, async () => {
  const others = []
  for (let i = 1; i <= 40; i += 1) {
    const { id } = await world.desk('xitong')(createOrganization, {
      parentId: world.org('government'),
      kind: 'department',
      name: `岭南省第${i}协同推进工作领导小组办公室`,
      sortKey: `2.${String(i).padStart(3, '0')}`,
    })
    others.push({ organizationId: id, part: 'supporting' as const })
  }
  const { face } = await draft(world, { title: '推进跨部门数据共享', others })
  const page = await desk.as('limin')
  await page.goto(`/matters/${face.id}`)
  const rows = page.getByRole('region', { name: '承办单位' }).getByRole('row')
  await rows.nth(41).waitFor({ state: 'attached' })
  assert.equal(await rows.count(), 42)
  await rows.nth(41).getByText('未交办').waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'forty-units')
  await page.emulateMedia({ media: 'print' })
  const cut = await page.evaluate(() => {
    const box = document.querySelector('.table-box')
    return (box?.scrollHeight ?? 0) - (box?.clientHeight ?? 0)
  })
  assert.ok(cut <= 1, `${cut} px of the units are cut off on paper`)
  await page.context().close()
})

test('a ledger of a hundred rows is walked to its end and printed whole', { skip, timeout: 120_000 }, async () => {
  const sourceId = await aSource(world)
  for (let i = 1; i <= 100; i += 1) await draft(world, { sourceId, title: `推进第${i}项重点工作` })
  const page = await desk.as('limin')
  await page.goto('/ledger?size=100')
  const rows = page.locator('.grid tbody tr[data-index]')
  await rows.first().focus()
  assert.ok((await rows.count()) < 60, 'rows out of sight are not drawn')
  await page.keyboard.press('End')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '99')
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'ledger-end')
  await page.emulateMedia({ media: 'print' })
  await page.waitForFunction(() => document.querySelectorAll('.grid tbody tr[data-index]').length === 100)
  await page.locator('.grid thead .only-print', { hasText: '完成时限' }).waitFor()
  await page.context().close()
})

test('three matters that lie here are acknowledged by one button', { skip, timeout: 60_000 }, async () => {
  for (const title of ['完善水价机制', '整治城乡供水', '清理拖欠账款'])
    await dispatched(world, { title, leadOrganizationId: world.org('czt') })
  const page = await desk.as('wujing')
  await page.goto('/')
  await page.getByRole('button', { name: '全部签收（3 件）' }).click()
  await page.getByText('已签收 3 件').waitFor()
  await page.getByRole('button', { name: '办结报送 3' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '签收' }).count(), 0)
  assert.deepEqual(await findingsOn(page), [])
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('another language keeps the page and what was asked of it', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto('/ledger?light=grey')
  await page.getByRole('heading', { name: '督查台账' }).waitFor()
  const before = page.url()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Ledger' }).waitFor()
  assert.equal(page.url(), before)
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  await page.context().close()
})
