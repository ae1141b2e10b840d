import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { attachFile, readAttachment, uploadFile } from '#contract/files.ts'
import { fulfilObligation, listDuties, markObligation } from '#contract/coverage.ts'
import { listMatters } from '#contract/ledger.ts'
import type { InputOf } from '#contract/operation.ts'
import {
  acceptProposal,
  addInstruction,
  confirmOral,
  getSource,
  listSources,
  registerSource,
  repealSource,
  replySource,
} from '#contract/sources.ts'
import { ApiError, Refused } from '#platform/errors.ts'
import type { Desk } from '../../src/demo/desk.ts'
import { refusedFor } from '../support/refusals.ts'
import { aScan } from '../support/scan.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})

type Given = InputOf<typeof registerSource>
const refusedAt = async (given: Given) => {
  try {
    await inspector(registerSource, given)
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.refused, error.refusal.field]
    throw error
  }
  return null
}
const words = '请各单位认真落实。'

test('[A08] a document number is kept in one form, and what is no number is refused', async () => {
  const document = { kind: 'document' as const, title: '督促检查工作意见', text: words }
  for (const given of ['国办发[2008]120号', '国办发〔2008〕120号', '国办发（2008）0120号'])
    assert.equal(
      // The same words under the same number would be the same paper.
      (await inspector(registerSource, { ...document, text: `${words}${given}`, docNumber: given })).row.docNumber,
      '国办发〔2008〕120号',
    )
  assert.deepEqual(await refusedAt({ ...document, docNumber: '国办发第120号' }), ['doc-number-form', 'docNumber'])
})

test('[A07] a major decision names its body, its day and its paper, and the ledger can be asked for such', async () => {
  const decision = { kind: 'major_decision' as const, title: '关于加快学位建设的决定', text: words }
  assert.deepEqual(await refusedAt(decision), ['source-fact-missing', 'issuer'])
  assert.deepEqual(await refusedAt({ ...decision, issuer: '岭南省人民政府' }), ['source-fact-missing', 'issuedOn'])
  const complete = { ...decision, issuer: '岭南省人民政府', issuedOn: '2026-09-01' }
  assert.deepEqual(await refusedAt({ ...complete, text: undefined }), ['file-missing', 'text'])
  const text = '一、新增公办学位3000个，2026年12月底前完成。（省教育厅牵头）'
  const { proposals } = await inspector(registerSource, { ...complete, text })
  const [proposal] = proposals
  assert.ok(proposal)
  await inspector(acceptProposal, {
    proposalId: proposal.id,
    title: '新增公办学位3000个',
    target: '新增公办学位3000个',
    workContent: proposal.text,
    requirement: '按时报送',
    budget: { kind: 'fixed', on: '2026-12-31' },
    leadOrganizationId: world.org('jyt'),
  })
  const found = await inspector(listMatters, { sourceKind: 'major_decision' })
  assert.deepEqual([found.total, found.items[0]?.title], [1, '新增公办学位3000个'])
  assert.equal((await inspector(listSources, { kind: 'law' })).total, 0)
})

test('[A09] pasted minutes with five items become five matters of the same meeting', async () => {
  const text = [
    '省政府常务会议纪要',
    '一、研究学位建设工作。由省教育厅牵头，省财政厅配合，2026年12月底前新增学位3000个。',
    '二、听取农村供水情况汇报。会议要求加快工程进度。',
    '三、审议营商环境方案。',
    '（一）压减开办时间。',
    '（二）清理拖欠账款。',
    '四、研究食品安全工作，会议强调压实责任。',
    '五、其他事项，请有关单位抓好落实。',
  ].join('\n')
  const meeting = { meetingKind: 'executive', meetingNumber: '第58次', meetingOn: '2026-09-11' } as const
  assert.deepEqual(
    await refusedAt({ kind: 'meeting_decision', title: '纪要', text, details: { meetingOn: '2026-09-11' } }),
    ['source-fact-missing', 'details.meetingKind'],
  )
  const source = await inspector(registerSource, {
    kind: 'meeting_decision',
    title: '省政府常务会议纪要',
    text,
    details: meeting,
  })
  assert.equal(source.proposals.length, 5)
  for (const proposal of source.proposals) {
    const [[start, end] = [0, 0]] = proposal.span
    assert.equal(text.slice(start, end), proposal.text)
    await inspector(acceptProposal, {
      proposalId: proposal.id,
      title: `第${proposal.no}项`,
      target: proposal.text,
      workContent: proposal.text,
      requirement: '按时报送',
      budget: { kind: 'default' },
      leadOrganizationId: world.org('jyt'),
    })
  }
  const made = await inspector(listMatters, { sourceId: source.row.id })
  assert.equal(made.total, 5)
  const after = await inspector(getSource, { sourceId: source.row.id })
  assert.deepEqual(after.details, meeting)
  assert.equal(after.matters.length, 5)
})

