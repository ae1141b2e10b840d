import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOnce } from '#platform/roles.ts'
import { caller, luoshi, newFolder, processBelow, serve, untilTold } from './support.ts'

const ownerUrl = (folder: string) =>
  `postgresql://luoshi@localhost/luoshi?host=${encodeURIComponent(join(folder, 'store/run'))}&port=5432`

test('the demonstration starts with one command, starts again, and keeps to itself what it must', async () => {
  const folder = newFolder()
  const first = await serve(folder, ['--demo', '--demo-matters', '20'])
  assert.match(first.output(), /Accounts of the demonstration/)
  await untilTold(first)
  assert.match(first.output(), / 20 matters/)
  assert.equal(statSync(join(folder, 'store/demo-accounts.json')).mode & 0o777, 0o600)
  const call = await caller(first, folder, 'limin')
  const ledger = await call(first.url, 'GET', '/matters')
  assert.equal((ledger.body as { total: number }).total, 20)

  const again = await luoshi(['serve', '--data', join(folder, 'store'), '--port', '0'])
  assert.notEqual(again.code, 0)
  assert.match(again.err, /^Luoshi is already running on .*\n$/)
  const taken = await luoshi([
    'serve',
    '--data',
    join(newFolder(), 'store'),
    '--port',
    new URL(first.url).port,
    '--host',
    '127.0.0.1',
  ])
  assert.match(taken.err, /Port \d+ is taken/)
  assert.notEqual(taken.code, 0)

  process.kill(processBelow(first, 'cli.ts work'), 'SIGKILL')
  process.kill(processBelow(first, '-D '), 'SIGKILL')
  await waitFor(async () => (await call(first.url, 'GET', '/matters').catch(() => ({ status: 0 }))).status === 200)
  await waitFor(() => {
    try {
      return processBelow(first, 'cli.ts work') > 0
    } catch {
      return false
    }
  })
  const verdict = await luoshi(['trail', 'verify', '--data', join(folder, 'store'), '--json'])
  assert.equal((JSON.parse(verdict.out) as { ok: boolean }).ok, true)
  assert.equal(await first.stop(), 0)

  const second = await serve(folder, ['--demo', '--demo-matters', '20'])
  assert.doesNotMatch(second.output(), /The demonstration is ready/)
  await second.kill()
  const third = await serve(folder)
  const me = await call(third.url, 'GET', '/me')
  assert.equal((me.body as { name: string }).name, '李敏')

  await runOnce(ownerUrl(folder), (client) =>
    client.query(`insert into luoshi.migration (name, digest) values ('9999-later.sql', '')`),
  )
  await third.stop()
  const newer = await luoshi(['serve', '--data', join(folder, 'store'), '--port', '0'])
  assert.notEqual(newer.code, 0)
  assert.match(newer.err, /made by a newer Luoshi \(9999-later\.sql\)/)
})

test('an empty installation is set up by a link that works once', async () => {
  const folder = newFolder()
  const server = await serve(folder)
  await waitFor(() => server.output().includes('/setup#'))
  const link = /\/setup#(\S+)/.exec(server.output())?.[1] ?? ''
  const post = (path: string, body: unknown) =>
    fetch(`${server.url}/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
  const admin = (login: string) => ({ name: login, login, password: 'a long enough password' })
  const given = {
    link,
    governmentName: '云山县人民政府',
    officeName: '县政府办公室',
    inspectionBodyName: '县政府督查室',
    orderCode: '云督字',
    systemAdmin: admin('sys'),
    securityAdmin: admin('sec'),
    auditAdmin: admin('aud'),
  }
  assert.equal((await post('/setup', { ...given, link: 'guessed-guessed-guessed' })).status, 409)
  assert.equal((await post('/setup', { ...given, auditAdmin: admin('sys') })).status, 409)
  assert.equal((await post('/setup', given)).status, 200)
  assert.equal((await post('/setup', given)).status, 409)
  assert.equal((await post('/session', { login: 'sys', password: 'a long enough password' })).status, 200)
  assert.equal((await post('/session', { login: 'admin', password: 'admin' })).status, 401)
  assert.equal(await server.stop(), 0)
})

const waitFor = async (is: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await is()) return
    await sleep(100)
  }
  throw new Error('waited for half a minute in vain')
}
