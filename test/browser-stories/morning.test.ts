import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listMatters } from '#contract/ledger.ts'
import { getMatter } from '#contract/matters.ts'
import { listSources } from '#contract/sources.ts'
import { handOf } from '../support/hand.ts'
import { dispatched } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

const subjects = ['义务教育学位', '农村饮水安全', '城镇老旧小区', '食品安全检查', '拖欠企业账款', '校园周边环境']
const acts = ['加快推进', '抓紧整改', '全面排查', '专题研究', '限期办结']
const units = ['省教育厅', '省财政厅', '省住房城乡建设厅', '省发展改革委']

/** Twenty-seven new lines, two that belong to matters under way, one to be read only. */
const lines = Array.from({ length: 30 }, (_, i) => {
  const subject = subjects[i % subjects.length] ?? ''
  const act = acts[Math.floor(i / subjects.length)] ?? ''
  return {
    words: `请${units[i % units.length] ?? ''}${act}${subject}有关工作，结果报我。`,
    requirement: `${act}${subject}有关工作（第${i + 1}件）`,
    unit: units[i % units.length] ?? '',
    limit: i % 3 === 0 ? '15' : i % 3 === 1 ? '1个月' : '10.31',
    use: i === 7 || i === 19 ? 'attach' : i === 29 ? 'read_only' : 'matter',
  }
})

test(
  'the thirty-instruction morning: typed without the mouse, the running matters first, handed down on one order',
  { skip, timeout: 240_000 },
  async () => {
    const running = [
      await dispatched(world, { title: '抓紧整改农村饮水安全有关工作', leadOrganizationId: world.org('czt') }),
      await dispatched(world, { title: '专题研究农村饮水安全有关工作', leadOrganizationId: world.org('fgw') }),
    ]
    const page = await desk.as('limin')
    const hand = handOf()
    await page.goto('/sources/quick')
    await page.locator('[data-cell="leader"]').first().waitFor()
    await page.locator('#quick-leaders option').first().waitFor({ state: 'attached' })
    await hand.press(page.locator('[data-cell="leader"]').first())
    for (const [i, line] of lines.entries()) {
      // The leader and the day stand there from the line above.
      if (i === 0) await hand.type(page, '王海峰')
      await hand.key(page, 'Tab')
      await hand.key(page, 'Tab')
      await hand.type(page, line.words)
      await hand.key(page, 'Tab')
      await hand.type(page, line.requirement)
      if (line.use === 'attach') {
        await hand.wait(page.locator('.quick-line.open .quick-suggestions li').first().waitFor())
        if (i === 7) await keepScreen(page, 'quick-entry-suggestion')
        await hand.key(page, 'F8')
        await hand.wait(page.locator('.quick-line.open .quick-into').waitFor())
      } else {
        await hand.key(page, 'Tab')
        await hand.type(page, line.unit)
        await hand.key(page, 'Tab')
        await hand.type(page, line.limit)
      }
      if (line.use === 'read_only') {
        await hand.key(page, 'Tab')
        await hand.key(page, 'Tab')
        await hand.wait(
          page
            .locator('.quick-line.open')
            .getByRole('combobox', { name: /^处理/ })
            .selectOption('read_only'),
        )
      }
      if (i < lines.length - 1) await hand.key(page, 'Enter')
    }
    await page.getByText('已填 30 条，已保存 0 条').waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'quick-entry')
    // Nothing is lost when the window is.
    await page.waitForTimeout(400)
    await page.reload()
    await page.getByText('已填 30 条，已保存 0 条').waitFor()
    await page.locator('#quick-leaders option').first().waitFor({ state: 'attached' })

    // One line is wrong: it says so, the others are entered.
    const unit = page.getByLabel('牵头单位 3', { exact: true })
    await unit.fill('省不存在厅')
    await page.keyboard.press('Control+s')
    await page.getByText('已填 30 条，已保存 29 条').waitFor({ timeout: 60_000 })
    await page.getByRole('alert').getByText('没有找到这个单位').waitFor()
    await keepScreen(page, 'quick-entry-mended')
    await hand.fill(unit, lines[2]?.unit ?? '')
    await hand.key(page, 'Control+Enter')
    await hand.wait(page.locator('.quick-state a', { hasText: '岭督字' }).nth(26).waitFor({ timeout: 60_000 }))
    assert.equal(await page.locator('.quick-state a', { hasText: '岭督字〔2026〕3号' }).count(), 27)
    await keepScreen(page, 'quick-entry-done')
    assert.deepEqual(desk.complaints, [])
    console.log(`story 1, thirty instructions entered and handed down: ${hand.said()}`)
    assert.ok(hand.tally.clicks <= 3, `${hand.tally.clicks} clicks`)

    const inspector = world.desk('limin')
    assert.equal((await inspector(listSources, { kind: 'leader_instruction', limit: 200 })).total, 30)
    assert.equal((await inspector(listMatters, { sourceKind: 'leader_instruction', limit: 200 })).total, 27)
    for (const { face } of running)
      assert.equal((await inspector(getMatter, { matterId: face.id })).sources.length, 2, face.title)

    // The unit's part, on a phone: its orders are on top of its tray, without the leader's words.
    const phone = await desk.as('liufang', { width: 390, height: 844 })
    await phone.goto('/')
    await phone.getByText('签收').first().waitFor()
    await keepScreen(phone, 'quick-entry-unit-phone')
    assert.equal(await phone.getByText('结果报我').count(), 0)
    const thumb = handOf()
    await thumb.press(phone.getByRole('button', { name: /^全部签收/ }))
    await thumb.wait(phone.getByText(/^已签收 \d+ 件/).waitFor())
    await keepScreen(phone, 'quick-entry-unit-phone-done')
    assert.deepEqual(await findingsOn(phone), [])
    console.log(`story 1, the unit on a phone: ${thumb.said()}`)
    assert.equal(thumb.tally.clicks, 1)
    assert.deepEqual(desk.complaints, [])
  },
)
