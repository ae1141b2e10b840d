import assert from 'node:assert/strict'
import { afterEach, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { getAssistant, getAssistantOnSource } from '#contract/assistant.ts'
import { changeSetting } from '#contract/settings.ts'
import { registerSource } from '#contract/sources.ts'
import { answerRequest, recordConnection } from '#modules/assistant/index.ts'
import type { App } from '#platform/app.ts'
import { assistantOf } from '#platform/channels/assistant.ts'
import { saying, startAssistant } from '../support/an-assistant.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from './support.ts'

let world: World
let desk: Desktop
let app: App
let service: Awaited<ReturnType<typeof startAssistant>>
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  service = await startAssistant()
  const { address } = service
  app = { ...world.app, assistant: assistantOf({ address, model: 'qwen3-32b', key: 'sk-secret', seconds: 5 }) }
  desk = await openDesktop(world)
})
const opened: Page[] = []
const openAs = async (...who: Parameters<Desktop['as']>): Promise<Page> => {
  const page = await desk.as(...who)
  opened.push(page)
  return page
}
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close()
})

const quote = '营商环境一季一评，数据归集这件事落到省发展改革委头上，省财政厅出一份力，力争明年6月底前见到首期成果'
const said = '老旧小区改造的日常调度由省住房城乡建设厅承担'
const text = [
  '岭南省人民政府办公厅关于印发重点工作分工方案的通知',
  '一、加快学位建设',
  '（一）新增公办学位3000个，2026年12月底前完成。（省教育厅牵头，省财政厅配合）',
  '（二）改造老旧小区200个，2026年11月底前完成。（各有关部门按职责分工负责）',
  '二、优化营商环境',
  `${quote}。`,
  `${said}。`,
  '岭南省人民政府办公厅',
  '2026年9月1日',
].join('\n')
const answer = {
  tasks: [
    { quote, lead: ['省发展改革委'], support: ['省财政厅'], deadline: '明年6月底前' },
    { quote: '压减审批时限一半，责任单位省公安厅', lead: ['省公安厅'], support: [], deadline: null },
  ],
  hints: [{ no: 2, field: 'lead', value: '省住房城乡建设厅', quote: said }],
}

test(
  'while it is off no page but its own speaks of the assistant; asked by an act, it adds marked lines',
  { skip },
  async () => {
    const { row } = await world.desk('limin')(registerSource, {
      kind: 'document',
      title: '关于印发重点工作分工方案的通知',
      text,
      issuedOn: '2026-09-01',
    })
    const page = await openAs('limin')
    await page.goto(`/sources/${row.id}`)
    await page.locator('.proposal-head').first().waitFor()
    assert.equal(await page.getByText('助手').count(), 0)

    await recordConnection(app)
    const admin = await openAs('xitong')
    await admin.goto('/assistant')
    await admin.getByText(service.address, { exact: true }).waitFor()
    await admin.getByRole('button', { name: '试一试' }).click()
    await admin.getByText('正在等待答复…').waitFor()
    service.behave = (_, response) => void response.writeHead(401).end()
    const trial = (await world.desk('xitong')(getAssistant, {})).trial
    await answerRequest(app, trial?.id ?? '')
    await admin.getByText('助手拒绝了密钥').waitFor()
    assert.deepEqual(await findingsOn(admin), [])
    assert.ok(!(await admin.content()).includes('sk-secret'))
    await keepScreen(admin, 'assistant-settings')

    await world.desk('zhouguoping')(changeSetting, { key: 'assistant.enabled', value: 'true' })
    await page.reload()
    await page.getByRole('button', { name: '请助手补充建议' }).click()
    await page.getByText(`发往：${service.address}（模型 qwen3-32b）。`).waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'assistant-asking')
    await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
    await page.getByText(/李敏于.*请助手，正在等待答复/).waitFor()
    service.behave = saying(JSON.stringify(answer))
    const { request } = await world.desk('limin')(getAssistantOnSource, { sourceId: row.id })
    await answerRequest(app, request?.id ?? '')
    await page.getByText('助手建议：新增条目 1 条，对待定条目 1 处；1 条建议因原文无据未采用').waitFor()

    // Marked, highlighted like the others, by itself, and counted for nothing.
    const card = page.locator('.proposal', { hasText: '数据归集' })
    await card.getByText('助手建议', { exact: true }).waitFor()
    assert.equal(await card.getByRole('checkbox').count(), 0)
    await page.getByText('未处理 2', { exact: true }).waitFor()
    await page.locator('.proposal-head').nth(1).click()
    await page.getByText(`依据：“${said}”`).waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'assistant-hint')
    await page.getByRole('button', { name: '采用', exact: true }).click()
    await page.locator('.proposal.selected').getByRole('button', { name: '直接采纳' }).waitFor()
    await page.locator('.proposal-head').nth(2).click()
    await page.locator('mark.selected', { hasText: '数据归集' }).waitFor()
    await keepScreen(page, 'assistant-line')
    await page.setViewportSize({ width: 390, height: 844 })
    await keepScreen(page, 'assistant-phone')
    await page.setViewportSize({ width: 1366, height: 768 })

    // One key leaves it.
    await card.locator('.proposal-head').focus()
    await page.keyboard.press('s')
    await card.getByText('不列入').first().waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)