test('[A10] a scan of an instruction is opened by its handlers, told apart by its bytes, and every look is recorded', async () => {
  const { row } = await inspector(registerSource, { kind: 'leader_instruction', title: '关于供水的批示件' })
  const instructed = await inspector(addInstruction, {
    sourceId: row.id,
    version: row.version,
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请抓紧落实。',
    answerRequired: true,
  })
  const file = await inspector(uploadFile, { name: '批示件.png', content: aScan.content })
  assert.deepEqual([file.mediaType, file.text], ['image/png', null])
  for (const name of ['批示件.pdf', '批示件.txt'])
    await assert.rejects(
      inspector(uploadFile, { name, content: aScan.content }),
      (error: unknown) =>
        refusedFor('file-not-what-it-says')(error) ||
        (error instanceof ApiError && error.fields[0]?.code === 'not-text'),
    )
  const view = await inspector(attachFile, {
    sourceId: row.id,
    version: instructed.row.version,
    fileId: file.id,
    kind: 'scan',
    instructionId: instructed.instructions[0]?.id,
  })
  const attachmentId = view.attachments[0]?.id ?? ''
  assert.equal((await inspector(readAttachment, { attachmentId })).content, aScan.content)
  // A colleague of the same office is no handler.
  const colleague = world.desk('chenzhiyuan')
  assert.deepEqual((await colleague(getSource, { sourceId: row.id })).attachments, [])
  await assert.rejects(colleague(readAttachment, { attachmentId }), (error: unknown) => {
    return error instanceof ApiError && error.status === 404
  })
})

test('instructions on one carrier stand by rank, then by day, with their limits and whom the paper goes to', async () => {
  const { row } = await inspector(registerSource, { kind: 'document', title: '关于供水的请示', text: words })
  let version = row.version
  const write = async (leaderPost: string, leaderName: string, instructedOn: string) => {
    const view = await inspector(addInstruction, {
      sourceId: row.id,
      version,
      leaderName,
      leaderPost,
      instructedOn,
      text: '请抓紧落实。',
      answerRequired: true,
      limit: { kind: 'working_days', amount: 15 },
      chain: [{ name: '省水利厅', note: '主办' }, { name: '省财政厅' }],
      requirement: '加快农村供水工程建设',
    })
    version = view.row.version
    return view
  }
  await write('副省长', '王海峰', '2026-09-12')
  await write('省政府秘书长', '郑铭', '2026-09-10')
  await write('省长', '林国栋', '2026-09-13')
  const view = await write('副省长', '高远', '2026-09-11')
  assert.deepEqual(
    view.instructions.map((each) => each.leaderName),
    ['林国栋', '高远', '王海峰', '郑铭'],
  )
  assert.deepEqual(view.instructions[0]?.chain, [{ name: '省水利厅', note: '主办' }, { name: '省财政厅' }])
  assert.deepEqual(view.instructions[0]?.limit, { kind: 'working_days', amount: 15 })
})

