import assert from 'node:assert/strict'
import { archiveMatter, draftChild, approveMatter, getMatter, submitMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, contribute, issueOrder } from '#contract/orders.ts'
import { acceptReport, answer, ask, handIn, reportProgress, takeForReview } from '#contract/reports.ts'
import { addInstruction, getSource, makeSubmission, readSubmission, uploadFile } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { aDocument, aSource, dispatched, draft } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

/** One matter and one handed further down under it, with everything that can hang on them. */
export type Ground = {
  readonly world: World
  readonly sourceId: string
  readonly instructionId: string
  readonly fileId: string
  /** The office's matter, led by the education department with finance in support. */
  readonly parent: string
  /** What the education department handed down to Yunshan; the office is its superior. */
  readonly child: string
  readonly draft: string
}

export const words = { instruction: '请省教育厅抓紧落实，结果报我。', progress: '12所学校已开工' }
const accepted = {
  criteria: [...reviewCriteria],
  timely: true,
  complete: true,
  adequate: true,
  verification: '现场核查',
}

type Given = { readonly world: World; readonly matterId: string }

const versionOf = async ({ world, matterId }: Given, login: string) =>
  (await world.desk(login)(getMatter, { matterId })).face.version

/** The child as far as its accepted completion. */
const handDown = async (world: World, parentId: string): Promise<string> => {
  const [liaison, principal] = [world.desk('liufang'), world.desk('huangweimin')]
  const parent = await liaison(getMatter, { matterId: parentId })
  const made = await liaison(draftChild, {
    assignmentId: parent.assignments[0]?.id ?? '',
    title: '云山市新增学位500个',
    target: '新增公办学位500个',
    workContent: '新建学校',
    requirement: '按月报送',
    budget: { kind: 'fixed', on: '2026-10-10' },
    leadOrganizationId: world.org('yunshan'),
  })
  const given = { world, matterId: made.face.id }
  await liaison(submitMatter, { matterId: given.matterId, version: made.face.version })
  await principal(approveMatter, { matterId: given.matterId, version: await versionOf(given, 'liufang') })
  await liaison(issueOrder, {
    title: '省教育厅分解任务',
    matters: [{ id: given.matterId, version: await versionOf(given, 'liufang') }],
  })
  const view = await world.desk('hexin')(getMatter, { matterId: given.matterId })
  await world.desk('hexin')(acknowledgeAssignment, {
    assignmentId: view.assignments[0]?.id ?? '',
    version: view.face.version,
  })
  await world.desk('hexin')(reportProgress, { matterId: given.matterId, progress: '云山市已选址' })
  return given.matterId
}

export const complete = async (given: Given, login: string, reviewer: string, verifier: string): Promise<void> => {
  const { world, matterId } = given
  await world.desk(login)(handIn, {
    matterId,
    version: await versionOf(given, login),
    outcome: '已全部建成',
    actual: '3120个',
    progress: '全部完工',
    signature: { how: 'system' },
  })
  await world.desk(reviewer)(takeForReview, { matterId, version: await versionOf(given, reviewer) })
  await world.desk(reviewer)(acceptReport, {
    matterId,
    version: await versionOf(given, reviewer),
    ...accepted,
    verifiedBy: world.person(verifier),
  })
}

const withInstruction = async (world: World) => {
  const office = world.desk('limin')
  const { id: fileId } = await office(uploadFile, {
    name: '通知.txt',
    content: Buffer.from(aDocument).toString('base64'),
  })
  const sourceId = await aSource(world, { text: undefined, fileId })
  const { row } = await office(getSource, { sourceId })
  const source = await office(addInstruction, {
    sourceId,
    version: row.version,
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: words.instruction,
    answerRequired: true,
  })
  return { fileId, sourceId, instructionId: source.instructions[0]?.id ?? '' }
}

/** Both matters at work: everything before the first completion. */
export const makeGroundAtWork = async (): Promise<Ground> => {
  const world = await makeWorld('2026-09-14')
  const source = await withInstruction(world)
  const others = [{ organizationId: world.org('czt'), part: 'supporting' as const }]
  const sent = await dispatched(world, { sourceId: source.sourceId, others, clause: '一', quote: '加快学位建设' })
  const parent = sent.face.id
  const given = { world, matterId: parent }
  world.setToday('2026-09-15')
  for (const [i, login] of ['liufang', 'wujing'].entries())
    await world.desk(login)(acknowledgeAssignment, {
      assignmentId: sent.assignments[i]?.id ?? '',
      version: await versionOf(given, login),
    })
  await world.desk('wujing')(contribute, {
    assignmentId: sent.assignments[1]?.id ?? '',
    version: await versionOf(given, 'wujing'),
    text: '资金已拨付',
  })
  await world.desk('liufang')(reportProgress, { matterId: parent, progress: words.progress })
  const asked = await world.desk('limin')(ask, { matterId: parent, text: '资金是否到位？' })
  const questionId = asked.messages[0]?.id ?? ''
  await world.desk('liufang')(answer, { matterId: parent, questionId, text: '已到位' })
  const child = await handDown(world, parent)
  const other = await draft(world, { title: '另一件事项', sourceId: source.sourceId })
  return { world, ...source, parent, child, draft: other.face.id }
}

/** The same, carried to the archive, so that every table of a matter holds rows. */
export const makeGround = async (): Promise<Ground> => {
  const ground = await makeGroundAtWork()
  const { world, sourceId, instructionId, parent, child } = ground
  world.setToday('2026-09-22')
  await complete({ world, matterId: child }, 'tangyuan', 'liufang', 'huangweimin')
  await complete({ world, matterId: parent }, 'huangweimin', 'limin', 'chenzhiyuan')
  const { row } = await world.desk('limin')(getSource, { sourceId })
  const source = await world.desk('limin')(makeSubmission, {
    sourceId,
    version: row.version,
    title: '关于落实情况的报告',
    text: '已全部落实',
    matterIds: [parent],
  })
  const submissionId = source.submissions[0]?.id ?? ''
  await world.desk('wanghaifeng')(readSubmission, { submissionId, instructionId, how: 'system' })
  const done = await world.desk('limin')(archiveMatter, {
    matterId: parent,
    version: await versionOf({ world, matterId: parent }, 'limin'),
    retention: '30_years',
  })
  assert.equal(done.face.state, 'archived')
  return ground
}
