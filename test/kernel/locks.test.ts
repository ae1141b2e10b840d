import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import { getMatter, submitMatter, correctDraft } from '#contract/matters.ts'
import { operation } from '#contract/operation.ts'
import { command } from '#platform/endpoint.ts'
import { accountActor, transact } from '#platform/db.ts'
import { reach } from '#platform/subjects.ts'
import { endpoints } from '../../src/endpoints.ts'
import { draft } from '../support/matter.ts'
import { makeGroundAtWork, type Ground } from './ground.ts'
import { callAs, connected, outcomeOf, refusedWith, system, untilWaiting } from './raw.ts'
import { randomFrom } from '../../src/demo/random.ts'

let ground: Ground
before(async () => {
  ground = await makeGroundAtWork()
})

const input = z.object({ ids: z.array(z.string()) })
const probe = operation({
  id: 'test.probe',
  method: 'POST',
  path: '/probe',
  permission: 'matter.correct',
  tag: 'test',
  summary: { zh: '试', en: 'Probe' },
  input,
  output: z.object({ done: z.boolean() }),
})
const subjects = ({ ids }: z.output<typeof input>) => ids.map((id) => ({ kind: 'matter', id }) as const)
const touchAll = command(probe, {
  subjects,
  run: async () => ({ events: [{ type: 'test.touched' }], view: async () => ({ done: true }) }),
})

test('a view is of one moment: what is done while it is put together shows in none of its parts', async () => {
  const { world } = ground
  const { face } = await draft(world)
  const as = { actor: system, today: world.app.now().today }
  const [before, after] = await transact(
    world.app.database.db,
    as,
    async (tx) => {
      const standing = () =>
        tx.selectFrom('matter').select(['state', 'version']).where('id', '=', face.id).executeTakeFirstOrThrow()
      const first = await standing()
      await world.desk('limin')(submitMatter, { matterId: face.id, version: face.version })
      return [first, await standing()]
    },
    true,
  )
  assert.deepEqual(after, before)
  assert.equal((await world.desk('limin')(getMatter, { matterId: face.id })).face.state, 'proposed')
})

test('of two people who act at once the second is told so, with the view as it is now', async () => {
  const { world } = ground
  const made = await draft(world)
  const { id: matterId, version } = made.face
  const outcomes = await Promise.all(
    ['limin', 'chenzhiyuan', 'zhouguoping'].map((login) =>
      outcomeOf(world.desk(login)(submitMatter, { matterId, version })),
    ),
  )
  const refused = outcomes.filter((each) => each.code === 'conflict')
  assert.deepEqual(
    outcomes.map((each) => each.status).toSorted((a, b) => a - b),
    [200, 409, 409],
  )
  assert.equal(refused.length, 2)
  for (const each of refused) {
    const { face } = each.present as { face: { state: string; version: number } }
    assert.deepEqual([face.state, face.version], ['proposed', version + 1])
  }
})

test('every command on a matter that is there already carries its version; those that append do not', () => {
  const wrong: string[] = []
  const appending = new Set([
    'reports.progress',
    'messages.ask',
    'messages.answer',
    'matters.draft-child',
    'matters.draft-children',
    // A draft has a version of its own; what is given inside a unit is given anew.
    'drafts.write',
    'internal-divisions.give',
    'consultations.ask',
    'chases.record',
    'paper-acts.record',
    'escalations.send',
    'targets.report',
    'assessments.make',
    'leader.instruct',
    // Marks of a person, set and taken away, whatever else happens to the matter.
    'matters.star',
    'matters.supervise',
  ])
  const of = endpoints.filter(
    ({ operation: { method, path } }) => method !== 'GET' && /\{(matter|assignment)Id\}/.test(path),
  )
  assert.ok(of.length >= 14)
  for (const { operation: each } of of) {
    const fields = Object.keys((each.input as z.ZodObject).shape)
    if (fields.includes('version') === appending.has(each.id)) wrong.push(each.id)
  }
  assert.deepEqual(wrong, [])
})

test('a matter above is locked before those below it, whatever the order they are named in', async () => {
  const { world, parent, child } = ground
  const as = { actor: accountActor(world.person('limin')), today: world.app.now().today }
  await connected(world.database.at.app, async (holder) => {
    await holder.query('begin')
    await holder.query(`select set_config('luoshi.actor', '${system}', true)`)
    await holder.query('select 1 from matter where id = $1 for no key update', [parent])
    const waiting = transact(world.app.database.db, as, (tx) => reach(tx, subjects({ ids: [child, parent] }), true))
    await untilWaiting(holder)
    // Had it taken the child first, it would be holding it now.
    await holder.query('select 1 from matter where id = $1 for no key update nowait', [child])
    await holder.query('rollback')
    const locked = await waiting
    assert.ok(!('missing' in locked))
  })
})

