import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Hono } from 'hono'
import { clientOf, fetchDocument, type Client, type Document } from './support/document-client.ts'
import { read, serverOf, type Answer, type Problem } from './support/http.ts'
import { aSource, draft } from './support/matter.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
let server: Hono
let document: Document
let inspector: Client
before(async () => {
  world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
  document = await fetchDocument(server)
  inspector = clientOf(server, document)
  await inspector.done('session.open', { login: 'limin', password: 'limin-password' })
})

const problemOf = (answer: Answer) => answer.body as Problem
const credentials = (login: string) => ({ login, password: `${login}-password` })
type Matter = { face: { id: string; version: number; title: string; state: string } }

describe('problem details', () => {
  test('are of RFC 9457: their own media type, a type, a title in the language asked for, status and code', async () => {
    const { face } = await draft(world)
    for (const [language, title] of [
      ['zh-CN', '没有找到'],
      ['en', 'Not found'],
      ['fr, de', '没有找到'],
    ] as const) {
      const answer = await inspector.call('orders.get', { orderId: face.id }, { 'accept-language': language })
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
      assert.deepEqual(answer.body, { type: '/problems/not-found', title, status: 404, code: 'not-found' })
    }
  })
  test('of a rule say which rule, in words, and at which field', async () => {
    const { face } = await draft(world)
    const director = clientOf(server, document)
    await director.done('session.open', credentials('zhouguoping'))
    const answer = await director.call('matters.approve', { matterId: face.id, version: face.version })
    assert.equal(answer.status, 409)
    assert.equal(problemOf(answer).code, 'wrong-state')
    assert.equal(problemOf(answer).detail, '事项当前状态不允许此操作')
  })
})

describe('Idempotency-Key', () => {
  const form = { name: '测试令牌', days: 30 }
  const keyed = (key: string) => ({ 'Idempotency-Key': key })
  const tokens = async () => (await inspector.done<{ items: unknown[] }>('tokens.list')).items.length
  test('the same request twice does the work once and gives the same answer', async () => {
    const before = await tokens()
    const once = await inspector.done('tokens.create', { ...form, ...keyed('a') })
    const again = await inspector.done('tokens.create', { ...form, ...keyed('a') })
    assert.deepEqual(again, once)
    assert.equal(await tokens(), before + 1)
  })
  test('two at the same moment do the work once', async () => {
    const before = await tokens()
    const both = await Promise.all([1, 2].map(() => inspector.done('tokens.create', { ...form, ...keyed('b') })))
    assert.deepEqual(both[0], both[1])
    assert.equal(await tokens(), before + 1)
  })
  test('another request under the same key is refused with 422', async () => {
    await inspector.done('tokens.create', { ...form, ...keyed('c') })
    const answer = await inspector.call('tokens.create', { ...form, days: 31, ...keyed('c') })
    assert.deepEqual([answer.status, problemOf(answer).code], [422, 'key-reused'])
  })
})

describe('versions', () => {
  test('who changes what somebody else has changed gets 409 and the present state, and changes nothing', async () => {
    const { face } = await draft(world)
    const given = { matterId: face.id, version: face.version }
    const after = await inspector.done<Matter>('matters.submit', given)
    const late = await inspector.call('matters.submit', given)
    assert.deepEqual([late.status, problemOf(late).code], [409, 'conflict'])
    const present = problemOf(late).present as Matter
    assert.deepEqual([present.face.id, present.face.version], [face.id, after.face.version])
    assert.deepEqual(await inspector.done('matters.get', { matterId: face.id }), present)
  })
  test('the ETag of an answer is the If-Match of the next change, in place of a version in the body', async () => {
    const { face } = await draft(world)
    const seen = await inspector.call('matters.get', { matterId: face.id })
    const etag = seen.headers.get('etag') ?? ''
    assert.equal(etag, `"${face.version}"`)
    const stale = await inspector.call('matters.submit', { matterId: face.id, 'If-Match': `"${face.version + 7}"` })
    assert.equal(problemOf(stale).code, 'conflict')
    const done = await inspector.call('matters.submit', { matterId: face.id, 'If-Match': etag })
    assert.equal(done.status, 200)
    assert.notEqual(done.headers.get('etag'), etag)
    assert.equal((await inspector.call('matters.submit', { matterId: face.id })).status, 400, 'neither was sent')
  })
  test('a weak ETag, as proxies make them, is understood', async () => {
    const { face } = await draft(world)
    await inspector.done('matters.submit', { matterId: face.id, 'If-Match': `W/"${face.version}"` })
  })
})

