import assert from 'node:assert/strict'
import { drawSeed, rounds } from '../support/soak.ts'
import { test } from 'node:test'
import { faceOnly, may, type Relation, type Standing } from '#domain/permissions.ts'
import { loadActor } from '#platform/actor.ts'
import { makeApp } from '../support/world.ts'
import { randomGovernment, type RandomMatter } from './random.ts'
import { column, connected, withActor } from './raw.ts'

/** Who is party to a matter, computed from the facts by other means than the database's. */
const standingsOf = (matter: RandomMatter, all: readonly RandomMatter[]): Standing[] => {
  const standings: Standing[] = [{ organizationId: matter.supervisor, relation: 'supervisor' }]
  if (!matter.isDispatched) return standings
  for (const each of matter.assignments)
    if (each.isOpen) standings.push({ organizationId: each.organizationId, relation: each.part })
  for (const each of matter.overseers)
    if (each.isOpen) standings.push({ organizationId: each.organizationId, relation: 'overseer' })
  for (let at = matter.parentAssignment; at !== null;) {
    const above = all.find((each) => each.assignments.some((one) => one.id === at))
    if (!above) break
    standings.push({ organizationId: above.supervisor, relation: 'superior' })
    at = above.parentAssignment
  }
  return standings
}

test('rows of matters under row security are those for which the permissions say matter.read, at random', async () => {
  const first = drawSeed('agreement of visibility')
  for (let round = 0; round < rounds(20); round += 1) await agree(first + round)
})

const agree = async (seed: number): Promise<void> => {
  const { app, database } = await makeApp('2026-09-14')
  const { accounts, matters } = await randomGovernment(app, seed)
  let [cases, seen] = [0, 0]
  for (const accountId of accounts)
    await withActor(app, accountId, async (tx) => {
      const actor = await loadActor(tx, accountId)
      assert.ok(actor)
      const rows = new Set((await tx.selectFrom('matter').select('id').execute()).map((row) => row.id))
      for (const matter of matters) {
        const standings = standingsOf(matter, matters)
        assert.equal(
          rows.has(matter.id),
          may(actor, 'matter.read', standings),
          `seed ${seed}: ${JSON.stringify({ actor, matter, standings })}`,
        )
        cases += 1
        if (rows.has(matter.id)) seen += 1
      }
    })
  assert.ok(cases >= 1_000 && seen > cases / 50 && seen < cases / 2, `${seen} of ${cases} seen`)

  await connected(database.at.owner, async (client) => {
    for (const matter of matters) {
      const kept = await column(client, `select org_id || ' ' || capacity from matter_party where matter_id = $1`, [
        matter.id,
      ])
      const expected = standingsOf(matter, matters).map((each) => `${each.organizationId} ${each.relation}`)
      assert.deepEqual(kept.toSorted(), [...new Set(expected)].toSorted(), `seed ${seed}`)
      const faces = await column<Relation>(
        client,
        `select distinct capacity from matter_party where matter_id = $1 and circle = 'face'`,
        [matter.id],
      )
      assert.ok(faces.every((capacity) => faceOnly.includes(capacity)))
    }
  })
}
