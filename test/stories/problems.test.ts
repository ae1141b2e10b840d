import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { acceptReport, handIn, returnReport, takeForReview } from '#contract/reports.ts'
import {
  answerProblem,
  closeProblem,
  countCauses,
  findCause,
  listProblems,
  registerProblem,
  reportProblem,
} from '#contract/problems.ts'
import { decideSuggestion, listSuggestions, submitSuggestion } from '#contract/suggestions.ts'
import {
  answerTask,
  closeCoordination,
  decideCoordination,
  listCoordination,
  openCoordination,
} from '#contract/coordination.ts'
import { listEscalations, replyToEscalation, sendEscalation } from '#contract/escalations.ts'
import { answerHelp, askForHelp, listHelp } from '#contract/help.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const aProblem = (over: object = {}) =>
  world.desk('limin')(registerProblem, {
    title: '专项资金尚未下达',
    description: '三个市尚未收到第二批资金',
    kind: 'funds',
    severity: 'major',
    ownerId: world.org('czt'),
    ...over,
  })

test('[A39] a problem that nobody was told of is listed once the working days allowed have passed', async () => {
  world.setToday('2026-09-14')
  const inspector = world.desk('limin')
  const told = await aProblem({ title: '已反馈的问题' })
  const silent = await aProblem({ title: '未反馈的问题' })
  await inspector(reportProblem, { problemId: told.id, version: told.version, reportedTo: '省财政厅' })
  const late = async () => (await inspector(listProblems, { late: 'true' })).items.map((each) => each.title)
  // Ten working days after 14 September, with the Sunday worked and 中秋 off, end on the 28th.
  world.setToday('2026-09-28')
  assert.deepEqual(await late(), [])
  world.setToday('2026-09-29')
  assert.deepEqual(await late(), ['未反馈的问题'])
  await inspector(reportProblem, { problemId: silent.id, version: silent.version, reportedTo: '省财政厅' })
  assert.deepEqual(await late(), [])
  const row = (await inspector(listProblems, { state: 'reported' })).items.find((each) => each.id === silent.id)
  assert.deepEqual([row?.reportedTo, row?.reportedOn, row?.severity], ['省财政厅', '2026-09-29', 'major'])
})

test('the unit that a problem is about answers it, and nobody else sees that there is one', async () => {
  world.setToday('2026-09-14')
  let problem = await aProblem({ title: '待财政厅答复的问题' })
  problem = await world.desk('wujing')(answerProblem, {
    problemId: problem.id,
    version: problem.version,
    answer: '本月底前下达',
  })
  assert.equal(problem.answer, '本月底前下达')
  assert.deepEqual((await world.desk('zhaolei')(listProblems, {})).items, [])
  problem = await world.desk('limin')(reportProblem, {
    problemId: problem.id,
    version: problem.version,
    reportedTo: '省财政厅',
  })
  problem = await world.desk('limin')(closeProblem, {
    problemId: problem.id,
    version: problem.version,
    result: '资金已下达',
  })
  assert.deepEqual([problem.state, problem.actions], ['closed', []])
})

test('[B20] problem, cause, suggestion: without a problem there is none, and without its cause it is refused', async () => {
  const inspector = world.desk('limin')
  const suggestion = {
    policy: '省级财政专项资金管理办法',
    clause: '第十二条',
    text: '把下达时限由60日缩短为30日',
    addressee: '省财政厅',
    addresseeId: world.org('czt'),
  }
  const without = await refusalOf(inspector(submitSuggestion, suggestion as never))
  assert.deepEqual([without.status, without.field], [400, 'problemId'])
  let problem = await aProblem({ title: '资金下达偏慢' })
  const early = await refusalOf(inspector(submitSuggestion, { problemId: problem.id, ...suggestion }))
  assert.equal(early.code, 'cause-first')
  problem = await inspector(findCause, {
    problemId: problem.id,
    version: problem.version,
    cause: 'policy_conflict',
    note: '办法规定的时限过长',
  })
  const made = await inspector(submitSuggestion, { problemId: problem.id, ...suggestion })
  assert.deepEqual([made.problemTitle, made.clause, made.state], ['资金下达偏慢', '第十二条', 'submitted'])
})