test('[A12] a clause marked as a duty to report stands in the list of days until the report is on record', async () => {
  const { row } = await inspector(registerSource, {
    kind: 'superior_order',
    title: '关于开展大检查的通知',
    issuer: '国务院办公厅',
    text: words,
  })
  await inspector(markObligation, {
    sourceId: row.id,
    version: row.version,
    toWhom: '国务院办公厅',
    form: '书面报告',
    due: '2026-10-31',
    clause: '请于2026年10月底前将落实情况报国务院办公厅。',
  })
  const mine = async () => (await inspector(listDuties, {})).items.filter((each) => each.sourceId === row.id)
  const [duty] = await mine()
  assert.deepEqual([duty?.kind, duty?.toWhom, duty?.due, duty?.isLate], ['report', '国务院办公厅', '2026-10-31', false])
  await inspector(fulfilObligation, { obligationId: duty?.id ?? '', doneOn: '2026-09-14', how: '岭府办函〔2026〕7号' })
  assert.deepEqual(await mine(), [])
})

test('[A41] a deputies’ suggestion is tracked until its statutory reply, and late when that comes after its day', async () => {
  const suggestion = {
    kind: 'deputies_suggestion' as const,
    title: '关于校车安全的建议',
    text: words,
    issuer: '张代表',
  }
  assert.deepEqual(await refusedAt(suggestion), ['source-fact-missing', 'replyDue'])
  const { row } = await inspector(registerSource, { ...suggestion, replyDue: '2026-09-11' })
  const mine = async (state: 'open' | 'all') =>
    (await inspector(listDuties, { state })).items.find((each) => each.sourceId === row.id)
  assert.deepEqual(
    [(await mine('open'))?.kind, (await mine('open'))?.isLate, (await mine('open'))?.workdaysLeft],
    ['reply', true, -1],
  )
  const replied = await inspector(replySource, {
    sourceId: row.id,
    version: row.version,
    repliedOn: '2026-09-14',
    toWhom: '张代表',
    text: '建议已采纳。',
  })
  assert.deepEqual([replied.facts.repliedOn, replied.answers[0]?.toWhom], ['2026-09-14', '张代表'])
  assert.equal(await mine('open'), undefined)
  assert.deepEqual((await mine('all'))?.isLate, true)
})

test('[C05] a spoken assignment says who, when, where and who wrote it down, and is listed until it is confirmed', async () => {
  const spoken = { kind: 'oral_assignment' as const, title: '尽快修复受损桥梁' }
  const details = { assignedBy: '王海峰副省长', assignedAt: '2026-09-14', place: '海州调研途中', recorder: '李敏' }
  for (const field of ['assignedBy', 'assignedAt', 'place', 'recorder'] as const)
    assert.deepEqual(await refusedAt({ ...spoken, details: { ...details, [field]: undefined } }), [
      'source-fact-missing',
      `details.${field}`,
    ])
  const { row } = await inspector(registerSource, { ...spoken, details })
  const mine = async () => (await inspector(listDuties, {})).items.find((each) => each.sourceId === row.id)
  // Three working days by standard.
  assert.deepEqual([(await mine())?.due, (await mine())?.isLate], ['2026-09-17', false])
  world.setToday('2026-09-18')
  assert.equal((await mine())?.isLate, true)
  await inspector(confirmOral, {
    sourceId: row.id,
    version: row.version,
    confirmedOn: '2026-09-18',
    confirmedBy: '省政府办公厅秘书一处',
  })
  assert.equal(await mine(), undefined)
  world.setToday('2026-09-14')
})

test('[C04] a law carries its article and its days, and once repealed it says so', async () => {
  const law = { kind: 'law' as const, title: '岭南省供水条例', text: words }
  assert.deepEqual(await refusedAt(law), ['source-fact-missing', 'details.validFrom'])
  const { row, details } = await inspector(registerSource, {
    ...law,
    details: { article: '第十二条', validFrom: '2020-01-01' },
  })
  assert.deepEqual([details['article'], row.repealedOn], ['第十二条', null])
  const repealed = await inspector(repealSource, {
    sourceId: row.id,
    version: row.version,
    repealedOn: '2026-09-01',
    repealedBy: '岭南省人民代表大会常务委员会公告第12号',
  })
  assert.deepEqual(
    [repealed.row.repealedOn, repealed.facts.repealedBy],
    ['2026-09-01', '岭南省人民代表大会常务委员会公告第12号'],
  )
})
