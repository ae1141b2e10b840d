import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { clientOf, fetchDocument, type Client, type Document } from './support/document-client.ts'
import { serverOf } from './support/http.ts'
import { aDocument } from './support/matter.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
let server: Hono
let document: Document
before(async () => {
  world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
  document = await fetchDocument(server)
})

const signedIn = async (login: string): Promise<Client> => {
  const client = clientOf(server, document)
  await client.done('session.open', { login, password: `${login}-password` })
  return client
}

type Face = { id: string; state: string; version: number; light: string; due: string; number: string | null }
type Matter = {
  face: Face
  content: { cycle: number; originalDue: string; handedInOn: string | null }
  assignments: { id: string; part: string }[]
  actions: string[]
}
type Source = {
  row: { id: string; version: number; docNumber: string }
  proposals: { id: string; text: string; leadIds: string[]; supportIds: string[] }[]
  instructions: { id: string }[]
  submissions: { id: string }[]
  awaitingSubmission: { id: string }[]
}

test('whoever has read only the OpenAPI document carries one matter from its paper to the archive', async () => {
  assert.equal(document.openapi, '3.1.0')
  const inspector = await signedIn('limin')
  const director = await signedIn('zhouguoping')
  const leader = await signedIn('wanghaifeng')
  const liaison = await signedIn('liufang')
  const principal = await signedIn('huangweimin')
  const { token } = await (await signedIn('wujing')).done<{ token: string }>('tokens.create', { name: '财政厅系统' })
  const finance = clientOf(server, document, token)
  const { items: people } = await inspector.done<{ items: { id: string; login: string }[] }>('accounts.list')
  const personOf = (login: string) => people.find((each) => each.login === login)?.id

  const file = await inspector.done<{ id: string; text: string }>('files.upload', {
    name: '通知.txt',
    content: Buffer.from(aDocument).toString('base64'),
  })
  assert.equal(file.text, aDocument)
  const registered = await inspector.done<Source>('sources.register', {
    kind: 'document',
    title: '关于做好重点工作的通知',
    docNumber: '岭府办[2026]8号',
    fileId: file.id,
  })
  assert.equal(registered.row.docNumber, '岭府办〔2026〕8号')
  const sourceId = registered.row.id
  const instructed = await inspector.done<Source>('sources.add-instruction', {
    sourceId,
    version: registered.row.version,
    leaderId: personOf('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请省教育厅抓紧落实，结果报我。',
    answerRequired: true,
  })
  const [proposal] = registered.proposals
  assert.ok(proposal)
  let view = await inspector.done<Matter>('proposals.accept', {
    proposalId: proposal.id,
    title: '新增公办学位3000个',
    target: '新增公办学位3000个',
    workContent: proposal.text,
    requirement: '按时报送办理结果',
    budget: { kind: 'fixed', on: '2026-12-31' },
    leadOrganizationId: proposal.leadIds[0],
    others: [{ organizationId: proposal.supportIds[0], part: 'supporting' }],
  })
  const matterId = view.face.id
  const now = () => ({ matterId, version: view.face.version })
  view = await inspector.done('matters.submit', now())
  view = await director.done('matters.approve', { ...now(), opinion: '同意' })
  const order = await inspector.done<{ number: string }>('orders.issue', {
    title: '督办通知',
    matters: [{ id: matterId, version: view.face.version }],
  })
  assert.equal(order.number, '岭督字〔2026〕1号')

  world.setToday('2026-09-15')
  const tray = await (await signedIn('liufang')).done<{ items: { matterId: string }[] }>('tray.owed')
  assert.ok(tray.items.some((each) => each.matterId === matterId))
  view = await finance.done<Matter>('matters.get', { matterId })
  const [lead, support] = view.assignments
  view = await (
    await signedIn('liufang')
  ).done('assignments.acknowledge', { assignmentId: lead?.id, version: view.face.version, responsiblePerson: '刘芳' })
  assert.equal(view.face.state, 'in_progress')
  view = await finance.done('assignments.acknowledge', { assignmentId: support?.id, version: view.face.version })
  view = await finance.done('assignments.contribute', {
    assignmentId: support?.id,
    version: view.face.version,
    text: '资金已拨付',
  })
  assert.equal((await liaison.call('reports.progress', { matterId, progress: '开工' })).status, 401, 'a night passed')

  world.setToday('2026-12-20')
  const signer = await signedIn('huangweimin')
  assert.equal((await principal.call('me.get')).status, 401)
  view = await signer.done('reports.progress', { matterId, progress: '12所学校已开工' })
  view = await signer.done('reports.hand-in', {
    ...now(),
    outcome: '已全部建成',
    actual: '3120个',
    progress: '全部完工',
    signature: { how: 'system' },
  })
  const reviewer = await signedIn('limin')
  view = await reviewer.done('reviews.take', now())
  view = await reviewer.done('reviews.return', {
    ...now(),
    cause: 'perfunctory',
    requirement: '请附分市数据',
    newDue: '2027-01-08',
  })
  assert.deepEqual([view.content.cycle, view.face.due, view.content.originalDue], [2, '2027-01-08', '2026-12-31'])
  view = await signer.done('reports.hand-in', {
    ...now(),
    outcome: '已全部建成',
    actual: '3120个',
    progress: '附分市数据',
    signature: { how: 'paper', signer: '黄为民', signedOn: '2026-12-20' },
  })
  view = await reviewer.done('reviews.take', now())
  view = await reviewer.done('reviews.accept', {
    ...now(),
    criteria: ['facts_clear', 'problem_solved', 'task_done', 'conclusion_accurate', 'measures_lawful', 'paper_in_form'],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查3所学校',
    verifiedBy: personOf('chenzhiyuan'),
  })
  const waiting = await reviewer.done<Source>('sources.get', { sourceId })
  assert.deepEqual(
    waiting.awaitingSubmission.map((each) => each.id),
    [matterId],
  )
  const made = await reviewer.done<Source>('submissions.make', {
    sourceId,
    version: waiting.row.version,
    title: '关于学位建设办理情况的呈报',
    text: '已办结',
    matterIds: [matterId],
  })
  assert.equal((await leader.call('me.get')).status, 401)
  await (
    await signedIn('wanghaifeng')
  ).done('submissions.read', {
    submissionId: made.submissions[0]?.id,
    instructionId: instructed.instructions[0]?.id,
    how: 'system',
  })
  view = await reviewer.done('matters.get', { matterId })
  assert.equal(view.face.state, 'completed')
  assert.deepEqual(view.actions, ['matters.archive'])
  view = await reviewer.done('matters.archive', { ...now(), retention: '10_years' })
  assert.equal(view.face.state, 'archived')
  const trail = await reviewer.done<{ items: { type: string }[] }>('matters.trail', { matterId })
  assert.equal(trail.items.length, 18)
})
