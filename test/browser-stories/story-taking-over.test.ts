import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { plainLedger } from '../support/taking-over.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

/** A person looks before pressing: so long for a click, so long for reading a screen. */
const [perClick, perScreen] = [1_200, 4_000]

test('six hundred rows are taken over by an inspector in a few clicks', { skip, timeout: 180_000 }, async () => {
  const page: Page = await desk.as('limin')
  let clicks = 0
  const press = async (what: Locator) => {
    await sleep(perClick)
    await what.click()
    clicks += 1
  }
  const read = () => sleep(perScreen)
  await page.goto('/')
  const started = performance.now()
  await press(page.getByRole('link', { name: '存量接入' }))
  await page.getByRole('button', { name: '上传台账' }).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await press(page.getByRole('button', { name: '上传台账' }))
  const spelt = plainLedger(600, (line, i) =>
    (i % 4 === 2 ? line.with(3, '省住建厅') : line).with(6, i % 5 === 0 ? '年底前' : (line[6] ?? null)),
  )
  await (await chooser).setFiles({ name: '2026年督查台账.xlsx', mimeType: 'application/octet-stream', buffer: spelt })

  const dialog = page.getByRole('dialog')
  await dialog.getByText('有 1 个单位名称系统不认识').waitFor()
  await read()
  await keepScreen(page, 'stock-names')
  assert.deepEqual(await findingsOn(page), [])
  assert.equal(
    await dialog.locator('.ant-select-content, .ant-select-selection-item').first().getAttribute('title'),
    '省住房城乡建设厅（省住房和城乡建设厅）',
  )
  await press(dialog.getByRole('button', { name: '确定' }))
  await dialog.waitFor({ state: 'detached' })

  await page.getByText('共 600 项：在办 540 项，已办结 60 项，涉及 5 个单位。').waitFor()
  await read()
  await keepScreen(page, 'stock-columns')
  assert.deepEqual(await findingsOn(page), [])
  const button = page.getByRole('button', { name: '接入 600 项' })
  assert.equal(await button.isDisabled(), true)
  await press(page.getByRole('checkbox', { name: /时限没写年份/ }))
  await page.getByRole('checkbox', { name: /时限没写年份/, checked: true }).waitFor()
  await keepScreen(page, 'stock-ready')
  await press(button)
  await keepScreen(page, 'stock-sure')
  await press(page.getByRole('dialog').getByRole('button', { name: /^接\s?入$/ }))
  await page.getByText('于 2026年9月14日 接入 600 项').waitFor({ timeout: 30_000 })
  await keepScreen(page, 'stock-done')
  const seconds = (performance.now() - started) / 1_000
  console.log(`taking over 600 rows in the browser: ${clicks} clicks, ${seconds.toFixed(0)} s at the speed of a person`)
  assert.ok(clicks <= 8)

  await page.getByRole('link', { name: '查看这些事项' }).click()
  await page.getByText('共 600 条').first().waitFor()
  await keepScreen(page, 'stock-ledger')
  await page.getByRole('link', { name: '推进第3项重点工作，新增学位30个' }).first().click()
  await page.getByRole('heading', { name: '存量台账原始记录' }).waitFor()
  await page.getByText('2026年督查台账.xlsx 第 4 行').waitFor()
  await page.getByText('请抓好第3项').waitFor()
  await page.getByRole('heading', { name: '存量台账原始记录' }).scrollIntoViewIfNeeded()
  await keepScreen(page, 'stock-note')
  assert.deepEqual(desk.complaints, [])
})

test(
  'what has to be mended is listed by the row of the file, and a column is corrected by keyboard',
  { skip, timeout: 90_000 },
  async () => {
    const page = await desk.as('chenzhiyuan')
    await page.goto('/stock')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '上传台账' }).click()
    const bytes = plainLedger(12, (line, i) => (i === 4 ? line.with(6, '尽快') : i === 9 ? line.with(2, null) : line))
    await (await chooser).setFiles({ name: '有错.xlsx', mimeType: 'application/octet-stream', buffer: bytes })
    await page.getByRole('heading', { name: '必须改正的 2 处' }).waitFor()
    const rows = page.getByRole('region', { name: '必须改正的 2 处' }).getByRole('row')
    assert.deepEqual(
      (await rows.allInnerTexts()).slice(1).map((text) => text.split(/\s+/).join(' ')),
      ['5 完成时限 完成时限看不懂 尽快', '10 督查事项 没有事项名称 —'],
    )
    await rows.first().scrollIntoViewIfNeeded()
    await keepScreen(page, 'stock-problems')
    assert.deepEqual(await findingsOn(page), [])
    const meaning = page.getByRole('combobox', { name: '“进展情况”对应' })
    await meaning.focus()
    await page.keyboard.type('存在问题')
    await page.keyboard.press('Enter')
    await page.locator('tr', { has: meaning }).getByText('存在问题').waitFor()
    assert.equal(await page.getByRole('button', { name: '接入 12 项' }).isDisabled(), true)
    assert.deepEqual(desk.complaints, [])
  },
)
