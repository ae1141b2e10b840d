import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { approveMatter, draftChild, getMatter, submitMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { handIn, returnReport, takeForReview } from '#contract/reports.ts'
import { makeWorld, type World } from '../support/world.ts'
import { inProgress } from '../support/matter.ts'
import { complete } from './ground.ts'
import { outcomeOf } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const parentDue = '2026-12-31'
const atWork = async () => (await inProgress(world, { budget: { kind: 'fixed', on: parentDue } })).face.id

type Child = { on?: string; days?: number; mandatory?: boolean }

const draftBelow = async (parentId: string, { on = '2026-11-30', days, mandatory = true }: Child) => {
  const parent = await world.desk('liufang')(getMatter, { matterId: parentId })
  const made = await world.desk('liufang')(draftChild, {
    assignmentId: parent.assignments[0]?.id ?? '',
    title: '云山市新增学位500个',
    target: '新增公办学位500个',
    workContent: '新建学校',
    requirement: '按月报送',
    budget: days === undefined ? { kind: 'fixed', on } : { kind: 'calendar_days', amount: days },
    leadOrganizationId: world.org('yunshan'),
    mandatory,
  })
  return made.face.id
}
const at = async (matterId: string) => ({
  matterId,
  version: (await world.desk('liufang')(getMatter, { matterId })).face.version,
})
const submit = async (matterId: string) => world.desk('liufang')(submitMatter, await at(matterId))
const issue = async (matterId: string) => {
  const { version } = await at(matterId)
  return world.desk('liufang')(issueOrder, { title: '分解', matters: [{ id: matterId, version }] })
}
const establish = async (parentId: string, child: Child = {}) => {
  const id = await draftBelow(parentId, child)
  await submit(id)
  await world.desk('huangweimin')(approveMatter, await at(id))
  return id
}
const handInParent = async (matterId: string) =>
  world.desk('huangweimin')(handIn, {
    ...(await at(matterId)),
    outcome: '已建成',
    actual: '3000个',
    progress: '完工',
    signature: { how: 'system' },
  })

test('[C12] a child is not due after its parent, whether its day is given or counted', async () => {
  const parent = await atWork()
  assert.equal((await outcomeOf(draftBelow(parent, { on: '2027-01-01' }).then(submit))).code, 'child-after-parent')
  assert.equal((await outcomeOf(draftBelow(parent, { on: parentDue }).then(submit))).code, 'done')
  const counted = await establish(parent, { days: 365 })
  assert.equal((await outcomeOf(issue(counted))).code, 'child-after-parent')
})

test('[A17] a parent is not handed in over an open mandatory child, and the refusal names it', async () => {
  const parent = await atWork()
  await issue(await establish(parent))
  const refused = await handInParent(parent).catch((error: unknown) => error)
  const { refusal } = refused as { refusal: { refused: string; params: { matters: string } } }
  assert.deepEqual([refusal.refused, refusal.params.matters], ['child-open', '云山市新增学位500个'])
})

test('a parent is handed in over a child that is optional, or has ended', async () => {
  const [first, second] = [await atWork(), await atWork()]
  await issue(await establish(first, { mandatory: false }))
  assert.equal((await handInParent(first)).face.state, 'reported')
  const child = await establish(second)
  await issue(child)
  const view = await world.desk('hexin')(getMatter, { matterId: child })
  const assignmentId = view.assignments[0]?.id ?? ''
  await world.desk('hexin')(acknowledgeAssignment, { assignmentId, version: view.face.version })
  await complete({ world, matterId: child }, 'tangyuan', 'liufang', 'huangweimin')
  assert.equal((await handInParent(second)).face.state, 'reported')
})

test('nothing is handed down below a parent that has been handed in, also by those who race', async () => {
  const parent = await atWork()
  const child = await establish(parent)
  const outcomes = await Promise.all([outcomeOf(handInParent(parent)), outcomeOf(issue(child))])
  const codes = outcomes.map((each) => each.code)
  assert.ok(
    JSON.stringify(codes) === '["done","parent-not-at-work"]' || JSON.stringify(codes) === '["child-open","done"]',
    JSON.stringify(codes),
  )
  const other = await atWork()
  const late = await establish(other)
  await handInParent(other)
  assert.equal((await outcomeOf(issue(late))).code, 'parent-not-at-work')
})

test('[C12] a parent is not cut short below the due day of an open child', async () => {
  const parent = await atWork()
  await issue(await establish(parent, { mandatory: false, on: '2026-11-30' }))
  await handInParent(parent)
  const office = world.desk('limin')
  const version = async () => (await office(getMatter, { matterId: parent })).face.version
  await office(takeForReview, { matterId: parent, version: await version() })
  const cut = async (newDue: string) =>
    office(returnReport, { matterId: parent, version: await version(), cause: 'other', requirement: '重报', newDue })
  assert.equal((await outcomeOf(cut('2026-11-29'))).code, 'child-due-later')
  assert.equal((await outcomeOf(cut('2026-11-30'))).code, 'done')
})
