import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { declareRollUp, draftChildren, nameApprover } from '#contract/children.ts'
import { createOrganization } from '#contract/organizations.ts'
import { approveMatter, getMatter, getTrail, submitMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { handIn } from '#contract/reports.ts'
import { acknowledgeAll } from '#contract/units.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { complete } from '../kernel/ground.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})
const words = { target: '新增公办学位500个', workContent: '新建学校', requirement: '按月报送' }
const at = async (matterId: string, login = 'liufang') => ({
  matterId,
  version: (await world.desk(login)(getMatter, { matterId })).face.version,
})
const parentAtWork = async (title: string) => {
  const view = await inProgress(world, { title, budget: { kind: 'fixed', on: '2026-12-31' } })
  return { matterId: view.face.id, assignmentId: view.assignments[0]?.id ?? '' }
}
const establish = async (matterId: string) => {
  await world.desk('liufang')(submitMatter, await at(matterId))
  await world.desk('huangweimin')(approveMatter, await at(matterId))
}
const split = (assignmentId: string, title: string) =>
  world.desk('liufang')(draftChildren, {
    assignmentId,
    title,
    ...words,
    rows: [
      { leadOrganizationId: world.org('yunshan'), due: '2026-11-30' },
      { leadOrganizationId: world.org('haizhou'), due: '2026-12-15' },
    ],
  })

test('[C12] one part is split to two cities in one go, each with its own day, none after the day above', async () => {
  const { matterId, assignmentId } = await parentAtWork('学位建设')
  const late = world.desk('liufang')(draftChildren, {
    assignmentId,
    title: '学位建设',
    ...words,
    rows: [{ leadOrganizationId: world.org('yunshan'), due: '2027-01-01' }],
  })
  assert.equal((await outcomeOf(late)).code, 'child-after-parent')
  const { items } = await split(assignmentId, '学位建设')
  assert.deepEqual(
    items.map((item) => [item.leadName, item.title]),
    [
      ['云山市人民政府', '学位建设（云山市）'],
      ['海州市人民政府', '学位建设（海州市）'],
    ],
  )
  const trail = await world.desk('limin')(getTrail, { matterId })
  assert.equal(trail.items.filter((each) => each.type === 'matter.split').length, 1)
  for (const { id } of items) await establish(id)
  const versions = []
  for (const { id } of items) versions.push({ id, version: (await at(id)).version })
  await world.desk('liufang')(issueOrder, { title: '分解任务', matters: versions })
  // The city is told how much of the time the department has kept.
  const [first] = items
  const levels = (await world.desk('hexin')(getUnitSide, { matterId: first?.id ?? '' })).levels
  assert.deepEqual(
    levels.map((level) => [level.supervisorName, level.due, level.cut]),
    [
      ['省政府督查室', '2026-12-31', null],
      ['省教育厅', '2026-11-30', 23],
    ],
  )
  assert.equal((await outcomeOf(world.desk('hexin')(getMatter, { matterId }))).status, 404)
})

test('[A17] the rule by which children add up is declared and shown with its sum, and the parent waits for the mandatory ones', async () => {
  const { matterId, assignmentId } = await parentAtWork('汇总')
  const { items } = await split(assignmentId, '汇总')
  for (const { id } of items) await establish(id)
  const versions = []
  for (const { id } of items) versions.push({ id, version: (await at(id)).version })
  await world.desk('liufang')(issueOrder, { title: '分解任务', matters: versions })
  const [yunshan, haizhou] = items.map((item) => item.id)
  const child = await world.desk('hexin')(getMatter, { matterId: yunshan ?? '' })
  await world.desk('hexin')(acknowledgeAll, { assignmentIds: [child.assignments[0]?.id ?? ''] })
  await complete({ world, matterId: yunshan ?? '' }, 'tangyuan', 'liufang', 'huangweimin')
  const sum = async () => (await world.desk('liufang')(getUnitSide, { matterId })).rollUp
  assert.deepEqual([(await sum())?.rule, (await sum())?.done, (await sum())?.of], ['all', 1, 2])
  await world.desk('liufang')(declareRollUp, {
    assignmentId,
    version: (await at(matterId)).version,
    rule: 'weighted',
    weights: [
      { childId: yunshan ?? '', weight: 3 },
      { childId: haizhou ?? '', weight: 1 },
    ],
  })
  const weighted = await sum()
  assert.deepEqual([weighted?.rule, weighted?.done, weighted?.of, weighted?.percent], ['weighted', 3, 4, 75])
  const children = (await world.desk('liufang')(getUnitSide, { matterId })).children
  assert.deepEqual(
    children.map((each) => [each.leadName, each.outcome, each.actual]),
    [
      ['云山市人民政府', '已全部建成', '3120个'],
      ['海州市人民政府', null, null],
    ],
  )
  const refused = world.desk('huangweimin')(handIn, {
    ...(await at(matterId)),
    outcome: '已建成',
    actual: '3000个',
    progress: '完工',
    signature: { how: 'system' },
  })
  await assert.rejects(refused, (error: { refusal?: { refused: string; params: { matters: string } } }) => {
    assert.deepEqual([error.refusal?.refused, error.refusal?.params.matters], ['child-open', '汇总（海州市）'])
    return true
  })
})

test('a township is handed something only when somebody is named who approved it', async () => {
  const township = await world.desk('xitong')(createOrganization, {
    parentId: world.org('yunshan'),
    kind: 'township',
    name: '青石镇人民政府',
  })
  await world.desk('xitong')(createOrganization, { parentId: world.org('yunshan'), kind: 'township', name: '白水镇' })
  const { assignmentId } = await parentAtWork('下达乡镇')
  const { items } = await world.desk('liufang')(draftChildren, {
    assignmentId,
    title: '下达乡镇',
    ...words,
    rows: [{ leadOrganizationId: township.id, due: '2026-11-30' }],
  })
  const matterId = items[0]?.id ?? ''
  const attempt = async () => outcomeOf(world.desk('liufang')(submitMatter, await at(matterId)))
  // Without a principal nobody would answer for it, so that is asked first.
  assert.equal((await attempt()).code, 'no-principal')
  const { grantAppointment, createAccount } = await import('#contract/accounts.ts')
  const { account } = await world.desk('xitong')(createAccount, { name: '石镇长', login: 'shizhen' })
  await world.desk('anquan')(grantAppointment, {
    accountId: account.id,
    version: account.version,
    organizationId: township.id,
    role: 'principal',
  })
  assert.equal((await attempt()).code, 'township-approver')
  await world.desk('liufang')(nameApprover, { ...(await at(matterId)), approver: '唐远' })
  assert.equal((await attempt()).code, 'done')
  assert.equal((await world.desk('liufang')(getUnitSide, { matterId })).townshipApprover, '唐远')
})
