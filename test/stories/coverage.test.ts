import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getCoverage } from '#contract/coverage.ts'
import { acceptInstruction, endInstruction } from '#contract/instructions.ts'
import { draftMatter, getTrail } from '#contract/matters.ts'
import {
  acceptProposal,
  addInstruction,
  dismissProposal,
  draftSource,
  finishScreening,
  getSource,
  publishSource,
  registerSource,
} from '#contract/sources.ts'
import { Refused } from '#platform/errors.ts'
import type { Desk } from '../../src/demo/desk.ts'
import { aDocument, aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})
const codeOf = async (act: Promise<unknown>) => {
  try {
    await act
  } catch (error) {
    if (error instanceof Refused) return error.refusal.refused
    throw error
  }
  return null
}
const fields = (title = '新增公办学位3000个') => ({
  title,
  target: '新增公办学位3000个',
  workContent: '新建、改扩建公办学校',
  requirement: '按时报送',
  budget: { kind: 'default' } as const,
  leadOrganizationId: world.org('jyt'),
})
const uncovered = async () => (await inspector(getCoverage, {})).uncovered
const decision = (title: string) =>
  inspector(registerSource, {
    kind: 'major_decision',
    title,
    issuer: '岭南省人民政府',
    issuedOn: '2026-09-01',
    text: '请认真落实。',
  })

test('[A01] a decision with neither matter nor reason is listed with its age, and leaves by either', async () => {
  const [one, other] = [await decision('甲决定'), await decision('乙决定')]
  world.setToday('2026-09-18')
  assert.deepEqual(
    (await uncovered()).map((each) => [each.title, each.age]),
    [
      ['甲决定', 4],
      ['乙决定', 4],
    ],
  )
  await inspector(draftMatter, { ...fields(), sourceId: one.row.id })
  assert.deepEqual(
    (await uncovered()).map((each) => each.title),
    ['乙决定'],
  )
  const end = { sourceId: other.row.id, version: other.row.version }
  assert.equal(await codeOf(inspector(finishScreening, end)), 'nothing-decided')
  assert.equal(await codeOf(inspector(finishScreening, { ...end, reason: '宣示性' })), 'approver-missing')
  assert.equal(await codeOf(inspector(finishScreening, { ...end, reason: '宣示性', approver: '李敏' })), 'approves-own')
  await inspector(finishScreening, { ...end, reason: '宣示性决定，无具体任务', approver: '周国平' })
  assert.deepEqual(await uncovered(), [])
  world.setToday('2026-09-14')
})

test('[B03] nine matters and one reason of ten decisions are full coverage, by kind of source', async () => {
  const before = (await inspector(getCoverage, {})).kinds.find((each) => each.kind === 'normative_document')
  assert.equal(before, undefined)
  for (let i = 1; i <= 10; i += 1) {
    const { row } = await inspector(registerSource, {
      kind: 'normative_document',
      title: `办法${i}`,
      text: '请认真落实。',
      details: { validFrom: '2026-10-01' },
    })
    if (i < 10) await inspector(draftMatter, { ...fields(`落实办法${i}`), sourceId: row.id })
    else {
      const { kinds } = await inspector(getCoverage, {})
      const so = kinds.find((each) => each.kind === 'normative_document')
      assert.deepEqual([so?.registered, so?.withMatters, so?.withReason], [10, 9, 0])
      const reason = { reason: '只涉及文件清理', approver: '周国平' }
      await inspector(finishScreening, { sourceId: row.id, version: row.version, ...reason })
    }
  }
  const { kinds } = await inspector(getCoverage, {})
  const now = kinds.find((each) => each.kind === 'normative_document')
  assert.deepEqual([now?.registered, now?.withMatters, now?.withReason], [10, 9, 1])
})

test('[A13] screening is not finished over an item that nobody mapped or left aside with reason and approver', async () => {
  const sourceId = await aSource(world, {
    text: `${aDocument}二、推进供水工程，2026年12月底前完成。（省水利厅牵头）\n`,
  })
  let view = await inspector(getSource, { sourceId })
  assert.equal(view.proposals.length, 2)
  const finish = () => inspector(finishScreening, { sourceId, version: view.row.version })
  assert.equal(await codeOf(finish()), 'not-screened')
  const [first, second] = view.proposals
  await inspector(acceptProposal, { ...fields(), proposalId: first?.id ?? '' })
  const aside = { proposalId: second?.id ?? '', ending: 'not_applicable', reason: '本省无此类工程' } as const
  assert.equal(await codeOf(inspector(dismissProposal, aside)), 'approver-missing')
  assert.equal(await codeOf(inspector(dismissProposal, { ...aside, approver: '李敏' })), 'approves-own')
  view = await inspector(getSource, { sourceId })
  assert.equal(await codeOf(finish()), 'not-screened')
  view = await inspector(dismissProposal, { ...aside, approver: '周国平' })
  assert.deepEqual([view.proposals[1]?.ending, view.proposals[1]?.approver], ['not_applicable', '周国平'])
  // An instruction is an item like a clause.
  view = await inspector(addInstruction, {
    sourceId,
    version: view.row.version,
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请知悉。',
    answerRequired: false,
  })
  assert.equal(await codeOf(finish()), 'not-screened')
  const instructionId = view.instructions[0]?.id ?? ''
  view = await inspector(endInstruction, { instructionId, ending: 'read_only', reason: '阅知' })
  assert.equal((await finish()).facts.screenedOn, '2026-09-14')
})

