import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Hono } from 'hono'
import { problemText, type ProblemCode } from '#contract/words.ts'
import { cursorAfter } from '#platform/cursor.ts'
import { aSource, draft } from './support/matter.ts'
import { read, serverOf, type Answer, type Problem } from './support/http.ts'
import { makeWorld, type World } from './support/world.ts'
import { createToken } from '#contract/session.ts'

/** A well-formed id that belongs to nothing. */
const nobodys = '01890000-0000-7000-8000-000000000001'

let world: World
let server: Hono
let authorization: string
before(async () => {
  world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
  authorization = `Bearer ${(await world.desk('limin')(createToken, { name: '测试' })).token}`
})

const request = async (path: string, more: RequestInit = {}): Promise<Answer<Problem>> =>
  (await read(
    await server.request(`/api/v1${path}`, {
      ...more,
      headers: { authorization, 'accept-language': 'en', ...(more.headers as Record<string, string> | undefined) },
    }),
  )) as Answer<Problem>
const post = (body: string) => request('/readings', { method: 'POST', body })

const isProblem = (answer: Answer<Problem>, status: number, code: ProblemCode) => {
  assert.deepEqual([answer.status, answer.body.code], [status, code])
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.equal(answer.body.title, problemText(code, 'en'))
  assert.equal(answer.body.type, `/problems/${code}`)
}
const blames = (answer: Answer<Problem>, field: string) => {
  isProblem(answer, 400, 'bad-input')
  assert.deepEqual(
    answer.body.errors?.map((each) => each.field),
    [field],
  )
}

describe('a request body', () => {
  for (const body of ['{"text": ', 'text=督查', '<text/>', '[]', '[{"text":"督查"}]', '"督查"', '7', 'null', 'true'])
    test(`that reads ${body} is no JSON object, and is refused as such`, async () =>
      isProblem(await post(body), 400, 'not-json'))

  test('that is empty lacks its required fields', async () => blames(await post(''), 'text'))

  test('with a field that nobody knows is refused at that field', async () => {
    const answer = await post(JSON.stringify({ text: '关于工作的通知', txet: '错字' }))
    blames(answer, 'txet')
    assert.equal(answer.body.errors?.[0]?.code, 'unknown-field')
  })

  test('cannot reach into the prototype of anything', async () =>
    blames(await post('{"text":"通知","constructor":{"prototype":{"isAdmin":true}}}'), 'constructor'))

  test('of more than 20 MB is too large, whether or not its length was announced', async () => {
    const body = `{"text":"${'x'.repeat(21 * 1024 * 1024)}"}`
    isProblem(await post(body), 413, 'too-large')
    const headers = { 'content-length': String(body.length) }
    isProblem(await request('/readings', { method: 'POST', body, headers }), 413, 'too-large')
  })
})

describe('a cursor', () => {
  const foreign: readonly (readonly [string, string])[] = [
    ['words', '督查'],
    ['no base64', 'abc!'],
    ['base64 of no JSON', Buffer.from('督查').toString('base64url')],
    ['an empty list', cursorAfter([])],
    ['another list', cursorAfter(['2026-09-01', nobodys])],
    ['no date', cursorAfter([3, 'yesterday', nobodys])],
    ['SQL', cursorAfter([3, '2026-09-01', "x' or true --"])],
    ['too long', 'a'.repeat(300)],
  ]
  for (const [what, cursor] of foreign)
    test(`that is ${what} is refused at its field`, async () =>
      blames(await request(`/matters?cursor=${encodeURIComponent(cursor)}`), 'cursor'))
  test('of a list that stands in another order is refused on every list', async () => {
    for (const path of ['/sources', '/orders'])
      blames(await request(`${path}?cursor=${cursorAfter([3, '2026-09-01', nobodys])}`), 'cursor')
    blames(await request(`/matters?sort=-changed&cursor=${cursorAfter([-1])}`), 'cursor')
  })
})

describe('If-Match', () => {
  for (const condition of ['*', '"abc"', '"1", "2"', '-1', '1.5', '""', 'W/'])
    test(`${condition} cannot be read, and is refused, not passed over`, async () => {
      const { face } = await draft(world)
      const headers = { 'if-match': condition }
      const answer = await request(`/matters/${face.id}/submission`, { method: 'POST', body: '{}', headers })
      blames(answer, 'If-Match')
    })
})

test('an address that leads nowhere is a problem, too, in every method', async () => {
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'])
    isProblem(await request('/nowhere', { method, ...(method === 'GET' ? {} : { body: '{}' }) }), 404, 'not-found')
})

test('an id that is none says so, and one that is nobody’s is not found', async () => {
  blames(await request('/matters/1'), 'matterId')
  blames(await request('/matters/%00'), 'matterId')
  isProblem(await request(`/matters/${nobodys}`), 404, 'not-found')
})

test('what was chosen must exist: the field is named, and the database’s words are not', async () => {
  const fields = {
    title: '学位建设',
    target: '500个',
    workContent: '建设',
    requirement: '报送',
    budget: { kind: 'default' },
  }
  const sourceId = await aSource(world)
  const units = { leadOrganizationId: world.org('jyt'), others: [{ organizationId: nobodys, part: 'supporting' }] }
  const body = JSON.stringify({ ...fields, ...units, sourceId })
  const answer = await request('/matters', { method: 'POST', body })
  blames(answer, 'others.0.organizationId')
  assert.equal(answer.body.errors?.[0]?.code, 'missing')
})
