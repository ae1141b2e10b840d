import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { reassignMatter } from '#contract/changes.ts'
import { compareSource, correctSource, followCorrection } from '#contract/corrections.ts'
import { approveMatter, getMatter, getTrail, submitMatter } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { issueOrder } from '#contract/orders.ts'
import { acceptProposal, editProposals, getSource, registerSource } from '#contract/sources.ts'
import type { Desk } from '../../src/demo/desk.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})

type Source = OutputOf<typeof getSource>
let papers = 60
const paper = (lines: readonly string[]) =>
  [`岭南省人民政府办公厅关于印发重点工作分工方案的通知`, `岭府办〔2026〕${papers}号`, '一、重点任务', ...lines].join(
    '\n',
  )
const plain = [
  '（一）新增公办学位3000个，2026年12月底前完成。（省教育厅牵头，省财政厅配合）',
  '（二）改造老旧小区200个，2026年11月底前完成。（省住房城乡建设厅牵头）',
]
const register = async (): Promise<Source> => {
  papers += 1
  const kind = 'document' as const
  return inspector(registerSource, {
    kind,
    title: '重点工作分工方案',
    text: paper(plain),
    docNumber: `岭府办〔2026〕${papers}号`,
  })
}
const accept = async (source: Source, no: number, lead: string) => {
  const proposal = source.proposals[no - 1]
  assert.ok(proposal)
  const { face } = await inspector(acceptProposal, {
    proposalId: proposal.id,
    title: proposal.text.slice(0, 20),
    target: proposal.text,
    workContent: proposal.text,
    requirement: '按时报送',
    budget: { kind: 'fixed', on: '2026-12-31' },
    leadOrganizationId: world.org(lead),
  })
  return face.id
}
const handDown = async (matterId: string) => {
  const { face } = await inspector(getMatter, { matterId })
  const submitted = await inspector(submitMatter, { matterId, version: face.version })
  const approved = await world.desk('zhouguoping')(approveMatter, { matterId, version: submitted.face.version })
  await inspector(issueOrder, { title: '督办通知', matters: [{ id: matterId, version: approved.face.version }] })
}
const again = (sourceId: string) => inspector(getSource, { sourceId })
const correct = async (sourceId: string, lines: readonly string[]) =>
  inspector(correctSource, {
    sourceId,
    version: (await again(sourceId)).row.version,
    text: paper(lines),
    reason: '印发后更正',
  })

test('[C10] a correction of the lead alone is seen, changes no matter, and is offered where a matter was handed down', async () => {
  const source = await register()
  const sourceId = source.row.id
  const matterId = await accept(source, 1, 'jyt')
  await handDown(matterId)
  const lines = [plain[0]?.replace('省教育厅牵头，省财政厅', '省发展改革委牵头，省教育厅') ?? '', plain[1] ?? '']
  const difference = await inspector(compareSource, { sourceId, text: paper(lines) })
  assert.deepEqual([difference.kept, difference.added, difference.gone], [1, [], []])
  assert.deepEqual(difference.changed, [
    {
      no: 1,
      matterIds: [matterId],
      parts: [
        { part: 'lead', before: '省教育厅', after: '省发展改革委' },
        { part: 'support', before: '省财政厅', after: '省教育厅' },
      ],
    },
  ])
  const now = await correct(sourceId, lines)
  const [line] = now.proposals
  assert.deepEqual([line?.matterIds, line?.earlierText, now.matters.length], [[matterId], null, 1])
  assert.deepEqual(line?.earlier, { lead: ['省教育厅'], support: ['省财政厅'] })
  const matter = await inspector(getMatter, { matterId })
  assert.equal(matter.face.leadOrganizationId, world.org('jyt'), 'nothing happens by itself')
  assert.deepEqual(
    now.followUps.map((each) => [each.matterId, each.part, each.operation, each.present]),
    [[matterId, 'lead', 'matters.reassign', '省教育厅']],
  )
  const corrected = (await inspector(getTrail, { matterId })).items.find(
    (each) => each.type === 'matter.citation_corrected',
  )
  assert.deepEqual(corrected?.changes['citedLead'], ['省教育厅', '省发展改革委'])

  // The office follows it, and the offer is over.
  await inspector(reassignMatter, {
    matterId,
    version: matter.face.version,
    organizationId: world.org('fgw'),
    due: { kind: 'keep' },
    basis: '文件更正',
  })
  const after = await again(sourceId)
  assert.deepEqual(
    after.followUps.map((each) => each.part),
    ['support'],
    'the unit that led supports now',
  )
})

test('what the office leaves as it was is said with a word why, and the next correction asks anew', async () => {
  const source = await register()
  const sourceId = source.row.id
  await accept(source, 2, 'zjt')
  const later = [plain[0] ?? '', plain[1]?.replace('11月底', '12月底').replace('省住房城乡建设厅', '省财政厅') ?? '']
  const now = await correct(sourceId, later)
  assert.deepEqual(
    now.followUps.map((each) => [each.part, each.operation]),
    [
      ['words', 'matters.correct-draft'],
      ['lead', 'matters.correct-draft'],
    ],
    'the draft has the corrected day already',
  )
  const [first, second] = now.proposals.map((each) => each.id) as [string, string]
  const follow = { sourceId, version: now.row.version, note: '仍由省住房城乡建设厅办理' }
  const nothing = await refusalOf(inspector(followCorrection, { ...follow, proposalIds: [first] }))
  assert.equal(nothing.code, 'nothing-to-follow')
  const done = await inspector(followCorrection, { ...follow, proposalIds: [second] })
  assert.deepEqual([done.followUps, done.proposals[1]?.followedOn], [[], '2026-09-14'])
  const third = await correct(sourceId, [plain[0] ?? '', later[1]?.replace('200个', '220个') ?? ''])
  assert.deepEqual([third.proposals[1]?.earlier, third.proposals[1]?.followedOn], [null, null])
  assert.deepEqual(
    third.followUps.map((each) => each.part),
    ['words'],
  )
})

test('what a person had corrected in a line does not outlive a correction of that very part', async () => {
  const source = await register()
  const sourceId = source.row.id
  const ids = source.proposals.map((each) => each.id)
  const dueOn = '2026-12-20'
  await inspector(editProposals, {
    sourceId,
    version: source.row.version,
    proposalIds: ids,
    leadOrganizationId: world.org('fgw'),
    dueOn,
  })
  const now = await correct(sourceId, [plain[0]?.replace('省教育厅牵头', '省公安厅牵头') ?? '', plain[1] ?? ''])
  assert.deepEqual(
    now.proposals.map((each) => each.edited),
    [{ dueOn }, { leadOrganizationId: world.org('fgw'), dueOn }],
  )
})
