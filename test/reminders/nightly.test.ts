import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { urge } from '#contract/chases.ts'
import { changeContact } from '#contract/contact.ts'
import { planMilestones } from '#contract/milestones.ts'
import { civilDate } from '#domain/date.ts'
import type { App } from '#platform/app.ts'
import { openDatabase, systemActor, transact } from '#platform/db.ts'
import { jobs } from '../../src/jobs.ts'
import { deskOf } from '../../src/demo/desk.ts'
import { inProgress } from '../support/matter.ts'
import { schema } from '../support/cluster.ts'
import { makeWorld, whenDone, type World } from '../support/world.ts'
import { addHoliday } from './year-stage.ts'

let world: World
let app: App
let worker: App
const mailed: string[] = []
before(async () => {
  world = await makeWorld('2026-09-14')
  const email = async ({ id }: { readonly id: string }) => void mailed.push(id)
  app = { ...world.app, outside: { channels: { email }, address: null } }
  const database = openDatabase(world.database.at.worker, { schema, max: 6 })
  whenDone(() => database.close())
  worker = { ...app, database }
  await deskOf(app, world.person('liufang'))(changeContact, {
    byEmail: true,
    byRobot: false,
    email: 'liufang@lingnan.example',
  })
  const { face, assignments } = await inProgress(world, { budget: { kind: 'fixed', on: '2026-09-24' } })
  await world.desk('liufang')(planMilestones, {
    matterId: face.id,
    version: face.version,
    milestones: [{ target: '完成选址', due: '2026-09-23', weight: 50, evidence: 'none' }],
  })
  const assignmentIds = [assignments[0]?.id ?? '']
  await deskOf(app, world.person('limin'))(urge, { assignmentIds, said: '请说明', explainBy: '2026-09-21' })
})

const scheduled = jobs.filter((job) => job.every !== undefined)
/** One worker's turn: everything that nobody queues. A turn that another worker was in the way of is taken again. */
const turn = async () => {
  for (const job of scheduled) {
    const run = () => job.run(worker, {} as never)
    await run().catch(run)
  }
}
/** What there is of each thing that a night makes, and of each kind of event. */
const made = () =>
  transact(world.app.database.db, { actor: systemActor('test'), today: world.app.now().today }, async (tx) => {
    const { rows } = await sql<{ what: string; n: number }>`
      select 'event ' || type as what, count(*)::int as n from event group by type
      union all select 'reminder ' || subject || ' ' || rung || ' ' || outcome, count(*) from reminder group by subject, rung, outcome
      union all select 'notice ' || kind, count(*) from notice group by kind
      union all select 'outgoing ' || kind || ' ' || state, count(*) from outgoing group by kind, state
      union all select 'late ' || instrument, count(*) from explanation_overdue group by instrument
      union all select 'period ' || closes_on || ' ' || state, count(*) from period group by closes_on, state
      order by what`.execute(tx)
    return Object.fromEntries(rows.map((row) => [row.what, row.n]))
  })
const things = (of: Record<string, number>) =>
  Object.entries(of)
    .filter(([what]) => /^(reminder|outgoing|late|period) /.test(what))
    .map(([what, n]) => `${what}: ${n}`)

test('what runs by itself, in three workers at once and again the same day, does each thing once', async () => {
  assert.ok(scheduled.length >= 8, 'the jobs that nobody queues')
  world.setToday('2026-09-18', 9)
  await Promise.all([turn(), turn(), turn()])
  const first = await made()
  assert.deepEqual(things(first), [
    'outgoing digest sent: 1',
    'outgoing urging sent: 1',
    'period 2026-09-28 open: 1',
    'reminder assignment -5 told: 1',
  ])
  assert.deepEqual(new Set(mailed).size, mailed.length)
  await Promise.all([turn(), turn()])
  assert.deepEqual(await made(), first)
})

test('after three days of standstill it catches up: one reminder a day due, one next step, and no storm', async () => {
  // Nothing ran on the 20th (worked), 21st and 22nd; rungs −3 and −1 of the one, −3, −1 and 0 of the other have come.
  world.setToday('2026-09-23', 9)
  const before = await made()
  await Promise.all([turn(), turn(), turn()])
  const after = await made()
  const fresh = things(after).filter((line) => !things(before).includes(line))
  assert.deepEqual(fresh, [
    'late reminder_letter: 1',
    'outgoing digest sent: 2',
    'reminder assignment -1 told: 1',
    'reminder assignment -3 passed: 1',
    'reminder milestone -1 passed: 1',
    'reminder milestone -3 passed: 1',
    'reminder milestone 0 told: 1',
  ])
  await turn()
  assert.deepEqual(await made(), after)
})

test('a calendar that changes overnight moves a closing day once, and what was told is not told again', async () => {
  const before = await made()
  // The 28th becomes a holiday of its own.
  await addHoliday(world, civilDate('2026-09-24'), [civilDate('2026-09-28')], [])
  world.setToday('2026-09-24', 7)
  await Promise.all([turn(), turn()])
  const after = await made()
  assert.deepEqual(
    [after['event period.moved'], after['period 2026-09-29 open'], after['period 2026-09-28 open']],
    [1, 1, undefined],
  )
  const reminders = (of: Record<string, number>) => things(of).filter((line) => line.startsWith('reminder'))
  assert.deepEqual(reminders(after), reminders(before))
  await Promise.all([turn(), turn()])
  assert.deepEqual(await made(), after)
})
