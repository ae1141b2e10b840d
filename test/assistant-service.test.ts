import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { assistantFaultWords } from '#contract/words/assistant.ts'
import { assistantFaults } from '#domain/assistant/faults.ts'
import { answerFrom } from '#modules/assistant/index.ts'
import { assistantOf } from '#platform/channels/assistant.ts'
import { assistantFrom } from '../src/commands/assistant.ts'
import { saying, startAssistant } from './support/an-assistant.ts'

let service: Awaited<ReturnType<typeof startAssistant>>
before(async () => {
  service = await startAssistant()
})

const key = 'sk-never-to-be-seen'
const attempt = async (over: { seconds?: number; address?: string } = {}, signal = new AbortController().signal) => {
  const assistant = assistantOf({ address: service.address, model: 'qwen3', key, seconds: 5, pause: 5, ...over })
  const answer = await assistant.ask({ system: '只输出 JSON', user: '文件' }, signal)
  return 'fault' in answer ? answer.fault : answer.said
}

test('it is spoken to as the interface is, with the key in its header and a bounded answer asked for', async () => {
  service.behave = saying('{"tasks":[]}')
  assert.equal(await attempt(), '{"tasks":[]}')
  const [heard] = service.heard
  const { messages, ...rest } = JSON.parse(heard?.body ?? '') as Record<string, unknown>
  assert.deepEqual([heard?.url, heard?.key], ['/v1/chat/completions', `Bearer ${key}`])
  assert.deepEqual(rest, { model: 'qwen3', temperature: 0, max_tokens: 8_000, stream: false })
  assert.deepEqual(messages, [
    { role: 'system', content: '只输出 JSON' },
    { role: 'user', content: '文件' },
  ])
})

test('whatever it sends in place of an answer is a fault with a sentence in both languages', async () => {
  for (const body of ['<html><body>登录</body></html>', '{', '[]', '{"choices":[]}', '"x"', 'null', '']) {
    service.behave = (_, response) => void response.end(body)
    assert.equal(await attempt(), 'not-understood', body)
  }
  const statuses = {
    401: 'key-refused',
    403: 'key-refused',
    404: 'not-found',
    429: 'busy',
    400: 'request-refused',
    500: 'server-error',
    503: 'busy',
  }
  for (const [status, fault] of Object.entries(statuses)) {
    service.behave = (_, response) => void response.writeHead(Number(status)).end(`wrong key ${key}`)
    assert.equal(await attempt(), fault)
  }
  for (const fault of assistantFaults) assert.ok(assistantFaultWords[fault].zh && assistantFaultWords[fault].en)
})

test('a service that points elsewhere is not followed: the document would go along', async () => {
  const elsewhere = await startAssistant()
  for (const status of [301, 302, 307, 308]) {
    service.behave = (_, response) =>
      void response.writeHead(status, { location: `${elsewhere.address}/chat/completions` }).end()
    assert.equal(await attempt(), 'redirected')
  }
  assert.equal(elsewhere.heard.length, 0)
})

test('ten megabytes and a stream without end are broken off; drops of bytes and silence run out of time', async () => {
  service.behave = (_, response) => void response.end('x'.repeat(10_000_000))
  assert.equal(await attempt(), 'too-big')
  const every = (words: string, milliseconds: number): typeof service.behave => {
    return (_, response) => {
      const more = setInterval(() => response.write(words), milliseconds)
      response.once('close', () => clearInterval(more))
    }
  }
  service.behave = every('x'.repeat(100_000), 1)
  assert.equal(await attempt(), 'too-big')
  service.behave = every(' ', 50)
  assert.equal(await attempt({ seconds: 0.3 }), 'too-slow')
  service.behave = () => undefined
  assert.equal(await attempt({ seconds: 0.3 }), 'too-slow')
})

test('it is asked twice where a moment may help, never a third time, and not at all once nobody wants the answer', async () => {
  let asked = 0
  service.behave = (heard, response) => {
    asked += 1
    if (asked === 1) response.writeHead(503).end()
    else saying('好')(heard, response)
  }
  assert.deepEqual([await attempt(), asked], ['好', 2])
  asked = 0
  service.behave = (_, response) => {
    asked += 1
    response.destroy()
  }
  assert.deepEqual([await attempt(), asked], ['unreachable', 2])
  assert.equal(await attempt({ address: 'http://127.0.0.1:9/v1' }), 'unreachable')
  const over = new AbortController()
  service.behave = () => over.abort()
  assert.equal(await attempt({}, over.signal), 'switched-off')
  const before = service.heard.length
  assert.equal(await attempt({}, over.signal), 'switched-off')
  assert.equal(service.heard.length, before)
})

test('the environment names it in full, or the start is refused; without an address there is none', () => {
  assert.equal(assistantFrom({}), undefined)
  assert.equal(assistantFrom({ LUOSHI_ASSISTANT_MODEL: 'qwen3', LUOSHI_ASSISTANT_KEY: key }), undefined)
  const named = { LUOSHI_ASSISTANT_URL: 'http://10.1.2.3:8000/v1/', LUOSHI_ASSISTANT_MODEL: 'qwen3' }
  const { ask: _, ...assistant } = assistantFrom(named) ?? assert.fail()
  assert.deepEqual(assistant, { address: 'http://10.1.2.3:8000/v1', model: 'qwen3', hasKey: false, seconds: 60 })
  const refused = (over: Record<string, string>, says: RegExp) =>
    assert.throws(() => assistantFrom({ ...named, ...over }), says)
  for (const url of ['10.1.2.3:8000', 'file:///etc/passwd', 'ftp://10.1.2.3/'])
    refused({ LUOSHI_ASSISTANT_URL: url }, /http or https/)
  for (const url of ['http://user:word@10.1.2.3/v1', 'http://10.1.2.3/v1?key=1', 'http://10.1.2.3/v1#a'])
    refused({ LUOSHI_ASSISTANT_URL: url }, /LUOSHI_ASSISTANT_KEY/)
  refused({ LUOSHI_ASSISTANT_MODEL: '' }, /LUOSHI_ASSISTANT_MODEL/)
  refused({ LUOSHI_ASSISTANT_SECONDS: '0' }, /5 to 600/)
  assert.throws(
    () => assistantFrom({ ...named, LUOSHI_ASSISTANT_KEY: 'a key\nwith: lines' }),
    (error: Error) => /LUOSHI_ASSISTANT_KEY/.test(error.message) && !error.message.includes('lines'),
  )
})

test('one JSON object is looked for in what a model says: behind its thoughts, in a fence, with words around it', () => {
  const task = { quote: '新增公办学位', lead: ['省教育厅'], support: [], deadline: null }
  const whole = JSON.stringify({ tasks: [task], hints: [] })
  for (const words of [
    whole,
    `\`\`\`json\n${whole}\n\`\`\``,
    `好的，结果如下：\n${whole}\n以上。`,
    `<think>先看 {"tasks":…} 的格式</think>${whole}`,
    JSON.stringify({ tasks: [{ quote: task.quote, lead: '省教育厅', deadline: '', reason: '多余的话' }] }),
  ])
    assert.deepEqual(answerFrom(words), { tasks: [task], hints: [] }, words)
  const hint = { no: '2', field: 'due', value: '年底', quote: '年底前完成' }
  const tooMany = { tasks: Array.from({ length: 61 }, () => task) }
  for (const words of ['', '没有', '{', `<think>${whole}`, JSON.stringify({ hints: [hint] }), JSON.stringify(tooMany)])
    assert.equal(answerFrom(words), null, words)
})
