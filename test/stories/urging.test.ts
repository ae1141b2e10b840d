import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { assess } from '#contract/assessments.ts'
import { getBurden } from '#contract/burdens.ts'
import {
  listChases,
  listUrgeable,
  listUrgings,
  receiveChase,
  recordChase,
  replyToChase,
  urge,
} from '#contract/chases.ts'
import { makeDelegation } from '#contract/delegations.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { getLetter, issueLetter } from '#contract/letters.ts'
import { listNotices } from '#contract/notices.ts'
import { answer, ask, takeForReview } from '#contract/reports.ts'
import { raiseOverdueExplanations } from '#modules/chases/index.ts'
import { getTray } from '#contract/tray.ts'
import { systemActor, transact } from '#platform/db.ts'
import { inProgress } from '../support/matter.ts'
import { isApi, refusedFor } from '../support/refusals.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const late = async (title: string, unit = 'jyt', liaison = 'liufang') => {
  world.setToday('2026-09-14')
  const view = await inProgress(
    world,
    { title, budget: { kind: 'working_days', amount: 3 }, leadOrganizationId: world.org(unit) },
    liaison,
  )
  world.setToday('2026-09-21')
  return { matterId: view.face.id, assignmentId: view.assignments[0]?.id ?? '', version: view.face.version }
}
const told = async (login: string, kind: string) =>
  (await world.desk(login)(listNotices, { limit: 200 })).items.filter((each) => each.kind === kind)
const inspector = () => world.desk('limin')

test('[A53] whoever may urge does not assess or review by that, unless it is granted', async () => {
  const { matterId, assignmentId, version } = await late('只委托催办', 'czt', 'wujing')
  const lend = (actions: ('chase.urge' | 'matter.assess')[]) =>
    inspector()(makeDelegation, { delegateId: world.person('liufang'), validTo: '2026-09-30', actions, reason: '外出' })
  const helper = world.desk('liufang')
  await assert.rejects(helper(urge, { assignmentIds: [assignmentId], said: '请抓紧' }), isApi(404))
  await lend(['chase.urge'])
  assert.deepEqual(await helper(urge, { assignmentIds: [assignmentId], said: '请抓紧' }), { urged: 1, units: 1 })
  const judged = { matterId, judgement: 'behind' as const, text: '进度滞后' }
  await assert.rejects(helper(assess, judged), isApi(403))
  await assert.rejects(helper(takeForReview, { matterId, version }), isApi(403))
  // A leader urges and does not assess, either.
  await world.desk('wanghaifeng')(urge, { assignmentIds: [assignmentId], said: '请抓紧' })
  await assert.rejects(world.desk('wanghaifeng')(assess, judged), isApi(403))
  await lend(['matter.assess'])
  await helper(assess, judged)
})

test('[A53] one act urges many; each unit is told once a matter, and what came back stands on the matter', async () => {
  const mine = await late('一次催两家之一')
  const other = await late('一次催两家之二', 'zjt', 'xupeng')
  const { items } = await inspector()(listUrgeable, {})
  const rows = items.filter((each) => each.title.startsWith('一次催两家'))
  assert.deepEqual(
    rows.map((each) => [each.organizationName, each.light, each.urgedThisWeek, each.mayUrge]),
    [
      ['省教育厅', 'red', 0, true],
      ['省住房和城乡建设厅', 'red', 0, true],
    ],
  )
  const asked = await inspector()(urge, { assignmentIds: rows.map((each) => each.assignmentId), said: '请本周内报送' })
  assert.deepEqual(asked, { urged: 2, units: 2 })
  assert.equal((await told('xupeng', 'matter.urged')).filter((each) => each.matterId === other.matterId).length, 1)
  // Nobody who is writing a report meanwhile is in the way of it.
  assert.equal((await inspector()(getMatter, { matterId: mine.matterId })).face.version, mine.version)
  await inspector()(recordChase, { assignmentId: mine.assignmentId, how: 'phone', said: '答应周三报送' })

  const [waiting] = (await world.desk('liufang')(listUrgings, {})).items
  assert.deepEqual([waiting?.said, waiting?.by, waiting?.mayReply], ['请本周内报送', '李敏', true])
  await world.desk('liufang')(receiveChase, { chaseId: waiting?.id ?? '' })
  await world.desk('liufang')(replyToChase, { chaseId: waiting?.id ?? '', text: '周三上午报送' })
  assert.equal((await world.desk('liufang')(listUrgings, {})).total, 0)
  const chases = (await inspector()(listChases, { matterId: mine.matterId })).items
  assert.deepEqual(chases.map((each) => `${each.how} ${each.readBy} ${each.reply?.text}`).toSorted(), [
    'message 刘芳 周三上午报送',
    'phone null undefined',
  ])
  assert.deepEqual(
    (await told('limin', 'matter.chase_replied')).map((each) => each.words['text']),
    ['周三上午报送'],
  )
  await assert.rejects(
    world.desk('xupeng')(replyToChase, { chaseId: waiting?.id ?? '', text: '不是我们的' }),
    isApi(404),
  )
})

