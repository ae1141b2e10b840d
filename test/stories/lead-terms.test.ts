import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { approveMatter, correctDraft, getMatter, submitMatter } from '#contract/matters.ts'
import { reassignMatter } from '#contract/changes.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { systemActor, transact } from '#platform/db.ts'
import { dispatched, draft } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

/** How many coordinating leads a matter had at the start of each term, just before it, and a moment after. */
const leadsThroughTime = (matterId: string) =>
  transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, async (tx) => {
    const { rows } = await sql<{ at: string; leads: number }>`
      with terms as (select valid_from, valid_to from assignment where matter_id = ${matterId} and part = 'coordinating_lead'),
        first as (select min(valid_from) as at from terms),
        moments as (select t.valid_from as at from terms t
          union select t.valid_from - interval '1 microsecond' from terms t, first where t.valid_from > first.at
          union select t.valid_to from terms t where t.valid_to is not null
          union select t.valid_from + interval '1 microsecond' from terms t
          union select ${world.app.now().at}::timestamptz)
      select m.at, (select count(*)::int from terms t where t.valid_from <= m.at and (t.valid_to is null or t.valid_to > m.at)) as leads
      from moments m order by m.at`.execute(tx)
    return rows
  })

test('[C14] through a corrected draft, an order and two reassignments there is one lead at every moment', async () => {
  const [inspector, director] = [world.desk('limin'), world.desk('zhouguoping')]
  const made = await draft(world)
  const matterId = made.face.id
  const fields = { target: '3个', workContent: '新建', requirement: '报送', budget: { kind: 'default' as const } }
  const version = async () => (await inspector(getMatter, { matterId })).face.version
  await inspector(correctDraft, {
    ...fields,
    title: '改由财政厅牵头',
    matterId,
    version: made.face.version,
    leadOrganizationId: world.org('czt'),
  })
  await inspector(submitMatter, { matterId, version: await version() })
  await director(approveMatter, { matterId, version: await version() })
  await inspector(issueOrder, { title: '督办通知', matters: [{ id: matterId, version: await version() }] })
  const reassign = async (unit: string, day: string) => {
    world.setToday(day)
    await inspector(reassignMatter, {
      matterId,
      version: await version(),
      organizationId: world.org(unit),
      due: { kind: 'keep' },
      basis: '省政府专题会议纪要',
    })
  }
  await reassign('jyt', '2026-09-16')
  const view = await world.desk('liufang')(getMatter, { matterId })
  const lead = view.assignments.find((each) => each.part === 'coordinating_lead')
  await world.desk('liufang')(acknowledgeAssignment, { assignmentId: lead?.id ?? '', version: view.face.version })
  await reassign('zjt', '2026-09-18')
  world.setToday('2026-09-21')
  const moments = await leadsThroughTime(matterId)
  assert.ok(moments.length >= 10, `${moments.length} moments looked at`)
  assert.deepEqual(
    moments.filter((each) => each.leads !== 1),
    [],
  )
  // As of each day, the lead that the matter had on it.
  const leadOn = async (asOf: string) => (await inspector(getMatter, { matterId, asOf })).face.leadName
  assert.deepEqual(
    [await leadOn('2026-09-14'), await leadOn('2026-09-16'), await leadOn('2026-09-18')],
    ['省财政厅', '省教育厅', '省住房和城乡建设厅'],
  )
})

test('bugs 3 and 6 elsewhere: people and leads belong to the part of one unit, so a unit that goes takes its 张三 along and leaves the other’s', async () => {
  const inspector = world.desk('limin')
  const { face, assignments } = await dispatched(world, {
    others: [{ organizationId: world.org('czt'), part: 'supporting' }],
  })
  const partOf = (key: string) => assignments.find((each) => each.organizationId === world.org(key))?.id ?? ''
  const version = async () => (await inspector(getMatter, { matterId: face.id })).face.version
  for (const [login, key] of [
    ['liufang', 'jyt'],
    ['wujing', 'czt'],
  ] as const)
    await world.desk(login)(acknowledgeAssignment, {
      assignmentId: partOf(key),
      version: await version(),
      responsiblePerson: '张三',
    })
  await inspector(reassignMatter, {
    matterId: face.id,
    version: await version(),
    organizationId: world.org('zjt'),
    due: { kind: 'keep' },
    basis: '省政府专题会议纪要',
  })
  const { assignments: now, face: after } = await inspector(getMatter, { matterId: face.id })
  const people = now.map((each) => [each.organizationId, each.part, each.responsiblePerson])
  assert.deepEqual(
    people.filter(([, , person]) => person !== null),
    [[world.org('czt'), 'supporting', '张三']],
  )
  assert.equal(after.leadOrganizationId, world.org('zjt'))
})
