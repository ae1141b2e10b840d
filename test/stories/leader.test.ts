import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listChases, receiveChase, replyToChase, urge } from '#contract/chases.ts'
import { askExtension } from '#contract/extensions.ts'
import { getLeaderPage, instruct, listInstructionDrafts, registerInstructionDraft } from '#contract/leader.ts'
import { listMatters } from '#contract/ledger.ts'
import { starMatter } from '#contract/marks.ts'
import { getMatter } from '#contract/matters.ts'
import { listNotices } from '#contract/notices.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { addInstruction, getSource } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const instructedSource = async (login: string, name: string): Promise<string> => {
  const sourceId = await aSource(world)
  const { row } = await world.desk('limin')(getSource, { sourceId })
  await world.desk('limin')(addInstruction, {
    sourceId,
    version: row.version,
    leaderId: world.person(login),
    leaderName: name,
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请抓紧落实',
    answerRequired: false,
  })
  return sourceId
}
const page = (basis: 'deployed' | 'all' = 'deployed') => world.desk('wanghaifeng')(getLeaderPage, { basis })

test('[B38] what a leader has deployed against what has been done: every number is the length of the list it opens', async () => {
  const sourceId = await instructedSource('wanghaifeng', '王海峰')
  const late = await inProgress(world, { title: '超期事项', sourceId, budget: { kind: 'working_days', amount: 3 } })
  const done = await inProgress(world, { title: '办结事项', sourceId, target: '完成整治' })
  await inProgress(world, { title: '不是这位领导部署的事项', budget: { kind: 'working_days', amount: 3 } })
  const { id: matterId, version } = done.face
  const handed = await world.desk('huangweimin')(handIn, {
    matterId,
    version,
    outcome: '已完成',
    progress: '已完成',
    signature: { how: 'system' },
  })
  const taken = await world.desk('limin')(takeForReview, { matterId, version: handed.face.version })
  await world.desk('limin')(acceptReport, {
    matterId,
    version: taken.face.version,
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查3所学校',
    verifiedBy: world.person('chenzhiyuan'),
  })
  world.setToday('2026-09-30')
  await world.desk('wanghaifeng')(starMatter, { matterId: late.face.id, starred: true })
  const deployed = await page()
  assert.deepEqual(
    [deployed.total, deployed.done, deployed.onTime, deployed.overdue, deployed.starred].map((each) => each.count),
    [2, 1, 1, 1, 1],
  )
  assert.deepEqual(
    [deployed.redUnits, deployed.units[0]?.name, deployed.units[0]?.worstTitle],
    [1, '省教育厅', '超期事项'],
  )
  const everything = await page('all')
  assert.deepEqual([everything.total.count, everything.overdue.count], [3, 2])
  let numbers = 0
  for (const shown of [deployed, everything])
    for (const { count, filter } of [
      shown.total,
      shown.done,
      shown.onTime,
      shown.overdue,
      shown.starred,
      shown.personal,
      shown.charge,
      ...shown.units.map((each) => each.red),
    ]) {
      assert.equal((await world.desk('wanghaifeng')(listMatters, { ...filter, limit: 200 })).total, count)
      numbers += 1
    }
  assert.ok(numbers >= 14)
})

test('an instruction written by a leader waits at the office, becomes a source, and is answered like every other', async () => {
  world.setToday('2026-09-30')
  const { face } = await inProgress(world, { title: '批示涉及的事项' })
  const before = await page()
  await world.desk('wanghaifeng')(instruct, { matterId: face.id, text: '请省教育厅一周内报方案' })
  const after = await page()
  assert.equal(after.instructedThisMonth, before.instructedThisMonth + 1)
  assert.deepEqual([after.instructions[0]?.state, after.instructions[0]?.text], ['sent', '请省教育厅一周内报方案'])
  // The unit sees that there was an instruction, and not its words.
  const [draft] = (await world.desk('limin')(listInstructionDrafts, {})).items
  assert.ok(draft)
  const registered = await world.desk('limin')(registerInstructionDraft, {
    draftId: draft.id,
    version: draft.version,
    title: '王海峰副省长关于学位建设的批示',
  })
  assert.deepEqual((await world.desk('limin')(listInstructionDrafts, {})).items, [])
  const source = await world.desk('limin')(getSource, { sourceId: registered.sourceId ?? '' })
  assert.deepEqual(
    source.instructions.map((each) => [each.leaderName, each.text, each.answerRequired, each.state]),
    [['王海峰', '请省教育厅一周内报方案', true, 'open']],
  )
  const colleague = await world.desk('zhouguoping')(getSource, { sourceId: registered.sourceId ?? '' })
  assert.equal(colleague.instructions[0]?.text, null)
  const matter = await world.desk('liufang')(getMatter, { matterId: face.id })
  assert.ok(matter.sources.some((each) => each.id === registered.sourceId))
  assert.equal((await page()).instructions.find((each) => each.id === draft.id)?.state, 'registered')
  assert.equal((await page()).instructedThisMonth, after.instructedThisMonth)
})

test('a leader’s chase comes back with who has read it', async () => {
  const view = await inProgress(world, { title: '领导催办的事项' })
  const leader = world.desk('wanghaifeng')
  await leader(urge, { assignmentIds: [view.assignments[0]?.id ?? ''], said: '请抓紧办理，本周内报进展' })
  assert.deepEqual([(await page()).chases[0]?.title, (await page()).chases[0]?.readAt], ['领导催办的事项', null])
  const [waiting] = (await world.desk('liufang')(listChases, { matterId: view.face.id })).items
  assert.deepEqual([waiting?.by, waiting?.mayReceive, waiting?.mayReply], ['王海峰', true, true])
  await world.desk('liufang')(receiveChase, { chaseId: waiting?.id ?? '' })
  assert.equal((await page()).chases[0]?.readBy, '刘芳')
  await world.desk('liufang')(replyToChase, { chaseId: waiting?.id ?? '', text: '周五前报送' })
  assert.equal((await page()).chases[0]?.reply, '周五前报送')
})

test('[A24] a unit that asks for an extension sees no instruction, and yet the leader who wrote on the matter gets a copy', async () => {
  const matter = await inProgress(world, {
    title: '申请延期的事项',
    sourceId: await instructedSource('wanghaifeng', '王海峰'),
    budget: { kind: 'working_days', amount: 10 },
  })
  await world.desk('huangweimin')(askExtension, {
    matterId: matter.face.id,
    version: matter.face.version,
    reason: '征地未完成',
    progress: '已完成六成',
    requestedDue: '2026-10-30',
  })
  const { items } = await world.desk('wanghaifeng')(listNotices, {})
  const copy = items.find((each) => each.matterId === matter.face.id)
  assert.equal(copy?.kind, 'matter.extension_asked')
})