test('[B12] the burden is counted on the asker and shown before the next urging, and a unit is not urged without end', async () => {
  const { matterId, assignmentId } = await late('催办有上限', 'yunshan', 'hexin')
  const again = () => inspector()(urge, { assignmentIds: [assignmentId], said: '请抓紧办理' })
  for (let i = 0; i < 5; i += 1) await again()
  await assert.rejects(again(), refusedFor('urged-too-often'))
  const row = (await inspector()(listUrgeable, { matterId })).items[0]
  assert.deepEqual([row?.urgedThisWeek, row?.urgedToday, row?.mayUrge], [5, 5, false])
  const burden = await inspector()(getBurden, { matterId })
  assert.deepEqual([burden.office.chases, burden.mine], [5, 5])
  world.setToday('2026-09-28')
  await again()
})

test('[B12] a question is answered in its thread and pauses nothing', async () => {
  const { matterId } = await late('提问与催办')
  const before = (await inspector()(getMatter, { matterId })).face
  await inspector()(ask, { matterId, text: '卡在哪一步？' })
  const asked = await world.desk('liufang')(getMatter, { matterId })
  const question = asked.messages.find((each) => each.text === '卡在哪一步？')
  await world.desk('liufang')(answer, { matterId, questionId: question?.id ?? '', text: '等待土地批复' })
  const after = await inspector()(getMatter, { matterId })
  assert.deepEqual([after.face.due, after.face.light], [before.due, before.light])
  assert.ok(after.messages.some((each) => each.kind === 'answer' && each.text === '等待土地批复'))
})

test('[C20] an explanation has cause and improvement; one that does not come in time raises the next instrument, once', async () => {
  const { matterId, assignmentId } = await late('责成说明', 'haizhou', 'linna')
  const demand = (explainBy: string) =>
    inspector()(urge, { assignmentIds: [assignmentId], said: '请说明逾期原因', explainBy })
  await demand('2026-09-23')
  const unit = world.desk('linna')
  const [first] = (await unit(listUrgings, {})).items
  assert.equal(first?.explainBy, '2026-09-23')
  await assert.rejects(
    unit(replyToChase, { chaseId: first?.id ?? '', text: '正在办理' }),
    refusedFor('explanation-lacks-cause'),
  )
  const night = (day: string) => {
    world.setToday(day)
    const moment = world.app.now()
    const actor = systemActor('explanations')
    return transact(world.app.database.db, { actor, today: moment.today }, (tx) =>
      raiseOverdueExplanations({ tx, app: world.app, moment, actor }),
    )
  }
  assert.equal(await night('2026-09-23'), 0)
  assert.equal(await night('2026-09-24'), 1)
  assert.equal(await night('2026-09-24'), 0)
  const raised = async () => (await inspector()(listChases, { matterId })).items.map((each) => each.instrument)
  assert.deepEqual(await raised(), ['reminder_letter'])
  const waiting = async () =>
    (await inspector()(getTray, {})).groups.find((each) => each.key === 'explanations')?.items.map((each) => each.id)
  assert.deepEqual(await waiting(), [matterId])
  assert.equal((await told('zhouguoping', 'matter.explanation_overdue')).length, 1)
  // It may still be given, late; the next one that does not come raises the next instrument.
  const said = await unit(replyToChase, {
    chaseId: first?.id ?? '',
    text: '说明如下',
    cause: '用地指标未落实',
    improvement: '增派专班，每周调度',
  })
  assert.deepEqual([said.reply?.cause, said.reply?.improvement], ['用地指标未落实', '增派专班，每周调度'])
  assert.deepEqual(await waiting(), [])
  await demand('2026-09-25')
  assert.equal(await night('2026-09-28'), 1)
  assert.deepEqual(await raised(), ['supervision_letter', 'reminder_letter'])
})

