import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { endAppointment, grantAppointment, listAccounts } from '#contract/accounts.ts'
import { getMatterPeople, getWorkload, makeHandover } from '#contract/handlers.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { reportProgress } from '#contract/reports.ts'
import { addInstruction, getSource } from '#contract/sources.ts'
import { getTray } from '#contract/tray.ts'
import { aSource, draft, inProgress } from '../support/matter.ts'
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
const leave = async (login: string, more: { successorId?: string; note?: string } = {}) => {
  const { id, version, appointments } = await accountOf(login)
  return world.desk('anquan')(endAppointment, {
    accountId: id,
    version,
    appointmentId: appointments[0]?.id ?? '',
    ...more,
  })
}
const handlersOf = async (matterId: string) =>
  (await world.desk('zhouguoping')(getMatterPeople, { matterId })).handlers.map((each) => each.name)

test('[A54] nobody leaves with open items: a successor of the same office takes all of them, with a note', async () => {
  const sourceId = await aSource(world, { kind: 'leader_instruction' })
  const source = await world.desk('limin')(getSource, { sourceId })
  await world.desk('limin')(addInstruction, {
    sourceId,
    version: source.row.version,
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请抓紧落实。',
    answerRequired: true,
  })
  const drafted = (await draft(world, { title: '草拟中的事项', sourceId })).face.id
  const running = (await inProgress(world, { title: '在办的事项' })).face.id
  world.setToday('2026-09-15')
  await assert.rejects(leave('limin'), (error: { refusal?: { refused: string; params?: { count: number } } }) => {
    assert.deepEqual([error.refusal?.refused, error.refusal?.params?.count], ['hand-over-needed', 2])
    return true
  })
  const successorId = world.person('chenzhiyuan')
  await assert.rejects(leave('limin', { successorId }), refusedFor('hand-over-needed'), 'a note is asked for')
  await assert.rejects(
    leave('limin', { successorId: world.person('liufang'), note: '轮岗' }),
    refusedFor('successor-elsewhere'),
  )
  await leave('limin', { successorId, note: '李敏轮岗，案卷在 3 号柜' })
  assert.deepEqual([await handlersOf(drafted), await handlersOf(running)], [['陈志远'], ['陈志远', '刘芳']])
  const { items } = await world.desk('zhouguoping')(getTrail, { matterId: running })
  assert.deepEqual(
    [items[0]?.type, items[0]?.reason, items[0]?.changes['handler']],
    ['matter.handed_over', '李敏轮岗，案卷在 3 号柜', ['李敏', '陈志远']],
  )
  const seen = await world.desk('chenzhiyuan')(getSource, { sourceId })
  assert.equal(seen.instructions[0]?.text, '请抓紧落实。', 'the successor reads what the handler could read')
  const view = await world.desk('zhouguoping')(getMatter, { matterId: running })
  assert.equal(view.content?.draftedBy, '李敏', 'who drafted it stays as it was')
})

test('[A54] a unit’s handler hands over as well, and whoever has nothing open just leaves', async () => {
  await assert.rejects(leave('liufang'), refusedFor('hand-over-needed'))
  await leave('liufang', { successorId: world.person('huangweimin'), note: '产假' })
  await leave('linna')
  const person = await accountOf('linna')
  assert.deepEqual(person.appointments, [])
})

test('a head re-assigns what one person handles to another, and nobody else does', async () => {
  const toId = world.person('zhouguoping')
  const move = (login: string) =>
    world.desk(login)(makeHandover, { fromId: world.person('chenzhiyuan'), toId, note: '统一由主任经办' })
  await assert.rejects(move('huangweimin'), refusedFor('nothing-to-hand-over'))
  const { matters } = await move('zhouguoping')
  assert.equal(matters, 2)
  await assert.rejects(move('zhouguoping'), refusedFor('nothing-to-hand-over'))
})

test('[A50] a new principal finds the open items in the tray; the days before keep the old one', async () => {
  const other = await makeWorld('2026-09-14')
  const { face } = await inProgress(other, { target: '加快学位建设' })
  const at = other.desk('anquan')
  const account = async (id: string) => {
    const found = (await at(listAccounts, { limit: 500 })).items.find((each) => each.id === id)
    if (!found) throw new Error(id)
    return found
  }
  other.setToday('2026-10-12')
  const old = await account(other.person('huangweimin'))
  await at(endAppointment, { accountId: old.id, version: old.version, appointmentId: old.appointments[0]?.id ?? '' })
  const heir = await account(other.person('maoyong'))
  await at(grantAppointment, {
    accountId: heir.id,
    version: heir.version,
    organizationId: other.org('jyt'),
    role: 'principal',
  })
  const principal = async (asOf?: string) => {
    const view = await other.desk('limin')(getMatter, { matterId: face.id, ...(asOf ? { asOf } : {}) })
    return view.assignments[0]?.principalName
  }
  assert.deepEqual([await principal(), await principal('2026-10-10')], ['毛勇', '黄为民'])
  const handling = async (login: string) =>
    (await other.desk(login)(getTray, {})).groups.find((each) => each.key === 'to-handle')?.items.map((each) => each.id)
  assert.deepEqual(await handling('maoyong'), [face.id])
})

test('[B44] the load says who handles how much, and by the trail who acted on how many matters in each month', async () => {
  const other = await makeWorld('2026-08-03')
  const first = await inProgress(other, { title: '八月的事项' })
  other.setToday('2026-09-14')
  await inProgress(other, { title: '九月的事项' })
  await other.desk('liufang')(reportProgress, { matterId: first.face.id, progress: '已开工' })
  const { months, items } = await other.desk('zhouguoping')(getWorkload, { months: 2 })
  assert.deepEqual(months, ['2026-08', '2026-09'])
  const of = (name: string) => {
    const row = items.find((each) => each.name === name)
    return [row?.open, row?.byMonth]
  }
  assert.deepEqual(of('李敏'), [2, [1, 1]])
  assert.deepEqual(of('周国平'), [0, [1, 1]])
  assert.equal(
    items.find((each) => each.name === '刘芳'),
    undefined,
    'a unit’s load is the unit’s',
  )
  const unit = await other.desk('huangweimin')(getWorkload, { months: 2 })
  const liufang = unit.items.find((each) => each.name === '刘芳')
  assert.deepEqual([liufang?.open, liufang?.overdue, liufang?.byMonth], [2, 0, [1, 2]])
})
