import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#domain/reading/read.ts'
import { budgetOf, isClear, prefilled, titleOf } from '#web/pages/sources/acceptance.ts'
import { paragraphsOf } from '#web/pages/sources/segments.ts'
import type { Proposal, SourceData } from '#web/pages/sources/types.ts'

const text = `岭南省年度任务分工方案
一、总体任务
（一）推进甲项改革。建立台账，2026年12月底前完成。（省财政厅牵头，省教育厅、省水利厅配合）

（二）推进乙项改革。开展试点。（省财政厅、省教育厅按职责分工负责）`

const directory: Record<string, string> = { 省财政厅: 'finance', 省教育厅: 'education' }
const meanings = Object.fromEntries(Object.entries(directory).map(([name, id]) => [name, [id]]))
const { clauses, tasks } = readDocument(text)
const proposals = tasks.map((task, i): Proposal => ({
  id: `p${i + 1}`,
  origin: 'reader',
  no: i + 1,
  text: task.text,
  clause: task.clause,
  span: task.span.map(([start, end]): [number, number] => [start, end]),
  lead: [...task.lead],
  support: [...task.support],
  leadIds: task.lead.map((name) => directory[name] ?? null),
  supportIds: task.support.map((name) => directory[name] ?? null),
  deadline: task.deadline,
  confidence: task.confidence,
  questions: [...task.questions],
  state: 'open',
  ending: null,
  reason: null,
  approver: null,
  matterId: null,
  matterIds: [],
  inherited: [],
  reasons: [],
  edited: null,
  earlierText: null,
  earlier: null,
  goneOn: null,
  followedOn: null,
  followedNote: null,
  decidedBy: null,
  decidedOn: null,
}))
const source: SourceData = {
  row: {
    id: 's',
    kind: 'document',
    state: 'registered',
    repealedOn: null,
    title: '岭南省年度任务分工方案',
    docNumber: null,
    issuer: null,
    issuedOn: null,
    receivedOn: '2026-09-14',
    urgency: 'normal',
    proposals: 2,
    undecided: 2,
    matters: 0,
    version: 1,
  },
  text,
  clauses: clauses.map((each) => ({ ...each })),
  coverage: { clauses: 3, obliging: 2, matter: 0, dismissed: 0, open: 2, bare: [] },
  proposals,
  names: [],
  followUps: [],
  versions: [],
  instructions: [],
  submissions: [],
  details: {},
  facts: {
    publishedOn: null,
    replyDue: null,
    repliedOn: null,
    confirmedOn: null,
    confirmedBy: null,
    repealedBy: null,
    screenedOn: null,
    noMatterReason: null,
    noMatterApprover: null,
  },
  items: [],
  obligations: [],
  coSupervisors: [],
  attachments: [],
  answers: [],
  matters: [],
  awaitingSubmission: [],
}
const [first, second] = proposals as [Proposal, Proposal]

test('the paragraphs together are the document, and each highlight is the words of its proposal', () => {
  const paragraphs = paragraphsOf(source)
  assert.deepEqual(
    paragraphs.map((each) => each.pieces.map((piece) => piece.text).join('')),
    text.split('\n').filter(Boolean),
  )
  const marked = paragraphs.flatMap((each) => each.pieces).filter((piece) => piece.proposalId !== null)
  assert.deepEqual(
    marked.map((piece) => [piece.proposalId, piece.text]),
    proposals.map((each) => [each.id, each.text]),
  )
  assert.deepEqual(
    paragraphs.map((each) => each.kind),
    ['title', 'heading', 'text', 'text'],
  )
})

test('a place that two proposals share is shown once', () => {
  const twice = {
    ...first,
    id: 'again',
    span: first.span.map(([start, end]): [number, number] => [start + 4, end + 2]),
  }
  const pieces = paragraphsOf({ ...source, proposals: [first, twice] }).flatMap((each) => each.pieces)
  assert.equal(pieces.map((piece) => piece.text).join(''), text.replaceAll('\n', ''))
  assert.equal(
    pieces
      .filter((piece) => piece.proposalId === 'again')
      .map((piece) => piece.text)
      .join('').length,
    2,
  )
})

test('a matter is filled in from the text: title, limit, lead, and who supports', () => {
  const filled = prefilled(first, meanings, '2026-09-14', '按期办结')
  assert.equal(filled.title, '推进甲项改革')
  assert.deepEqual(filled.budget, { kind: 'fixed', on: '2026-12-31' })
  assert.equal(filled.leadOrganizationId, 'finance')
  assert.deepEqual(filled.others, [{ organizationId: 'education', part: 'supporting' }])
})

test('an unknown name keeps one key from accepting, until somebody has said what it means', () => {
  assert.equal(isClear(first, meanings), false)
  assert.equal(isClear(first, { ...meanings, 省水利厅: ['water'] }), true)
  assert.deepEqual(
    prefilled(first, { ...meanings, 省水利厅: ['water'] }, '2026-09-14', '按期办结').others.map(
      (each) => each.organizationId,
    ),
    ['education', 'water'],
  )
})

test('of several leads none is chosen for the reader', () => {
  assert.deepEqual(second.questions, ['several-leads'])
  assert.equal(isClear(second, {}), false)
  assert.equal(prefilled(second, {}, '2026-09-14', '按期办结').leadOrganizationId, undefined)
})

test('a limit that is over or unsaid becomes the statutory default, and working days stay working days', () => {
  const said = (raw: string, date: string | null) => budgetOf({ raw, date, kind: 'date' }, '2026-09-14')
  assert.deepEqual(said('2026年8月底前', '2026-08-31'), { kind: 'default' })
  assert.deepEqual(said('15个工作日内', null), { kind: 'working_days', amount: 15 })
  assert.deepEqual(budgetOf(null, '2026-09-14'), { kind: 'default' })
})

test('a title is one line of at most sixty characters', () => {
  assert.equal(titleOf('清理拖欠账款。建立台账'), '清理拖欠账款')
  assert.equal(titleOf('长'.repeat(200)).length, 60)
})

test('a span from receipt keeps no one from accepting with one key: the clock finds its start', () => {
  const known = { ...meanings, 省水利厅: ['water'] }
  const asked = { ...first, questions: ['deadline-counted'] }
  const span = { raw: '收到后10个工作日内', date: null, kind: 'relative' }
  assert.equal(isClear({ ...asked, deadline: span }, known), false)
  const counted = { ...span, counted: { kind: 'working_days' as const, amount: 10 } }
  assert.equal(isClear({ ...asked, deadline: counted }, known), true)
  assert.deepEqual(budgetOf(counted, '2026-03-01'), { kind: 'working_days', amount: 10 })
})
