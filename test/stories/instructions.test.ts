import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { attachSource, enterInstruction, suggestMatters } from '#contract/instructions.ts'
import { explainDue, getMatter, getTrail } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import type { InputOf } from '#contract/operation.ts'
import { addInstruction, getSource, registerSource } from '#contract/sources.ts'
import { draftSubmission, instructAgain, makeSubmission, readSubmission } from '#contract/submissions.ts'
import { ApiError } from '#platform/errors.ts'
import type { Desk } from '../../src/demo/desk.ts'
import { accepted } from '../support/accepted.ts'
import { dispatched, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})

const line = (over: Partial<InputOf<typeof enterInstruction>> = {}): InputOf<typeof enterInstruction> => ({
  leaderId: world.person('wanghaifeng'),
  leaderName: '王海峰',
  leaderPost: '副省长',
  instructedOn: '2026-09-14',
  text: '请省教育厅务必抓紧，不得再拖。',
  requirement: '加快义务教育学位建设',
  answerRequired: true,
  as: 'matter',
  leadOrganizationId: world.org('jyt'),
  limit: { kind: 'working_days', amount: 10 },
  ...over,
})
const instructionOn = async (over: Partial<InputOf<typeof addInstruction>> = {}) => {
  const { row } = await inspector(registerSource, { kind: 'leader_instruction', title: '关于学位建设的批示件' })
  return inspector(addInstruction, {
    sourceId: row.id,
    version: row.version,
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-14',
    text: '请抓紧落实，结果报我。',
    answerRequired: true,
    ...over,
  })
}

test('lines of the register become matters that go out at once on one order, and the units never read the words', async () => {
  const entered = []
  for (const title of ['加快学位建设', '整治校园周边环境', '推进教师轮岗'])
    entered.push(await inspector(enterInstruction, line({ title, requirement: title })))
  const matters = entered.flatMap((each) => (each.matter ? [{ id: each.matter.id, version: each.matter.version }] : []))
  const order = await inspector(issueOrder, { title: '领导批示件督办通知', matters, registered: true })
  assert.equal(order.rows.length, 3)
  const view = await world.desk('liufang')(getMatter, { matterId: matters[0]?.id ?? '' })
  assert.equal(view.face.due, '2026-09-28')
  assert.equal(view.content?.requirement, '加快学位建设')
  assert.ok(!JSON.stringify(view).includes('不得再拖'))
  assert.equal(view.face.needsCheck, true)
})

test('a wrong line says which field, and what it belongs to is not half registered', async () => {
  const sources = async () => (await inspector(getSource, { sourceId: carrier.row.id })).instructions.length
  const carrier = await instructionOn()
  const wrong = { ...line({ carrierId: carrier.row.id }), leadOrganizationId: undefined }
  await assert.rejects(inspector(enterInstruction, wrong), (error: unknown) => {
    return error instanceof ApiError && error.fields[0]?.field === 'leadOrganizationId'
  })
  assert.equal(await sources(), 1)
  // 文件批示件: a second leader on a registered carrier.
  await inspector(enterInstruction, line({ carrierId: carrier.row.id, leaderPost: '省长', leaderName: '林国栋' }))
  const { instructions } = await inspector(getSource, { sourceId: carrier.row.id })
  assert.deepEqual(
    instructions.map((each) => each.leaderName),
    ['林国栋', '王海峰'],
  )
  const read = await inspector(enterInstruction, line({ as: 'read_only', answerRequired: false }))
  const { instructions: known } = await inspector(getSource, { sourceId: read.sourceId })
  assert.deepEqual([read.matter, known[0]?.disposition, known[0]?.reason], [null, 'read_only', '阅知件'])
})

test('matters that run already are suggested before a new one is made, those of the unit first', async () => {
  const running = await dispatched(world, { title: '农村供水保障工程建设' })
  const { items } = await inspector(suggestMatters, {
    text: '请加快农村供水工程建设',
    organizationId: world.org('jyt'),
  })
  assert.equal(items[0]?.id, running.face.id)
  assert.deepEqual((await inspector(suggestMatters, { text: '文化遗产普查' })).items, [])
  assert.deepEqual(
    (
      await world
        .desk('zhaolei')(suggestMatters, { text: '农村供水' })
        .catch(() => ({ items: [] }))
    ).items,
    [],
  )
})

