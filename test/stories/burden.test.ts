import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getBurden } from '#contract/burdens.ts'
import { approveMatter, draftChild, getMatter, submitMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { openPeriod } from '#contract/periods.ts'
import { answer, ask } from '#contract/reports.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('[B12] what a unit is asked is counted on whoever asks, and shown to them before they ask', async () => {
  world.setToday('2026-08-20')
  const { face } = await inProgress(world, { title: '询问计数' })
  const matterId = face.id
  await world.desk('limin')(ask, { matterId, text: '上月问的' })
  world.setToday('2026-09-14')
  for (const [who, text] of [
    ['limin', '开工多少？'],
    ['limin', '资金到位多少？'],
    ['zhouguoping', '有何困难？'],
  ] as const)
    await world.desk(who)(ask, { matterId, text })
  await world.desk('limin')(openPeriod, { matters: [matterId], closesOn: '2026-09-20' })
  const seen = await world.desk('limin')(getBurden, { matterId })
  assert.deepEqual(
    [seen.month, seen.mine, seen.office],
    ['2026-09', 3, { questions: 3, demands: 1, chases: 0, total: 4 }],
  )
  assert.deepEqual(
    seen.people.map((each) => [each.name, each.questions, each.demands]),
    [
      ['李敏', 2, 1],
      ['周国平', 1, 0],
    ],
  )
  // A question pauses nothing.
  const view = await world.desk('liufang')(getMatter, { matterId })
  assert.deepEqual([view.face.state, view.face.due], [face.state, face.due])
})

test('[B12] a question that another superior has put already is shown before it is put again', async () => {
  const sourceId = await aSource(world)
  const parent = await inProgress(world, { title: '总任务', sourceId })
  const direct = await inProgress(
    world,
    { title: '直接交办', sourceId, leadOrganizationId: world.org('czt') },
    'wujing',
  )
  const liaison = world.desk('liufang')
  const child = await liaison(draftChild, {
    assignmentId: parent.assignments.find((each) => each.part === 'coordinating_lead')?.id ?? '',
    title: '分解任务',
    target: '按期完成',
    workContent: '落实',
    requirement: '报送',
    budget: { kind: 'working_days', amount: 10 },
    leadOrganizationId: world.org('czt'),
  })
  const matterId = child.face.id
  const submitted = await liaison(submitMatter, { matterId, version: child.face.version })
  const approved = await world.desk('huangweimin')(approveMatter, { matterId, version: submitted.face.version })
  await liaison(issueOrder, { title: '分解下达', matters: [{ id: matterId, version: approved.face.version }] })
  const received = await world.desk('wujing')(getMatter, { matterId })
  await world.desk('wujing')(acknowledgeAssignment, {
    assignmentId: received.assignments[0]?.id ?? '',
    version: received.face.version,
  })
  const same = async () => (await liaison(getBurden, { matterId })).sameSource
  assert.deepEqual(await same(), [])
  const asked = await world.desk('limin')(ask, { matterId: direct.face.id, text: '资金何时拨付？' })
  // Who and when; the words stay in their own circle.
  assert.deepEqual(
    (await same()).map((each) => [each.organizationName, each.isHere, each.text]),
    [['省政府督查室', false, null]],
  )
  const own = await world.desk('limin')(getBurden, { matterId: direct.face.id })
  assert.deepEqual(
    own.sameSource.map((each) => [each.isHere, each.text]),
    [[true, '资金何时拨付？']],
  )
  await world.desk('wujing')(answer, {
    matterId: direct.face.id,
    questionId: asked.messages[0]?.id ?? '',
    text: '本月底',
  })
  assert.deepEqual(await same(), [])
})