test('[A04] publishing a decision draft with three items makes three draft matters anchored in it', async () => {
  const items = ['学位建设', '供水工程', '营商环境'].map((title) => fields(title))
  const drafted = await inspector(draftSource, {
    kind: 'major_decision',
    title: '关于三项重点工作的决定',
    issuer: '岭南省人民政府',
    text: '一、加快学位建设。（省教育厅牵头）',
    items,
  })
  assert.deepEqual([drafted.row.state, drafted.matters.length, drafted.items.length], ['draft', 0, 3])
  assert.ok(!(await uncovered()).some((each) => each.id === drafted.row.id), 'a draft obliges nobody yet')
  const publish = { sourceId: drafted.row.id, version: drafted.row.version, issuedOn: '2026-09-14' }
  const published = await inspector(publishSource, { ...publish, docNumber: '岭府[2026]30号' })
  assert.deepEqual(
    published.items.map((item) => {
      const matter = published.matters.find((each) => each.id === item.matterId)
      return [item.no, matter?.title, matter?.state]
    }),
    [
      [1, '学位建设', 'draft'],
      [2, '供水工程', 'draft'],
      [3, '营商环境', 'draft'],
    ],
  )
  assert.equal(
    await codeOf(inspector(publishSource, { ...publish, version: published.row.version })),
    'source-not-draft',
  )
})

test('[C11] the ledger’s entries come with the publication, in the same act, and the lag is shown', async () => {
  const drafted = await inspector(draftSource, {
    kind: 'document',
    title: '关于供水工作的通知',
    text: '请认真落实。',
    items: [fields('供水工程')],
  })
  const published = await inspector(publishSource, {
    sourceId: drafted.row.id,
    version: drafted.row.version,
    issuedOn: '2026-09-14',
  })
  const trail = await inspector(getTrail, { matterId: published.matters[0]?.id ?? '' })
  assert.deepEqual(
    trail.items.map((each) => [each.operation, each.type]),
    [['sources.publish', 'matter.drafted']],
  )
  const late = await decision('迟录的决定')
  world.setToday('2026-09-18')
  await inspector(draftMatter, { ...fields('迟录的事项'), sourceId: late.row.id })
  const { lags } = await inspector(getCoverage, {})
  assert.equal(lags.find((each) => each.id === drafted.row.id)?.lag, 0)
  // Issued on Tuesday 1 September, entered on Friday 18.
  assert.equal(lags.find((each) => each.id === late.row.id)?.lag, 13)
  world.setToday('2026-09-14')
})

test('[A03] from a matter to the clause that obliges it and back, and from an instruction to its matters', async () => {
  const sourceId = await aSource(world)
  const { proposals, row, text } = await inspector(getSource, { sourceId })
  const [proposal] = proposals
  const accepted = await inspector(acceptProposal, { ...fields(), proposalId: proposal?.id ?? '' })
  assert.deepEqual([accepted.sources[0]?.id, accepted.sources[0]?.clause], [sourceId, '一'])
  const [[start, end] = [0, 0]] = proposal?.span ?? []
  assert.equal(text.slice(start, end), accepted.sources[0]?.quote)
  const now = await inspector(getSource, { sourceId })
  const instructed = await inspector(addInstruction, {
    sourceId,
    version: now.row.version,
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请省教育厅抓紧落实。',
    answerRequired: true,
    requirement: '抓紧落实学位建设',
  })
  const instructionId = instructed.instructions[0]?.id ?? ''
  const second = await inspector(acceptInstruction, { ...fields('落实批示'), instructionId })
  assert.equal(second.face.sourceKind, 'leader_instruction')
  const back = await inspector(getSource, { sourceId: row.id })
  assert.deepEqual(back.instructions[0]?.matterIds, [second.face.id])
  assert.deepEqual([back.instructions[0]?.disposition, second.sources[0]?.quote], ['matter', '抓紧落实学位建设'])
  assert.deepEqual(back.matters.map((each) => each.id).toSorted(), [accepted.face.id, second.face.id].toSorted())
})
