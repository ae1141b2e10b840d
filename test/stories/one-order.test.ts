import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { acceptReports, closeOrder, getBoard, getSummary, returnReports, saveSummary } from '#contract/boards.ts'
import { recordChase } from '#contract/chases.ts'
import {
  answerConsultation,
  approveMatters,
  decideDispute,
  draftDivision,
  getConsultation,
  getDivision,
  openConsultation,
  submitMatters,
} from '#contract/divisions.ts'
import { listMatters } from '#contract/ledger.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { handIn } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { ApiError } from '#platform/errors.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let sourceId: string
before(async () => {
  world = await makeWorld('2026-09-14')
  sourceId = await aSource(world)
})

const template = {
  title: '报送安全生产大检查情况',
  target: '完成本地区本系统排查',
  workContent: '全面排查安全隐患',
  requirement: '9月25日前书面报送',
  budget: { kind: 'fixed', on: '2026-09-25' } as const,
}
const draft = (keys: readonly string[]) =>
  world.desk('limin')(draftDivision, {
    sourceId,
    ...template,
    rows: keys.map((key) => ({ leadOrganizationId: world.org(key) })),
  })
const versions = (rows: readonly { id: string; version: number }[]) => rows.map(({ id, version }) => ({ id, version }))

describe('one order to many units', () => {
  test('[B10] from one text to receipt: drafted, submitted, approved and issued together, every row in its own words', async () => {
    const [inspector, director, liaison] = [world.desk('limin'), world.desk('zhouguoping'), world.desk('liufang')]
    const division = await inspector(draftDivision, {
      sourceId,
      ...template,
      rows: [
        { leadOrganizationId: world.org('jyt'), target: '完成学校排查' },
        { leadOrganizationId: world.org('czt') },
        { leadOrganizationId: world.org('fgw'), budget: { kind: 'fixed', on: '2026-09-30' } },
      ],
    })
    assert.deepEqual(
      division.rows.map((row) => [row.leadName, row.state, row.due]),
      [
        ['省教育厅', 'draft', '2026-09-25'],
        ['省财政厅', 'draft', '2026-09-25'],
        ['省发展和改革委员会', 'draft', '2026-09-30'],
      ],
    )
    let { items } = await inspector(submitMatters, { matters: versions(division.rows) })
    // The drafter cannot approve their own, together as little as one by one.
    assert.equal((await outcomeOf(inspector(approveMatters, { matters: versions(items) }))).status, 403)
    const stale = await outcomeOf(director(approveMatters, { matters: versions(division.rows) }))
    assert.deepEqual([stale.status, stale.code], [409, 'conflict'])
    const third = items.find((row) => row.leadName === '省发展和改革委员会')
    ;({ items } = await director(approveMatters, {
      opinion: '同意',
      matters: versions(items).map((row) => (row.id === third?.id ? { ...row, sendBack: '请补充依据' } : row)),
    }))
    assert.deepEqual(items.map((row) => row.state).toSorted(), ['draft', 'established', 'established'])
    const good = items.filter((row) => row.state === 'established')
    const reason = async (matterId: string) =>
      (await inspector(getTrail, { matterId })).items.flatMap((event) => event.reason ?? [])
    assert.deepEqual(await reason(third?.id ?? ''), ['请补充依据'])
    assert.deepEqual(await reason(good[0]?.id ?? ''), ['同意'])
    const order = await inspector(issueOrder, { title: '督办通知', matters: versions(good) })
    assert.equal(order.matters, 2)
    assert.deepEqual(
      (await inspector(getDivision, { divisionId: division.id })).orders.map((each) => each.number),
      [order.number],
    )
    const mine = order.rows.find((row) => row.leadName === '省教育厅')
    const view = await liaison(getMatter, { matterId: mine?.id ?? '' })
    const received = await liaison(acknowledgeAssignment, {
      assignmentId: view.assignments[0]?.id ?? '',
      version: view.face.version,
    })
    assert.equal(received.content?.target, '完成学校排查')
    assert.equal(received.face.state, 'in_progress')
  })

  test('a row that is wrong leaves no draft of the others behind, and is named', async () => {
    const rows = ['jyt', 'czt'].map((key) => ({ leadOrganizationId: world.org(key) }))
    const wrong = { leadOrganizationId: '0191e3a0-0000-7000-8000-000000000000' }
    const work = world.desk('limin')(draftDivision, {
      sourceId,
      ...template,
      title: '写错一行',
      rows: [...rows, wrong],
    })
    const error = await work.then(
      () => null,
      (failure: unknown) => failure,
    )
    assert.ok(error instanceof ApiError)
    assert.deepEqual(error.fields, [{ field: 'rows.2.leadOrganizationId', code: 'missing' }])
    assert.equal((await world.desk('limin')(listMatters, { search: '写错一行' })).total, 0)
  })

  test('[B16] a unit confirms or disputes its own row before the order; a dispute blocks it until it is decided on', async () => {
    const [inspector, director] = [world.desk('limin'), world.desk('zhouguoping')]
    const division = await draft(['jyt', 'czt', 'fgw'])
    let { items } = await inspector(submitMatters, { matters: versions(division.rows) })
    ;({ items } = await director(approveMatters, { matters: versions(items) }))
    const asked = await inspector(openConsultation, {
      title: '分工征求意见',
      text: '请核对本单位任务，无意见请确认',
      replyBy: '2026-09-16',
      matters: versions(items),
    })
    assert.equal(asked.rows.length, 3)
    const issue = async () => {
      const now = (await inspector(getDivision, { divisionId: division.id })).rows
      return outcomeOf(inspector(issueOrder, { title: '督办通知', matters: versions(now) }))
    }
    assert.equal((await issue()).code, 'consultation-running')
    // Each unit sees its own row and nothing of the others'; the draft matter itself stays unseen.
    const consultationId = asked.id
    const own = await world.desk('liufang')(getConsultation, { consultationId })
    assert.deepEqual(
      own.rows.map((row) => row.organizationName),
      ['省教育厅'],
    )
    const hidden = await outcomeOf(world.desk('liufang')(getMatter, { matterId: own.rows[0]?.matterId ?? '' }))
    assert.equal(hidden.status, 404)
    const answer = async (login: string, agrees: boolean, opinion?: string) => {
      const view = await world.desk(login)(getConsultation, { consultationId })
      const rowId = view.rows[0]?.id ?? ''
      return world.desk(login)(answerConsultation, { consultationId, answers: [{ rowId, agrees, opinion }] })
    }
    await answer('liufang', true)
    const other = asked.rows.find((row) => row.organizationName === '省财政厅')?.id ?? ''
    const foreign = { consultationId, answers: [{ rowId: other, agrees: true }] }
    assert.equal((await outcomeOf(world.desk('liufang')(answerConsultation, foreign))).code, 'row-not-yours')
    assert.equal((await outcomeOf(answer('wujing', false))).status, 400)
    await answer('wujing', false, '此项由省应急管理厅负责')
    world.setToday('2026-09-17')
    // Silence after the day is no objection, and is shown as silence; the dispute still stands.
    const blocked = await issue()
    assert.equal(blocked.code, 'consultation-disputed')
    const now = await director(getConsultation, { consultationId })
    assert.deepEqual(
      now.rows
        .map((row) => [row.organizationName, row.state, row.silent, row.opinion])
        .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
      [
        ['省发展和改革委员会', 'asked', true, null],
        ['省教育厅', 'agreed', false, null],
        ['省财政厅', 'disputed', false, '此项由省应急管理厅负责'],
      ],
    )
    const rowId = now.rows.find((row) => row.state === 'disputed')?.id ?? ''
    const decision = {
      consultationId,
      version: now.version,
      rowId,
      outcome: 'kept' as const,
      decision: '按三定方案维持',
    }
    assert.equal((await outcomeOf(inspector(decideDispute, decision))).status, 403)
    await director(decideDispute, decision)
    const issued = await issue()
    assert.equal(issued.status, 200)
    world.setToday('2026-09-14')
  })
})

