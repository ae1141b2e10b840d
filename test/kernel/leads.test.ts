import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { correctDraft, getMatter } from '#contract/matters.ts'
import { draft } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { acting, column, outcomeOf, system } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const fields = { title: '改', target: '3个', workContent: 'x', requirement: 'x', budget: { kind: 'default' as const } }

test('[C14] a change of lead ends one term and opens the next at the same instant, in one event', async () => {
  const made = await draft(world)
  const { id: matterId, version } = made.face
  await world.desk('limin')(correctDraft, { ...fields, matterId, version, leadOrganizationId: world.org('czt') })
  await acting(world.database.at.app, system, async (client) => {
    const { rows } = await client.query(
      `select organization_id, valid_to is null as open, valid_from = lag(valid_to) over (order by valid_from) as follows
       from assignment where matter_id = $1 and part = 'coordinating_lead' order by valid_from`,
      [matterId],
    )
    assert.deepEqual(rows, [
      { organization_id: world.org('jyt'), open: false, follows: null },
      { organization_id: world.org('czt'), open: true, follows: true },
    ])
    const events = `select e.type from event e join event_object o on o.event_id = e.id where o.object_id = $1 order by e.at`
    assert.deepEqual(await column(client, events, [matterId]), ['matter.drafted', 'matter.corrected'])
  })
  const view = await world.desk('limin')(getMatter, { matterId })
  assert.equal(view.face.leadName, '省财政厅')
})

test('a unit has one part in a matter', async () => {
  const unit = world.org('jyt')
  const twice = (others: { organizationId: string; part: 'joint_lead' | 'supporting' }[]) =>
    outcomeOf(draft(world, { leadOrganizationId: unit, others }))
  assert.equal((await twice([{ organizationId: unit, part: 'supporting' }])).code, 'unit-twice')
  const finance = world.org('czt')
  const both = [
    { organizationId: finance, part: 'joint_lead' as const },
    { organizationId: finance, part: 'supporting' as const },
  ]
  assert.equal((await twice(both)).code, 'unit-twice')
})
