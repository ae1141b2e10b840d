import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeApp } from '../support/world.ts'
import { makeGround, type Ground } from './ground.ts'
import { connected } from './raw.ts'
import type { Site } from './rule.ts'
import { rules } from './rules.ts'

let ground: Ground
before(async () => {
  ground = await makeGround()
  await ground.world.freeze()
})

for (const rule of rules)
  test(`${rule.name}; switched off, the claim fails`, async () => {
    const { database, freeze } = await makeApp('2026-09-22', ground.world.database.name)
    const site: Site = { ground, app: database.at.app, owner: database.at.owner }
    await rule.claim(site)
    await connected(site.owner, (client) => client.query(rule.switchOff))
    await assert.rejects(rule.claim(site), assert.AssertionError)
    await freeze()
  })

test('every rule has a name of its own', () => {
  assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length)
})
