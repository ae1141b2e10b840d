import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { changeAccount, endAppointment, grantAppointment, listAccounts } from '#contract/accounts.ts'
import { listDeliveries } from '#contract/deliveries.ts'
import { acknowledgeAssignment } from '#contract/orders.ts'
import { listLiaisons, listVacancies } from '#contract/readiness.ts'
import type { Role } from '#domain/permissions.ts'
import { dispatched } from '../support/matter.ts'
import { refusedFor } from '../support/refusals.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const accountOf = async (login: string) => {
  const { items } = await world.desk('anquan')(listAccounts, { limit: 500 })
  const found = items.find((each) => each.login === login)
  if (!found) throw new Error(login)
  return found
}
const grant = async (login: string, key: string, role: Role, more: { deputy?: boolean; validTo?: string } = {}) => {
  const { id, version } = await accountOf(login)
  return world.desk('anquan')(grantAppointment, {
    accountId: id,
    version,
    organizationId: world.org(key),
    role,
    ...more,
  })
}
const end = async (login: string) => {
  const { id, version, appointments } = await accountOf(login)
  return world.desk('anquan')(endAppointment, { accountId: id, version, appointmentId: appointments[0]?.id ?? '' })
}
const vacant = async () =>
  (await world.desk('limin')(listVacancies, {})).items.map((each) => [each.name, each.deputyName, each.lastName])

test('[A29] an order goes to the liaison, to the deputy once the liaison’s appointment has expired, and says so', async () => {
  const delivered = async () => {
    const view = await dispatched(world, { leadOrganizationId: world.org('czt') })
    const { items } = await world.desk('limin')(listDeliveries, { orderId: view.content?.orderId ?? '' })
    return { view, row: items[0] }
  }
  await assert.rejects(grant('maoyong', 'czt', 'principal', { deputy: true }), refusedFor('deputy-is-liaison'))
  await grant('maoyong', 'czt', 'liaison', { deputy: true })
  const first = await delivered()
  assert.deepEqual([first.row?.how, first.row?.receiver, first.row?.phone], ['liaison', '吴静', '020-83133001'])
  await end('wujing')
  const second = await delivered()
  assert.deepEqual([second.row?.how, second.row?.receiver], ['deputy', '毛勇'])
  assert.equal(second.view.assignments[0]?.delivery, 'online')
  await world.desk('maoyong')(acknowledgeAssignment, {
    assignmentId: second.view.assignments[0]?.id ?? '',
    version: second.view.face.version,
  })
  const { items } = await world.desk('limin')(listDeliveries, { orderId: second.view.content?.orderId ?? '' })
  assert.equal(items[0]?.acknowledgedBy, '毛勇')
  assert.deepEqual(await vacant(), [['省财政厅', '毛勇', '吴静']])
})

test('[A30] the last liaison gone or locked, the organ stands on the alarm at once, and off it once there is another', async () => {
  assert.ok(!(await vacant()).some(([name]) => name === '省发展和改革委员会'))
  const { id, version, name } = await accountOf('zhaolei')
  await world.desk('xitong')(changeAccount, { accountId: id, version, name, state: 'locked' })
  assert.deepEqual((await vacant())[0], ['省发展和改革委员会', null, '赵磊'])
  const view = await dispatched(world, { leadOrganizationId: world.org('fgw') })
  assert.equal(view.assignments[0]?.delivery, 'slip')
  await grant('xupeng', 'fgw', 'liaison', { validTo: '2026-09-30' })
  assert.ok(!(await vacant()).some(([each]) => each === '省发展和改革委员会'))
  world.setToday('2026-10-01')
  assert.ok(
    (await vacant()).some(([each]) => each === '省发展和改革委员会'),
    'an appointment that runs out raises the alarm by itself',
  )
  const network = (await world.desk('liufang')(listLiaisons, {})).items
  const education = network.find((each) => each.name === '省教育厅')
  assert.deepEqual([education?.liaison?.name, education?.liaison?.phone], ['刘芳', '020-83132001'])
})