test('[A40] whoever declines a suggestion says why; one that was decided stays so', async () => {
  const inspector = world.desk('limin')
  const [open] = (await inspector(listSuggestions, { state: 'submitted' })).items
  assert.ok(open)
  const decide = { suggestionId: open.id, version: open.version, decision: 'declined' as const }
  const silent = await refusalOf(world.desk('wujing')(decideSuggestion, decide))
  assert.deepEqual([silent.code, silent.field], ['reason-missing', 'reason'])
  const declined = await world.desk('wujing')(decideSuggestion, { ...decide, reason: '与预算法规定的程序不符' })
  assert.deepEqual([declined.state, declined.reason], ['declined', '与预算法规定的程序不符'])
  const again = await refusalOf(
    inspector(decideSuggestion, { suggestionId: open.id, version: declined.version, decision: 'adopted' }),
  )
  assert.equal(again.code, 'register-closed')
})

test('[A34] [B21] a decision of coordination makes a task for each unit, with a day, answered by that unit', async () => {
  world.setToday('2026-09-14')
  const matter = await inProgress(world)
  const inspector = world.desk('limin')
  let coordination = await inspector(openCoordination, {
    title: '学校用地指标',
    issue: '两市用地指标不足',
    participantIds: [world.org('fgw')],
    ownerId: world.org('zjt'),
    due: '2026-10-20',
    matterId: matter.face.id,
  })
  const on = () => ({ coordinationId: coordination.id, version: coordination.version })
  const nothingToDo = await refusalOf(inspector(decideCoordination, { ...on(), decision: '会后再议', tasks: [] }))
  assert.equal(nothingToDo.status, 400)
  coordination = await inspector(decideCoordination, {
    ...on(),
    decision: '由省统筹安排周转指标',
    tasks: [
      { organizationId: world.org('zjt'), text: '提出周转指标方案', due: '2026-09-30' },
      { organizationId: world.org('fgw'), text: '纳入年度计划', due: '2026-10-15' },
    ],
  })
  assert.deepEqual(
    coordination.tasks.map((task) => [task.organizationName, task.due, task.answeredOn]),
    [
      ['省住房城乡建设厅', '2026-09-30', null],
      ['省发展改革委', '2026-10-15', null],
    ],
  )
  // Each unit sees the coordination and answers its own task only; a unit that was not asked sees nothing.
  assert.deepEqual((await world.desk('wujing')(listCoordination, {})).items, [])
  const [seen] = (await world.desk('xupeng')(listCoordination, {})).items
  const taskOf = (key: string) => coordination.tasks.find((task) => task.organizationId === world.org(key))?.id ?? ''
  const foreign = await refusalOf(world.desk('xupeng')(answerTask, { taskId: taskOf('fgw'), answer: '已纳入' }))
  assert.equal(foreign.code, 'not-in-path')
  assert.deepEqual(seen?.actions, ['coordination.answer'])
  coordination = await world.desk('xupeng')(answerTask, { taskId: taskOf('zjt'), answer: '方案已报' })
  const early = await refusalOf(inspector(closeCoordination, on()))
  assert.equal(early.code, 'task-open')
  world.setToday('2026-10-16')
  const [waiting] = (await inspector(listCoordination, { state: 'decided' })).items
  assert.deepEqual(
    waiting?.tasks.map((task) => task.late),
    [false, true],
  )
  coordination = await world.desk('zhaolei')(answerTask, { taskId: taskOf('fgw'), answer: '已纳入' })
  coordination = await inspector(closeCoordination, on())
  assert.equal(coordination.state, 'closed')
  const trail = new Set((await inspector(getTrail, { matterId: matter.face.id })).items.map((each) => each.type))
  for (const type of ['coordination.opened', 'coordination.decided', 'coordination.closed'])
    assert.ok(trail.has(type), type)
})

test('[B22] nothing is reported upwards without a proposal; the matter shows that it waits, and its clock runs on', async () => {
  world.setToday('2026-09-14')
  const before = await inProgress(world, { title: '跨省引水协调', budget: { kind: 'working_days', amount: 10 } })
  const matterId = before.face.id
  const inspector = world.desk('limin')
  const words = { matterId, issue: '水量分配需国家协调', tried: '与邻省两次会商未果', addressee: '国务院办公厅' }
  const bare = await refusalOf(inspector(sendEscalation, words))
  assert.deepEqual([bare.status, bare.code, bare.field], [409, 'proposal-missing', 'proposal'])
  const sent = await inspector(sendEscalation, { ...words, proposal: '请水利部牵头会商' })
  const twice = await refusalOf(inspector(sendEscalation, { ...words, proposal: '再次报告' }))
  assert.equal(twice.code, 'reply-awaited')
  // The unit sees that its matter waits for the superior.
  const [seen] = (await world.desk('liufang')(listEscalations, { matterId, waiting: 'true' })).items
  assert.deepEqual([seen?.addressee, seen?.reply], ['国务院办公厅', null])
  const due = before.face.due ?? ''
  world.setToday('2026-10-30')
  const later = await inspector(getMatter, { matterId })
  assert.deepEqual([later.face.due, later.face.light], [due, 'red'])
  const [open] = (await inspector(listEscalations, { matterId })).items
  await inspector(replyToEscalation, { escalationId: sent.id, version: open?.version ?? 0, reply: '同意会商' })
  assert.equal((await inspector(listEscalations, { matterId, waiting: 'true' })).total, 0)
  const trail = new Set((await inspector(getTrail, { matterId })).items.map((each) => each.type))
  assert.ok(trail.has('matter.escalated') && trail.has('matter.superior_replied'))
})

