import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { cancelMatter } from '#contract/changes.ts'
import { giveAnswer, listUnanswered } from '#contract/coverage.ts'
import { getMatter, getTrail, refuseMatter, submitMatter } from '#contract/matters.ts'
import { getOrigins } from '#contract/origins.ts'
import { changeSetting } from '#contract/settings.ts'
import { addCoSupervisor, addInstruction, getSource, registerSource } from '#contract/sources.ts'
import { makeSubmission, readSubmission } from '#contract/submissions.ts'
import { endStates, transitions } from '#domain/matter.ts'
import { closeSilent } from '#modules/sources/index.ts'
import { systemActor, transact } from '#platform/db.ts'
import { sql } from 'kysely'
import type { Desk } from '../../src/demo/desk.ts'
import { accepted } from '../support/accepted.ts'
import { draft, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let inspector: Desk
before(async () => {
  world = await makeWorld('2026-09-14')
  inspector = world.desk('limin')
})

const instructed = async (title: string, answerRequired = true) => {
  const { row } = await inspector(registerSource, { kind: 'leader_instruction', title })
  return inspector(addInstruction, {
    sourceId: row.id,
    version: row.version,
    leaderId: world.person('wanghaifeng'),
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-14',
    text: '请抓紧落实，结果报我。',
    answerRequired,
  })
}
const waiting = async () => (await inspector(listUnanswered, {})).items.map((each) => each.title)
const submit = async (sourceId: string, matterId: string) => {
  const { row } = await inspector(getSource, { sourceId })
  const given = { sourceId, version: row.version, title: '办理结果', text: '已办结', matterIds: [matterId] }
  return inspector(makeSubmission, given)
}

test('[C03] whatever ends a matter, the leader who asked stands on the list until an answer, and the list reaches zero', async () => {
  // Refused before it began.
  const one = await instructed('甲件')
  const made = await draft(world, { sourceId: one.row.id })
  const proposed = await inspector(submitMatter, { matterId: made.face.id, version: made.face.version })
  const refused = { matterId: made.face.id, version: proposed.face.version, reason: '不属省级事权' }
  await world.desk('zhouguoping')(refuseMatter, refused)
  // Cancelled while it ran.
  const two = await instructed('乙件')
  const running = await inProgress(world, { sourceId: two.row.id })
  await world.desk('zhouguoping')(cancelMatter, {
    matterId: running.face.id,
    version: running.face.version,
    ground: 'source_revoked',
    reason: '原批示撤销',
    answer: '已撤销立项，请停止办理',
  })
  // Done, and laid before the leader.
  const three = await instructed('丙件')
  const done = await inProgress(world, { sourceId: three.row.id })
  await accepted(world, done.face.id)
  const laid = await submit(three.row.id, done.face.id)
  // Accepted, and answered without a submission.
  const four = await instructed('丁件')
  const told = await inProgress(world, { sourceId: four.row.id })
  await accepted(world, told.face.id)
  // Asked for nothing, so nobody waits.
  await instructed('戊件', false)
  assert.deepEqual(new Set(await waiting()), new Set(['甲件', '乙件', '丙件', '丁件']))

  const answer = { toWhom: '王海峰副省长', how: 'oral' as const, text: '已当面报告', answeredOn: '2026-09-14' }
  for (const { row, instructions } of [one, two, four]) {
    const { row: now } = await inspector(getSource, { sourceId: row.id })
    await inspector(giveAnswer, {
      sourceId: row.id,
      version: now.version,
      instructionId: instructions[0]?.id,
      ...answer,
    })
  }
  await world.desk('wanghaifeng')(readSubmission, {
    submissionId: laid.submissions[0]?.id ?? '',
    instructionId: three.instructions[0]?.id ?? '',
    how: 'system',
  })
  assert.deepEqual(await waiting(), [])
  for (const { face } of [done, told])
    assert.equal((await inspector(getMatter, { matterId: face.id })).face.state, 'completed')
})

test('[C03] no path of the table leads to an end without an answer on record: the database refuses the move', async () => {
  const asked = await instructed('己件')
  const view = await inProgress(world, { sourceId: asked.row.id })
  const ends = new Set(transitions.flatMap(({ to }) => ((endStates as readonly string[]).includes(to) ? [to] : [])))
  const first = [...ends].filter((state) => ['completed', 'cancelled', 'merged'].includes(state))
  assert.equal(first.length, 3)
  // What comes after completion begins there: cleared and archived have no other way in.
  const later = transitions.filter(({ to }) => to === 'cleared' || to === 'archived')
  assert.ok(later.length >= 2)
  for (const { from } of later) assert.ok(from.every((state) => state === 'completed' || state === 'cleared'))
  for (const state of first) {
    const attempt = transact(
      world.app.database.db,
      { actor: systemActor('test'), today: world.app.now().today },
      async (tx) => {
        await sql`select set_config('luoshi.at', '2026-09-25T02:00:00Z', true)`.execute(tx)
        await sql`insert into event (id, at, actor, operation, type, digest)
        values (${crypto.randomUUID()}, now(), 'system:test', 'test', 'test', '')`.execute(tx)
        await sql`insert into event_object (event_id, object_id) select id, ${view.face.id} from event where xid = pg_current_xact_id()`.execute(
          tx,
        )
        await sql`update matter set state = ${state} where id = ${view.face.id}`.execute(tx)
      },
    )
    await assert.rejects(attempt, (error: unknown) => (error as { code?: string }).code === 'LS003', state)
  }
})

test('silence closes nothing, unless a government lets it, and then the record says that it was silence', async () => {
  const asked = await instructed('庚件')
  const running = await inProgress(world, { sourceId: asked.row.id })
  await accepted(world, running.face.id)
  await submit(asked.row.id, running.face.id)
  const close = () =>
    transact(world.app.database.db, { actor: systemActor('silence'), today: world.app.now().today }, (tx) =>
      closeSilent({ tx, app: world.app, moment: world.app.now(), actor: systemActor('silence') }),
    )
  world.setToday('2027-03-01')
  assert.equal(await close(), 0)
  await world.desk('zhouguoping')(changeSetting, {
    key: 'reading.silence-workdays',
    value: '10',
    rule: '岭南省督查办法第九条',
  })
  world.setToday('2026-09-25')
  assert.equal(await close(), 0)
  world.setToday('2026-10-15')
  assert.equal(await close(), 1)
  assert.equal(await close(), 0)
  const source = await inspector(getSource, { sourceId: asked.row.id })
  const [reading] = source.submissions[0]?.readings ?? []
  assert.deepEqual([reading?.how, reading?.recordedBy], ['silence', null])
  assert.equal((await inspector(getMatter, { matterId: running.face.id })).face.state, 'completed')
  const trail = await inspector(getTrail, { matterId: running.face.id })
  assert.deepEqual(trail.items[0]?.type, 'matter.completed')
})

test('an office that supervises along gets its copy under its own number', async () => {
  world.setToday('2026-09-14')
  const asked = await instructed('辛件')
  const sourceId = asked.row.id
  const office = { office: '省委督查室', number: '岭委督〔2026〕3号', contact: '83130009' }
  await inspector(addCoSupervisor, { sourceId, version: asked.row.version, ...office })
  const running = await inProgress(world, { sourceId })
  // The unit is told that two offices ask it, and nothing of what the leader wrote.
  const told = await world.desk('liufang')(getOrigins, { matterId: running.face.id })
  assert.deepEqual([told.coSupervisors[0]?.number, told.instructions], ['岭委督〔2026〕3号', []])
  const own = await inspector(getOrigins, { matterId: running.face.id })
  assert.deepEqual([own.instructions[0]?.leader, own.instructions[0]?.state], ['副省长 王海峰', 'open'])
  await accepted(world, running.face.id)
  const laid = await submit(sourceId, running.face.id)
  assert.deepEqual(laid.submissions[0]?.copies, [
    { office: '省委督查室', number: '岭委督〔2026〕3号', sentOn: '2026-09-14' },
  ])
})
