import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getMatter } from '#contract/matters.ts'
import { getSource } from '#contract/sources.ts'
import { accountActor } from '#platform/db.ts'
import { makeGround, words, type Ground } from './ground.ts'
import { acting, column, outcomeOf, system, tablesOf } from './raw.ts'

let ground: Ground
let app: string
const person = (login: string) => accountActor(ground.world.person(login))
before(async () => {
  ground = await makeGround()
  app = ground.world.database.at.app
})

/** Every id that stands for a part of a matter: its own, its reports', its order's, its events', … */
const idsOf = (matterId: string) =>
  acting(app, system, async (client) => {
    const ids = new Set([matterId])
    const parts = ['assignment', 'report', 'message', 'review', 'clock_event']
    for (const table of parts)
      for (const id of await column(client, `select id from ${table} where matter_id = $1`, [matterId])) ids.add(id)
    const more = `select order_id from matter where id = $1 union select source_id from matter_source where matter_id = $1
      union select submission_id from submission_matter where matter_id = $1
      union select i.id from instruction i join matter_source s on s.source_id = i.source_id where s.matter_id = $1
      union select p.id from proposal p join matter_source s on s.source_id = p.source_id where s.matter_id = $1
      union select s.file_id from source s join matter_source m on m.source_id = s.id where m.matter_id = $1
      union select event_id from event_object where object_id = $1`
    for (const id of await column(client, more, [matterId])) ids.add(id)
    return [...ids]
  })

/** Table → how many of its rows speak of one of the ids, as far as an actor sees. */
const rowsAbout = (actor: string, ids: readonly string[]) =>
  acting(app, actor, async (client) => {
    const counts = new Map<string, number>()
    for (const table of await tablesOf(client)) {
      const [n] = await column<number>(client, `select count(*)::int from ${table} t where to_jsonb(t)::text ~ $1`, [
        ids.join('|'),
      ])
      if (n) counts.set(table, n)
    }
    return counts
  })

test('[A10] row security alone shows an unrelated unit no row of a matter, in any table', async () => {
  const ids = await idsOf(ground.parent)
  const all = await rowsAbout(system, ids)
  for (const table of ['matter', 'matter_history', 'report', 'message', 'review', 'submission', 'event', 'file'])
    assert.ok(all.get(table), `${table} holds rows of the matter`)
  assert.ok(all.size >= 30, `${all.size} tables hold rows of the matter`)
  for (const login of ['zhaolei', 'sunjianguo', 'linna', 'xitong', 'anquan'])
    assert.deepEqual([...(await rowsAbout(person(login), ids))], [], login)
})

test('a party sees its matter by row security alone', async () => {
  const seen = await rowsAbout(person('wujing'), await idsOf(ground.parent))
  for (const table of ['matter', 'matter_content', 'assignment', 'report', 'clock', 'event', 'order_paper'])
    assert.ok(seen.get(table), table)
})

test('[A10] verbatim words of a leader are read by the leader and the named handlers, and nobody beside them', async () => {
  const read = (login: string) =>
    acting(app, person(login), (client) => column(client, 'select text from instruction_text'))
  for (const login of ['wanghaifeng', 'limin']) assert.deepEqual(await read(login), [words.instruction], login)
  for (const login of ['chenzhiyuan', 'zhouguoping', 'liufang', 'tangyuan', 'zhaolei', 'shenji'])
    assert.deepEqual(await read(login), [], login)
  const colleague = await ground.world.desk('chenzhiyuan')(getSource, { sourceId: ground.sourceId })
  assert.equal(colleague.instructions[0]?.text, null)
})

test('a unit reads the citation of its matter and not the source it was taken from', async () => {
  await acting(app, person('liufang'), async (client) => {
    assert.deepEqual(await column(client, 'select quote from matter_source where matter_id = $1', [ground.parent]), [
      '加快学位建设',
    ])
    for (const table of ['source', 'source_text', 'proposal', 'instruction', 'submission', 'file', 'source_history'])
      assert.deepEqual(await column(client, `select 1 from ${table}`), [], table)
  })
})

test('a superior sees the face of a matter handed further down: its row and what was submitted', async () => {
  await acting(app, person('limin'), async (client) => {
    const of = (table: string, key = 'matter_id') =>
      column<number>(client, `select 1 from ${table} where ${key} = $1`, [ground.child])
    assert.equal((await of('matter', 'id')).length, 1)
    assert.deepEqual(await column(client, 'select kind from report where matter_id = $1', [ground.child]), [
      'completion',
    ])
    const hidden = ['matter_content', 'assignment', 'clock', 'clock_event', 'message', 'review', 'matter_source']
    for (const table of [...hidden, 'assignment_history', 'matter_content_history'])
      assert.deepEqual(await of(table), [], table)
    assert.deepEqual(await of('event_object', 'object_id'), [])
  })
  const view = await ground.world.desk('limin')(getMatter, { matterId: ground.child })
  assert.deepEqual([view.face.relation, view.content, view.assignments, view.reviews], ['superior', null, [], []])
})

test('a superior may lock what it sees, so that it is told 403 and not 404', async () => {
  const locked = await acting(app, person('limin'), (client) =>
    column(client, 'select id from matter where id = $1 for no key update', [ground.child]),
  )
  assert.deepEqual(locked, [ground.child])
})

test('units see nothing of a matter before its order is issued', async () => {
  for (const login of ['liufang', 'wujing'])
    assert.deepEqual(
      await acting(app, person(login), (client) =>
        column(client, 'select id from matter where id = $1', [ground.draft]),
      ),
      [],
    )
  const answer = await outcomeOf(ground.world.desk('liufang')(getMatter, { matterId: ground.draft }))
  assert.equal(answer.status, 404)
})
