import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { createAccount, endAppointment, grantAppointment, listAccounts } from '#contract/accounts.ts'
import { listMatters } from '#contract/ledger.ts'
import { getMatter, submitMatter } from '#contract/matters.ts'
import { reportProgress } from '#contract/reports.ts'
import { dayKind } from '#domain/calendar.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { calendarAsOf, calendarFor } from '#modules/calendar/index.ts'
import { record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentNow, momentOn } from '#platform/moment.ts'
import { draft } from '../support/matter.ts'
import { makeGround, makeGroundAtWork, type Ground } from './ground.ts'
import { acting, column, outcomeOf, system, tablesOf } from './raw.ts'

let ground: Ground
let atWork: Ground
before(async () => {
  ground = await makeGround()
  atWork = await makeGroundAtWork()
})

test('a second command that carries an earlier moment is recorded after the first', async () => {
  const { world } = atWork
  const made = await draft(world)
  const earlier = momentOn(civilDate('2026-09-01'))
  await world.desk('limin')(submitMatter, { matterId: made.face.id, version: made.face.version }, earlier)
  await acting(world.database.at.app, system, async (client) => {
    const steps = `select state from matter_history where id = $1 order by since`
    assert.deepEqual(await column(client, steps, [made.face.id]), ['draft', 'proposed'])
    const events = `select e.type from event e join event_object o on o.event_id = e.id where o.object_id = $1 order by e.at`
    assert.deepEqual(await column(client, events, [made.face.id]), ['matter.drafted', 'matter.submitted'])
    const apart = `select max(since) - min(since) = interval '1 microsecond' from matter_history where id = $1`
    assert.deepEqual(await column(client, apart, [made.face.id]), [true])
  })
})

test('what changes at the stroke of midnight belongs to the new day', async () => {
  const { world } = atWork
  const made = await draft(world)
  const { id: matterId, version } = made.face
  await world.desk('limin')(submitMatter, { matterId, version }, momentOn(civilDate('2026-09-18'), 0))
  const on = async (asOf: string) => (await world.desk('limin')(getMatter, { matterId, asOf })).face.state
  assert.deepEqual([await on('2026-09-17'), await on('2026-09-18')], ['draft', 'proposed'])
})

test('people who write at once, with clocks that differ, leave one line of history', async () => {
  const { world, parent } = atWork
  const hours = [15, 9, 12, 8, 14, 10]
  const write = (hour: number) =>
    world.desk('liufang')(
      reportProgress,
      { matterId: parent, progress: `${hour}时` },
      momentOn(civilDate('2026-09-16'), hour),
    )
  await Promise.all(hours.map(write))
  await acting(world.database.at.app, system, async (client) => {
    const versions = await column<number>(client, 'select version from matter_history where id = $1 order by since', [
      parent,
    ])
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    )
    assert.equal(new Set(versions).size, versions.length)
  })
})

test('[C14] the past of every row is without gap or overlap', async () => {
  for (const { world } of [ground, atWork])
    await acting(world.database.at.app, system, async (client) => {
      const histories = (await tablesOf(client)).filter((table) => table.endsWith('_history'))
      assert.ok(histories.length >= 15)
      for (const table of histories) {
        const [key] = await column(
          client,
          `select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
           where i.indisprimary and i.indrelid = $1::regclass`,
          [table.replace('_history', '')],
        )
        const broken = `select ${key} from (select ${key}, until, lead(since) over (partition by ${key} order by since) as next
          from ${table}) h where until is distinct from next`
        assert.deepEqual(await column(client, broken), [], table)
        const present = table.replace('_history', '')
        const differ = `(select ${key} from ${table} where until is null) except (select ${key} from ${present})
          union all ((select ${key} from ${present}) except (select ${key} from ${table} where until is null))`
        assert.deepEqual(await column(client, differ), [], `${present} and its history`)
      }
    })
})

