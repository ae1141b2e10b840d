import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { databaseAccount } from '#platform/embedded/account.ts'
import { startPostgres } from '#platform/embedded/postgres.ts'
import { runOnce } from '#platform/roles.ts'
import { caller, luoshi, newFolder, serve, untilTold } from './support.ts'

const programs = globSync('/usr/lib/postgresql/*/bin').toSorted()[0]
const skip = programs === undefined && process.env['CI'] === undefined && "no PostgreSQL of Debian's is installed"

test(
  "DATABASE_URL uses that server: Debian's PostgreSQL carries the demonstration and its commands",
  { skip, timeout: 120_000 },
  async () => {
    assert.ok(programs, 'in CI Debian’s postgresql is installed by .ci/run')
    const folder = newFolder()
    const own = await startPostgres({
      folder: join(folder, 'pg'),
      sockets: join(folder, 'run'),
      account: databaseAccount(),
      programs,
    })
    try {
      const env = { DATABASE_URL: own.url, LUOSHI_SCHEMA: 'supervision' }
      const older = await luoshi(['trail', 'verify'], env)
      assert.notEqual(older.code, 0)
      assert.match(older.err, /schema supervision is older than this program/)
      const server = await serve(folder, ['--demo', '--demo-matters', '20'], env)
      const call = await caller(server, folder, 'limin')
      await untilTold(server)
      assert.equal(((await call(server.url, 'GET', '/matters')).body as { total: number }).total, 20)
      const verdict = await luoshi(['trail', 'verify', '--json'], env)
      assert.equal(verdict.code, 0, verdict.err)
      assert.equal(await server.stop(), 0)
    } finally {
      await own.stop()
    }
  },
)

test(
  'a server that does not answer, and a role that may not make roles, are said in one line',
  { skip, timeout: 60_000 },
  async () => {
    const nobody = await luoshi(['serve', '--data', join(newFolder(), 'store'), '--port', '0'], {
      DATABASE_URL: 'postgresql://luoshi@127.0.0.1:1/luoshi',
    })
    assert.notEqual(nobody.code, 0)
    assert.equal(nobody.err.trim().split('\n').length, 1, nobody.err)
    const folder = newFolder()
    const own = await startPostgres({
      folder: join(folder, 'pg'),
      sockets: join(folder, 'run'),
      account: databaseAccount(),
      programs: programs ?? '',
    })
    try {
      await runOnce(own.url.replace('//luoshi@', '//postgres@'), (client) => client.query('create role clerk login'))
      const clerk = await luoshi(['serve', '--data', join(folder, 'store'), '--port', '0'], {
        DATABASE_URL: own.url.replace('//luoshi@', '//clerk@'),
      })
      assert.notEqual(clerk.code, 0)
      assert.match(clerk.err, /may not create roles: give DATABASE_APP_URL and DATABASE_WORKER_URL/)
    } finally {
      await own.stop()
    }
  },
)
