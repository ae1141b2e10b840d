import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { archiveMatter, getMatter, getTrail } from '#contract/matters.ts'
import { contribute, acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, reportProgress, returnReport, takeForReview } from '#contract/reports.ts'
import {
  acceptProposal,
  addInstruction,
  getSource,
  makeSubmission,
  readSubmission,
  registerSource,
} from '#contract/sources.ts'
import { approveMatter, submitMatter } from '#contract/matters.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { makeWorld, type World } from '../support/world.ts'
import { aDocument } from '../support/matter.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('[A03] one matter goes from a real document to the archive, every step by the person whose it is', async () => {
  const [inspector, director, leader] = [world.desk('limin'), world.desk('zhouguoping'), world.desk('wanghaifeng')]
  const [liaison, principal, finance] = [world.desk('liufang'), world.desk('huangweimin'), world.desk('wujing')]
  const source = await inspector(registerSource, {
    kind: 'document',
    title: '关于做好重点工作的通知',
    docNumber: '岭府办[2026]8号',
    text: aDocument,
  })
  assert.equal(source.row.docNumber, '岭府办〔2026〕8号')
  const [proposal] = source.proposals
  assert.ok(proposal)
  assert.deepEqual(
    [proposal.lead, proposal.support, proposal.deadline?.date],
    [['省教育厅'], ['省财政厅'], '2026-12-31'],
  )
  const instructed = await inspector(addInstruction, {
    sourceId: source.row.id,
    version: source.row.version,
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请省教育厅抓紧落实，结果报我。',
    answerRequired: true,
  })
  assert.equal(instructed.instructions.length, 1)

  let view = await inspector(acceptProposal, {
    proposalId: proposal.id,
    title: '新增公办学位3000个',
    target: '新增公办学位3000个',
    workContent: proposal.text,
    requirement: '按时报送办理结果',
    budget: { kind: 'fixed', on: '2026-12-31' },
    leadOrganizationId: proposal.leadIds[0] ?? '',
    others: [{ organizationId: proposal.supportIds[0] ?? '', part: 'supporting' }],
  })
  const matterId = view.face.id
  // From the matter to the clause that obliges it, and back.
  const [cited] = view.sources
  assert.deepEqual([cited?.id, cited?.clause], [source.row.id, '一'])
  const [span] = proposal.span
  assert.equal(source.text.slice(...(span ?? [0, 0])), cited?.quote)
  const back = await inspector(getSource, { sourceId: source.row.id })
  assert.deepEqual(
    back.proposals.map((each) => each.matterId),
    [matterId],
  )
  view = await inspector(submitMatter, { matterId, version: view.face.version })
  view = await director(approveMatter, { matterId, version: view.face.version, opinion: '同意' })
  const order = await inspector(issueOrder, {
    title: '督办通知',
    contact: '李敏 83130001',
    matters: [{ id: matterId, version: view.face.version }],
  })
  assert.equal(order.number, '岭督字〔2026〕1号')
  world.setToday('2026-09-15')
  view = await liaison(getMatter, { matterId })
  assert.equal(view.face.light, 'green')
  view = await liaison(acknowledgeAssignment, {
    assignmentId: view.assignments[0]?.id ?? '',
    version: view.face.version,
    responsiblePerson: '刘芳',
  })
  assert.equal(view.face.state, 'in_progress')
  view = await liaison(reportProgress, { matterId, progress: '12所学校已开工' })
  view = await finance(getMatter, { matterId })
  view = await finance(acknowledgeAssignment, {
    assignmentId: view.assignments[1]?.id ?? '',
    version: view.face.version,
  })
  view = await finance(contribute, {
    assignmentId: view.assignments[1]?.id ?? '',
    version: view.face.version,
    text: '资金已拨付',
  })
  world.setToday('2026-12-20')
  view = await principal(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已全部建成',
    actual: '3120个',
    progress: '全部完工',
    signature: { how: 'system' },
  })
  assert.equal(view.face.light, 'blue')
  view = await inspector(takeForReview, { matterId, version: view.face.version })
  view = await inspector(returnReport, {
    matterId,
    version: view.face.version,
    cause: 'perfunctory',
    requirement: '请附分市数据',
    newDue: '2027-01-08',
  })
  assert.deepEqual(
    [view.face.state, view.content?.cycle, view.face.due, view.content?.originalDue, view.content?.handedInOn],
    ['in_progress', 2, '2027-01-08', '2026-12-31', '2026-12-20'],
  )
  view = await liaison(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已全部建成',
    actual: '3120个',
    progress: '附分市数据',
    signature: { how: 'paper', signer: '黄为民', signedOn: '2026-12-20' },
  })
  view = await inspector(takeForReview, { matterId, version: view.face.version })
  view = await inspector(acceptReport, {
    matterId,
    version: view.face.version,
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查3所学校',
    verifiedBy: world.person('chenzhiyuan'),
  })
  assert.equal(view.face.state, 'accepted')

  const waiting = await inspector(getSource, { sourceId: source.row.id })
  assert.deepEqual(
    waiting.awaitingSubmission.map((each) => each.id),
    [matterId],
  )
  const submitted = await inspector(makeSubmission, {
    sourceId: source.row.id,
    version: waiting.row.version,
    title: '关于学位建设办理情况的呈报',
    text: '已办结',
    matterIds: [matterId],
  })
  await leader(readSubmission, {
    submissionId: submitted.submissions[0]?.id ?? '',
    instructionId: waiting.instructions[0]?.id ?? '',
    how: 'system',
  })
  view = await inspector(getMatter, { matterId })
  assert.equal(view.face.state, 'completed')
  view = await inspector(archiveMatter, { matterId, version: view.face.version, retention: '10_years' })
  assert.equal(view.face.state, 'archived')
  const trail = await inspector(getTrail, { matterId })
  assert.deepEqual(trail.items.map((each) => each.type).toReversed(), [
    'matter.drafted',
    'matter.submitted',
    'matter.approved',
    'order.issued',
    'assignment.acknowledged',
    'matter.progressed',
    'assignment.acknowledged',
    'assignment.contributed',
    'matter.reported',
    'matter.taken',
    'matter.returned',
    'matter.reported',
    'matter.taken',
    'matter.accepted',
    'submission.made',
    'submission.read',
    'matter.completed',
    'matter.archived',
  ])
})
