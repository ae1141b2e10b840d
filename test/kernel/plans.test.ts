import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { submitMatter, sendBackMatter } from '#contract/matters.ts'
import { openDatabase, systemActor, transact } from '#platform/db.ts'
import { civilDate } from '#domain/date.ts'
import { sql } from 'kysely'
import { schema } from '../support/cluster.ts'
import { draft } from '../support/matter.ts'
import { makeWorld, whenDone, type World } from '../support/world.ts'
import { connected } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

const as = { actor: systemActor('test'), today: civilDate('2026-09-14') }

test('the statements of a change are planned once a connection, those of a query are not', async () => {
  const database = openDatabase(world.database.at.app, { schema, max: 1 })
  whenDone(() => database.close())
  const prepared = async () =>
    (
      await transact(database.db, as, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where statement like '%moment_of_test%'
          and not statement like '%pg_prepared_statements%'`.execute(tx),
      )
    ).rows[0]?.n
  const ask = (isReading: boolean) =>
    transact(database.db, as, (tx) => sql`select ${'x'}::text as moment_of_test`.execute(tx), isReading)
  await ask(true)
  assert.equal(await prepared(), 0)
  await ask(false)
  await ask(false)
  assert.equal(await prepared(), 1)
})

test('a table that gets another column under running servers does not make their changes fail', async () => {
  const { face } = await draft(world)
  const submitted = await world.desk('limin')(submitMatter, { matterId: face.id, version: face.version })
  await connected(world.database.at.owner, (client) =>
    client.query(`select add_columns('matter', array['of_tomorrow text'])`),
  )
  const back = await world.desk('zhouguoping')(sendBackMatter, {
    matterId: face.id,
    version: submitted.face.version,
    reason: '请补充',
  })
  const again = await world.desk('limin')(submitMatter, { matterId: face.id, version: back.face.version })
  assert.equal(again.face.state, 'proposed')
})
