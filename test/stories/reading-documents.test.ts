import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { changeName, endName, listNames, settleName } from '#contract/document-names.ts'
import { compareSource, correctSource } from '#contract/corrections.ts'
import { readingProgress, uploadFile } from '#contract/files.ts'
import { getMatter } from '#contract/matters.ts'
import { changeOrganization, getOrganization } from '#contract/organizations.ts'
import {
  acceptMany,
  acceptProposal,
  dismissMany,
  editProposals,
  finishScreening,
  getSource,
  previewReading,
  registerSource,
  reopenProposals,
} from '#contract/sources.ts'
import { clauseCoverage } from '../../src/modules/sources/clauses.ts'
import type { Desk } from '../../src/demo/desk.ts'
import { aDocx } from '../support/documents.ts'
import { refusalOf as outcomeOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})

const title = '岭南省人民政府办公厅关于印发重点工作分工方案的通知'
const parts = [
  title,
  '岭府办〔2026〕30号',
  '一、加快学位建设',
  '（一）新增公办学位3000个，2026年12月底前完成。（教育厅牵头，省财政厅配合）',
  '（二）改造老旧小区200个，2026年11月底前完成。（省住房城乡建设厅、省财政厅按职责分工负责）',
  '二、优化营商环境',
  '（三）压减企业开办时间，2027年6月底前完成。（省政务服务局牵头，各地级以上市人民政府配合）',
  '（四）坚持党的领导，加强组织实施。（各地级以上市人民政府、省有关部门按职责分工负责）',
  '岭南省人民政府办公厅',
  '2026年9月1日',
]
const upload = async (name: string, lines: readonly string[]) =>
  inspector(uploadFile, { name, content: (await aDocx(lines)).toString('base64') })
const register = async (lines: readonly string[], docNumber?: string) => {
  const { id } = await upload('分工方案.docx', lines)
  return inspector(registerSource, { kind: 'document', title, fileId: id, ...(docNumber ? { docNumber } : {}) })
}
const fields = (text: string) => ({
  title: text.slice(0, 20),
  target: text,
  workContent: text,
  requirement: '按时报送',
  budget: { kind: 'fixed' as const, on: '2026-12-31' },
})
const refusalOf = async (work: Promise<unknown>) => (await outcomeOf(work)).code

test('[C11] an uploaded document is read, its ledger proposed in the act that registers it, each line at its exact place', async () => {
  const kept = await upload('分工方案.docx', parts)
  assert.deepEqual([kept.text, kept.isRecognized, kept.unread], [parts.join('\n'), false, null])
  assert.equal((await inspector(readingProgress, { progressKey: 'none' })).share, null)
  const found = await inspector(previewReading, { fileId: kept.id })
  assert.deepEqual([found.docNumber, found.tasks, found.registered], ['岭府办〔2026〕30号', 4, null])
  const source = await inspector(registerSource, { kind: 'document', title, fileId: kept.id })
  assert.equal(source.proposals.length, 4)
  for (const each of source.proposals) {
    assert.equal(each.span.map(([a, b]) => source.text.slice(a, b)).join(''), each.text)
  }
})

