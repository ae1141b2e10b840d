import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { listMatters } from '#contract/ledger.ts'
import { approveMatters, submitMatters } from '#contract/divisions.ts'
import { issueOrder } from '#contract/orders.ts'
import { acceptMany, getSource, registerSource } from '#contract/sources.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'
import { aDocx } from '../support/documents.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

const title = '岭南省人民政府办公厅关于印发2026年重点工作分工方案的通知'
const paper = [
  title,
  '岭府办〔2026〕66号',
  '各地级以上市人民政府，省有关部门：',
  '一、加快学位建设',
  '（一）新增公办学位3000个，建成投入使用，2026年12月底前完成。（省教育厅牵头，省财政厅配合）',
  '（二）规范校外托管服务，制定管理办法，2026年11月底前印发。（省教育厅牵头）',
  '二、改造老旧小区',
  '（一）开工改造城镇老旧小区800个，2026年12月底前完成年度任务。（省住房城乡建设厅牵头，省财政厅配合）',
  '（二）筹集保障性租赁住房2万套，2026年12月底前完成。（省住房城乡建设厅牵头，省财政厅配合）',
  '三、优化营商环境',
  '（一）压减企业开办时间，实现一网通办，2027年6月底前完成。（省发展改革委牵头，省财政厅配合）',
  '岭南省人民政府办公厅',
  '2026年9月1日',
]
/** One lead, one day, one clause more and one less. */
const corrected = paper
  .map((line) =>
    line
      .replace(
        '保障性租赁住房2万套，2026年12月底前完成。（省住房城乡建设厅',
        '保障性租赁住房2万套，2026年12月底前完成。（省发展改革委',
      )
      .replace('新增公办学位3000个，建成投入使用，2026年12月底', '新增公办学位3200个，建成投入使用，2027年3月底'),
  )
  .flatMap((line) => {
    if (line.startsWith('（二）规范校外')) return []
    return line.startsWith('（一）压减')
      ? [line, '（二）清理拖欠中小企业账款，建立台账，2026年11月底前完成。（省财政厅牵头）']
      : [line]
  })

/** Registered, every line accepted, and all handed down on one order. */
const handedDown = async (): Promise<string> => {
  const inspector = world.desk('limin')
  const source = await inspector(registerSource, { kind: 'document', title, text: paper.join('\n') })
  const accepted = await inspector(acceptMany, {
    sourceId: source.row.id,
    version: source.row.version,
    items: source.proposals.map((each) => ({
      proposalId: each.id,
      title: each.text.slice(0, 30),
      target: each.text,
      workContent: each.text,
      requirement: '按时报送',
      budget: { kind: 'fixed' as const, on: each.deadline?.date ?? '2026-12-31' },
      leadOrganizationId: each.leadIds[0] ?? '',
      others: each.supportIds.flatMap((id) => (id ? [{ organizationId: id, part: 'supporting' as const }] : [])),
    })),
  })
  const versions = (faces: readonly { id: string; version: number }[]) =>
    faces.map(({ id, version }) => ({ id, version }))
  const drafts = (await inspector(listMatters, { limit: 50 })).items
  assert.equal(drafts.length, accepted.matters.length)
  const submitted = await inspector(submitMatters, { matters: versions(drafts) })
  const approved = await world.desk('zhouguoping')(approveMatters, { matters: versions(submitted.items) })
  await inspector(issueOrder, { title: '督办通知', matters: versions(approved.items) })
  return source.row.id
}

/** At every width it is used at: nothing serious, nothing cut off. */
const lookAt = async (page: Page, name: string): Promise<void> => {
  for (const [width, height] of [
    [1920, 1080],
    [390, 844],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    assert.deepEqual(await findingsOn(page), [], `${name} at ${width}`)
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      `${name} at ${width}`,
    )
    await keepScreen(page, `${name}-${width}`)
  }
}

