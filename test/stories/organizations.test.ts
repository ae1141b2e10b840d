import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { grantAppointment, listAccounts } from '#contract/accounts.ts'
import { makeWorld, type World } from '../support/world.ts'
import { listDeliveries } from '#contract/deliveries.ts'
import { getMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, getOrder } from '#contract/orders.ts'
import {
  changeOrganization,
  closeOrganization,
  createOrganization,
  getOrganization,
  listOrganizations,
} from '#contract/organizations.ts'
import { listReadiness } from '#contract/readiness.ts'
import { setPortfolio } from '#contract/portfolios.ts'
import { dispatched } from '../support/matter.ts'
import { isApi, refusedFor } from '../support/refusals.ts'
import { jobs } from '../../src/jobs.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const pageOf = (key: string) => world.desk('xitong')(getOrganization, { organizationId: world.org(key) })
const create = (given: {
  name: string
  kind: 'department' | 'division' | 'outside' | 'coordinating_body' | 'inspection_body'
  seatId?: string
  endsOn?: string
  headName?: string
  headPhone?: string
}) => world.desk('xitong')(createOrganization, { parentId: world.org('government'), ...given })
const runChanges = async () => jobs.find((each) => each.name === 'organization-changes')?.run(world.app, {} as never)

test('a renamed organization keeps its old name on the days before', async () => {
  const { face } = await dispatched(world, { leadOrganizationId: world.org('zjt') })
  world.setToday('2026-09-20')
  const before = await pageOf('zjt')
  await world.desk('xitong')(changeOrganization, {
    organizationId: before.id,
    version: before.version,
    name: '省住房和城市更新厅',
    shortName: '省住更厅',
    basis: '机构改革方案',
  })
  const now = await world.desk('limin')(getMatter, { matterId: face.id })
  const then = await world.desk('limin')(getMatter, { matterId: face.id, asOf: '2026-09-15' })
  assert.deepEqual([now.face.leadName, then.face.leadName], ['省住房和城市更新厅', '省住房和城乡建设厅'])
  const [change] = (await pageOf('zjt')).changes
  assert.deepEqual(
    [change?.before['name'], change?.after['name'], change?.basis, change?.isApplied],
    ['省住房和城乡建设厅', '省住房和城市更新厅', '机构改革方案', true],
  )
})

test('a change that lies ahead takes effect on its day, and not before', async () => {
  world.setToday('2026-09-21')
  const made = await create({ name: '省林业局', kind: 'department' })
  const division = await world.desk('xitong')(createOrganization, {
    parentId: made.id,
    kind: 'division',
    name: '林业局办公室',
  })
  await world.desk('xitong')(changeOrganization, {
    organizationId: made.id,
    version: made.version,
    effectiveOn: '2026-10-08',
    name: '省林业和草原局',
    parentId: world.org('haizhou'),
  })
  const names = async () => {
    const { items } = await world.desk('xitong')(listOrganizations, {})
    return [made.id, division.id].map((id) => {
      const row = items.find((each) => each.id === id)
      return [row?.name, row?.governmentId === world.org('haizhou'), row?.sortKey.split('.').length]
    })
  }
  await runChanges()
  assert.deepEqual(await names(), [
    ['省林业局', false, 2],
    ['林业局办公室', false, 3],
  ])
  world.setToday('2026-10-08')
  await runChanges()
  await runChanges()
  assert.deepEqual(await names(), [
    ['省林业和草原局', true, 3],
    ['林业局办公室', true, 4],
  ])
  const page = await world.desk('xitong')(getOrganization, { organizationId: made.id })
  await assert.rejects(
    world.desk('xitong')(changeOrganization, {
      organizationId: made.id,
      version: page.version,
      name: '省林业局',
      parentId: division.id,
    }),
    refusedFor('organization-below-itself'),
  )
})

test('an organization with open work is not closed, and the refusal names the work by its number', async () => {
  world.setToday('2026-10-09')
  const view = await dispatched(world, { leadOrganizationId: world.org('haizhou') })
  const page = await pageOf('haizhou')
  const close = world.desk('xitong')(closeOrganization, { organizationId: page.id, version: page.version })
  await assert.rejects(close, (error: { refusal?: { refused: string; params?: { matters: string } } }) => {
    assert.equal(error.refusal?.refused, 'organization-has-work')
    assert.ok(error.refusal?.params?.matters.includes(view.face.number ?? '?'))
    return true
  })
  const empty = await create({ name: '省临时机构', kind: 'department' })
  const closed = await world.desk('xitong')(closeOrganization, { organizationId: empty.id, version: empty.version })
  assert.equal(closed.validTo, '2026-10-09')
  const { items } = await world.desk('limin')(listOrganizations, {})
  assert.ok(!items.some((each) => each.id === empty.id))
  await assert.rejects(dispatched(world, { leadOrganizationId: empty.id }), isApi(400))
})

