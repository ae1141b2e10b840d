import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { createOrganization } from '#contract/organizations.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { getOwed } from '#contract/tray.ts'
import { answerDivision, endDivision, getUnitLedger, giveDivision } from '#contract/units.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { deskOf } from '../../src/demo/desk.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let divisionId = ''
let clerkId = ''
before(async () => {
  world = await makeWorld('2026-09-14')
  const division = await world.desk('xitong')(createOrganization, {
    parentId: world.org('jyt'),
    kind: 'division',
    name: '省教育厅基础教育处',
  })
  divisionId = division.id
  const { account } = await world.desk('xitong')(createAccount, { name: '钱处长', login: 'qianchu' })
  clerkId = account.id
  await world.desk('anquan')(grantAppointment, {
    accountId: clerkId,
    version: account.version,
    organizationId: divisionId,
    role: 'liaison',
    post: '处长',
  })
})

test('a unit divides its part inside by one act; the person sees it and writes back, and nobody outside hears of it', async () => {
  const view = await inProgress(world, {
    title: '内部分办的事项',
    others: [{ organizationId: world.org('czt'), part: 'supporting' }],
  })
  const matterId = view.face.id
  const lead = view.assignments.find((each) => each.part === 'coordinating_lead')?.id ?? ''
  const [liaison, clerk] = [world.desk('liufang'), deskOf(world.app, clerkId)]
  assert.equal((await outcomeOf(clerk(getMatter, { matterId }))).status, 404, 'not given yet, not seen')
  const side = await liaison(giveDivision, { assignmentId: lead, accountId: clerkId, note: '请于周五前办理' })
  const [given] = side.divisions
  assert.ok(given)
  assert.equal(given.to, '省教育厅基础教育处 钱处长')

  assert.equal((await clerk(getMatter, { matterId })).face.relation, 'division')
  const owed = await clerk(getOwed, {})
  assert.deepEqual(
    owed.items.map((item) => [item.matterId, item.next.kind]),
    [[matterId, 'divided']],
  )
  await clerk(answerDivision, {
    internalDivisionId: given.id,
    version: given.version,
    answer: '已与各市核对',
    done: true,
  })
  assert.equal((await liaison(getUnitSide, { matterId })).divisions[0]?.answer, '已与各市核对')
  assert.equal((await liaison(getUnitLedger, {})).superiors[0]?.rows[0]?.dividedTo, '省教育厅基础教育处 钱处长')

  for (const outside of ['limin', 'wujing']) {
    const desk = world.desk(outside)
    assert.deepEqual((await desk(getUnitSide, { matterId })).divisions, [], `${outside} sees nothing of it`)
    const trail = await desk(getTrail, { matterId })
    assert.deepEqual(
      trail.items.filter((each) => each.type.startsWith('internal-division')),
      [],
    )
  }
  const after = await world.desk('limin')(getMatter, { matterId })
  assert.equal(after.face.version, view.face.version, 'the matter itself has not changed')
  const [now] = (await liaison(getUnitSide, { matterId })).divisions
  await liaison(endDivision, { internalDivisionId: now?.id ?? '', version: now?.version ?? 0 })
  assert.equal((await outcomeOf(clerk(getMatter, { matterId }))).status, 404, 'taken back, no longer seen')
})

test('giving it to another ends what was given before; another unit’s people are refused', async () => {
  const view = await inProgress(world, { title: '改分的事项' })
  const matterId = view.face.id
  const lead = view.assignments[0]?.id ?? ''
  const liaison = world.desk('liufang')
  const foreign = await outcomeOf(liaison(giveDivision, { assignmentId: lead, accountId: world.person('wujing') }))
  assert.equal(foreign.code, 'own-division-only')
  assert.equal(
    (await outcomeOf(liaison(giveDivision, { assignmentId: lead, divisionId: world.org('czt') }))).code,
    'own-division-only',
  )
  await liaison(giveDivision, { assignmentId: lead, divisionId })
  await liaison(giveDivision, { assignmentId: lead, accountId: world.person('huangweimin') })
  const { divisions } = await liaison(getUnitSide, { matterId })
  assert.deepEqual(divisions.map((each) => each.state).toSorted(), ['ended', 'open'])
})
