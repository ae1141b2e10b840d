import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { getMatter } from '#contract/matters.ts'
import { addCoSupervisor, addInstruction, getSource, registerSource } from '#contract/sources.ts'
import { accepted } from '../support/accepted.ts'
import { handOf } from '../support/hand.ts'
import { inProgress } from '../support/matter.ts'
import { aScan } from '../support/scan.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

/** A source whose matter the office has accepted, with a leader who reads paper and one who reads here. */
const instructed = async (title: string) => {
  const inspector = world.desk('limin')
  const { row } = await inspector(registerSource, { kind: 'leader_instruction', title })
  const write = (version: number, leader: { leaderName: string; leaderPost: string; leaderId?: string }) =>
    inspector(addInstruction, {
      sourceId: row.id,
      version,
      ...leader,
      instructedOn: '2026-09-12',
      text: '请抓紧办理，结果报我。',
      answerRequired: true,
    })
  const first = await write(row.version, { leaderName: '林国栋', leaderPost: '省长' })
  const second = await write(first.row.version, {
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
  })
  const office = { office: '省委督查室', number: '岭委督〔2026〕3号' }
  await inspector(addCoSupervisor, { sourceId: row.id, version: second.row.version, ...office })
  const { face } = await inProgress(world, { sourceId: row.id, title: `${title}办理` })
  await accepted(world, face.id)
  return { sourceId: row.id, matterId: face.id }
}
const submit = async (page: Page, hand: ReturnType<typeof handOf>, sourceId: string) => {
  await page.goto(`/sources/${sourceId}`)
  await hand.press(page.getByRole('tab', { name: /^呈报/ }))
  await hand.press(page.getByRole('button', { name: '呈报领导' }))
  const dialog = page.getByRole('dialog')
  const words = dialog.getByLabel('呈报内容')
  await hand.wait(dialog.getByText('已全部建成并投入使用').waitFor())
  assert.match(await words.inputValue(), /^省长林国栋9月12日、副省长王海峰9月12日批示收悉/)
  return dialog
}

test(
  'a leader who reads paper: the result is drafted, laid before them, and the signed page recorded with its day',
  { skip, timeout: 120_000 },
  async () => {
    const { sourceId, matterId } = await instructed('关于农村供水的批示件')
    const page = await desk.as('limin')
    const hand = handOf()
    const dialog = await submit(page, hand, sourceId)
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'submission-draft')
    await hand.press(dialog.getByRole('button', { name: '呈报领导' }))
    await hand.wait(page.getByText('抄送协同督办单位：省委督查室 岭委督〔2026〕3号').waitFor())

    const paper = page.locator('.readings li', { hasText: '林国栋' })
    await hand.press(paper.getByRole('button', { name: '登记纸质阅结' }))
    const record = page.getByRole('dialog')
    await record.getByLabel('阅结日期').fill('2026-09-14')
    await record.getByLabel('阅结日期').press('Tab')
    const buffer = Buffer.from(aScan.content, 'base64')
    await hand.wait(
      record.getByTestId('scan-file').setInputFiles({ name: '签批页.png', mimeType: 'image/png', buffer }),
    )
    await hand.wait(record.getByText('签批页.png').waitFor())
    await keepScreen(page, 'paper-reading')
    await hand.press(record.getByRole('button', { name: '保存' }))
    await hand.wait(page.getByText('省长 林国栋纸质签批（2026年9月14日），李敏登记').waitFor())
    await page.getByRole('button', { name: '查看签批页' }).waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'submission-read')
    console.log(`story 5, a paper leader: ${hand.said()}`)
    assert.ok(hand.tally.clicks <= 6, `${hand.tally.clicks} clicks`)
    assert.equal((await world.desk('limin')(getMatter, { matterId })).face.state, 'accepted')

    // The other leader, on a phone: what was asked, what came of it, one tap.
    const phone = await desk.as('wanghaifeng', { width: 390, height: 844 })
    const finger = handOf()
    await phone.goto('/tray')
    await finger.press(phone.getByRole('link', { name: /关于农村供水的批示件/ }).first())
    await finger.wait(phone.getByText('请抓紧办理，结果报我。').waitFor())
    assert.deepEqual(await findingsOn(phone), [])
    await keepScreen(phone, 'leader-reading-phone')
    assert.ok(
      await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      'nothing is cut off',
    )
    await finger.press(phone.getByRole('button', { name: '阅结', exact: true }))
    await finger.wait(phone.getByText('✓ 已阅结').waitFor())
    console.log(`story 5, the leader on a phone: ${finger.said()}`)
    assert.ok(finger.tally.clicks <= 2)
    assert.equal((await world.desk('limin')(getMatter, { matterId })).face.state, 'completed')
    assert.deepEqual(desk.complaints, [])
  },
)

test(
  'a leader who wants more writes it on the phone, and the matter runs again',
  { skip, timeout: 120_000 },
  async () => {
    const { sourceId, matterId } = await instructed('关于学校食堂的批示件')
    const page = await desk.as('limin')
    const dialog = await submit(page, handOf(), sourceId)
    await dialog.getByRole('button', { name: '呈报领导' }).click()
    await page.getByText('抄送协同督办单位').waitFor()
    const phone = await desk.as('wanghaifeng', { width: 390, height: 844 })
    await phone.goto(`/sources/${sourceId}/reading`)
    await phone.getByRole('button', { name: '再批示' }).click()
    const words = phone.getByRole('dialog')
    await words.getByLabel('批示内容').fill('很好，请再核实乡镇学校。')
    await words.getByLabel('时限').fill('10')
    await keepScreen(phone, 'leader-again-phone')
    await words.getByRole('button', { name: '再批示' }).click()
    await phone.getByText('✓ 已再批示').waitFor()
    const { face } = await world.desk('limin')(getMatter, { matterId })
    assert.deepEqual([face.state, face.due], ['in_progress', '2026-09-28'])

    const { instructions } = await world.desk('limin')(getSource, { sourceId })
    assert.equal(instructions.length, 3)
    await page.goto('/sources/unanswered')
    await page.getByText('省长 林国栋').first().waitFor()
    await keepScreen(page, 'unanswered')
    assert.deepEqual(await findingsOn(page), [])
    await page.goto('/sources/coverage')
    await page.getByText('登记的来件都已立项或说明理由。').waitFor()
    await keepScreen(page, 'coverage')
    assert.deepEqual(await findingsOn(page), [])
    await page.goto(`/sources/${sourceId}`)
    await page.getByRole('tab', { name: '登记事项' }).click()
    await page.getByText('岭委督〔2026〕3号').waitFor()
    await keepScreen(page, 'source-register')
    assert.deepEqual(await findingsOn(page), [])
    assert.deepEqual(desk.complaints, [])
  },
)