describe('pages', () => {
  type Page = { items: { id: string; dueTo?: string }[]; next: string | null; total: number }
  const walk = async (operation: string, given: Record<string, unknown>) => {
    const pages: string[][] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page = await inspector.done<Page>(operation, { ...given, ...(cursor ? { cursor } : {}), limit: 3 })
      pages.push(page.items.map((each) => each.id))
      assert.ok(pages.length < 20)
      cursor = page.next
    }
    return pages
  }
  test('of three lose nothing and repeat nothing, in every order of the ledger', async () => {
    const sourceId = await aSource(world)
    for (const amount of [20, 10, 10, 30, 10, 40, 20, 10])
      await draft(world, { sourceId, budget: { kind: 'working_days', amount } })
    const whole = await inspector.done<Page>('matters.list', { sourceId, limit: 200 })
    assert.equal(whole.items.length, 8)
    for (const sort of ['level', 'due', '-due', '-changed', 'number']) {
      const pages = await walk('matters.list', { sourceId, sort })
      assert.deepEqual(
        pages.map((page) => page.length),
        [3, 3, 2],
        sort,
      )
      assert.deepEqual(pages.flat().toSorted(), whole.items.map((each) => each.id).toSorted(), sort)
      const atOnce = await inspector.done<Page>('matters.list', { sourceId, sort, limit: 200 })
      assert.deepEqual(
        pages.flat(),
        atOnce.items.map((each) => each.id),
        sort,
      )
    }
  })
  test('stay whole while something new arrives between two of them', async () => {
    const sourceId = await aSource(world)
    const ids = []
    for (const amount of [10, 20, 30, 40, 50])
      ids.push((await draft(world, { sourceId, budget: { kind: 'working_days', amount } })).face.id)
    const first = await inspector.done<Page>('matters.list', { sourceId, sort: '-due', limit: 3 })
    await draft(world, { sourceId, budget: { kind: 'working_days', amount: 60 } })
    const second = await inspector.done<Page>('matters.list', { sourceId, sort: '-due', limit: 3, cursor: first.next })
    assert.deepEqual([...first.items, ...second.items].map((each) => each.id).toSorted(), ids.toSorted())
  })
  test('of sources are whole, too', async () => {
    for (let i = 0; i < 7; i += 1) await aSource(world)
    const ids = (await walk('sources.list', {})).flat()
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(ids.length, (await inspector.done<Page>('sources.list', { limit: 200 })).items.length)
  })
})

test('another unit cannot tell a matter it is no party to from one that does not exist', async () => {
  const { face } = await draft(world)
  const stranger = clientOf(server, document)
  await stranger.done('session.open', credentials('linna'))
  const real = await stranger.call('matters.get', { matterId: face.id })
  const unreal = await stranger.call('matters.get', { matterId: '01890000-0000-7000-8000-000000000001' })
  assert.equal(real.status, 404)
  assert.deepEqual(real.body, unreal.body)
  const list = await stranger.done<{ items: unknown[]; total: number }>('matters.list')
  assert.deepEqual([list.items, list.total], [[], 0])
})

test('/healthz, /readyz and /metrics answer without a sign-in, in plain text', async () => {
  await inspector.done('me.get')
  for (const [path, said] of [
    ['/healthz', /^ok$/],
    ['/readyz', /^ok$/],
    ['/metrics', /luoshi_operation_seconds_count\{operation="me\.get"\} [1-9]/],
  ] as const) {
    const answer = await read(await server.request(path))
    assert.equal(answer.status, 200, path)
    assert.match(String(answer.body), said)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
  }
})