test('whoever works for its seat receives and acknowledges for a coordinating body', async () => {
  world.setToday('2026-10-10')
  await assert.rejects(create({ name: '省防汛指挥部', kind: 'coordinating_body' }), refusedFor('seat-missing'))
  await assert.rejects(
    create({ name: '省水利厅', kind: 'department', seatId: world.org('fgw') }),
    refusedFor('only-for-kind'),
  )
  const body = await create({
    name: '省防汛抗旱指挥部',
    kind: 'coordinating_body',
    seatId: world.org('fgw'),
    endsOn: '2027-12-31',
  })
  const view = await dispatched(world, { leadOrganizationId: body.id })
  const { items } = await world.desk('limin')(listDeliveries, { orderId: view.content?.orderId ?? '' })
  assert.deepEqual([items[0]?.how, items[0]?.receiver], ['liaison', '赵磊'])
  const taken = await world.desk('zhaolei')(acknowledgeAssignment, {
    assignmentId: view.assignments[0]?.id ?? '',
    version: view.face.version,
  })
  assert.equal(taken.face.state, 'in_progress')
  assert.equal(taken.assignments[0]?.principalName, '孙建国')
})

test('an order goes to a body without accounts as a printed slip', async () => {
  const outside = await create({
    name: '岭南电网公司',
    kind: 'outside',
    headName: '高建',
    headPhone: '020-8888',
  })
  const view = await dispatched(world, { leadOrganizationId: outside.id })
  assert.equal(view.assignments[0]?.delivery, 'slip')
  const order = await world.desk('limin')(getOrder, { orderId: view.content?.orderId ?? '' })
  assert.deepEqual(order.slips, ['岭南电网公司'])
})

test('[A52] a government has exactly one inspection body, and an organ without one is not ready', async () => {
  await assert.rejects(create({ name: '第二督查室', kind: 'inspection_body' }), refusedFor('one-inspection-body'))
  const rows = (await world.desk('zhouguoping')(listReadiness, {})).items
  const yunshan = rows.find((each) => each.organizationId === world.org('yunshan'))
  assert.deepEqual([yunshan?.isReady, yunshan?.missing.includes('unit')], [false, true])
  await world.desk('xitong')(createOrganization, {
    parentId: world.org('yunshan'),
    kind: 'inspection_body',
    name: '云山市政府督查室',
  })
  const again = (await world.desk('zhouguoping')(listReadiness, {})).items
  const now = again.find((each) => each.organizationId === world.org('yunshan'))
  assert.deepEqual([now?.unit?.name, now?.missing.includes('unit')], ['云山市政府督查室', false])
})

test('[B43] a department is ready once it has named its unit, principal, liaison and leader in charge', async () => {
  const readiness = async () => {
    const { items } = await world.desk('zhouguoping')(listReadiness, {})
    return items.find((each) => each.organizationId === world.org('czt'))
  }
  assert.deepEqual((await readiness())?.missing, ['unit', 'deputy', 'leader'])
  const unit = await world.desk('xitong')(createOrganization, {
    parentId: world.org('czt'),
    kind: 'division',
    name: '省财政厅办公室',
  })
  const page = await pageOf('czt')
  const designate = (designatedUnitId: string) =>
    world.desk('xitong')(changeOrganization, {
      organizationId: page.id,
      version: page.version,
      name: page.name,
      designatedUnitId,
    })
  await assert.rejects(designate(world.org('jyt')), refusedFor('designated-unit-outside'))
  await designate(unit.id)
  assert.deepEqual((await readiness())?.missing, ['deputy', 'leader'])
  await world.desk('zhengzhong')(setPortfolio, { leaderId: world.person('zhengzhong'), organizationId: unit.id })
  const ready = await readiness()
  assert.deepEqual([ready?.isReady, ready?.missing, ready?.leader?.name], [true, ['deputy'], '郑忠'])
  const lacking = await world.desk('zhouguoping')(listReadiness, { onlyMissing: 'true' })
  assert.ok(!lacking.items.some((each) => each.organizationId === world.org('czt')))
  assert.ok(lacking.items.length > 0 && lacking.ready === lacking.organs - lacking.items.length)
  const wujing = (await world.desk('anquan')(listAccounts, { search: '吴静' })).items[0]
  await world.desk('anquan')(grantAppointment, {
    accountId: world.person('huangweimin'),
    version: (await world.desk('anquan')(listAccounts, { search: '黄为民' })).items[0]?.version ?? 0,
    organizationId: world.org('czt'),
    role: 'liaison',
    deputy: true,
  })
  assert.ok(wujing)
  assert.deepEqual((await readiness())?.missing, [])
})