test('[C20] the step that follows is a numbered letter, answered like any urging, and one that is not answered raises the next', async () => {
  const { matterId, assignmentId } = await late('说明逾期发函', 'zjt', 'xupeng')
  const director = world.desk('zhouguoping')
  await inspector()(urge, { assignmentIds: [assignmentId], said: '请说明逾期原因', explainBy: '2026-09-23' })
  const chases = async () => (await inspector()(listChases, { matterId })).items
  const night = (day: string) => {
    world.setToday(day)
    const moment = world.app.now()
    const actor = systemActor('explanations')
    return transact(world.app.database.db, { actor, today: moment.today }, (tx) =>
      raiseOverdueExplanations({ tx, app: world.app, moment, actor }),
    )
  }
  const [asked] = await chases()
  const chaseId = asked?.id ?? ''
  const words = { fact: '至今未收到说明', requirement: '请书面报告原因、整改措施和完成时限', due: '2026-09-28' }
  const letter = { chaseId, instrument: 'reminder_letter' as const, ...words }
  await assert.rejects(director(issueLetter, letter), refusedFor('letter-not-called-for'))
  assert.equal(await night('2026-09-24'), 1)
  // Whoever urges does not sign letters, and no step is left out in silence.
  await assert.rejects(inspector()(issueLetter, letter), isApi(403))
  await assert.rejects(director(issueLetter, { ...letter, instrument: 'circular' }), refusedFor('step-left-out'))
  await assert.rejects(
    director(issueLetter, { ...letter, instrument: 'talk', reason: '情况紧急' }),
    refusedFor('talk-needs-place'),
  )
  const sent = await director(issueLetter, letter)
  assert.deepEqual(
    [sent.number, sent.organizationName, sent.attention, sent.fact],
    ['督函〔2026〕1号', '省住房和城乡建设厅', '毛勇', words.fact],
  )
  await assert.rejects(director(issueLetter, letter), refusedFor('letter-not-called-for'))
  // On the trail, in the unit's inbox and as a paper that the unit may print, too.
  const { items: trail } = await inspector()(getTrail, { matterId })
  const event = trail.find((each) => each.type === 'matter.letter_issued')
  assert.equal(event?.changes['number'], '督函〔2026〕1号')
  assert.equal((await told('xupeng', 'matter.letter_issued')).length, 1)
  assert.equal((await world.desk('xupeng')(getLetter, { letterId: sent.id })).number, sent.number)
  await assert.rejects(world.desk('wujing')(getLetter, { letterId: sent.id }), isApi(404))
  const again = (await chases()).find((each) => each.byLetter?.id === sent.id)
  assert.deepEqual([again?.explainBy, again?.said], ['2026-09-28', words.requirement])
  assert.equal((await chases()).find((each) => each.id === chaseId)?.letter?.number, sent.number)
  const waiting = async () =>
    (await inspector()(getTray, {})).groups
      .find((each) => each.key === 'explanations')
      ?.items.some((each) => each.id === matterId) ?? false
  assert.equal(await waiting(), false)
  assert.equal(await night('2026-09-29'), 1)
  assert.deepEqual([(await chases())[0]?.instrument, await waiting()], ['supervision_letter', true])
  const next = await director(issueLetter, {
    chaseId: again?.id ?? '',
    instrument: 'supervision_letter',
    ...words,
    due: '2026-10-12',
  })
  assert.equal(next.number, '督函〔2026〕2号')
})