test('the board counts what it shows, chases are counted on the asker, and one order is reviewed, summed up and closed', async () => {
  const [inspector, director] = [world.desk('limin'), world.desk('zhouguoping')]
  const division = await draft(['jyt', 'czt', 'fgw', 'zjt'])
  let { items } = await inspector(submitMatters, { matters: versions(division.rows) })
  ;({ items } = await director(approveMatters, { matters: versions(items) }))
  const { id: orderId } = await inspector(issueOrder, { title: '安全生产督办通知', matters: versions(items) })
  const people = { jyt: 'liufang', czt: 'wujing', fgw: 'zhaolei' } as const
  for (const [key, login] of Object.entries(people)) {
    const row = (await inspector(getBoard, { orderId })).rows.find((each) => each.organizationId === world.org(key))
    assert.ok(row)
    const view = await world.desk(login)(acknowledgeAssignment, {
      assignmentId: row.assignmentId,
      version: row.version,
    })
    if (key === 'fgw') continue
    await world.desk(login)(handIn, {
      matterId: row.matterId,
      version: view.face.version,
      outcome: `${key}已完成排查`,
      progress: '排查完毕',
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    })
  }
  let board = await inspector(getBoard, { orderId })
  const marked = (mark: string) =>
    board.rows.filter((row) => row.marks.includes(mark as never)).map((row) => row.organizationName)
  assert.deepEqual(marked('unacknowledged'), ['省住房和城乡建设厅'])
  assert.deepEqual(marked('silent'), ['省发展和改革委员会', '省住房和城乡建设厅'])
  assert.deepEqual(marked('to-review'), ['省教育厅', '省财政厅'])
  const quiet = board.rows.find((row) => row.organizationId === world.org('zjt'))
  assert.ok(quiet)
  await inspector(recordChase, { assignmentId: quiet.assignmentId, how: 'phone', said: '答应今日签收' })
  await inspector(recordChase, { assignmentId: quiet.assignmentId, how: 'phone', said: '联络员出差' })
  board = await inspector(getBoard, { orderId })
  const called = board.rows.find((row) => row.assignmentId === quiet.assignmentId)
  assert.deepEqual([called?.chases, called?.lastChase, board.chasedBy], [2, '联络员出差', [{ name: '李敏', count: 2 }]])

  const reported = board.rows.filter((row) => row.marks.includes('to-review'))
  const judgement = {
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查',
    verifiedBy: world.person('chenzhiyuan'),
  }
  const rows = reported.map((row) => ({ id: row.matterId, version: row.version }))
  const [first, second] = rows
  assert.ok(first && second)
  // All or none: one row that another has changed meanwhile holds the others back.
  const torn = await outcomeOf(inspector(acceptReports, { ...judgement, matters: [first, { ...second, version: 1 }] }))
  assert.equal(torn.status, 409)
  await inspector(acceptReports, { ...judgement, matters: [{ ...first, adequate: false, verification: '缺分县数据' }] })
  await inspector(returnReports, {
    cause: 'perfunctory',
    requirement: '请附清单',
    newDue: '2026-09-28',
    matters: [second],
  })
  const reviewed = async (matterId: string) => (await inspector(getMatter, { matterId })).reviews[0]
  const [accepted, returned] = [await reviewed(first.id), await reviewed(second.id)]
  assert.deepEqual([accepted?.result, accepted?.adequate, accepted?.verification], ['accepted', false, '缺分县数据'])
  assert.deepEqual([returned?.result, returned?.requirement, returned?.newDue], ['returned', '请附清单', '2026-09-28'])

  world.setToday('2026-09-26')
  board = await inspector(getBoard, { orderId })
  assert.deepEqual(marked('overdue'), ['省发展和改革委员会', '省住房和城乡建设厅'])
  const summary = await inspector(getSummary, { orderId })
  assert.equal(summary.drafted, true)
  assert.match(
    summary.text,
    /共交办4项，截至2026年9月26日，已审核办结1项，逾期2项（省发展和改革委员会、省住房和城乡建设厅）/,
  )
  assert.match(summary.text, /1\.省教育厅：jyt已完成排查/)
  const kept = await inspector(saveSummary, { orderId, version: summary.version, text: '改后的汇总' })
  assert.deepEqual([kept.text, kept.drafted, kept.by], ['改后的汇总', false, '李敏'])
  const refused = await outcomeOf(inspector(closeOrder, { orderId, version: kept.version }))
  assert.equal(refused.code, 'rows-open')
  const open = board.rows.filter((row) => row.marks.includes('open'))
  const exceptions = open.map((row) => ({ matterId: row.matterId, reason: '转入下月继续督办' }))
  const closed = await inspector(closeOrder, { orderId, version: kept.version, exceptions })
  assert.deepEqual([closed.closedOn, closed.closedBy, closed.exceptions.length], ['2026-09-26', '李敏', 3])
  // A unit sees its own rows of the board, and not what the office wrote about the whole.
  const theirs = await world.desk('liufang')(getBoard, { orderId })
  assert.deepEqual(
    [theirs.rows.map((row) => row.organizationName), theirs.summary, theirs.actions],
    [['省教育厅'], null, []],
  )
})
