import assert from 'node:assert/strict'
import { drawSeed, rounds } from '../support/soak.ts'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { correctDraft } from '#contract/matters.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { lightOf, lights, thresholdsOf, type LightFacts } from '#domain/light.ts'
import { onTime } from '#domain/on-time.ts'
import { matterStates } from '#domain/matter.ts'
import { searchTokens } from '#domain/search.ts'
import { computeDue, countingOf, lightIs, lightSql, onTimeSql, warnFrom } from '#modules/clock/index.ts'
import { rebuildProjections } from '#modules/matters/index.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { momentOn, type Moment } from '#platform/moment.ts'
import { draft } from '../support/matter.ts'
import { makeGround, type Ground } from './ground.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { column, connected } from './raw.ts'

let ground: Ground
before(async () => {
  ground = await makeGround()
})
const today = civilDate('2026-09-22')
const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
  transact(ground.world.app.database.db, { actor: systemActor('project'), today }, work)

test('[B17] [B18] the light that SQL computes is the one that the rule computes, thresholds included, at random', async () => {
  const seed = drawSeed('agreement of lights')
  const random = randomFrom(seed)
  const near = (chance: number) => (random.chance(chance) ? null : addDays(today, random.below(13) - 6))
  const minute = random.below(1_440)
  const rows = Array.from({ length: rounds(12_000) }, (_, i) => ({
    i,
    state: random.pick(matterStates),
    due: near(0.2),
    due_minute: random.chance(0.5) ? null : random.below(1_441),
    warn_from: near(0.2),
    stopped: random.chance(0.2),
    next_milestone_due: near(0.5),
    next_milestone_warn_from: near(0.2),
    assessed_light: random.pick([null, null, 'yellow', 'red'] as const),
    extension_asked_on: near(0.8),
  }))
  type Computed = { i: number; light: string; is: string; rests: string | null; red?: string; yellow?: string }
  const asked: Moment = { at: new Date(Date.parse(`${today}T00:00:00+08:00`) + minute * 60_000).toISOString(), today }
  const each = lights.map((light) => sql`case when ${lightIs(light, asked)} then ${sql.lit(light)} end`)
  const computed = await asSystem(async (tx) => {
    return sql<Computed>`select m.i, ${lightSql(asked)} as light, concat_ws(' ', ${sql.join(each)}) as is, m.rests,
        left(m.red_from::text, 16) as red, left(m.yellow_from::text, 16) as yellow
      from (select r.*, light_rests(state, stopped) as rests,
        light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on) as red_from,
        light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, next_milestone_warn_from,
          assessed_light) as yellow_from
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i int, state text, due date, due_minute int,
          warn_from date, stopped boolean, next_milestone_due date, next_milestone_warn_from date, assessed_light text,
          extension_asked_on date)) m`.execute(tx)
  })
  const byNumber = new Map(computed.rows.map((row) => [row.i, row]))
  const seen = new Set<string>()
  for (const row of rows) {
    const facts: LightFacts = {
      ...row,
      dueMinute: row.due_minute,
      warnFrom: row.warn_from,
      nextMilestoneDue: row.next_milestone_due,
      nextMilestoneWarnFrom: row.next_milestone_warn_from,
      assessedLight: row.assessed_light,
      extensionAskedOn: row.extension_asked_on,
    }
    const found = byNumber.get(row.i)
    const thresholds = thresholdsOf(facts)
    assert.deepEqual(
      [found?.light, found?.is, found?.rests, found?.red, found?.yellow],
      [
        lightOf(facts, today, minute),
        lightOf(facts, today, minute),
        thresholds.rests,
        ...(thresholds.rests === null ? [thresholds.redFrom, thresholds.yellowFrom] : [null, null]),
      ],
      JSON.stringify({ seed, minute, row }),
    )
    seen.add(found?.light ?? '')
  }
  assert.deepEqual(seen, new Set(lights))
})

test('[A21] whether a hand-in was on time is one rule in SQL and in TypeScript, to the minute, at random', async () => {
  const seed = drawSeed('agreement of being on time')
  const random = randomFrom(seed)
  const day = () => addDays(today, random.below(3) - 1)
  const minute = () => (random.chance(0.3) ? null : random.below(1_441))
  const rows = Array.from({ length: rounds(20_000) }, (_, i) => ({
    i,
    completed_on: day(),
    reported_on: day(),
    reported_minute: minute(),
    due: random.chance(0.1) ? null : day(),
    due_minute: minute(),
  }))
  const computed = await asSystem((tx) =>
    sql<{
      i: number
      is: boolean
    }>`select h.i, ${onTimeSql} as is from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as h(i int, completed_on date, reported_on date, reported_minute int, due date, due_minute int)`.execute(tx),
  )
  const byNumber = new Map(computed.rows.map((row) => [row.i, row.is]))
  for (const row of rows) {
    const { completed_on: completedOn, reported_on: reportedOn, reported_minute: reportedMinute, due } = row
    const expected = onTime({ completedOn, reportedOn, reportedMinute, due, dueMinute: row.due_minute })
    assert.equal(byNumber.get(row.i), expected, JSON.stringify({ seed, row }))
  }
  assert.deepEqual(new Set(byNumber.values()), new Set([true, false]))
})