test('names find their units by prefix and former name; collectives propose whom they mean; what is unknown is asked once', async () => {
  const admin = world.desk('xitong')
  const organizationId = world.org('fgw')
  const page = await admin(getOrganization, { organizationId })
  await admin(changeOrganization, {
    organizationId,
    version: page.version,
    effectiveOn: '2026-09-14',
    name: '省发展改革委员会（省数据局）',
    basis: '机构改革',
  })
  const lines = [...parts.slice(0, 9), '（五）开展评估，2026年10月底前完成。（省发展和改革委员会牵头）']
  const { names, row } = await register(lines)
  const meaning = (name: string) => names.find((each) => each.name === name)
  assert.deepEqual(meaning('教育厅')?.unitIds, [world.org('jyt')])
  assert.deepEqual(meaning('省发展和改革委员会')?.unitIds, [organizationId])
  assert.deepEqual(meaning('省政务服务局')?.unitIds, [])
  const cities = meaning('各地级以上市人民政府')
  assert.deepEqual([cities?.isCollective, cities?.unitIds], [true, []])
  assert.deepEqual(cities?.suggested.toSorted(), [world.org('yunshan'), world.org('haizhou')].toSorted())
  const settled = await inspector(settleName, { name: '省政务服务局', unitIds: [organizationId] })
  await inspector(settleName, { name: '各地级以上市人民政府', unitIds: cities?.suggested ?? [] })
  const again = await register([...lines, '（六）其他。'], '岭府办〔2026〕31号')
  const now = (name: string) => again.names.find((each) => each.name === name)
  assert.deepEqual([now('省政务服务局')?.unitIds, now('省政务服务局')?.isSettled], [[organizationId], true])
  assert.equal(now('各地级以上市人民政府')?.unitIds.length, 2)
  assert.deepEqual((await inspector(getSource, { sourceId: row.id })).proposals[2]?.leadIds, [organizationId])
  assert.equal((await inspector(listNames, { search: '政务' })).items.length, 1)
  // A wrong answer is put right: lines not yet decided on follow, the earlier meaning stays on record.
  const unitIds = [world.org('czt')]
  const changed = await inspector(changeName, { nameId: settled.id, version: settled.version, unitIds })
  assert.deepEqual((await inspector(getSource, { sourceId: row.id })).proposals[2]?.leadIds, unitIds)
  assert.equal(
    await refusalOf(inspector(changeName, { nameId: settled.id, version: changed.version, unitIds })),
    'conflict',
  )
  const past = await inspector(listNames, { search: '政务', ended: 'true' })
  assert.deepEqual(
    past.items.map((each) => [each.unitIds, each.endedOn, each.endedBy]),
    [
      [unitIds, null, null],
      [[organizationId], '2026-09-14', '李敏'],
    ],
  )
  await inspector(endName, { nameId: changed.id, version: changed.version })
  assert.equal((await inspector(listNames, { search: '政务' })).items.length, 0)
  const pages = [await inspector(listNames, { limit: 1, ended: 'true' })]
  while (pages.at(-1)?.next)
    pages.push(await inspector(listNames, { limit: 1, ended: 'true', cursor: pages.at(-1)?.next ?? '' }))
  assert.deepEqual([pages.length, new Set(pages.flatMap((each) => each.items).map((each) => each.id)).size], [3, 3])
  assert.equal(
    (await outcomeOf(world.desk('liufang')(settleName, { name: '甲', unitIds: [organizationId] }))).status,
    403,
  )
})

test('[A03] of several leads each gets a matter, or one coordinates; from the clause to its matters and back by links', async () => {
  const source = await register(parts)
  const [first, second] = source.proposals
  assert.ok(first && second)
  const matter = await inspector(acceptProposal, {
    proposalId: second.id,
    ...fields(second.text),
    leadOrganizationId: world.org('zjt'),
    others: [],
    separately: [world.org('czt')],
  })
  await inspector(acceptProposal, {
    proposalId: first.id,
    ...fields(first.text),
    leadOrganizationId: world.org('jyt'),
    others: [{ organizationId: world.org('czt'), part: 'joint_lead' }],
  })
  const now = await inspector(getSource, { sourceId: source.row.id })
  const ids = now.proposals.map((each) => each.matterIds)
  assert.deepEqual([ids[0]?.length, ids[1]?.length, now.matters.length], [1, 2, 3])
  assert.ok(ids[1]?.includes(matter.face.id))
  const back = (await inspector(getMatter, { matterId: matter.face.id })).sources?.[0]
  assert.deepEqual([back?.id, back?.clause], [source.row.id, second.clause])
})

test('[A03] below a document stands which clauses oblige, what became of each, and which of them no line answers', async () => {
  const source = await register([
    ...parts.slice(0, 4),
    '二、工作要求',
    '各单位要建立长效机制，不得层层加码。',
    ...parts.slice(8),
  ])
  const [first] = source.proposals
  assert.ok(first && source.proposals.length === 1)
  const { clauses, obliging, matter, open, bare } = source.coverage
  assert.deepEqual([clauses, obliging, matter, open], [3, 2, 0, 1])
  assert.deepEqual(
    bare.map((each) => [each.path, each.by]),
    [['二', ['duty']]],
  )
  // What was read before the obliging words were kept with the clauses comes to the same.
  const before = source.clauses.map(({ label, level, start, end, heading }) => ({ label, level, start, end, heading }))
  assert.deepEqual(clauseCoverage(source.text, before, source.proposals), source.coverage)
  await inspector(acceptProposal, {
    proposalId: first.id,
    ...fields(first.text),
    leadOrganizationId: world.org('jyt'),
  })
  const { coverage } = await inspector(getSource, { sourceId: source.row.id })
  assert.deepEqual([coverage.matter, coverage.open, coverage.bare], [1, 0, bare])
})

