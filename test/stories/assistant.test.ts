import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { askAssistant, cancelAsking, getAssistant, getAssistantOnSource, tryAssistant } from '#contract/assistant.ts'
import { getSource } from '#contract/sources.ts'
import { answerRequest, recordConnection } from '#modules/assistant/index.ts'
import { transact } from '#platform/db.ts'
import { deskOf } from '../../src/demo/desk.ts'
import { saying, startAssistant } from '../support/an-assistant.ts'
import { assistantKey, assistedOffice, assistedText, goodAnswer } from '../support/assisted-office.ts'
import { refusalOf } from '../support/outcome.ts'

let office: Awaited<ReturnType<typeof assistedOffice>>
before(async () => {
  office = await assistedOffice()
})
const system = <T>(work: Parameters<typeof transact<T>>[2]) =>
  transact(office.world.app.database.db, { actor: 'system:test', today: office.world.app.now().today }, work)

test('off by default: nothing is shown, nothing can be asked, and without an address nothing is configured', async () => {
  const sourceId = await office.register()
  const shown = await office.inspector(getAssistantOnSource, { sourceId })
  assert.deepEqual([shown.isOn, shown.address, shown.request], [false, null, null])
  assert.equal((await refusalOf(office.inspector(askAssistant, { sourceId }))).code, 'assistant-off')
  const admin = office.world.desk('xitong')
  assert.deepEqual(await admin(getAssistant, {}), { connection: null, trial: null })
  assert.equal((await refusalOf(admin(tryAssistant, {}))).code, 'assistant-not-configured')
  await office.switchTo('true')
  assert.equal((await refusalOf(office.inspector(askAssistant, { sourceId }))).code, 'assistant-not-configured')
  assert.equal((await office.inspector(getAssistantOnSource, { sourceId })).isOn, false)
  assert.equal(office.service.heard.length, 0)
})

test('a worker says once where it would send to; the key stands nowhere', async () => {
  await recordConnection(office.withAssistant())
  await recordConnection(office.withAssistant())
  const { connection } = await office.world.desk('xitong')(getAssistant, {})
  assert.deepEqual(connection, { address: office.service.address, model: 'qwen3', hasKey: true, seconds: 5 })
  assert.equal((await refusalOf(office.inspector(getAssistant, {}))).status, 403)
  const { rows } = await system((tx) =>
    sql<{ changes: object }>`select changes from event where type = 'assistant.configured'`.execute(tx),
  )
  assert.deepEqual(
    rows.map((row) => row.changes),
    [{ address: [null, office.service.address], model: [null, 'qwen3'], seconds: [null, 5], hasKey: [false, true] }],
  )
})

test('a trial says plainly whether anybody answers, and sends no word of the house', async () => {
  const admin = office.world.desk('xitong')
  const attempt = async () => {
    const { trial } = await admin(tryAssistant, {})
    await answerRequest(office.withAssistant(), trial?.id ?? '')
    const after = (await admin(getAssistant, {})).trial
    return [after?.state, after?.fault]
  }
  assert.deepEqual(await attempt(), ['done', null])
  assert.deepEqual(
    [office.service.heard[0]?.url, office.service.heard[0]?.key],
    ['/v1/chat/completions', `Bearer ${assistantKey}`],
  )
  office.service.behave = (_, response) => void response.writeHead(401).end(`{"error":"wrong key ${assistantKey}"}`)
  assert.deepEqual(await attempt(), ['failed', 'key-refused'])
})

test('what may not leave the house does not, whoever asks', async () => {
  const before = office.service.heard.length
  const code = async (sourceId: string) => (await refusalOf(office.inspector(askAssistant, { sourceId }))).code
  assert.equal(await code(await office.register(`机密★10年\n${assistedText}`)), 'assistant-secret')
  assert.equal(await code(await office.register(assistedText, 'clue')), 'assistant-kept-inside')
  const sourceId = await office.register()
  assert.equal((await refusalOf(office.world.desk('liufang')(askAssistant, { sourceId }))).status, 404)
  assert.equal(office.service.heard.length, before)
})

