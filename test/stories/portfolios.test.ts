import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { getMatterPeople } from '#contract/handlers.ts'
import { endPortfolio, previewPortfolio, setPortfolio } from '#contract/portfolios.ts'
import { dispatched, draft } from '../support/matter.ts'
import { refusedFor } from '../support/refusals.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let second = ''
before(async () => {
  world = await makeWorld('2026-09-14')
  const { account } = await world.desk('xitong')(createAccount, { name: '沈力', login: 'shenli' })
  await world.desk('anquan')(grantAppointment, {
    accountId: account.id,
    version: account.version,
    organizationId: world.org('government'),
    role: 'leader',
    post: '副省长',
  })
  second = account.id
})

const director = (): ReturnType<World['desk']> => world.desk('zhouguoping')
const leaders = async (matterId: string) =>
  (await world.desk('limin')(getMatterPeople, { matterId })).leaders.map((each) => each.name)

test('[B39] a change of portfolios is previewed, and re-routes what is handed down later and nothing else', async () => {
  const first = world.person('wanghaifeng')
  const organizationId = world.org('jyt')
  await director()(setPortfolio, { leaderId: first, organizationId, validFrom: '2026-01-01' })
  const running = await dispatched(world, { title: '调整前已交办' })
  const waiting = await draft(world, { title: '调整前草拟' })
  assert.deepEqual([await leaders(running.face.id), await leaders(waiting.face.id)], [['王海峰'], ['王海峰']])

  world.setToday('2026-09-21')
  const preview = await director()(previewPortfolio, { leaderId: second, organizationId })
  assert.deepEqual(
    [
      preview.former?.leaderName,
      preview.rerouted.map((each) => each.title),
      preview.reroutedCount,
      preview.stayingCount,
    ],
    ['王海峰', ['调整前草拟'], 1, 1],
  )
  await director()(setPortfolio, { leaderId: second, organizationId, replace: true })
  assert.deepEqual([await leaders(running.face.id), await leaders(waiting.face.id)], [['王海峰'], ['沈力']])
  const later = await dispatched(world, { title: '调整后交办' })
  assert.deepEqual(await leaders(later.face.id), ['沈力'])
  await assert.rejects(
    director()(setPortfolio, { leaderId: first, organizationId, validFrom: '2026-09-01', replace: true }),
    refusedFor('portfolio-in-past'),
  )
})

test('a field of work routes what no unit’s portfolio decides', async () => {
  await director()(setPortfolio, { leaderId: second, field: '供水' })
  const { face } = await draft(world, { title: '推进农村供水保障', leadOrganizationId: world.org('czt') })
  assert.deepEqual(await leaders(face.id), ['沈力'])
  assert.deepEqual(
    await leaders((await draft(world, { title: '推进农村公路', leadOrganizationId: world.org('czt') })).face.id),
    [],
  )
})

test('[B41] the inspection body has one leader in charge at a time; a second is refused until the first ends', async () => {
  const organizationId = world.org('inspectionBody')
  const first = await director()(setPortfolio, { leaderId: world.person('wanghaifeng'), organizationId })
  await assert.rejects(
    director()(setPortfolio, { leaderId: second, organizationId }),
    refusedFor('one-leader-in-charge'),
  )
  await assert.rejects(
    director()(setPortfolio, { leaderId: second, organizationId, replace: true }),
    refusedFor('one-leader-in-charge'),
    'nobody is replaced on the day they began',
  )
  await director()(endPortfolio, { portfolioId: first.id, on: '2026-09-30' })
  await assert.rejects(
    director()(setPortfolio, { leaderId: second, organizationId, validFrom: '2026-09-30' }),
    refusedFor('one-leader-in-charge'),
  )
  const next = await director()(setPortfolio, { leaderId: second, organizationId, validFrom: '2026-10-01' })
  assert.equal(next.state, 'ahead')
})

test('only a leader is in charge, and only inside one’s own reach', async () => {
  const organizationId = world.org('fgw')
  await assert.rejects(
    director()(setPortfolio, { leaderId: world.person('limin'), organizationId }),
    refusedFor('not-a-leader'),
  )
  await assert.rejects(
    world.desk('huangweimin')(setPortfolio, { leaderId: world.person('huangweimin'), organizationId }),
    refusedFor('outside-own-government'),
  )
})