test('a matter as of a past day is what it was: state, light, units, content, reports', async () => {
  const { world, parent } = ground
  const on = (asOf: string) => world.desk('limin')(getMatter, { matterId: parent, asOf })
  const now = await world.desk('limin')(getMatter, { matterId: parent })
  assert.deepEqual([now.face.state, now.content?.outcome, now.reports.length], ['archived', '已全部建成', 2])
  const first = await on('2026-09-14')
  assert.deepEqual(
    [first.face.state, first.face.light, first.content?.outcome, first.reports.length, first.actions],
    ['dispatched', 'green', null, 0, []],
  )
  assert.deepEqual(
    first.assignments.map((each) => [each.state, each.contribution]),
    [
      ['sent', null],
      ['sent', null],
    ],
  )
  const second = await on('2026-09-15')
  assert.deepEqual([second.face.state, second.reports.length], ['in_progress', 1])
  assert.equal((await outcomeOf(on('2026-09-13'))).status, 404)
})

test('[B11] the ledger as of a past day lists what was, under the lights of that day', async () => {
  const { world, parent, child } = ground
  const list = async (asOf?: string) =>
    new Map((await world.desk('limin')(listMatters, { asOf, limit: 50 })).items.map((row) => [row.id, row]))
  const [then, now] = [await list('2026-09-15'), await list()]
  assert.deepEqual([then.get(parent)?.state, then.get(parent)?.light], ['in_progress', 'green'])
  assert.deepEqual([now.get(parent)?.state, now.get(parent)?.light], ['archived', 'blue'])
  assert.equal(then.get(child)?.state, 'in_progress')
  const late = await list('2027-01-10')
  assert.equal(late.get(parent)?.light, 'blue')
  assert.equal((await list('2026-09-13')).size, 0)
})

test('as-of is read with today’s rights, not with those of the day looked at', async () => {
  const { world, parent } = atWork
  const asOf = '2026-09-15'
  const answer = await outcomeOf(world.desk('zhaolei')(getMatter, { matterId: parent, asOf }))
  assert.equal(answer.status, 404)
  assert.equal((await world.desk('zhaolei')(listMatters, { asOf, limit: 50 })).items.length, 0)
})

test('as-of names the principal of that day', async () => {
  const { world, parent } = atWork
  const [system_admin, security_admin] = [world.desk('xitong'), world.desk('anquan')]
  world.setToday('2026-09-17')
  const { account } = await system_admin(createAccount, { name: '新厅长', login: 'xintingzhang' })
  const { items } = await security_admin(listAccounts, { search: '黄为民' })
  const old = items[0]
  await security_admin(endAppointment, {
    accountId: old?.id ?? '',
    appointmentId: old?.appointments[0]?.id ?? '',
    version: old?.version ?? 0,
  })
  await security_admin(grantAppointment, {
    accountId: account.id,
    version: account.version,
    organizationId: world.org('jyt'),
    role: 'principal',
  })
  const now = await world.desk('limin')(getMatter, { matterId: parent })
  const then = await world.desk('limin')(getMatter, { matterId: parent, asOf: '2026-09-15' })
  assert.deepEqual([now.assignments[0]?.principalName, then.assignments[0]?.principalName], ['新厅长', '黄为民'])
  assert.equal(then.face.workdaysLeft, (now.face.workdaysLeft ?? 0) + 2)
})

test('as-of counts by the calendar that was known on that day', async () => {
  const { app, org } = atWork.world
  const [tomorrow, later] = [addDays(momentNow().today, 1), momentOn(addDays(momentNow().today, 2))]
  const as = { actor: systemActor('calendar'), today: later.today }
  const governmentId = org('government')
  const day = civilDate('2026-09-16')
  await transact(app.database.db, as, async (tx) => {
    assert.equal(dayKind(await calendarFor(tx, governmentId), day).kind, 'workday')
    const [year, off] = [newId(), newId()]
    await sql`select set_config('luoshi.at', ${later.at}, true)`.execute(tx)
    await sql`insert into calendar_year values (${year}, ${governmentId}, 2026, 'published', '省定', 1, ${later.at})`.execute(
      tx,
    )
    await sql`insert into calendar_day values (${off}, ${year}, ${day}, 'off', '省庆')`.execute(tx)
    await record(tx, { ...header, at: later.at, actor: as.actor }, [{ type: 'calendar.published' }], [year])
  })
  await transact(app.database.db, as, async (tx) => {
    assert.equal(dayKind(await calendarFor(tx, governmentId), day).kind, 'holiday')
    assert.equal(dayKind(await calendarAsOf(tx, governmentId, tomorrow), day).kind, 'workday')
  })
})

const header = { actorName: null, organizationId: null, role: null, operation: 'test', client: null }