test('switched off or cancelled while it is waited for, nothing is kept, and what was suggested is shown no more', async () => {
  const sourceId = await office.register()
  office.service.behave = saying(JSON.stringify(goodAnswer))
  await office.answered(sourceId)
  const { request } = await office.inspector(askAssistant, { sourceId })
  assert.equal((await refusalOf(office.inspector(askAssistant, { sourceId }))).code, 'assistant-waiting')
  const requestId = request?.id ?? ''
  const cancelled = await office.inspector(cancelAsking, { requestId })
  assert.equal(cancelled.request?.state, 'cancelled')
  const before = office.service.heard.length
  await answerRequest(office.withAssistant(), requestId)
  assert.equal(office.service.heard.length, before)
  assert.equal((await refusalOf(office.inspector(cancelAsking, { requestId }))).code, 'assistant-over')
  const other = await office.register()
  const waiting = await office.inspector(askAssistant, { sourceId: other })
  office.service.behave = (heard, response) =>
    void office.switchTo('false').then(() => saying(JSON.stringify(goodAnswer))(heard, response))
  await answerRequest(office.withAssistant(), waiting.request?.id ?? '')
  assert.equal((await office.inspector(getSource, { sourceId: other })).proposals.length, 2)
  const shown = await office.inspector(getAssistantOnSource, { sourceId })
  assert.deepEqual([shown.isOn, shown.hints, shown.request], [false, [], null])
  assert.ok((await office.inspector(getSource, { sourceId })).proposals.every((each) => each.origin === 'reader'))
  await office.switchTo('true')
  assert.equal((await office.inspector(getAssistantOnSource, { sourceId: other })).request?.state, 'cancelled')
  assert.equal((await office.inspector(getSource, { sourceId })).proposals.length, 3)
})

test('whoever cancels waits for nobody: the line to a service that is silent is cut', async () => {
  const sourceId = await office.register()
  const { request } = await office.inspector(askAssistant, { sourceId })
  const requestId = request?.id ?? ''
  const cut = new Promise((resolve) => {
    office.service.behave = (_, response) => {
      response.once('close', resolve)
      void office.inspector(cancelAsking, { requestId })
    }
  })
  const started = Date.now()
  await Promise.all([answerRequest(office.withAssistant(), requestId), cut])
  assert.ok(Date.now() - started < 4_500)
  const shown = await office.inspector(getAssistantOnSource, { sourceId })
  assert.deepEqual([shown.request?.state, shown.request?.fault], ['cancelled', null])
})

test('a long document goes in stretches, and where one of them fails nothing of the others is kept', async () => {
  const clause = (no: number) => `${no}.加强第${no}项工作，${'落实各项措施，'.repeat(40)}抓出成效。`
  const sourceId = await office.register(Array.from({ length: 36 }, (_, i) => clause(i + 1)).join('\n'))
  const before = office.service.heard.length
  const portions = () => office.service.heard.length - before
  const said = JSON.stringify({ tasks: [{ quote: '加强第1项工作', lead: [], support: [], deadline: null }] })
  office.service.behave = (heard, response) =>
    portions() === 3 ? saying('不知道')(heard, response) : saying(said)(heard, response)
  const shown = await office.answered(sourceId)
  assert.deepEqual([shown.request?.fault, portions()], ['not-understood', 3])
  assert.ok(shown.portions > 3)
  assert.ok(office.service.heard.slice(before).every((each) => each.body.length < 6_000))
  const { proposals } = await office.inspector(getSource, { sourceId })
  assert.ok(proposals.every((each) => each.origin === 'reader'))
})

test('to another address than the one that was shown nothing is sent', async () => {
  const sourceId = await office.register()
  const other = await startAssistant()
  const { request } = await office.answered(sourceId, office.withAssistant({ address: other.address }))
  assert.deepEqual([request?.fault, other.heard.length], ['address-changed', 0])
  assert.equal((await office.answered(sourceId, office.world.app)).request?.fault, 'not-configured')
})

test('a service that fails or lies is told of in one sentence and leaves all as it was', async () => {
  const sourceId = await office.register()
  const before = JSON.stringify(await office.inspector(getSource, { sourceId }))
  const attempt = async () => (await office.answered(sourceId)).request?.fault
  office.service.behave = (_, response) => void response.end('<html><body>登录</body></html>')
  assert.equal(await attempt(), 'not-understood')
  for (const words of [
    '我不能回答',
    '{"tasks":"all"}',
    '{"tasks":[{"quote":7}]}',
    '{"tasks":[}',
    '{"hints":[{"no":"x"}]}',
  ]) {
    office.service.behave = saying(words)
    assert.equal(await attempt(), 'not-understood', words)
  }
  office.service.behave = (_, response) => void response.writeHead(500).end('no')
  assert.equal(await attempt(), 'server-error')
  assert.equal(JSON.stringify(await office.inspector(getSource, { sourceId })), before)
})

test('the key stands in no event, no row and no answer', async () => {
  const rows = await system(async (tx) => {
    const { rows: found } = await sql<{ row: string }>`select e::text as row from event e
      union all select r::text from assistant_request r union all select c::text from assistant_connection c
      union all select p::text from proposal p`.execute(tx)
    return found.map((each) => each.row).join('\n')
  })
  assert.ok(rows.includes('assistant.asked') && rows.includes('assistant.failed'))
  assert.ok(!rows.includes(assistantKey))
  const desk = deskOf(office.withAssistant(), office.world.person('xitong'))
  assert.ok(!JSON.stringify(await desk(getAssistant, {})).includes(assistantKey))
})
