import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { answerMany, progressMany } from '#contract/answers.ts'
import { countersign, signDraft, writeDraft } from '#contract/drafts.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { ask, handIn } from '#contract/reports.ts'
import { getOwed } from '#contract/tray.ts'
import { acknowledgeAll, agreeDue, getMyUnit, getUnitLedger, nameResponsible } from '#contract/units.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { dispatched, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})
const [education, housing, finance] = ['liufang', 'xupeng', 'wujing'] as const
const versionOf = async (matterId: string, login: string) =>
  (await world.desk(login)(getMatter, { matterId })).face.version
const partOf = async (matterId: string, login: string, part: string) => {
  const view = await world.desk(login)(getMatter, { matterId })
  return view.assignments.find((each) => each.part === part)?.id ?? ''
}
const words = { outcome: '全部建成', actual: '3120个', progress: '全部完工' }
const paper = (signer: string) => ({ how: 'paper', signer, signedOn: '2026-09-14' }) as const

test('all of today’s orders are acknowledged in one act, each on its own trail, and the person named is remembered', async () => {
  const sent = [await dispatched(world, { title: '甲' }), await dispatched(world, { title: '乙' })]
  const liaison = world.desk(education)
  const waiting = await liaison(getOwed, { thing: 'acknowledge' })
  assert.equal(waiting.total, 2)
  assert.deepEqual(
    waiting.items.map((item) => item.next.on),
    ['2026-09-15', '2026-09-15'],
  )
  const assignmentIds = waiting.items.map((item) => item.assignmentId ?? '')
  const done = await liaison(acknowledgeAll, { assignmentIds, responsiblePerson: '刘芳', responsiblePhone: '83132001' })
  assert.equal(done.acknowledged, 2)
  for (const { face } of sent) {
    const trail = await world.desk('limin')(getTrail, { matterId: face.id })
    assert.equal(trail.items.filter((each) => each.type === 'assignment.acknowledged').length, 1)
  }
  assert.equal((await outcomeOf(liaison(acknowledgeAll, { assignmentIds }))).code, 'nothing-to-acknowledge')
  assert.deepEqual((await liaison(getMyUnit, {})).last, { leader: null, person: '刘芳', phone: '83132001' })
  const [first] = sent
  const matterId = first?.face.id ?? ''
  const view = await liaison(nameResponsible, {
    assignmentId: await partOf(matterId, education, 'coordinating_lead'),
    version: await versionOf(matterId, education),
    responsiblePerson: '张强',
  })
  assert.equal(view.assignments[0]?.responsiblePerson, '张强')
  const ledger = await liaison(getUnitLedger, {})
  assert.ok(ledger.superiors.some((each) => each.rows.some((row) => row.responsible === '张强')))
})

test('a joint lead signs under the text that was prepared, a changed text voids it, and only then is it handed in', async () => {
  const view = await inProgress(world, {
    title: '共同牵头事项',
    others: [
      { organizationId: world.org('zjt'), part: 'joint_lead' },
      { organizationId: world.org('czt'), part: 'supporting' },
    ],
  })
  const matterId = view.face.id
  const [lead, principal, joint] = [world.desk(education), world.desk('huangweimin'), world.desk('maoyong')]
  await world.desk(housing)(acknowledgeAll, { assignmentIds: [await partOf(matterId, housing, 'joint_lead')] })
  const write = async (progress: string, draftVersion?: number) =>
    lead(writeDraft, {
      matterId,
      kind: 'completion',
      ...words,
      progress,
      ...(draftVersion === undefined ? {} : { draftVersion }),
    })
  const [draft] = (await write('初稿')).drafts
  assert.ok(draft)
  assert.deepEqual((await world.desk('limin')(getUnitSide, { matterId })).drafts, [], 'the supervisor sees no draft')
  assert.equal((await joint(getUnitSide, { matterId })).drafts[0]?.progress, '初稿')
  const sign = async () => {
    const [open] = (await lead(getUnitSide, { matterId })).drafts
    return principal(signDraft, {
      reportDraftId: open?.id ?? '',
      draftVersion: open?.version ?? 0,
      version: await versionOf(matterId, education),
      signature: { how: 'system' },
    })
  }
  assert.equal((await outcomeOf(sign())).code, 'joint-not-countersigned')
  assert.equal((await joint(getOwed, { thing: 'countersign' })).total, 1)
  const agree = (textNo: number) =>
    joint(countersign, { reportDraftId: draft.id, textNo, verdict: 'agreed', signature: { how: 'system' } })
  await agree(1)
  await write('改过的稿', draft.version)
  assert.equal((await lead(getUnitSide, { matterId })).drafts[0]?.joint[0]?.verdict, 'void')
  assert.equal((await outcomeOf(sign())).code, 'joint-not-countersigned')
  assert.equal((await outcomeOf(agree(1))).code, 'text-changed')
  const objected = await joint(countersign, {
    reportDraftId: draft.id,
    textNo: 2,
    verdict: 'objected',
    opinion: '数据口径不一致',
    signature: { how: 'system' },
  })
  assert.equal(objected.drafts[0]?.joint[0]?.opinion, '数据口径不一致')
  await agree(2)
  assert.equal((await principal(getOwed, { thing: 'sign' })).total, 1)
  const done = await sign()
  assert.deepEqual(
    [done.face.state, done.reports[0]?.progress, done.reports[0]?.signature],
    ['reported', '改过的稿', '黄为民'],
  )
  assert.equal(done.content?.lateness[0]?.unit, '省财政厅', 'a supporting unit that is missing is named')
  assert.equal((await outcomeOf(write('再改', 3))).code, 'wrong-state')
})