test('a command on a child waits for one on its parent, and then sees what it did', async () => {
  const { world, parent, child } = ground
  await connected(world.database.at.app, async (holder) => {
    await holder.query('begin')
    await holder.query(`select set_config('luoshi.actor', '${system}', true)`)
    await holder.query('select 1 from matter where id = $1 for no key update', [parent])
    const liaison = { actor: accountActor(world.person('liufang')), today: world.app.now().today }
    const waiting = transact(world.app.database.db, liaison, (tx) => reach(tx, subjects({ ids: [child] }), true))
    await untilWaiting(holder)
    await holder.query('rollback')
    await waiting
  })
})

test('eighty children do not queue for their parent: two hold it still together', async () => {
  const { world, parent, child } = ground
  const liaison = { actor: accountActor(world.person('liufang')), today: world.app.now().today }
  await transact(world.app.database.db, liaison, async (tx) => {
    await reach(tx, subjects({ ids: [child] }), true)
    await connected(world.database.at.app, async (other) => {
      await other.query('begin')
      await other.query(`select set_config('luoshi.actor', '${system}', true)`)
      await other.query('select 1 from matter where id = $1 for share nowait', [parent])
      await refusedWith('55P03', other.query('select 1 from matter where id = $1 for no key update nowait', [parent]))
    })
  })
})

test('fifty commands over overlapping sets of matters, named in any order, all finish', async () => {
  const { world } = ground
  const random = randomFrom(7)
  const ids: string[] = []
  for (let i = 0; i < 8; i += 1) ids.push((await draft(world, { sourceId: ground.sourceId })).face.id)
  const sets = Array.from({ length: 50 }, () => {
    const set = ids.filter(() => random.chance(0.6))
    return (set.length > 0 ? set : ids).toSorted(() => random.below(3) - 1)
  })
  const office = world.person('limin')
  const outcomes = await Promise.all(sets.map((set) => outcomeOf(callAs(world.app, office, touchAll, { ids: set }))))
  assert.deepEqual(new Set(outcomes.map((each) => each.status)), new Set([200]))
  for (const id of ids) {
    const { face } = await world.desk('limin')(getMatter, { matterId: id })
    assert.equal(face.version, 1 + sets.filter((set) => set.includes(id)).length)
  }
})

/** A command that meets this error so many times before it succeeds. */
const failing = (code: string, times: number) => {
  const runs = { n: 0 }
  const endpoint = command(probe, {
    subjects,
    run: async () => {
      runs.n += 1
      if (runs.n <= times) throw Object.assign(new Error('lost a race'), { code })
      return { events: [{ type: 'test.touched', on: [ground.parent] }], view: async () => ({ done: true }) }
    },
  })
  return { runs, call: () => callAs(ground.world.app, ground.world.person('limin'), endpoint, { ids: [ground.draft] }) }
}

test('a deadlock or a failed serialization is retried three times, and then said', async () => {
  for (const code of ['40P01', '40001']) {
    const lucky = failing(code, 3)
    assert.deepEqual(await lucky.call(), { done: true })
    assert.equal(lucky.runs.n, 4)
    const hopeless = failing(code, 4)
    await refusedWith(code, hopeless.call())
    assert.equal(hopeless.runs.n, 4)
  }
})

test('any other error is not retried', async () => {
  const other = failing('22001', 1)
  await refusedWith('22001', other.call())
  assert.equal(other.runs.n, 1)
})

test('a real deadlock with somebody outside the pipeline is survived', async () => {
  const { world, parent } = ground
  const as = world.person('limin')
  const deadlocked = command(probe, {
    subjects,
    run: async ({ tx }) => {
      // Outside the agreed order, on purpose: one matter is held, and now another is asked for.
      await tx.selectFrom('matter').select('id').where('id', '=', parent).forNoKeyUpdate().execute()
      return { events: [{ type: 'test.touched', on: [parent] }], view: async () => ({ done: true }) }
    },
  })
  await connected(world.database.at.app, async (rival) => {
    await rival.query('begin')
    await rival.query(`select set_config('luoshi.actor', '${system}', true)`)
    await rival.query('select 1 from matter where id = $1 for no key update', [parent])
    const call = callAs(world.app, as, deadlocked, { ids: [ground.draft] })
    await untilWaiting(rival)
    const crossing = rival.query('select 1 from matter where id = $1 for no key update', [ground.draft]).then(
      () => rival.query('commit'),
      () => rival.query('rollback'),
    )
    assert.deepEqual(await call, { done: true })
    await crossing
  })
})

test('a conflict over a stale version changes nothing', async () => {
  const { world } = ground
  const made = await draft(world)
  const stale = {
    matterId: made.face.id,
    version: made.face.version + 1,
    title: '改',
    target: '3个',
    workContent: 'x',
    requirement: 'x',
    budget: { kind: 'default' as const },
    leadOrganizationId: world.org('jyt'),
  }
  assert.equal((await outcomeOf(world.desk('limin')(correctDraft, stale))).code, 'conflict')
  const view = await world.desk('limin')(getMatter, { matterId: made.face.id })
  assert.deepEqual([view.face.title, view.face.version], [made.face.title, made.face.version])
})
