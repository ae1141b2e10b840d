import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { handIn, takeForReview } from '#contract/reports.ts'
import { getSource } from '#contract/sources.ts'
import { listEvents } from '#contract/trail.ts'
import { newId } from '#platform/id.ts'
import { makeGround, type Ground } from './ground.ts'
import { acting, column, connected, outcomeOf, refusedWith, system, tablesOf } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGround()
})

const auditedTables = (kinds: string) =>
  connected(ground.world.database.at.owner, (client) =>
    column(
      client,
      `select tgrelid::regclass::text from pg_trigger where tgname = 'audited' and tgdeferrable and tginitdeferred
         and pg_get_triggerdef(oid) ~ '${kinds}' order by 1`,
    ),
  )

test('every table is audited, or stands with its reason in the one list of those that are not', async () => {
  const audited = await auditedTables('AFTER INSERT OR DELETE OR UPDATE ON')
  await acting(ground.world.database.at.app, system, async (client) => {
    const exempt = await column(client, 'select table_name from unaudited where length(reason) > 3')
    const all = await tablesOf(client)
    assert.deepEqual([...audited, ...exempt].toSorted(), all.toSorted())
  })
})

test('no audited table lets a change commit without an event', async () => {
  const audited = await auditedTables('')
  assert.ok(audited.length >= 27)
  await connected(ground.world.database.at.owner, async (client) => {
    let tried = 0
    for (const table of audited) {
      await client.query(`begin; alter table ${table} no force row level security`)
      await client.query(`select set_config('luoshi.at', '2026-12-01T00:00:00Z', true)`)
      const [name] = await column(
        client,
        `select attname from pg_attribute where attrelid = $1::regclass and attnum = 1`,
        [table],
      )
      const { rowCount } = await client.query(
        `update ${table} set ${name} = ${name} where ctid = (select min(ctid) from ${table})`,
      )
      tried += rowCount ?? 0
      if (rowCount) await refusedWith('LS001', client.query('set constraints all immediate'))
      await client.query('rollback')
    }
    // The others carry the same trigger, as the test above shows; the ground has no rows of them.
    assert.ok(tried >= 26, `${tried} of ${audited.length} tables hold rows`)
  })
})

/** The newest events of the trail, as the auditor reads them. */
const latest = async (login: string) => {
  const { items } = await ground.world.desk('shenji')(listEvents, { limit: 20 })
  const found = items.find((each) => each.actor === `account:${ground.world.person(login)}`)
  return [found?.operation ?? '', found?.type ?? '', ...(found?.objects ?? [])]
}

test('[A10] an attempt on what one may not see answers 404, and is on record', async () => {
  const { world, parent } = ground
  assert.equal((await outcomeOf(world.desk('zhaolei')(getMatter, { matterId: parent }))).status, 404)
  assert.deepEqual(await latest('zhaolei'), ['matters.get', 'access.unseen', parent])
})

test('an id that does not exist is answered and recorded alike', async () => {
  const { world } = ground
  const nothing = newId()
  const answer = await outcomeOf(world.desk('zhaolei')(getMatter, { matterId: nothing }))
  assert.deepEqual([answer.status, answer.code], [404, 'not-found'])
  assert.deepEqual(await latest('zhaolei'), ['matters.get', 'access.unseen', nothing])
})

test('[A56] an attempt that is forbidden answers 403, and is on record', async () => {
  const { world, child } = ground
  const attempt = world.desk('limin')(takeForReview, { matterId: child, version: 1 })
  assert.equal((await outcomeOf(attempt)).status, 403)
  assert.deepEqual(await latest('limin'), ['reviews.take', 'access.forbidden', child])
  const writing = world.desk('limin')(handIn, {
    matterId: ground.parent,
    version: 1,
    outcome: '改写',
    actual: '3个',
    progress: '改写',
    signature: { how: 'system' },
  })
  assert.equal((await outcomeOf(writing)).status, 403)
  assert.deepEqual(await latest('limin'), ['reports.hand-in', 'access.forbidden', ground.parent])
})

test('a refused command that named several things is recorded on every one of them', async () => {
  const { world, draft } = ground
  const nothing = newId()
  const matters = [draft, nothing].map((id) => ({ id, version: 1 }))
  assert.equal((await outcomeOf(world.desk('limin')(issueOrder, { title: '通知', matters }))).status, 404)
  const [operation, type, ...objects] = await latest('limin')
  assert.deepEqual(
    [operation, type, objects.toSorted()],
    ['orders.issue', 'access.unseen', [draft, nothing].toSorted()],
  )
})

test('[R24] reading a source is an event; failing to is one too', async () => {
  const { world, sourceId } = ground
  await world.desk('chenzhiyuan')(getSource, { sourceId })
  assert.deepEqual(await latest('chenzhiyuan'), ['sources.get', 'access.read', sourceId])
  assert.equal((await outcomeOf(world.desk('liufang')(getSource, { sourceId }))).status, 404)
  assert.deepEqual(await latest('liufang'), ['sources.get', 'access.unseen', sourceId])
})

test('an event says who, by which office and role, did which operation to what', async () => {
  await acting(ground.world.database.at.app, system, async (client) => {
    const { rows } = await client.query(
      `select e.actor, e.actor_name, e.organization_id, e.role, e.operation, e.client, e.changes ->> 'from' as was
       from event e join event_object o on o.event_id = e.id where o.object_id = $1 and e.type = 'matter.approved'`,
      [ground.parent],
    )
    assert.deepEqual(rows, [
      {
        actor: `account:${ground.world.person('zhouguoping')}`,
        actor_name: '周国平',
        organization_id: ground.world.org('office'),
        role: 'office_director',
        operation: 'matters.approve',
        client: 'local',
        was: 'proposed',
      },
    ])
  })
})
