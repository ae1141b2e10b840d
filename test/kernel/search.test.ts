import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import { createAccount } from '#contract/accounts.ts'
import { listMatters } from '#contract/ledger.ts'
import { operation } from '#contract/operation.ts'
import { civilDate } from '#domain/date.ts'
import { insertAppointment } from '#modules/accounts/index.ts'
import { command } from '#platform/endpoint.ts'
import { toProblem } from '#platform/http/problem.ts'
import { newId } from '#platform/id.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'
import { acting, callAs, column, connected, system, untilWaiting } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
})

test('search finds matters by two characters, by one, by number — among those the actor may see', async () => {
  const { world, parent, child, draft } = ground
  const find = async (login: string, search: string) =>
    new Set((await world.desk(login)(listMatters, { search, limit: 50 })).items.map((row) => row.id))
  assert.deepEqual(await find('limin', '学位'), new Set([parent, child]))
  assert.deepEqual(await find('limin', '位'), new Set([parent, child]))
  assert.deepEqual(await find('limin', '另一件'), new Set([draft]))
  assert.deepEqual(await find('limin', '岭督字 1号'), new Set([parent]))
  assert.deepEqual(await find('wujing', '学位'), new Set([parent]))
  assert.deepEqual(await find('hexin', '学位'), new Set([child]))
  for (const login of ['zhaolei', 'linna']) assert.deepEqual(await find(login, '学位'), new Set())
  assert.deepEqual(await find('limin', '！？'), new Set())
})

test('the tokens themselves are read by nobody; the function answers for whoever asks', async () => {
  const { world, parent } = ground
  const { app } = world.database.at
  const search = `select search_matters($$'3000':*$$::tsquery)`
  const as = <T>(login: string, query: string) =>
    acting(app, `account:${world.person(login)}`, (client) => column<T>(client, query))
  assert.deepEqual(await as('limin', 'select 1 from matter_search'), [])
  assert.deepEqual(await as('limin', search), [parent])
  assert.deepEqual(await as('zhaolei', search), [])
  assert.deepEqual(await acting(app, null, (client) => column(client, search)), [])
})

test('under row security a GIN index would not be used: the definer function is why search is fast', async () => {
  await acting(ground.world.database.at.app, system, async (client) => {
    await client.query('set local enable_seqscan = off')
    const plan = await column(client, `explain select 1 from matter_search where tokens @@ $$'新增'$$::tsquery`)
    assert.doesNotMatch(plan.join('\n'), /Index Cond.*tokens/)
  })
})

const probe = operation({
  id: 'test.taken',
  method: 'POST',
  path: '/taken',
  permission: 'me.change',
  tag: 'test',
  summary: { zh: '试', en: 'Taken' },
  input: z.object({}),
  output: z.object({}),
})

const problemOf = async (attempt: Promise<unknown>) => {
  const logged: unknown[] = []
  const error = await attempt.then(
    () => assert.fail('it was taken'),
    (failure: unknown) => failure,
  )
  return { problem: toProblem(error, 'en', (line) => logged.push(line)), logged }
}
const neutral = { type: '/problems/taken', title: 'It exists already', status: 409, code: 'taken' }

test('whoever runs into a row it cannot see is told that it exists already, and nothing of the row', async () => {
  const { world } = ground
  await connected(world.database.at.app, async (other) => {
    await other.query(
      `begin; select set_config('luoshi.actor', '${system}', true), set_config('luoshi.at', now()::text, true)`,
    )
    await other.query(`insert into account (id, name, login, changed_at) values ($1, '秘密', 'secret', now())`, [
      newId(),
    ])
    const attempt = problemOf(world.desk('xitong')(createAccount, { name: '张三', login: 'SECRET' }))
    await untilWaiting(other)
    await other.query(
      `insert into event (id, at, actor, operation, type, digest) values ($1, now(), '${system}', 't', 't', '')`,
      ['00000000-0000-7000-8000-00000000000a'],
    )
    await other.query(`insert into event_object (event_id, object_id)
      select '00000000-0000-7000-8000-00000000000a', id from account where login = 'secret'`)
    await other.query('commit')
    assert.deepEqual(await attempt, { problem: neutral, logged: [] })
  })
})

test('a foreign key that fails says nothing of what it points at', async () => {
  const { world } = ground
  const dangling = command(probe, {
    run: async ({ tx, moment }) => {
      const given = {
        accountId: newId(),
        organizationId: newId(),
        role: 'liaison' as const,
        validFrom: civilDate('2026-09-14'),
      }
      await insertAppointment(tx, moment.at, given)
      return { events: [{ type: 'test' }], view: async () => ({}) }
    },
  })
  const attempt = problemOf(callAs(world.app, world.person('limin'), dangling, {}))
  assert.deepEqual(await attempt, { problem: neutral, logged: [] })
})
