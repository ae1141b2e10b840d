import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { issueOrder } from '#contract/orders.ts'
import { civilDate } from '#domain/date.ts'
import { momentOn } from '#platform/moment.ts'
import { makeWorld, type World } from '../support/world.ts'
import { aSource, established } from '../support/matter.ts'
import { acting, column, outcomeOf, system } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-12-28')
})

test('bug 1 elsewhere: fifty orders issued at once across a year’s end are numbered without a gap and without a pair', async () => {
  const sourceId = await aSource(world)
  const ready = []
  for (let i = 0; i < 51; i += 1) ready.push((await established(world, { sourceId })).face)
  const [spoilt, ...good] = ready
  const issue = (face: { id: string; version: number }, i: number) =>
    world.desk(i % 2 ? 'limin' : 'chenzhiyuan')(
      issueOrder,
      { title: '通知', matters: [{ id: face.id, version: face.version }] },
      momentOn(civilDate(i % 3 ? '2026-12-31' : '2027-01-04'), 9, i),
    )
  const outcomes = await Promise.all([
    ...good.map((face, i) => outcomeOf(issue(face, i))),
    // One that fails after the others have begun leaves no hole.
    outcomeOf(issue({ id: spoilt?.id ?? '', version: 99 }, 1)),
  ])
  assert.equal(outcomes.filter((each) => each.status === 200).length, 50)
  await acting(world.database.at.app, system, async (client) => {
    for (const [year, count] of [
      [2026, 33],
      [2027, 17],
    ] as const) {
      const seqs = await column<number>(client, 'select seq from order_paper where year = $1 order by seq', [year])
      assert.deepEqual(
        seqs,
        Array.from({ length: count }, (_, i) => i + 1),
      )
      assert.deepEqual(
        await column(client, 'select distinct number ~ $2 from order_paper where year = $1', [year, `〔${year}〕`]),
        [true],
      )
    }
    const numbers = await column(client, 'select number from matter where number is not null')
    assert.equal(new Set(numbers).size, 50)
  })
})

test('an order that is refused late gives its number back', async () => {
  const sourceId = await aSource(world)
  const [one, two] = [await established(world, { sourceId }), await established(world, { sourceId })]
  const fixed = await established(world, { sourceId, budget: { kind: 'fixed', on: '2026-12-29' } })
  const of = (...faces: { face: { id: string; version: number } }[]) => ({
    title: '通知',
    matters: faces.map(({ face }) => ({ id: face.id, version: face.version })),
  })
  const on = momentOn(civilDate('2026-12-30'))
  const before = await world.desk('limin')(issueOrder, of(one), on)
  assert.equal((await outcomeOf(world.desk('limin')(issueOrder, of(two, fixed), on))).code, 'due-in-past')
  const after = await world.desk('limin')(issueOrder, of(two), on)
  const seq = (number: string) => Number(/(\d+)号/.exec(number)?.[1])
  assert.equal(seq(after.number), seq(before.number) + 1)
})
