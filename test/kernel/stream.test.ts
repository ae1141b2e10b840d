import assert from 'node:assert/strict'
import { before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { reportProgress } from '#contract/reports.ts'
import { closeSession, openSession } from '#modules/accounts/index.ts'
import { record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { listen, type Listener } from '#platform/live.ts'
import { schema } from '../support/cluster.ts'
import { makeServer } from '../../src/server.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
})

type Stream = { readonly token: string; readonly next: () => Promise<string | null> }

/** What a browser reads: one `event: data` at a time, `null` when the server has closed the stream. */
const hear = async (t: TestContext, listener: Listener, login: string): Promise<Stream> => {
  const { app } = ground.world
  const { token } = await openSession(app, { login, password: `${login}-password` }, 'test')
  const stop = new AbortController()
  t.after(() => stop.abort())
  const request = new Request('http://localhost/api/v1/live', {
    headers: { cookie: `luoshi=${token}` },
    signal: stop.signal,
  })
  const answer = await makeServer(app, listener).fetch(request)
  assert.equal(answer.status, 200)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        return `${/^event: (.*)$/m.exec(block)?.[1] ?? ''} ${/^data: (.*)$/m.exec(block)?.[1] ?? ''}`.trim()
      }
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) return null
      text += value ?? ''
    }
  }
  return { token, next }
}

test('a browser hears of changes to what its person may see, and nothing more once the account is locked', async (t) => {
  const { world, parent } = ground
  const listener = listen(world.database.at.app, schema, () => undefined)
  t.after(() => listener.close())
  const [liaison, stranger] = [await hear(t, listener, 'liufang'), await hear(t, listener, 'zhaolei')]
  assert.deepEqual([await liaison.next(), await stranger.next()], ['beat', 'beat'])
  await world.desk('liufang')(reportProgress, { matterId: parent, progress: '又开工三所' })
  assert.deepEqual([await liaison.next(), await stranger.next()], [`changed ["${parent}"]`, 'beat'])

  const { at, today } = world.app.now()
  await transact(world.app.database.db, { actor: systemActor('test'), today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const accountId = world.person('liufang')
    await tx.updateTable('account').set({ state: 'locked' }).where('id', '=', accountId).execute()
    const header = {
      at,
      actor: 'system:test',
      actorName: null,
      organizationId: null,
      role: null,
      operation: 'x',
      client: null,
    }
    await record(tx, header, [{ type: 'account.locked' }], [accountId])
  })
  await world.desk('huangweimin')(reportProgress, { matterId: parent, progress: '再开工一所' })
  assert.equal(await liaison.next(), null)
  assert.equal(await stranger.next(), 'beat')
})

test('a stream ends with the session that it was opened in, and keeps no session alive', async (t) => {
  const { world, parent } = ground
  const listener = listen(world.database.at.app, schema, () => undefined)
  t.after(() => listener.close())
  const [ended, other] = [await hear(t, listener, 'huangweimin'), await hear(t, listener, 'huangweimin')]
  assert.deepEqual([await ended.next(), await other.next()], ['beat', 'beat'])
  const seen = `update session set seen_at = seen_at - interval '10 minutes'`
  const seenAt = () =>
    transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, async (tx) => {
      const { rows } = await sql<{ at: string }>`select max(seen_at) as at from session`.execute(tx)
      return rows[0]?.at
    })
  await transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, (tx) =>
    sql.raw(seen).execute(tx),
  )
  const before = await seenAt()
  await closeSession(world.app, ended.token)
  await world.desk('huangweimin')(reportProgress, { matterId: parent, progress: '又开工一所' })
  assert.deepEqual([await ended.next(), await other.next()], [null, `changed ["${parent}"]`])
  assert.equal(await seenAt(), before)
})