test('[A13] lines are corrected, accepted and dismissed many at once, and nothing undecided passes screening', async () => {
  const source = await register(parts)
  const sourceId = source.row.id
  const [one, two, three, four] = source.proposals.map((each) => each.id) as [string, string, string, string]
  const edited = await inspector(editProposals, {
    sourceId,
    version: source.row.version,
    proposalIds: [two, three],
    leadOrganizationId: world.org('fgw'),
    dueOn: '2026-12-20',
  })
  assert.deepEqual(edited.proposals[1]?.edited, { leadOrganizationId: world.org('fgw'), dueOn: '2026-12-20' })
  const items = [one, two, three].map((proposalId) => ({
    proposalId,
    ...fields('新增公办学位'),
    leadOrganizationId: world.org('jyt'),
  }))
  const stranger = (await register(parts)).proposals[0]?.id ?? ''
  assert.equal(
    (
      await outcomeOf(
        inspector(acceptMany, {
          sourceId,
          version: edited.row.version,
          items: [...items, { ...items[0]!, proposalId: stranger }],
        }),
      )
    ).status,
    400,
  )
  const accepted = await inspector(acceptMany, { sourceId, version: edited.row.version, items })
  assert.deepEqual(
    accepted.proposals.map((each) => each.state),
    ['accepted', 'accepted', 'accepted', 'open'],
  )
  const undecided = { sourceId, version: accepted.row.version }
  assert.equal(await refusalOf(inspector(finishScreening, undecided)), 'not-screened')
  const done = await inspector(dismissMany, { ...undecided, proposalIds: [four], reason: '一般性要求' })
  assert.deepEqual([done.proposals[3]?.state, done.proposals[3]?.decidedBy], ['dismissed', '李敏'])
  // Left aside by mistake: taken back and left aside again, as long as the screening is not finished.
  const back = await inspector(reopenProposals, { sourceId, version: done.row.version, proposalIds: [four] })
  assert.deepEqual([back.proposals[3]?.state, back.proposals[3]?.reason, back.row.undecided], ['open', null, 1])
  const reopen = { sourceId, version: back.row.version, proposalIds: [one] }
  assert.equal(await refusalOf(inspector(reopenProposals, reopen)), 'not-left-aside')
  const again = await inspector(dismissMany, { ...reopen, proposalIds: [four], reason: '一般性要求' })
  const screened = await inspector(finishScreening, { sourceId, version: again.row.version })
  assert.ok(screened.facts.screenedOn)
  const late = inspector(reopenProposals, { sourceId, version: screened.row.version, proposalIds: [four] })
  assert.equal(await refusalOf(late), 'screened-already')
})

test('the same document is registered once; a corrected one shows its changes, and matters keep their identity', async () => {
  const number = '岭府办〔2026〕40号'
  const paper = parts.map((line) => line.replace('岭府办〔2026〕30号', number))
  const source = await register(paper, number)
  assert.equal(await refusalOf(register(paper, number)), 'document-registered')
  const found = await inspector(previewReading, { text: paper.join('\n\n') })
  assert.equal(found.registered?.isSame, true)
  const [first] = source.proposals
  assert.ok(first)
  const matter = await inspector(acceptProposal, {
    proposalId: first.id,
    ...fields(first.text),
    leadOrganizationId: world.org('jyt'),
  })
  const sourceId = source.row.id
  const { version } = (await inspector(getSource, { sourceId })).row
  assert.equal(
    await refusalOf(inspector(correctSource, { sourceId, version, text: paper.join('\n'), reason: '再读一次' })),
    'document-unchanged',
  )
  const corrected = paper
    .map((line) =>
      line
        .replace('3000个，2026年12月底', '3200个，2027年3月底')
        .replace('（四）坚持党的领导，加强组织实施。', '（四）开展省级督查，2026年10月底前完成。'),
    )
    .flatMap((line) => (line.startsWith('（二）') ? [] : [line]))
  const text = corrected.join('\n')
  const difference = await inspector(compareSource, { sourceId, text })
  assert.deepEqual(
    [
      difference.isSame,
      difference.kept,
      difference.changed.map((each) => each.no),
      difference.gone.map((each) => each.no),
    ],
    [false, 1, [1], [2, 4]],
  )
  assert.deepEqual(difference.changed[0]?.matterIds, [matter.face.id])
  assert.ok(difference.rows.some((row) => row.before?.includes('3000') && row.after?.includes('3200')))
  const now = await inspector(correctSource, { sourceId, version, text, reason: '印发后更正' })
  const state = (no: number) => now.proposals.find((each) => each.no === no)
  assert.deepEqual([state(1)?.matterIds, state(1)?.id], [[matter.face.id], first.id])
  assert.match(state(1)?.text ?? '', /3200/)
  assert.match(state(1)?.earlierText ?? '', /3000/)
  assert.deepEqual(
    [state(2)?.state, state(3)?.state, state(5)?.state, now.matters.length],
    ['withdrawn', 'open', 'open', 1],
  )
  assert.equal(now.versions.length, 1)
  const cited = (await inspector(getMatter, { matterId: matter.face.id })).sources?.[0]
  assert.match(cited?.quote ?? '', /3200/)
})
