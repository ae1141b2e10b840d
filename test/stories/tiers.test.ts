import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { acknowledgeGuidance, listGuidance, sendGuidance } from '#contract/guidance.ts'
import { createOrganization } from '#contract/organizations.ts'
import { drawVerificationSample } from '#contract/sampling.ts'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { draftMatter, getMatter } from '#contract/matters.ts'
import { registerSource } from '#contract/sources.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { may, permissions, relations, type Action } from '#domain/permissions.ts'
import { drawSample, sampleWeight } from '#domain/sampling.ts'
import { governmentActions, tierOf } from '#domain/tiers.ts'
import { deskOf } from '../../src/demo/desk.ts'
import { hireCast } from '../support/cast.ts'
import { childMatters } from '../support/child-matter.ts'
import { aDocument, inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('[C27] no action of the government’s tier is open to the inspection body, in whatever relation it stands', () => {
  const inspector = {
    accountId: 'somebody',
    name: '某某',
    appointments: [{ organizationId: 'here', governmentId: 'here', role: 'inspector' as const, reach: ['here'] }],
  }
  const standings = relations.map((relation) => ({ organizationId: 'here', relation }))
  assert.ok(governmentActions.includes('plan.approve') && governmentActions.includes('matter.supervise'))
  for (const action of governmentActions) assert.equal(may(inspector, action, standings), false, action)
  // Each of the three tiers has actions of its own, and every action names one.
  const tiers = new Set((Object.keys(permissions) as Action[]).map(tierOf))
  for (const tier of ['government', 'office', 'body'] as const) assert.ok(tiers.has(tier), tier)
})

test('[C08] the upper level guides the lower one and opens nothing that is purely theirs', async () => {
  const body = await world.desk('xitong')(createOrganization, {
    parentId: world.org('yunshan'),
    kind: 'inspection_body',
    name: '云山市政府督查室',
  })
  const { account } = await world.desk('xitong')(createAccount, { name: '市督查员', login: 'shiducha' })
  await world.desk('anquan')(grantAppointment, {
    accountId: account.id,
    version: account.version,
    organizationId: body.id,
    role: 'inspector',
  })
  const local = deskOf(world.app, account.id)
  const source = await local(registerSource, { kind: 'document', title: '市政府工作部署', text: aDocument })
  const own = await local(draftMatter, {
    title: '市里自己的事项',
    target: '完成整治',
    workContent: '分步实施',
    requirement: '按时报送',
    budget: { kind: 'working_days', amount: 20 },
    leadOrganizationId: world.org('yunshan'),
    sourceId: source.row.id,
  })
  assert.equal((await refusalOf(world.desk('limin')(getMatter, { matterId: own.face.id }))).status, 404)
  // What the upper level assigned, it sees; and its guidance arrives and is read.
  const assigned = await inProgress(
    world,
    { title: '省里交办的事项', leadOrganizationId: world.org('yunshan') },
    'hexin',
  )
  assert.equal((await world.desk('limin')(getMatter, { matterId: assigned.face.id })).face.title, '省里交办的事项')
  const note = { title: '规范督查台账', text: '请按统一格式报送台账', addresseeId: body.id }
  const sent = await world.desk('limin')(sendGuidance, note)
  assert.equal(
    (await refusalOf(world.desk('limin')(sendGuidance, { ...note, addresseeId: world.org('inspectionBody') }))).code,
    'note-to-oneself',
  )
  assert.deepEqual((await world.desk('liufang')(listGuidance, {})).items, [])
  const read = await local(acknowledgeGuidance, { noteId: sent.id, version: sent.version })
  assert.equal(read.readBy, '市督查员')
})

test('[C02] the same seed draws the same sample, leaning towards reports of words alone', async () => {
  for (const actual of [undefined, undefined, '完成3处', undefined, '完成5处']) {
    const { face } = await inProgress(world, { title: `抽查对象${actual ?? ''}`, target: '完成整治' })
    await world.desk('huangweimin')(handIn, {
      matterId: face.id,
      version: face.version,
      outcome: '已完成整治',
      progress: '已完成',
      ...(actual ? { actual } : {}),
      signature: { how: 'system' },
    })
  }
  const draw = (seed: string) => world.desk('limin')(drawVerificationSample, { seed, size: 2 })
  const first = await draw('2026年第三季度')
  assert.deepEqual([first.candidates, first.textOnly, first.items.length], [5, 3, 2])
  assert.deepEqual(await draw('2026年第三季度'), first)
  // Another seed draws otherwise, and over many seeds words alone are drawn thrice as readily.
  const candidates = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, textOnly: i % 2 === 0 })).map((each) => ({
    ...each,
    weight: sampleWeight(each.textOnly),
  }))
  const drawn = Array.from({ length: 500 }, (_, seed) => drawSample(candidates, `${seed}`, 1)[0])
  const words = drawn.filter((each) => each?.textOnly).length / drawn.length
  assert.ok(words > 0.68 && words < 0.82, `${words} of the draws are reports of words alone`)
  assert.ok(new Set(drawn.map((each) => each?.id)).size > 30)
})

test('[A06] nothing is accepted without a verification, by desk or in the field, of somebody who did not report', async () => {
  let view = await inProgress(world, { title: '核实后方可办结', target: '完成整治' })
  const matterId = view.face.id
  view = await world.desk('huangweimin')(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已完成整治',
    progress: '已完成',
    signature: { how: 'system' },
  })
  view = await world.desk('limin')(takeForReview, { matterId, version: view.face.version })
  const accept = {
    matterId,
    version: view.face.version,
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    method: 'field' as const,
    verification: '现场抽查3处',
    verifiedBy: world.person('chenzhiyuan'),
  }
  const { verification: _verification, ...unverified } = accept
  const missing = await refusalOf(world.desk('limin')(acceptReport, unverified as never))
  assert.deepEqual([missing.status, missing.field], [400, 'verification'])
  const own = await refusalOf(world.desk('limin')(acceptReport, { ...accept, verifiedBy: world.person('huangweimin') }))
  assert.equal(own.code, 'reporter-verifies')
  view = await world.desk('limin')(acceptReport, accept)
  assert.deepEqual([view.reviews[0]?.verification, view.reviews[0]?.verifiedBy], ['现场抽查3处', '陈志远'])
})

// Last: the people hired for it hold posts beside those whom the other tests know.
test('[C07] the inspection body sees a department’s matter once it is handed down, and its submission; not its draft', async () => {
  const cast = await hireCast(world)
  const make = await childMatters(world, cast)
  const inspector = world.desk('limin')
  const draft = await make.draft()
  assert.equal((await refusalOf(inspector(getMatter, { matterId: draft.face.id }))).status, 404)
  const sent = await make.reported()
  const seen = await inspector(getMatter, { matterId: sent.face.id })
  assert.deepEqual([seen.face.relation, seen.content], ['superior', null])
  assert.deepEqual(
    seen.reports.map((each) => [each.kind, each.outcome]),
    [['completion', '已建成']],
  )
})
