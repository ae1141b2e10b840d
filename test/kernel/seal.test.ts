import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { before, test, type TestContext } from 'node:test'
import { sealBatch, verifyTrail, type Verdict } from '#modules/trail/index.ts'
import { digestOf, record, type DigestedEvent } from '#platform/audit.ts'
import { openDatabase, systemActor, transact, type Database, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { schema } from '../support/cluster.ts'
import { makeApp } from '../support/world.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'
import { column, connected } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
  const worker = openDatabase(ground.world.database.at.worker, { schema, max: 2 })
  await sealed(worker)
  await worker.close()
  await ground.world.freeze()
})

/** A clone of the ground as its worker reaches it: the serving role may not seal. */
const site = async (t: TestContext) => {
  const { database, freeze } = await makeApp('2026-09-22', ground.world.database.name)
  await freeze()
  const worker = openDatabase(database.at.worker, { schema, max: 6 })
  t.after(() => worker.close())
  return { at: database.at, worker }
}

const today = '2026-09-22' as never
const sealing = <T>(database: Database, work: (tx: Tx) => Promise<T>) =>
  transact(database.db, { actor: systemActor('seal'), today }, work)
const sealed = (database: Database) => sealing(database, (tx) => sealBatch(tx, '2026-09-22T02:00:00Z'))
const verdictOn = (database: Database): Promise<Verdict> => sealing(database, verifyTrail)

const header = {
  at: '2026-09-22T02:00:00.123456Z',
  actor: 'system:seal',
  actorName: null,
  organizationId: null,
  role: null,
  operation: 'test',
  client: null,
}
const write = (database: Database, changes: Record<string, unknown>, reason?: string) =>
  sealing(database, async (tx) => {
    await record(tx, header, [{ type: 'test.said', changes, ...(reason ? { reason } : {}) }], [newId()])
  })

/** A clone whose trail holds two seals, and the owner's hand in it with every trigger and policy out of the way. */
const tampered = async (
  t: TestContext,
  statement: string,
): Promise<{ verdict: Verdict; ids: string[]; touched: string[] }> => {
  const { worker, at } = await site(t)
  await write(worker, { n: 1 })
  assert.equal(await sealed(worker), 1)
  assert.equal((await verdictOn(worker)).ok, true)
  const { ids, touched } = await connected(at.owner, async (client) => {
    for (const table of ['event', 'event_object', 'seal', 'seal_entry'])
      await client.query(`alter table ${table} no force row level security; alter table ${table} disable trigger user`)
    await client.query(
      'alter table seal_entry drop constraint seal_entry_event_id_fkey; alter table seal drop constraint seal_pkey cascade',
    )
    await client.query('alter table event_object drop constraint event_object_event_id_fkey')
    const list = await column(client, 'select id from event order by id')
    return { ids: list, touched: await column(client, statement) }
  })
  const verdict = await verdictOn(worker)
  return { verdict, ids, touched }
}

test('an untouched trail is whole, every event sealed once', async (t) => {
  const { verdict, ids } = await tampered(t, 'select 1')
  assert.deepEqual(verdict, { ok: true, events: ids.length, sealed: ids.length, first_bad: null })
})

for (const [what, change] of [
  ['its reason', `reason = 'x'`],
  ['its actor', `actor = 'account:x'`],
  ['on whose behalf it was', `on_behalf_of = gen_random_uuid()`],
  ['its moment, by a microsecond', `at = at + interval '1 microsecond'`],
  ['what it changed', `changes = changes || '{"x":1}'`],
] as const)
  test(`an event that was altered in ${what} is named`, async (t) => {
    const { verdict, touched } = await tampered(
      t,
      `update event set ${change} where id in (select id from event order by id offset 7 limit 3) returning id`,
    )
    assert.deepEqual([verdict.ok, verdict.first_bad], [false, touched.toSorted()[0]])
  })

test('an event that was moved to another object is named', async (t) => {
  const { verdict, touched } = await tampered(
    t,
    `update event_object set object_id = gen_random_uuid()
     where event_id = (select event_id from event_object order by 1 offset 9 limit 1) and object_id =
       (select object_id from event_object order by event_id offset 9 limit 1) returning event_id`,
  )
  assert.deepEqual([verdict.ok, verdict.first_bad], [false, touched[0]])
})

test('an event altered together with its own digest breaks the seal over it', async (t) => {
  const { worker, at } = await site(t)
  const { rows } = await sealing(worker, (tx) =>
    sql<DigestedEvent>`select e.*, (select array_agg(x.object_id::text) from event_object x where x.event_id = e.id) as objects
      from event e join seal_entry s on s.event_id = e.id where e.type = 'matter.approved' order by e.id limit 1`.execute(
      tx,
    ),
  )
  const [event] = rows
  assert.ok(event)
  await connected(at.owner, async (client) => {
    await client.query('alter table event no force row level security; alter table event disable trigger user')
    const forged = digestOf({ ...event, reason: '伪造' })
    await client.query('update event set reason = $2, digest = $3 where id = $1', [event.id, '伪造', forged])
  })
  const verdict = await verdictOn(worker)
  assert.deepEqual([verdict.ok, verdict.first_bad], [false, 'seal 1'])
})

