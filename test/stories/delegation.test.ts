import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeDelegation, revokeDelegation } from '#contract/delegations.ts'
import { approveMatter, getMatter, getTrail, submitMatter } from '#contract/matters.ts'
import { handIn } from '#contract/reports.ts'
import { getMe } from '#contract/session.ts'
import { getTray } from '#contract/tray.ts'
import { isApi, refusedFor } from '../support/refusals.ts'
import { draft, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const submitted = async (title: string) => {
  const { face } = await draft(world, { title })
  return (await world.desk('limin')(submitMatter, { matterId: face.id, version: face.version })).face
}
const pileOf = async (login: string, key: string) =>
  (await world.desk(login)(getTray, {})).groups.find((each) => each.key === key)?.items.map((each) => each.title) ?? []

test('[A51] a delegate finds in the tray what already waits there, and acts on the grantor’s behalf, on record', async () => {
  world.setToday('2026-09-14')
  const face = await submitted('休假前已送审的事项')
  assert.deepEqual(await pileOf('chenzhiyuan', 'to-decide'), [])
  const made = await world.desk('zhouguoping')(makeDelegation, {
    delegateId: world.person('chenzhiyuan'),
    validTo: '2026-09-18',
    actions: ['matter.decide'],
    reason: '公务出差',
  })
  assert.equal(made.state, 'running')
  assert.deepEqual(await pileOf('chenzhiyuan', 'to-decide'), ['休假前已送审的事项'])
  const me = await world.desk('chenzhiyuan')(getMe, {})
  assert.deepEqual(
    me.appointments.map((each) => [each.role, each.lentBy?.name, each.lentBy?.until]),
    [
      ['inspector', undefined, undefined],
      ['office_director', '周国平', '2026-09-18'],
    ],
  )
  await world.desk('chenzhiyuan')(approveMatter, { matterId: face.id, version: face.version, opinion: '同意' })
  const { items } = await world.desk('limin')(getTrail, { matterId: face.id })
  const approved = items.find((each) => each.type === 'matter.approved')
  assert.deepEqual([approved?.actorName, approved?.onBehalfOf], ['陈志远', '周国平'])
})

test('[A51] an expired delegation cannot sign, nor one that was taken back', async () => {
  world.setToday('2026-09-18')
  const first = await submitted('委托最后一天送审的事项')
  await world.desk('chenzhiyuan')(approveMatter, { matterId: first.id, version: first.version })
  world.setToday('2026-09-19')
  const late = await submitted('委托到期后送审的事项')
  const approve = () => world.desk('chenzhiyuan')(approveMatter, { matterId: late.id, version: late.version })
  await assert.rejects(approve(), isApi(403))
  assert.deepEqual(await pileOf('chenzhiyuan', 'to-decide'), [])
  const again = await world.desk('zhouguoping')(makeDelegation, {
    delegateId: world.person('chenzhiyuan'),
    validTo: '2026-09-30',
  })
  await world.desk('zhouguoping')(revokeDelegation, { delegationId: again.id })
  await assert.rejects(approve(), isApi(403))
  await assert.rejects(
    world.desk('zhouguoping')(revokeDelegation, { delegationId: again.id }),
    refusedFor('delegation-over'),
  )
})

test('[A51] a principal’s delegate signs the completion in the system; it says who signed for whom', async () => {
  world.setToday('2026-09-21')
  const { face } = await inProgress(world, { target: '加快学位建设' })
  const signed = async () =>
    world.desk('liufang')(handIn, {
      matterId: face.id,
      version: (await world.desk('liufang')(getMatter, { matterId: face.id })).face.version,
      outcome: '已建成',
      progress: '完工',
      signature: { how: 'system' },
    })
  await assert.rejects(signed(), refusedFor('signer-not-principal'))
  const lent = (actions: 'matter.decide'[] | undefined) =>
    world.desk('huangweimin')(makeDelegation, {
      delegateId: world.person('liufang'),
      validTo: '2026-09-25',
      ...(actions ? { actions } : {}),
    })
  await lent(['matter.decide'])
  await assert.rejects(signed(), refusedFor('signer-not-principal'), 'what was not lent is not signed')
  await lent(undefined)
  const view = await signed()
  assert.equal(view.reports[0]?.signature, '黄为民（刘芳受托代签）')
  const { items } = await world.desk('limin')(getTrail, { matterId: face.id })
  assert.equal(items.find((each) => each.type === 'matter.reported')?.onBehalfOf, '黄为民')
})

test('a delegate cannot approve what the grantor drafted, nor lend on what is lent', async () => {
  world.setToday('2026-09-22')
  const face = await submitted('李敏起草的事项')
  await world.desk('limin')(makeDelegation, { delegateId: world.person('zhaolei'), validTo: '2026-09-25' })
  assert.equal((await world.desk('zhaolei')(getMatter, { matterId: face.id })).face.relation, 'supervisor')
  await world.desk('zhaolei')(makeDelegation, { delegateId: world.person('xupeng'), validTo: '2026-09-25' })
  await assert.rejects(world.desk('xupeng')(getMatter, { matterId: face.id }), isApi(404))
})

test('who may not be lent to: oneself, an administrator, nobody; and not for longer than the government allows', async () => {
  world.setToday('2026-09-22')
  const lend = (delegate: string, more: object = {}) =>
    world.desk('zhouguoping')(makeDelegation, { delegateId: world.person(delegate), validTo: '2026-09-25', ...more })
  await assert.rejects(lend('zhouguoping'), refusedFor('delegate-is-self'))
  await assert.rejects(lend('xitong'), refusedFor('delegate-not-fit'))
  await assert.rejects(lend('limin', { validTo: '2027-09-25' }), refusedFor('delegation-too-long'))
  await assert.rejects(lend('limin', { validTo: '2026-09-21' }), refusedFor('delegation-in-past'))
  await assert.rejects(lend('limin', { organizationIds: [world.org('jyt')] }), refusedFor('not-own-organization'))
  await assert.rejects(
    world.desk('xitong')(makeDelegation, { delegateId: world.person('limin'), validTo: '2026-09-25' }),
    isApi(403),
  )
})