test('[B42] a request for help has an owner at the head of the office, who alone answers it', async () => {
  const inspector = world.desk('limin')
  const words = { title: '请协调核查人员', text: '需抽调专业人员两名' }
  const misplaced = await refusalOf(inspector(askForHelp, { ...words, ownerId: world.person('liufang') }))
  assert.deepEqual([misplaced.code, misplaced.field], ['owner-without-office', 'ownerId'])
  const asked = await inspector(askForHelp, { ...words, ownerId: world.person('zhouguoping') })
  const on = { helpId: asked.id, version: asked.version, answer: '已请人事处抽调两名' }
  assert.equal((await refusalOf(world.desk('wanghaifeng')(answerHelp, on))).code, 'not-the-owner')
  const [mine] = (await world.desk('zhouguoping')(listHelp, { waiting: 'true' })).items
  assert.deepEqual([mine?.ownerName, mine?.actions], ['周国平', ['help.answer']])
  await world.desk('zhouguoping')(answerHelp, on)
  assert.equal((await inspector(listHelp, { waiting: 'true' })).total, 0)
})

test('[C01] a return names its cause, and causes of returns and problems are counted by one list', async () => {
  world.setToday('2026-09-14')
  const view = await inProgress(world, { title: '校舍安全排查', target: '排查全部校舍' })
  const matterId = view.face.id
  const handed = await world.desk('huangweimin')(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已召开会议部署',
    progress: '已部署',
    signature: { how: 'system' },
  })
  const inspector = world.desk('limin')
  const taken = await inspector(takeForReview, { matterId, version: handed.face.version })
  const back = { matterId, version: taken.face.version, requirement: '请实地排查', newDue: '2026-10-20' }
  const causeless = await refusalOf(inspector(returnReport, back as never))
  assert.deepEqual([causeless.status, causeless.field], [400, 'cause'])
  const of = async (cause: string) =>
    (await inspector(countCauses, {})).items.find((each) => each.cause === cause) ?? { returns: -1, problems: -1 }
  const [symbolic, conflict] = [await of('symbolic'), await of('policy_conflict')]
  await inspector(returnReport, { ...back, cause: 'symbolic' })
  const problem = await aProblem()
  await inspector(findCause, {
    problemId: problem.id,
    version: problem.version,
    cause: 'policy_conflict',
    note: '两份文件规定不一致',
  })
  assert.equal((await of('symbolic')).returns, symbolic.returns + 1)
  assert.equal((await of('policy_conflict')).problems, conflict.problems + 1)
})

test('[B02] timely, complete and adequate are judged apart: each fails alone and is reported alone', async () => {
  world.setToday('2026-09-14')
  const inspector = world.desk('limin')
  for (const failing of ['timely', 'complete', 'adequate'] as const) {
    let view = await inProgress(world, { title: `只有一项不达标：${failing}`, target: '完成排查' })
    const matterId = view.face.id
    view = await world.desk('huangweimin')(handIn, {
      matterId,
      version: view.face.version,
      outcome: '已完成排查',
      progress: '已完成',
      signature: { how: 'system' },
    })
    view = await inspector(takeForReview, { matterId, version: view.face.version })
    const judged = { timely: true, complete: true, adequate: true, [failing]: false }
    view = await inspector(acceptReport, {
      matterId,
      version: view.face.version,
      criteria: [...reviewCriteria],
      ...judged,
      verification: '抽查3所学校',
      verifiedBy: world.person('chenzhiyuan'),
    })
    const [review] = (await world.desk('liufang')(getMatter, { matterId })).reviews
    assert.deepEqual(
      { timely: review?.timely, complete: review?.complete, adequate: review?.adequate },
      judged,
      'the unit reads which of the three failed',
    )
  }
})
