import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { accountActor, transact } from '#platform/db.ts'
import { job } from '#platform/job.ts'
import { openDatabase } from '#platform/db.ts'
import { schema } from '../support/cluster.ts'
import { jobs } from '../../src/jobs.ts'
import { makeGround, type Ground } from './ground.ts'
import { acting, column, refusedWith, system, tablesOf } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGround()
})

test('without an actor, and under the empty one, every table that holds rows shows none', async () => {
  const { app } = ground.world.database.at
  const filled = await acting(app, system, async (client) => {
    const tables = []
    for (const table of await tablesOf(client))
      if ((await column(client, `select 1 from ${table} limit 1`)).length > 0) tables.push(table)
    return tables
  })
  assert.ok(filled.length > 40, `${filled.length} tables hold rows`)
  for (const nobody of [null, ''])
    await acting(app, nobody, async (client) => {
      for (const table of filled) assert.deepEqual(await column(client, `select 1 from ${table} limit 1`), [], table)
    })
})

test('what one transaction was allowed is forgotten by the next on the same connection', async () => {
  const one = openDatabase(ground.world.database.at.app, { schema, max: 1 })
  const count = sql<{ n: number }>`select count(*)::int as n from matter`
  const as = { actor: accountActor(ground.world.person('limin')), today: ground.world.app.now().today }
  assert.ok((await transact(one.db, as, (tx) => count.execute(tx))).rows[0]?.n)
  assert.equal((await count.execute(one.db)).rows[0]?.n, 0)
  await one.close()
})

test('a job acts as system:<its name>', async () => {
  let actor: string | undefined
  const probe = job<null>('probe', async ({ tx }) => {
    actor = (await sql<{ actor: string }>`select actor()`.execute(tx)).rows[0]?.actor
  })
  await probe.run(ground.world.app, null)
  assert.equal(actor, 'system:probe')
  assert.ok(jobs.length > 0)
})

test('nobody becomes another role inside a transaction', async () => {
  for (const url of [ground.world.database.at.app, ground.world.database.at.worker])
    for (const role of ['luoshi', 'postgres', url.includes('_app') ? 'luoshi_worker' : 'luoshi_app'])
      for (const statement of [`set role ${role}`, `set local role ${role}`, `set session authorization ${role}`])
        await acting(url, system, (client) => refusedWith('42501', client.query(statement)))
})

test('an appointment that has ended, or has not begun, shows nothing', async () => {
  const see = (today: string) =>
    acting(
      ground.world.database.at.app,
      accountActor(ground.world.person('limin')),
      (client) => column(client, 'select id from matter'),
      today,
    )
  assert.equal((await see('2026-09-22')).length, 3)
  assert.deepEqual(await see('2026-01-04'), [])
})
