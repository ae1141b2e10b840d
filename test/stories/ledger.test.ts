import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { refuseMatter, submitMatter } from '#contract/matters.ts'
import { aSource, dispatched, draft } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('[A11] what the State Council asks stands first in the ledger, and what has ended sinks within its level', async () => {
  const ofLevel = async (originLevel: number, title: string, amount: number) =>
    dispatched(world, {
      title,
      budget: { kind: 'working_days', amount },
      sourceId: await aSource(world, { originLevel }),
    })
  await ofLevel(3, '市级事项', 2)
  await ofLevel(1, '国务院事项', 60)
  await ofLevel(2, '省级事项', 5)
  const dropped = await draft(world, {
    title: '不再办理的市级事项',
    sourceId: await aSource(world, { originLevel: 3 }),
    budget: { kind: 'fixed', on: '2026-09-15' },
  })
  const submitted = await world.desk('limin')(submitMatter, {
    matterId: dropped.face.id,
    version: dropped.face.version,
  })
  await world.desk('zhouguoping')(refuseMatter, {
    matterId: dropped.face.id,
    version: submitted.face.version,
    reason: '已有同类事项',
  })

  const ledger = world.desk('limin')
  const titles = async (sort?: 'due') =>
    (await ledger(listMatters, sort ? { sort } : {})).items.map((each) => each.title)
  assert.deepEqual(await titles(), ['国务院事项', '省级事项', '市级事项', '不再办理的市级事项'])
  assert.equal((await titles('due')).at(0), '不再办理的市级事项')

  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await ledger(listMatters, { limit: 1, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map((each) => each.title))
    cursor = page.next ?? undefined
  }
  assert.deepEqual(seen, await titles())
})

test('the five lights of the ledger add up to its total', async () => {
  world.setToday('2026-09-18')
  const lights = await world.desk('limin')(countByLight, {})
  assert.deepEqual([lights.total, lights.red + lights.yellow + lights.green + lights.blue + lights.grey], [4, 4])
})
