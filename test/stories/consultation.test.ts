import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { answerConsultation, askUnits, decideDispute, getConsultation, listConsultations } from '#contract/divisions.ts'
import { getMatter } from '#contract/matters.ts'
import { handIn } from '#contract/reports.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('[C26] the lead asks its co-units by a day; a missing opinion stands on the item and against the silent unit, a disagreement goes to the director with both texts', async () => {
  const others = ['czt', 'fgw'].map((key) => ({ organizationId: world.org(key), part: 'supporting' as const }))
  const view = await inProgress(world, { others })
  const matterId = view.face.id
  const lead = world.desk('liufang')
  const asked = await lead(askUnits, { matterId, text: '拟由财政厅承担3000万元', replyBy: '2026-09-18' })
  const consultationId = asked.id
  assert.deepEqual(asked.rows.map((row) => row.organizationName).toSorted(), ['省发展和改革委员会', '省财政厅'])
  // A supporting unit asks nobody, and answers for itself alone.
  const early = { matterId, text: '请提意见', replyBy: '2026-09-18' }
  assert.equal((await outcomeOf(world.desk('wujing')(askUnits, early))).status, 403)
  const finance = await world.desk('wujing')(getConsultation, { consultationId })
  const [row] = finance.rows
  assert.deepEqual([finance.rows.length, row?.mine, finance.actions], [1, true, ['consultations.answer']])
  const opinion = '本年预算没有安排，建议分两年'
  const rowId = row?.id ?? ''
  await world.desk('wujing')(answerConsultation, { consultationId, answers: [{ rowId, agrees: false, opinion }] })

  world.setToday('2026-09-21')
  const before = await lead(listConsultations, { matterId })
  assert.deepEqual(
    before.items[0]?.rows.map((each) => [each.organizationName, each.state, each.silent]),
    [
      ['省财政厅', 'disputed', false],
      ['省发展和改革委员会', 'asked', true],
    ],
  )
  // Too late for the silent one; and the lead is none the redder for it.
  const silent = before.items[0]?.rows.find((each) => each.silent)?.id ?? ''
  const late = { consultationId, answers: [{ rowId: silent, agrees: true }] }
  assert.equal((await outcomeOf(world.desk('zhaolei')(answerConsultation, late))).code, 'consultation-over')
  assert.equal((await lead(getMatter, { matterId })).face.light, 'green')

  const director = world.desk('zhouguoping')
  const brought = await director(getConsultation, { consultationId })
  const disputed = brought.rows.find((each) => each.state === 'disputed')
  assert.deepEqual([brought.text, disputed?.opinion], ['拟由财政厅承担3000万元', opinion])
  assert.deepEqual(brought.actions, ['consultations.decide'])
  const said = { consultationId, version: brought.version, rowId, outcome: 'changed' as const, decision: '分两年安排' }
  const settled = await director(decideDispute, said)
  const { state, decision, decidedBy } = settled.rows.find((each) => each.id === rowId) ?? {}
  assert.deepEqual([state, decision, decidedBy], ['settled', '分两年安排', '周国平'])

  const now = await lead(getMatter, { matterId })
  const handed = await lead(handIn, {
    matterId,
    version: now.face.version,
    outcome: '已建成',
    actual: '3120个',
    progress: '完工',
    signature: { how: 'paper', signer: '黄为民', signedOn: '2026-09-21' },
  })
  const lateness = handed.content?.lateness.filter((each) => each.what === 'no-opinion')
  assert.deepEqual(lateness, [{ unit: '省发展和改革委员会', what: 'no-opinion' }])
})