test('the stored thresholds of every matter are those of the rule', async () => {
  await asSystem(async (tx) => {
    const { rows } = await sql<{ agree: boolean }>`select
      rests is not distinct from light_rests(state, stopped)
      and red_from is not distinct from light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on)
      and yellow_from is not distinct from light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, next_milestone_warn_from,
        assessed_light) as agree from matter`.execute(tx)
    assert.ok(rows.length > 0 && rows.every((row) => row.agree))
    const { rows: kept } = await sql<{ n: number }>`select count(*)::int as n from matter_history h
      where h.rests is distinct from light_rests(h.state, h.stopped)`.execute(tx)
    assert.equal(kept[0]?.n, 0)
  })
})

/** Every projection of every matter, as stored. */
const stored = () =>
  asSystem(async (tx) => ({
    matters: await tx
      .selectFrom('matter')
      .select(['id', 'due', 'due_provisional', 'warn_from', 'version'])
      .orderBy('id')
      .execute(),
    parties: await tx
      .selectFrom('matter_party')
      .selectAll()
      .orderBy('matter_id')
      .orderBy('org_id')
      .orderBy('capacity')
      .execute(),
    tokens: await tx.selectFrom('matter_search').selectAll().orderBy('matter_id').execute(),
    pasts: await tx
      .selectFrom('matter_history')
      .select((of) => of.fn.countAll<number>().as('n'))
      .execute(),
  }))

test('due day, warning day and tokens of every matter are what the facts give', async () => {
  const { world } = ground
  const made = await draft(world, { title: '旧题目甲', budget: { kind: 'calendar_days', amount: 40 } })
  await world.desk('limin')(correctDraft, {
    matterId: made.face.id,
    version: made.face.version,
    title: '新题目乙',
    target: '3个',
    workContent: 'x',
    requirement: 'x',
    budget: { kind: 'fixed', on: '2026-11-30' },
    leadOrganizationId: world.org('czt'),
  })
  await asSystem(async (tx) => {
    const matters = await tx.selectFrom('matter').selectAll().execute()
    assert.ok(matters.length >= 4)
    for (const matter of matters) {
      const due = await computeDue(tx, matter.id, matter.government_id)
      const counting = await countingOf(tx, matter.government_id)
      const warn = due ? warnFrom(counting, due.due, matter) : null
      assert.deepEqual(
        [matter.due, matter.due_provisional, matter.warn_from],
        [due?.due ?? null, due?.provisional ?? false, warn],
        matter.title,
      )
      const { rows } = await sql<{ tokens: string[] }>`select tsvector_to_array(tokens) as tokens from matter_search
        where matter_id = ${matter.id}`.execute(tx)
      const wanted = new Set(searchTokens(`${matter.title} ${matter.number ?? ''}`))
      assert.deepEqual(new Set(rows[0]?.tokens), wanted, matter.title)
    }
  })
})

test('the parties of every matter are what the facts give', async () => {
  await connected(ground.world.database.at.owner, async (client) => {
    const differ = `with expected as (select e.* from matter m, expected_parties(m.id) e)
      (select * from expected except select * from matter_party) union all (select * from matter_party except select * from expected)`
    assert.deepEqual(await column(client, differ), [])
    assert.ok((await column(client, 'select 1 from matter_party')).length >= 6)
  })
})

const rebuild = () => asSystem((tx) => rebuildProjections(tx, momentOn(today)))

test('projections made anew from the facts differ in nothing, and leave no trace in history', async () => {
  const before = await stored()
  assert.deepEqual(await rebuild(), { matters: before.matters.length, changed: 0 })
  assert.deepEqual(await stored(), before)
})

for (const [what, damage] of [
  ['a due day', `update matter set due = '2030-01-01' where id = :id`],
  ['a warning day', `update matter set warn_from = null where id = :id`],
  ['a provisional mark', `update matter set due_provisional = not due_provisional where id = :id`],
  ['a party that is missing', `delete from matter_party where matter_id = :id`],
  [
    'a party that is one too many',
    `insert into matter_party select m.id, o.id, 'supporting', 'full' from matter m, organization o
     where m.id = :id and o.short_name = '海州市'`,
  ],
  ['a superior let into the full circle', `update matter_party set circle = 'full' where capacity = 'superior'`],
  ['tokens', `update matter_search set tokens = 'x' where matter_id = :id`],
  ['tokens that are missing', `delete from matter_search where matter_id = :id`],
] as const)
  test(`rebuilding repairs ${what}`, async () => {
    const before = await stored()
    await connected(ground.world.database.at.owner, async (client) => {
      await client.query('begin; alter table matter disable trigger user')
      const { rowCount } = await client.query(damage.replaceAll(':id', `'${ground.child}'`))
      assert.ok(rowCount)
      await client.query('alter table matter enable trigger user; commit')
    })
    const damaged = await stored()
    assert.notDeepEqual(
      [damaged.matters, damaged.parties, damaged.tokens],
      [before.matters, before.parties, before.tokens],
    )
    await rebuild()
    const after = await stored()
    const facts = (of: typeof after) => of.matters.map((row) => ({ ...row, version: null }))
    assert.deepEqual([facts(after), after.parties, after.tokens], [facts(before), before.parties, before.tokens])
  })
