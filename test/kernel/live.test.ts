import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { reportProgress } from '#contract/reports.ts'
import { loadActor } from '#platform/actor.ts'
import { record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { seenSince } from '#platform/http/live.ts'
import { newId } from '#platform/id.ts'
import { announce, listen, type Change } from '#platform/live.ts'
import { schema } from '../support/cluster.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'
import { connected, withActor } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
})

const actorOf = async (login: string) => {
  const id = ground.world.person(login)
  return found(await withActor(ground.world.app, id, (tx) => loadActor(tx, id)))
}
const see = async (login: string, since: string | null, ids: string[] | null = null) =>
  seenSince(ground.world.app, await actorOf(login), since, ids)
const until = async (done: () => boolean) => {
  for (let tries = 0; tries < 300 && !done(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.ok(done(), 'in time')
}

test('a transaction announces itself once, by ids and nothing else; a refused one not at all', async () => {
  const { world, parent } = ground
  await connected(world.database.at.app, async (client) => {
    const heard: string[] = []
    client.on('notification', (message) => heard.push(message.payload ?? ''))
    await client.query('listen luoshi')
    await world.desk('liufang')(reportProgress, { matterId: parent, progress: '机密进展' })
    await world
      .desk('zhaolei')(reportProgress, { matterId: parent, progress: 'x' })
      .catch(() => undefined)
    await client.query('select 1')
    await until(() => heard.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.deepEqual(
      heard.map((each) => JSON.parse(each) as Change),
      [{ schema, ids: [parent], many: false }],
    )
  })
})

test('of what was announced a client gets the ids that it may see', async () => {
  const { parent, child, draft, sourceId } = ground
  const all = [parent, child, draft, sourceId]
  const seen = async (login: string) => new Set((await see(login, null, all)).ids)
  assert.deepEqual(await seen('limin'), new Set(all))
  assert.deepEqual(await seen('liufang'), new Set([parent, child]))
  assert.deepEqual(await seen('hexin'), new Set([child]))
  for (const login of ['zhaolei', 'xitong', 'linna']) assert.deepEqual(await seen(login), new Set())
})

const header = {
  actor: 'system:test',
  actorName: null,
  organizationId: null,
  role: null,
  operation: 'test',
  client: null,
}
const touch = (id: string, held: Promise<void>, begun: () => void) =>
  transact(
    ground.world.app.database.db,
    { actor: systemActor('test'), today: ground.world.app.now().today },
    async (tx) => {
      const { at } = ground.world.app.now()
      await record(tx, { ...header, at }, [{ type: 'test.touched' }], [id])
      begun()
      await held
    },
  )

test('who catches up misses nothing, also what began earlier and was committed later', async () => {
  const { parent, child } = ground
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let begun: () => void = () => undefined
  const isBegun = new Promise<void>((resolve) => (begun = resolve))
  const slow = touch(child, held, () => begun())
  await isBegun
  await touch(parent, Promise.resolve(), () => undefined)
  const { position } = await see('liufang', null)
  release()
  await slow
  assert.ok((await see('liufang', position)).ids.includes(child))
})

test('a client that catches up after hundreds of changes it may not see gets the one that it may', async () => {
  const { app } = ground.world
  const { position } = await see('liufang', null)
  await transact(app.database.db, { actor: systemActor('test'), today: app.now().today }, async (tx) => {
    const many = [...Array.from({ length: 900 }, () => newId()), ground.parent]
    await record(tx, { ...header, at: app.now().at }, [{ type: 'test.touched' }], many)
  })
  const { ids } = await see('liufang', position)
  assert.ok(ids.includes(ground.parent) && ids.length < 5, `${ids.length} ids`)
})

test('a listener hears its own schema, says "many" of a long list, and asks everybody to look again after a loss', async (t) => {
  const { app, database } = ground.world
  const heard: Change[] = []
  const losses: unknown[] = []
  const listener = listen(database.at.app, schema, (error) => losses.push(error))
  t.after(() => listener.close())
  listener.subscribe((change) => heard.push(change))
  const say = (name: string, ids: string[]) =>
    transact(app.database.db, { actor: systemActor('test'), today: app.now().today }, (tx) => announce(tx, name, ids))
  const listening = `select pid from pg_stat_activity where datname = current_database() and application_name = 'luoshi live'
    and query = 'listen luoshi' and state = 'idle'`
  await connected(database.at.app, async (client) => {
    for (let n = 0; n === 0;) n = (await client.query(listening)).rowCount ?? 0
    await say('another', [ground.parent])
    await say(
      schema,
      Array.from({ length: 200 }, () => newId()),
    )
    await until(() => heard.length > 0)
    assert.deepEqual([heard[0]?.many, heard[0]?.ids.length], [true, 150])
    await client.query(`select pg_terminate_backend(pid) from (${listening}) l`)
    await until(() => heard.length > 1)
    assert.deepEqual([heard[1], losses.length > 0], [{ schema, ids: [], many: true }, true])
    await say(schema, [ground.child])
    await until(() => heard.length > 2)
    assert.deepEqual(heard[2]?.ids, [ground.child])
  })
})

test('a client that catches up on hundreds of matters gets them all', async () => {
  const { app } = ground.world
  const { position } = await see('limin', null)
  const as = { actor: systemActor('test'), today: app.now().today }
  const made = await transact(app.database.db, as, async (tx) => {
    const { at } = app.now()
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const { rows } = await sql<{
      id: string
    }>`insert into matter (id, government_id, supervisor_org, title, state, origin_level,
        source_kind, drafted_by, drafted_on, changed_at)
      select gen_random_uuid(), government_id, supervisor_org, title, state, origin_level, source_kind, drafted_by, drafted_on, ${at}
      from matter, generate_series(1, 700) where id = ${ground.draft} returning id`.execute(tx)
    const ids = rows.map((row) => row.id)
    await record(tx, { ...header, at }, [{ type: 'test.made' }], ids)
    return ids
  })
  const seen = new Set((await see('limin', position)).ids)
  assert.deepEqual(
    made.filter((id) => !seen.has(id)),
    [],
  )
})