test('a seal whose root was rewritten is named', async (t) => {
  const { verdict } = await tampered(t, `update seal set root = sha256('x') where no = 2 returning no`)
  assert.equal(verdict.first_bad, 'seal 2')
})

test('an event that was removed leaves its seal broken', async (t) => {
  const { verdict } = await tampered(
    t,
    `delete from event where id = (select event_id from seal_entry
    where seal_no = 1 and position = 5) returning id`,
  )
  assert.equal(verdict.first_bad, 'seal 1')
  const gone = await tampered(
    t,
    `with out as (delete from seal_entry where seal_no = 2 returning event_id)
    delete from event where id in (select event_id from out) returning id`,
  )
  assert.equal(gone.verdict.first_bad, 'seal 2')
})

test('seals that changed places are named, and so is one whose predecessor was taken out', async (t) => {
  const swapped = await tampered(t, 'update seal set no = 3 - no returning no')
  assert.equal(swapped.verdict.first_bad, 'seal 1')
  const out = await tampered(t, 'delete from seal where no = 1 returning no')
  assert.equal(out.verdict.first_bad, 'seal 2')
})

test('entries of a seal that changed places are named', async (t) => {
  const { verdict } = await tampered(
    t,
    `with a as (update seal_entry set position = -position where seal_no = 1 returning 1)
    select * from a`,
  )
  assert.equal(verdict.first_bad, 'seal 1')
})

test('two sealers at once seal every event once, in one chain', async (t) => {
  const { worker, at } = await site(t)
  for (let i = 0; i < 5; i += 1) await write(worker, { i })
  const other = openDatabase(at.worker, { schema, max: 4 })
  const counts = await Promise.all([sealed(worker), sealed(other), sealed(other), sealed(worker)])
  await other.close()
  assert.deepEqual(
    counts.toSorted((a, b) => a - b),
    [0, 0, 0, 5],
  )
  const verdict = await verdictOn(worker)
  assert.deepEqual([verdict.ok, verdict.sealed], [true, verdict.events])
})

test('what commits after a seal, though it began before, is sealed by the next', async (t) => {
  const { worker } = await site(t)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let begun: () => void = () => undefined
  const isBegun = new Promise<void>((resolve) => (begun = resolve))
  const slow = sealing(worker, async (tx) => {
    await record(tx, header, [{ type: 'test.slow' }], [newId()])
    begun()
    await held
  })
  await isBegun
  await write(worker, { quick: true })
  assert.equal(await sealed(worker), 1)
  release()
  await slow
  assert.equal(await sealed(worker), 1)
  assert.equal((await verdictOn(worker)).ok, true)
})

test('a digest survives the round trip with microseconds, Chinese, and keys in any order', async (t) => {
  const { worker } = await site(t)
  await write(
    worker,
    { 乙: ['二', { z: 1, a: null }], 甲: '“一”\n\t😀', n: 0.1, big: 9_007_199_254_740_991 },
    '理由：急',
  )
  for (const at of [
    '2026-09-22T02:00:00Z',
    '2026-09-22T02:00:00.000Z',
    '2026-09-22T02:00:00.1Z',
    '2026-09-22T02:00:00.120000Z',
  ])
    await sealing(worker, async (tx) => {
      await record(tx, { ...header, at }, [{ type: 'test.at' }], [])
    })
  const verdict = await verdictOn(worker)
  assert.deepEqual([verdict.ok, verdict.first_bad], [true, null])
})

test('a digest tells any two different events apart', () => {
  const event = {
    id: 'a',
    at: '2026-09-22T02:00:00Z',
    actor: 'x',
    actor_name: null,
    organization_id: null,
    role: null,
    on_behalf_of: null,
    operation: 'o',
    type: 't',
    reason: null,
    changes: {},
    client: null,
    objects: ['1', '2'],
  }
  assert.deepEqual(digestOf(event), digestOf({ ...event, objects: ['2', '1'], at: '2026-09-22T02:00:00.000Z' }))
  for (const [key, value] of Object.entries({ ...event, objects: ['1'], changes: { a: 1 } }))
    if (JSON.stringify(event[key as 'id']) !== JSON.stringify(value))
      assert.notDeepEqual(digestOf({ ...event, [key]: value }), digestOf(event), key)
  for (const key of ['actor_name', 'organization_id', 'role', 'on_behalf_of', 'reason', 'client'])
    assert.notDeepEqual(digestOf({ ...event, [key]: 'x' }), digestOf(event), key)
})