test(
  'a corrected version is read with its progress shown, compared side by side, taken over without making anything twice, and followed up',
  { skip, timeout: 300_000 },
  async () => {
    const sourceId = await handedDown()
    const inspector = world.desk('limin')
    const before = await inspector(getSource, { sourceId })
    const page = await desk.as('limin')
    await page.goto(`/sources/${sourceId}`)
    await page.getByRole('button', { name: '更正后重新读取' }).click()
    const dialog = page.getByRole('dialog')

    // A scan takes minutes: the answer is held back, and what the server says of the progress meanwhile is shown.
    let share = 0.4
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await page.route('**/api/v1/files', async (route) => {
      const response = await route.fetch()
      await held
      await route.fulfill({ response })
    })
    await page.route('**/api/v1/reading-progress*', (route) => route.fulfill({ json: { share } }))
    await page.getByTestId('correction-file').setInputFiles({
      name: '分工方案（更正）.docx',
      mimeType: 'application/octet-stream',
      buffer: await aDocx(corrected),
    })
    const bar = dialog.getByRole('progressbar', { name: '正在读取“分工方案（更正）.docx”' })
    await bar.and(page.locator('[aria-valuenow="40"]')).waitFor()
    await lookAt(page, 'reading-progress')
    share = 0.8
    await bar.and(page.locator('[aria-valuenow="80"]')).waitFor()
    release()

    await dialog.getByText('任务不变 2 项，改动 2 项，新增 1 项，删去 1 项').waitFor()
    assert.equal(await bar.count(), 0)
    await dialog.getByText('第 4 条：牵头 省住房城乡建设厅 → 省发展改革委').waitFor()
    await dialog.locator('tr.different', { hasText: '3200个' }).waitFor()
    const adopt = dialog.getByRole('button', { name: '采用更正后的文本' })
    assert.ok(await adopt.isDisabled(), 'not without a reason')
    await lookAt(page, 'correction')
    await dialog.getByLabel('更正缘由').fill('印发后更正')
    await adopt.click()
    await dialog.waitFor({ state: 'detached' })

    // Nothing is made twice; every matter is the one it was, and the new clause waits to be decided on.
    await page.getByText('文件更正后，有 3 个已立事项需要跟进').waitFor()
    await page.getByText('未处理 1', { exact: true }).waitFor()
    const after = await inspector(getSource, { sourceId })
    assert.deepEqual(
      after.matters.map((each) => each.id),
      before.matters.map((each) => each.id),
    )
    assert.equal((await inspector(listMatters, { limit: 1 })).total, 5)
    await page.getByRole('button', { name: '逐条查看' }).click()
    await page.locator('.proposal.selected .corrected-note', { hasText: '2027年3月底前' }).waitFor()
    await page.locator('.proposal-head').nth(3).click()
    const note = page.locator('.proposal.selected .corrected-note')
    await note.getByText('现牵头：省住房城乡建设厅').waitFor()
    await lookAt(page, 'correction-offered')

    // What follows is the office's own act: reassigned on the matter, with its basis.
    await note.getByRole('link', { name: '改派' }).click()
    const reassign = page.getByRole('dialog')
    await reassign.getByText('新牵头单位从今天起承办').waitFor()
    await reassign.getByLabel('单位', { exact: true }).fill('省发展改革委')
    await page.locator('.ant-select-item-option', { hasText: '省发展改革委' }).first().click()
    await reassign.getByLabel('依据').fill('文件更正')
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'correction-reassign')
    await reassign.getByRole('button', { name: '改派', exact: true }).click()
    await reassign.waitFor({ state: 'detached' })

    await page.goto(`/sources/${sourceId}`)
    await page.getByText('文件更正后，有 2 个已立事项需要跟进').waitFor()
    await page.getByRole('button', { name: '逐条查看' }).click()
    await page.getByRole('button', { name: '已跟进或不改' }).click()
    await page.getByRole('dialog').getByLabel('处理情况').fill('仍按原时限掌握')
    await page.getByRole('dialog').getByRole('button', { name: '已跟进或不改' }).click()
    await page.getByText('已跟进：仍按原时限掌握').waitFor()
    await page.getByText('文件更正后，有 1 个已立事项需要跟进').waitFor()

    // What was struck out stays decided, has no place in the text, and its matter is the office's to end.
    await page.getByRole('button', { name: '逐条查看' }).click()
    await page.locator('.proposal.selected', { hasText: '更正后已无此项 · 已采纳' }).waitFor()
    assert.equal(await page.locator('mark.selected').count(), 0)
    await keepScreen(page, 'correction-struck-out')

    // The same text once more.
    await page.unrouteAll()
    await page.getByRole('button', { name: '更正后重新读取' }).click()
    await dialog.getByLabel('粘贴正文').fill(corrected.join('\n'))
    await dialog.getByRole('button', { name: '比对', exact: true }).click()
    await dialog.getByText('与现有文本完全相同，没有新的内容。').waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)
