import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { changeSetting } from '#contract/settings.ts'
import { recordApproval, submitMatters } from '#contract/divisions.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { getScan, listPaperActs, recordPaperAct, uploadScan } from '#contract/paper-acts.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { dispatched, draft } from '../support/matter.ts'
import { aScan } from '../support/scan.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

describe('paper stays possible', () => {
  test('an approval signed on paper is recorded by the drafter for its signer, who is the approver', async () => {
    const inspector = world.desk('limin')
    const made = await draft(world)
    const { items } = await inspector(submitMatters, { matters: [{ id: made.face.id, version: made.face.version }] })
    const matters = items.map(({ id, version }) => ({ id, version }))
    const signed = { matters, signedOn: '2026-09-14', words: '同意立项' }
    const by = async (login: string, more: object = {}) =>
      outcomeOf(inspector(recordApproval, { ...signed, signerId: world.person(login), ...more }))
    assert.equal((await by('limin')).code, 'signer-not-entitled')
    assert.equal((await by('liufang')).code, 'signer-not-entitled')
    assert.equal((await by('huangweimin')).code, 'signer-not-entitled')
    assert.equal((await by('zhouguoping', { signedOn: '2026-09-15' })).code, 'signed-later')
    const scan = await inspector(uploadScan, aScan)
    assert.equal((await by('zhouguoping', { fileId: scan.id })).status, 200)
    const matterId = made.face.id
    const view = await inspector(getMatter, { matterId })
    assert.equal(view.face.state, 'established')
    const [act] = (await inspector(listPaperActs, { matterId })).items
    assert.deepEqual(
      [act?.step, act?.signer, act?.recordedBy, act?.signedOn, act?.scan?.name],
      ['approval', '周国平', '李敏', '2026-09-14', '签批单.png'],
    )
    const [event] = (await inspector(getTrail, { matterId })).items
    assert.deepEqual([event?.type, event?.actorName, event?.changes['signer']], ['matter.approved', '李敏', '周国平'])
  })

  test('where a government does not take paper for an approval, none is recorded', async () => {
    await world.desk('zhouguoping')(changeSetting, { key: 'approval.by-paper', value: 'false', rule: '本级办法第三条' })
    const made = await draft(world)
    const inspector = world.desk('limin')
    const { items } = await inspector(submitMatters, { matters: [{ id: made.face.id, version: made.face.version }] })
    const matters = items.map(({ id, version }) => ({ id, version }))
    const given = { matters, signedOn: '2026-09-14', signerId: world.person('zhouguoping') }
    assert.equal((await outcomeOf(inspector(recordApproval, given))).code, 'not-on-paper')
  })

  test('a scan is what its bytes say, and is seen by whoever sees the act that refers to it', async () => {
    const inspector = world.desk('limin')
    const disguised = { name: '签批单.pdf', content: Buffer.from('MZ not a paper at all').toString('base64') }
    assert.equal((await outcomeOf(inspector(uploadScan, disguised))).status, 400)
    assert.equal((await outcomeOf(inspector(uploadScan, { ...aScan, name: '签批单.pdf' }))).status, 400)
    const { face } = await dispatched(world)
    const matterId = face.id
    const file = await inspector(uploadScan, aScan)
    const said = { matterId, step: 'reading' as const, signer: '王海峰', signerPost: '副省长', signedOn: '2026-09-13' }
    // A unit cannot make a paper of the office's its own by naming its id.
    const stolen = await outcomeOf(world.desk('liufang')(recordPaperAct, { ...said, fileId: file.id }))
    assert.equal(stolen.status, 400)
    const { items } = await inspector(recordPaperAct, { ...said, fileId: file.id })
    const paperActId = items[0]?.id ?? ''
    const seen = await world.desk('liufang')(getScan, { paperActId })
    assert.deepEqual([seen.mediaType, seen.content], ['image/png', aScan.content])
    assert.equal((await outcomeOf(world.desk('zhaolei')(getScan, { paperActId }))).status, 404)
    const { items: events } = await inspector(getTrail, { matterId })
    assert.ok(events.some((event) => event.type === 'paper.recorded' && event.changes['signer'] === '王海峰'))
  })
})
