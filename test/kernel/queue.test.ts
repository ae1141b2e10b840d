import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Logger, runOnce as workOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '#contract/operation.ts'
import { sealJob } from '#modules/trail/index.ts'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { job } from '#platform/job.ts'
import { jobsSchema } from '#platform/migrate.ts'
import { schema } from '../support/cluster.ts'
import { makeWorld, type World } from '../support/world.ts'
import { acting, callAs, column, connected, refusedWith, system } from './raw.ts'

const jobs = jobsSchema(schema)
let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const ran: { actor: string; matters: number; payload: string }[] = []
const probe = job<{ word: string }>('probe', async ({ tx }, { word }) => {
  const { rows } = await sql<{
    actor: string
    n: number
  }>`select actor(), (select count(*)::int from organization) as n`.execute(tx)
  ran.push({ actor: rows[0]?.actor ?? '', matters: rows[0]?.n ?? 0, payload: word })
})
const said = operation({
  id: 'test.queue',
  method: 'POST',
  path: '/queue',
  permission: 'me.change',
  tag: 'test',
  summary: { zh: '试', en: 'Queue' },
  input: z.object({ word: z.string(), fails: z.boolean().default(false) }),
  output: z.object({ done: z.boolean() }),
})
const follow = command(said, {
  run: async ({ actor }, { word, fails }) => ({
    events: [{ type: 'test.followed', on: [actor.accountId] }],
    queue: [probe.of({ word })],
    view: async () => {
      if (fails) throw new Error('after it was queued')
      return { done: true }
    },
  }),
})
const call = (word: string, fails = false) => callAs(world.app, world.person('limin'), follow, { word, fails })
const queued = () =>
  connected(world.database.at.worker, (client) =>
    column(client, `select payload ->> 'word' from ${jobs}._private_jobs order by id`),
  )

const work = async (tasks: TaskList) => {
  const logger = new Logger(() => () => undefined)
  await workOnce({ connectionString: world.database.at.worker, schema: jobs, taskList: tasks, logger })
}
const asWorker = async (run: (app: App) => Promise<void>) => {
  const database = openDatabase(world.database.at.worker, { schema, max: 2 })
  try {
    await run({ ...world.app, database })
  } finally {
    await database.close()
  }
}

test('a command that is rolled back takes its jobs along', async () => {
  await assert.rejects(call('不应执行', true), /after it was queued/)
  assert.deepEqual(await queued(), [])
  await call('应执行')
  assert.deepEqual(await queued(), ['应执行'])
})

test('a queued job runs once, by the worker, as an actor of its own name', async () => {
  await asWorker((app) => work({ probe: (payload) => probe.run(app, payload as { word: string }) }))
  assert.deepEqual(
    ran.map(({ actor, payload }) => [actor, payload]),
    [['system:probe', '应执行']],
  )
  assert.ok((ran[0]?.matters ?? 0) > 5)
  assert.deepEqual(await queued(), [])
})

test('the serving role reaches the queue through enqueue alone', async () => {
  const { app } = world.database.at
  await acting(app, system, (client) => client.query(`select ${jobs}.enqueue('probe', '{}', null, null)`))
  for (const statement of [
    `select ${jobs}.add_job('probe', '{}')`,
    `select * from ${jobs}._private_jobs`,
    `insert into ${jobs}._private_jobs (task_id) values (1)`,
    `delete from ${jobs}._private_jobs`,
  ])
    await acting(app, system, (client) => refusedWith('42501', client.query(statement)))
})

test('two jobs under one key are one job', async () => {
  await acting(world.database.at.app, system, async (client) => {
    for (const word of ['一', '二'])
      await client.query(`select ${jobs}.enqueue('probe', $1, 'same', null)`, [JSON.stringify({ word })])
    await client.query('commit')
  })
  assert.deepEqual(await queued(), ['二'])
})

test('a job is safe to run twice', async () => {
  await asWorker(async (app) => {
    await sealJob.run(app, {})
    const sealed = () => acting(world.database.at.app, system, (client) => column(client, 'select no from seal'))
    const once = await sealed()
    await sealJob.run(app, {})
    assert.deepEqual([once.length, await sealed()], [1, once])
  })
})
