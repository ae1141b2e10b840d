import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Hono } from 'hono'
import { read, serverOf, type Answer, type Problem } from './support/http.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
let server: Hono
before(async () => {
  world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
})

const right = (login: string) => ({ login, password: `${login}-password` })
const signIn = async (given: object, headers: Record<string, string> = {}): Promise<Answer<Problem>> =>
  (await read(
    await server.request('/api/v1/session', { method: 'POST', body: JSON.stringify(given), headers }),
  )) as Answer<Problem>
const cookieOf = (answer: Answer) => answer.headers.getSetCookie()[0] ?? ''
const withCookie = async (cookie: string, method = 'GET', path = '/me', headers: Record<string, string> = {}) =>
  read(
    await server.request(`/api/v1${path}`, {
      method,
      headers: { cookie: cookie.split(';')[0] ?? '', ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify({ name: '令牌' }) }),
    }),
  )

describe('the session cookie', () => {
  test('over https is bound to this host and to https, unreadable for scripts, and never sent by other sites', async () => {
    const https = { 'x-forwarded-proto': 'https' }
    const cookie = cookieOf(await signIn(right('limin'), https))
    assert.match(cookie, /^__Host-luoshi=[\w-]{43};/)
    for (const flag of [/; Secure/, /; HttpOnly/, /; SameSite=Strict/, /; Path=\//]) assert.match(cookie, flag)
    assert.doesNotMatch(cookie, /Domain=/)
    assert.equal((await withCookie(cookie, 'GET', '/me', https)).status, 200)
    assert.equal((await withCookie(cookie)).status, 401, 'over http nobody looks at it')
  })
  test('on a plain http intranet has a plain name, and every flag that http can have', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    assert.match(cookie, /^luoshi=[\w-]{43};/)
    for (const flag of [/; HttpOnly/, /; SameSite=Strict/, /; Path=\//]) assert.match(cookie, flag)
    assert.doesNotMatch(cookie, /Secure/)
    assert.equal((await withCookie(cookie)).status, 200)
  })
  test('is worth nothing after signing out, and the browser is told to drop it', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    const out = await withCookie(cookie, 'DELETE', '/session')
    assert.notEqual(out.status, 200, 'a body that names no field of it is refused')
    const done = await read(
      await server.request('/api/v1/session', { method: 'DELETE', headers: { cookie: cookie.split(';')[0] ?? '' } }),
    )
    assert.equal(done.status, 200)
    assert.match(cookieOf(done), /^luoshi=; .*Max-Age=0/)
    assert.equal((await withCookie(cookie)).status, 401)
  })
  test('ends after four idle hours and after twelve in any case', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    for (const [hour, status] of [
      [13, 200],
      [16, 200],
      [19, 200],
      [21, 200],
      [23, 401],
    ] as const) {
      world.setToday('2026-09-14', hour)
      assert.equal((await withCookie(cookie)).status, status, `${hour}:00`)
    }
    world.setToday('2026-09-14', 10)
    const idle = cookieOf(await signIn(right('limin')))
    world.setToday('2026-09-14', 15)
    assert.equal((await withCookie(idle)).status, 401)
    world.setToday('2026-09-14', 10)
  })
})

describe('another site', () => {
  const foreign: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'not an address' },
  ]
  for (const headers of foreign)
    test(`cannot change anything with the cookie, nor sign anybody in: ${JSON.stringify(headers)}`, async () => {
      const cookie = cookieOf(await signIn(right('limin')))
      const answer = await withCookie(cookie, 'POST', '/me/tokens', headers)
      assert.deepEqual([answer.status, (answer.body as Problem).code], [403, 'cross-site'])
      assert.equal((await signIn(right('limin'), headers)).status, 403)
    })
  test('is not what this site itself is', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    const own = { host: 'luoshi.example', origin: 'http://luoshi.example' }
    for (const headers of [own, { 'sec-fetch-site': 'same-origin' }])
      assert.equal((await withCookie(cookie, 'POST', '/me/tokens', headers)).status, 200)
  })
})

describe('signing in', () => {
  test('an unknown login and a wrong password get the same answer', async () => {
    const unknown = await signIn({ login: 'nobody', password: 'whatever it is' })
    const wrong = await signIn({ login: 'chenzhiyuan', password: 'whatever it is' })
    assert.equal(unknown.status, 401)
    assert.deepEqual(unknown.body, wrong.body)
    assert.deepEqual(wrong.headers.getSetCookie(), [])
  })
  test('after five failures the login waits a quarter of an hour, from that address, right password or not', async () => {
    const wrong = { login: 'zhaolei', password: 'not this one' }
    for (let i = 0; i < 5; i += 1) assert.equal((await signIn(wrong)).status, 401)
    const stopped = await signIn(right('zhaolei'))
    assert.deepEqual([stopped.status, stopped.body.code], [429, 'too-many-attempts'])
    assert.equal((await signIn({ ...right('zhaolei'), login: 'ZhaoLei' })).status, 429)
    assert.equal((await signIn(right('liufang'))).status, 200, 'others are not held up')
    world.setToday('2026-09-14', 11)
    assert.equal((await signIn(right('zhaolei'))).status, 200)
    world.setToday('2026-09-14', 10)
  })
  test('a bearer token that nobody has opens nothing, and does not fall back to the cookie', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    const answer = await withCookie(cookie, 'GET', '/me', { authorization: 'Bearer luoshi_made_up' })
    assert.equal(answer.status, 401)
  })
  test('a revoked bearer token opens nothing any more', async () => {
    const cookie = cookieOf(await signIn(right('limin')))
    const made = (await withCookie(cookie, 'POST', '/me/tokens')).body as { id: string; token: string }
    const authorization = `Bearer ${made.token}`
    const asked = () => server.request('/api/v1/me', { headers: { authorization } })
    assert.equal((await asked()).status, 200)
    const address = `/api/v1/me/tokens/${made.id}`
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    assert.equal((await server.request(address, { method: 'DELETE', headers })).status, 200)
    assert.equal((await asked()).status, 401)
  })
})