test('追加批示: of two days the earlier rules, by a recorded event of the clock, and each leader is answered', async () => {
  const running = await inProgress(world, { budget: { kind: 'fixed', on: '2026-12-31' } })
  const matterId = running.face.id
  const strict = await inspector(enterInstruction, line({ as: 'attach', matterId }))
  let view = await world.desk('liufang')(getMatter, { matterId })
  assert.deepEqual(
    [view.face.state, view.face.due, view.content?.originalDue],
    ['in_progress', '2026-09-28', '2026-12-31'],
  )
  assert.equal(strict.matter?.due, '2026-09-28')
  // A later day changes nothing, and says nothing to the clock.
  const later = await instructionOn({
    limit: { kind: 'fixed', on: '2026-11-30' },
    leaderPost: '省长',
    leaderName: '林国栋',
  })
  await inspector(attachSource, {
    sourceId: later.row.id,
    version: later.row.version,
    matterId,
    instructionId: later.instructions[0]?.id,
  })
  view = await inspector(getMatter, { matterId })
  assert.equal(view.face.due, '2026-09-28')
  assert.equal(view.sources.length, 3)
  const trail = await inspector(getTrail, { matterId })
  const attached = trail.items.filter((each) => each.type === 'matter.source_attached')
  assert.deepEqual(attached.map((each) => [each.reason, each.changes['due'] ?? null]).toReversed(), [
    ['追加批示：副省长 王海峰', ['2026-12-31', '2026-09-28']],
    ['追加批示：省长 林国栋', null],
  ])
  assert.equal((await inspector(explainDue, { matterId }))?.given, 'override')
  // Both leaders have to read before it is done.
  await accepted(world, matterId)
  for (const sourceId of [strict.sourceId, later.row.id]) {
    assert.equal((await inspector(getMatter, { matterId })).face.state, 'accepted')
    const source = await inspector(getSource, { sourceId })
    const made = await inspector(makeSubmission, {
      sourceId,
      version: source.row.version,
      title: '办理结果',
      text: '已办结',
      matterIds: [matterId],
    })
    await inspector(readSubmission, {
      submissionId: made.submissions[0]?.id ?? '',
      instructionId: source.instructions[0]?.id ?? '',
      how: 'paper',
      readOn: '2026-09-14',
    })
  }
  assert.equal((await inspector(getMatter, { matterId })).face.state, 'completed')
})

test('a leader who has read may want more: the matter is taken up again with a cycle and a day of its own', async () => {
  const instructed = await instructionOn()
  const sourceId = instructed.row.id
  const running = await inProgress(world, { sourceId })
  const matterId = running.face.id
  await accepted(world, matterId)
  const draft = await inspector(draftSubmission, { sourceId })
  assert.deepEqual(draft.matterIds, [matterId])
  for (const words of ['副省长王海峰9月14日批示收悉', '已全部建成并投入使用', '3120个', '省教育厅'])
    assert.ok(draft.text.includes(words), words)
  const now = await inspector(getSource, { sourceId })
  const made = await inspector(makeSubmission, { sourceId, version: now.row.version, title: '办理结果', ...draft })
  const again = await world.desk('wanghaifeng')(instructAgain, {
    submissionId: made.submissions[0]?.id ?? '',
    instructionId: instructed.instructions[0]?.id ?? '',
    how: 'system',
    text: '很好，请再核实农村学校的情况。',
    requirement: '核实农村学校学位',
    limit: { kind: 'working_days', amount: 5 },
    matterIds: [matterId],
  })
  const view = await world.desk('liufang')(getMatter, { matterId })
  assert.deepEqual([view.face.state, view.content?.cycle, view.face.due], ['in_progress', 2, '2026-09-20'])
  assert.ok(!JSON.stringify(view).includes('很好'))
  assert.deepEqual(
    again.instructions
      .map((each) => [each.state, each.disposition, each.follows === null])
      .toSorted((a, b) => Number(b[2]) - Number(a[2])),
    [
      ['read', 'open', true],
      ['open', 'attached', false],
    ],
  )
  assert.deepEqual(again.submissions[0]?.readings[0]?.result, 'instructed')
})
