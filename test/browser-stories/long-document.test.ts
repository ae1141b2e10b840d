import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { registerSource } from '#contract/sources.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'
import { longDocument } from '../support/long-document.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

/** Whether what is chosen stands inside the pane that shows it, in the text and in the list. */
const areInSight = (page: Page) =>
  page.waitForFunction(() =>
    [
      ['.document-pane', 'mark.selected'],
      ['.proposal-list', '.proposal.selected .proposal-head'],
    ].every(([pane = '', chosen = '']) => {
      const frame = document.querySelector(pane)?.getBoundingClientRect()
      const at = document.querySelector(chosen)?.getBoundingClientRect()
      return frame && at && at.bottom > frame.top && at.top < frame.bottom
    }),
  )

test('two hundred pages are opened, walked and decided on by keyboard', { skip, timeout: 300_000 }, async () => {
  const text = longDocument(200)
  const { row, proposals } = await world.desk('limin')(registerSource, {
    kind: 'document',
    title: '岭南省“十五五”重点任务分工方案',
    text,
    issuedOn: '2026-09-01',
  })
  assert.ok(proposals.length > 300, `${proposals.length} proposals`)
  const page = await desk.as('limin')
  await page.goto(`/sources/${row.id}`)
  await page.locator('.proposal-head').first().focus()
  await page.keyboard.press('Home')
  for (let no = 1; no <= 50; no += 1) {
    await page.locator('.proposal.selected .proposal-no', { hasText: new RegExp(`^${no}$`) }).waitFor()
    if (no % 10 === 0) await areInSight(page)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('End')
  await page.locator('.proposal.selected', { hasText: `推进第${proposals.length}项` }).waitFor()
  await areInSight(page)
  await keepScreen(page, 'long-document-end')
  await page.keyboard.press('Home')
  await areInSight(page)
  await page.keyboard.press('a')
  await page.getByText('已立事项 1', { exact: true }).waitFor()
  await page.locator('.proposal.selected', { hasText: '推进第2项' }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('button', { name: '与已有督办事项重复' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不列入' }).click()
  await page.locator('.proposal.selected', { hasText: '推进第3项' }).waitFor()
  await page.getByText(`未处理 ${proposals.length - 2}`, { exact: true }).waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'long-document')
  // The whole text is there to be searched by the browser and to be printed.
  assert.ok((await page.locator('.document-pane').innerText()).includes(`第${proposals.length}号台账`))
  assert.deepEqual(desk.complaints, [])
})