test('[A19] on paper, too, a State Council matter is signed by the principal and not by a leader in charge', async () => {
  const { aSource } = await import('../support/matter.ts')
  const sourceId = await aSource(world, { originLevel: 1, kind: 'superior_order' })
  const view = await inProgress(world, { sourceId, title: '国家层面事项' })
  const matterId = view.face.id
  const attempt = async (signer: string) =>
    outcomeOf(
      world.desk(education)(handIn, {
        matterId,
        version: await versionOf(matterId, education),
        ...words,
        signature: paper(signer),
      }),
    )
  assert.equal((await attempt('王副厅长')).code, 'paper-signer-not-principal')
  assert.equal((await attempt('黄为民')).code, 'done')
})

test('[A21] completed on time and reported a day late is late', async () => {
  const given = async (reportedOn: string, completedOn: string) => {
    world.setToday('2026-09-14')
    const view = await inProgress(world, { title: '两个日期', budget: { kind: 'fixed', on: '2026-09-18' } })
    const matterId = view.face.id
    world.setToday(reportedOn)
    await world.desk('huangweimin')(handIn, {
      matterId,
      version: view.face.version,
      ...words,
      completedOn,
      signature: { how: 'system' },
    })
    return (await world.desk('limin')(getUnitSide, { matterId })).handingsIn[0]
  }
  const late = await given('2026-09-19', '2026-09-18')
  assert.deepEqual([late?.completedOn, late?.reportedOn, late?.onTime], ['2026-09-18', '2026-09-19', false])
  assert.equal((await given('2026-09-18', '2026-09-17'))?.onTime, true)
  world.setToday('2026-09-14')
})

test('one text answers several matters, each with its own report and its own event, and what two superiors ask is shown', async () => {
  const views = [await inProgress(world, { title: '同一事项' }), await inProgress(world, { title: '同一事项二' })]
  const matterIds = views.map((view) => view.face.id)
  const liaison = world.desk(education)
  assert.equal((await liaison(progressMany, { matterIds, progress: '本期无新增，按计划推进' })).reported, 2)
  for (const [i, matterId] of matterIds.entries()) {
    const view = await liaison(getMatter, { matterId })
    assert.equal(view.reports.length, 1)
    const trail = await world.desk('limin')(getTrail, { matterId })
    assert.equal(trail.items.filter((each) => each.type === 'matter.progressed').length, 1)
    const side = await liaison(getUnitSide, { matterId })
    assert.deepEqual(
      side.together.map((each) => each.matterId),
      [matterIds[1 - i]],
    )
  }
  const questions = []
  for (const matterId of matterIds) {
    const asked = await world.desk('limin')(ask, { matterId, text: '数据口径？' })
    questions.push(asked.messages[0]?.id ?? '')
  }
  assert.equal((await liaison(getOwed, { thing: 'answer' })).total, 2)
  assert.equal((await liaison(answerMany, { questionIds: questions, text: '按教育统计口径' })).answered, 2)
  assert.equal((await liaison(getOwed, { thing: 'answer' })).total, 0)
})

test('a supporting unit past the day agreed with the lead is named, and the lead is not late', async () => {
  const view = await inProgress(world, {
    title: '约定时限',
    others: [{ organizationId: world.org('czt'), part: 'supporting' }],
  })
  const matterId = view.face.id
  const assignmentId = await partOf(matterId, education, 'supporting')
  await world.desk(finance)(acknowledgeAll, { assignmentIds: [assignmentId] })
  const agree = async (due: string) =>
    world.desk(education)(agreeDue, { assignmentId, version: await versionOf(matterId, education), due })
  assert.equal((await outcomeOf(agree('2027-12-31'))).code, 'agreed-after-due')
  await agree('2026-09-16')
  const owed = await world.desk(finance)(getOwed, { thing: 'contribute' })
  assert.ok(owed.items.some((item) => item.matterId === matterId && item.next.on === '2026-09-16'))
  world.setToday('2026-09-21')
  const side = await world.desk('limin')(getUnitSide, { matterId })
  assert.deepEqual(
    side.contributions.map((each) => [each.organizationName, each.workdaysLate]),
    [['省财政厅', 4]],
  )
  assert.equal((await world.desk('limin')(getMatter, { matterId })).face.light, 'green')
  world.setToday('2026-09-14')
})
