import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listMatters } from '#contract/ledger.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { endOversight, grantOversight, listOversight } from '#contract/oversight.ts'
import { ask } from '#contract/reports.ts'
import { hireCast, type Cast } from '../support/cast.ts'
import { inProgress } from '../support/matter.ts'
import { isApi, refusedFor } from '../support/refusals.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let cast: Cast
before(async () => {
  world = await makeWorld('2026-09-14')
  cast = await hireCast(world)
})
const deputies = () => cast('overseer', 'overseer').desk

test('[A41] an overseer reads the face of the matter that was opened to it, none of the words inside, and no other matter', async () => {
  const opened = await inProgress(world, { title: '农村饮水安全工程' })
  await inProgress(world, { title: '未开放的事项' })
  const matterId = opened.face.id
  const office = world.desk('limin')
  await office(ask, { matterId, text: '内部追问：资金缺口是否上报' })
  const { version } = await office(listOversight, { matterId })
  const organizationId = world.org('haizhou')
  await office(grantOversight, { matterId, version, organizationId, basis: '省人大常委会专题询问' })

  const { items } = await deputies()(listMatters, {})
  assert.deepEqual(
    items.map((each) => [each.title, each.relation]),
    [['农村饮水安全工程', 'overseer']],
  )
  const seen = await deputies()(getMatter, { matterId })
  assert.deepEqual([seen.content, seen.messages, seen.assignments, seen.reviews, seen.actions], [null, [], [], [], []])
  const trail = await deputies()(getTrail, { matterId })
  assert.ok(!JSON.stringify(trail).includes('资金缺口'))

  const again = await office(listOversight, { matterId })
  assert.deepEqual(
    again.items.map((each) => [each.organizationId, each.basis]),
    [[organizationId, '省人大常委会专题询问']],
  )
  await office(endOversight, { matterId, version: again.version, organizationId })
  assert.deepEqual((await deputies()(listMatters, {})).items, [])
  await assert.rejects(deputies()(getMatter, { matterId }), isApi(404))
})

test('a unit that has a part in the matter sees more than an overseer, and is not made one', async () => {
  const { face } = await inProgress(world, { title: '另一事项' })
  const { version } = await world.desk('limin')(listOversight, { matterId: face.id })
  const asked = world.desk('limin')(grantOversight, {
    matterId: face.id,
    version,
    organizationId: face.leadOrganizationId ?? '',
    basis: '提案办理',
  })
  await assert.rejects(asked, refusedFor('overseer-is-party'))
})
