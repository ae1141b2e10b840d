import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAssistant } from '#contract/assistant.ts'
import { correctSource } from '#contract/corrections.ts'
import type { OutputOf } from '#contract/operation.ts'
import { changeSetting } from '#contract/settings.ts'
import { getSource, registerSource } from '#contract/sources.ts'
import { answerRequest, recordConnection } from '#modules/assistant/index.ts'
import { assistantOf } from '#platform/channels/assistant.ts'
import { saying, startAssistant } from '../support/an-assistant.ts'
import { makeWorld } from '../support/world.ts'

const quote = '营商环境一季一评，数据归集这件事落到省发展改革委头上，省财政厅出一份力，力争明年6月底前见到首期成果'
const text = [
  '岭南省人民政府办公厅关于印发重点工作分工方案的通知',
  '一、加快学位建设',
  '（一）新增公办学位3000个，2026年12月底前完成。（省教育厅牵头，省财政厅配合）',
  '二、优化营商环境',
  `${quote}。`,
].join('\n')

test('a corrected text withdraws what was suggested of the earlier one, and takes no suggestion for one of its lines', async () => {
  const world = await makeWorld('2026-09-14')
  const service = await startAssistant()
  const { address } = service
  const assistant = assistantOf({ address, model: 'qwen3', key: 'sk-none', seconds: 5, pause: 10 })
  const app = { ...world.app, assistant }
  const inspector = world.desk('limin')
  const rule = '岭南省政务信息化管理办法'
  await world.desk('zhouguoping')(changeSetting, { key: 'assistant.enabled', value: 'true', rule })
  await recordConnection(app)
  service.behave = saying(
    JSON.stringify({ tasks: [{ quote, lead: ['省发展改革委'], support: [], deadline: null }], hints: [] }),
  )
  const { row } = await inspector(registerSource, { kind: 'document', title: '分工方案', text, issuer: '省政府办公厅' })
  const sourceId = row.id
  const { request } = await inspector(askAssistant, { sourceId })
  await answerRequest(app, request?.id ?? '')
  const before = await inspector(getSource, { sourceId })
  const suggested = (source: OutputOf<typeof getSource>) =>
    source.proposals.flatMap((each) => (each.origin === 'assistant' ? [each.state] : []))
  assert.deepEqual(suggested(before), ['open'])
  const now = await inspector(correctSource, {
    sourceId,
    version: before.row.version,
    text: text
      .replace('3000个', '3200个')
      .replace(quote, `（一）${quote}`)
      .replace('首期成果。', '首期成果。（省发展改革委牵头）'),
    reason: '印发后更正',
  })
  assert.deepEqual(suggested(now), ['withdrawn'])
  const found = now.proposals.find((each) => each.origin === 'reader' && each.text.includes('一季一评'))
  assert.equal(found?.state, 'open')
})
