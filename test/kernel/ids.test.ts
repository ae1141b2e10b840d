import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { civilDateOf, momentOn } from '#platform/moment.ts'
import { civilDate } from '#domain/date.ts'
import { makeApp, type World } from '../support/world.ts'

let app: World['app']
before(async () => {
  app = (await makeApp('2026-09-14')).app
})
const ask = async <T>(query: ReturnType<typeof sql<T>>) =>
  (
    await transact(app.database.db, { actor: systemActor('test'), today: civilDate('2026-09-14') }, (tx) =>
      query.execute(tx),
    )
  ).rows[0]

test('ids sort by the time they were made, here and in the database, and say nothing else', async () => {
  const moments = [1, 1_000, 1_700_000_000_000, 1_789_000_000_000, 1_789_000_000_001, 2 ** 47]
  const ids = moments.map((at) => newId(at))
  assert.deepEqual(ids.toSorted(), ids)
  const sorted = await ask(
    sql<{ ids: string[] }>`select array_agg(id order by id) as ids from unnest(${ids.toReversed()}::uuid[]) id`,
  )
  assert.deepEqual(sorted?.ids, ids)
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(Array.from({ length: 5_000 }, () => newId(1))).size, 5_000)
})

test('a civil date comes and goes as ten characters, in whatever zone server and session are', async () => {
  const row = await ask(
    sql<{
      day: string
      none: string | null
    }>`select set_config('timezone', 'America/Los_Angeles', true), date '2026-03-08' as day, null::date as none`,
  )
  assert.deepEqual([row?.day, row?.none], ['2026-03-08', null])
})

test('an instant keeps its microseconds', async () => {
  const row = await ask(sql<{ at: string }>`select timestamptz '2026-09-14 10:00:00.123456+08' as at`)
  assert.equal(row?.at, '2026-09-14T02:00:00.123456Z')
})

test('today is the government’s day, not the server’s', async () => {
  assert.equal(civilDateOf('2026-09-14T15:59:59Z'), '2026-09-14')
  assert.equal(civilDateOf('2026-09-14T16:00:00Z'), '2026-09-15')
  assert.deepEqual(momentOn(civilDate('2026-09-15'), 0, 30), { at: '2026-09-14T16:30:00.000Z', today: '2026-09-15' })
  assert.equal((await ask(sql<{ day: string }>`select today() as day`))?.day, '2026-09-14')
})
