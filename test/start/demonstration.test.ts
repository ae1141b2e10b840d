import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOnce } from '#platform/roles.ts'
import { caller, newFolder, passwordOf, processBelow, serve, untilTold } from './support.ts'

const ownerUrl = (folder: string) =>
  `postgresql://postgres@localhost/luoshi?host=${encodeURIComponent(join(folder, 'store/run'))}&port=5432`

const acts = (folder: string) =>
  runOnce(ownerUrl(folder), async (client) => {
    const { rows } = await client.query<{ acts: number; tags: number; drafts: number }>(
      `select count(*)::int as acts, count(distinct (client, type))::int as tags,
         (select count(*)::int from luoshi.matter) as drafts from luoshi.event where client like 'demo:%'`,
    )
    return rows[0] ?? { acts: 0, tags: 0, drafts: 0 }
  })

test(
  'one signs in while the demonstration is still being loaded, and a kill in the middle doubles nothing',
  { timeout: 280_000 },
  async () => {
    const folder = newFolder()
    const demo = ['--demo', '--demo-matters', '40']
    const first = await serve(folder, demo)
    const call = await caller(first, folder, 'limin')
    const progress = async (url: string) =>
      ((await call(url, 'GET', '/demonstration')).body as { percent: number | null }).percent
    assert.equal((await call(first.url, 'GET', '/me')).status, 200)
    for (let tries = 0; tries < 600 && (await acts(folder)).drafts < 3; tries += 1) await sleep(100)
    assert.equal(typeof (await progress(first.url)), 'number')

    // The loader alone first, then everything.
    process.kill(processBelow(first, 'cli.ts demo'), 'SIGKILL')
    await sleep(3_000)
    await first.kill()
    const second = await serve(folder, demo)
    await untilTold(second)
    const told = await acts(folder)
    assert.equal(told.drafts, 40)
    assert.equal(told.acts, told.tags, 'an act was done twice')
    assert.doesNotMatch(second.output(), /The story left/)
    assert.equal(await progress(second.url), null)
    assert.equal(await second.stop(), 0)

    const third = await serve(folder, demo)
    await sleep(4_000)
    assert.doesNotMatch(third.output(), /demonstration is ready/)
    assert.deepEqual(await acts(folder), told)
    const kept = JSON.parse(readFileSync(join(folder, 'store/demo-accounts.json'), 'utf8')) as Record<string, string>
    const said = Object.values(kept).filter((password) => third.output().includes(password))
    assert.ok(said.length >= 12 && said.length < 30, `${said.length} passwords are said`)
    assert.ok(Object.keys(kept).length > 400)
    assert.ok(third.output().includes(passwordOf(folder, 'limin')))
    assert.equal(await third.stop(), 0)
  },
)
