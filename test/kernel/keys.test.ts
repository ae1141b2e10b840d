import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { endAppointment, listAccounts } from '#contract/accounts.ts'
import { reportProgress } from '#contract/reports.ts'
import { sweepJob } from '#modules/accounts/sweep.ts'
import { openDatabase } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { civilDate } from '#domain/date.ts'
import { momentOn } from '#platform/moment.ts'
import { endpoints } from '../../src/endpoints.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'
import { acting, callAs, column, outcomeOf, system } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
})

const progress = endpoints.find((each) => each.operation.id === reportProgress.id)
const send = (key: string, text: string, login = 'liufang', matterId = ground.parent) => {
  assert.ok(progress)
  const { app } = ground.world
  return callAs(app, ground.world.person(login), progress, { matterId, progress: text }, { key })
}
const reports = (text: string) =>
  acting(
    ground.world.database.at.app,
    system,
    async (client) => (await column(client, 'select id from report where progress = $1', [text])).length,
  )

test('the same key with the same body gives the same answer, and does the work once', async () => {
  const [first, second] = [await send('k1', '一次'), await send('k1', '一次')]
  assert.deepEqual(JSON.parse(JSON.stringify(second)), JSON.parse(JSON.stringify(first)))
  assert.equal(await reports('一次'), 1)
})

test('the same key with another body, or on another matter, is refused with 422', async () => {
  await send('k2', '原文')
  assert.deepEqual(await outcomeOf(send('k2', '改文')), { status: 422, code: 'key-reused', present: undefined })
  assert.equal((await outcomeOf(send('k2', '原文', 'hexin', ground.child))).status, 200)
  assert.equal((await outcomeOf(send('k2', '原文', 'liufang', ground.child))).status, 422)
  assert.equal(await reports('改文'), 0)
})

test('two people may use the same key', async () => {
  await send('k3', '甲')
  await send('k3', '乙', 'huangweimin')
  assert.deepEqual([await reports('甲'), await reports('乙')], [1, 1])
})

test('of requests that race with one key one does the work and all get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => send('k4', '竞速')))
  for (const each of answers) assert.deepEqual(JSON.parse(JSON.stringify(each)), JSON.parse(JSON.stringify(answers[0])))
  assert.equal(await reports('竞速'), 1)
})

test('a command that failed gives its key back', async () => {
  assert.equal((await outcomeOf(send('k5', '重试', 'liufang', newId()))).status, 404)
  assert.equal((await outcomeOf(send('k5', '重试'))).status, 200)
})

test('a key is kept seven days', async () => {
  const kept = () =>
    acting(
      ground.world.database.at.app,
      system,
      async (client) => (await column(client, `select key from idempotency_key where key = 'k1'`)).length,
    )
  const on = (day: string) => ({ ...ground.world.app, now: () => momentOn(civilDate(day), 10, 1) })
  const worker = openDatabase(ground.world.database.at.worker, { schema: ground.world.app.schema, max: 1 })
  await sweepJob.run({ ...on('2026-09-21'), database: worker }, {})
  assert.equal(await kept(), 1)
  await sweepJob.run({ ...on('2026-09-22'), database: worker }, {})
  await worker.close()
  assert.equal(await kept(), 0)
})

test('a hit asks for the right again: whoever lost the appointment gets no kept answer', async () => {
  await send('k6', '离任前')
  const security = ground.world.desk('anquan')
  const { items } = await security(listAccounts, { search: '刘芳' })
  const [account] = items
  await security(endAppointment, {
    accountId: account?.id ?? '',
    appointmentId: account?.appointments[0]?.id ?? '',
    version: account?.version ?? 0,
    successorId: ground.world.person('huangweimin'),
    note: '离任交接',
  })
  assert.equal((await outcomeOf(send('k6', '离任前'))).status, 404)
})
