import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { uploadFile } from '#contract/sources.ts'
import { fileText } from '#modules/files/index.ts'
import { makeWorld, type World } from '../support/world.ts'
import { acting, column, connected, outcomeOf, system, withActor } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const upload = (text: string, name = '通知.txt') =>
  world.desk('limin')(uploadFile, { name, content: Buffer.from(text).toString('base64') })
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const pathOf = (text: string) => join(world.app.files, hashOf(text).slice(0, 2), hashOf(text))
const rowsOf = (text: string) =>
  acting(world.database.at.app, system, (client) =>
    column(client, `select id from file where encode(sha256, 'hex') = $1 order by id`, [hashOf(text)]),
  )

test('bytes lie under their SHA-256; the same bytes twice are one file and two references', async () => {
  const [one, two] = [await upload('同一份文件'), await upload('同一份文件', '副本.txt')]
  assert.equal(readFileSync(pathOf('同一份文件'), 'utf8'), '同一份文件')
  assert.deepEqual(
    await rowsOf('同一份文件'),
    [one.id, two.id].toSorted((a, b) => (a < b ? -1 : 1)),
  )
})

/** Runs with `sync` of every open file replaced. */
const withSync = async (sync: (original: () => Promise<void>) => Promise<void>, work: () => Promise<unknown>) => {
  const handle = await open(world.app.files, 'r')
  const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> }
  await handle.close()
  const original = prototype.sync
  prototype.sync = function (this: unknown) {
    return sync(() => original.call(this))
  }
  try {
    return await work()
  } finally {
    prototype.sync = original
  }
}

test('bytes and their name are on the disk before a row refers to them', async () => {
  const rowsSeen: number[] = []
  const named: boolean[] = []
  await withSync(
    async (original) => {
      rowsSeen.push((await rowsOf('先落盘')).length)
      named.push(existsSync(pathOf('先落盘')))
      await original()
    },
    () => upload('先落盘'),
  )
  assert.deepEqual(
    [rowsSeen, named],
    [
      [0, 0],
      [false, true],
    ],
  )
  assert.equal((await rowsOf('先落盘')).length, 1)
})

test('bytes that cannot be made durable leave no row and no name', async () => {
  const failure = withSync(
    () => Promise.reject(new Error('EIO')),
    () => upload('盘坏了'),
  )
  await assert.rejects(failure, /EIO/)
  assert.deepEqual([await rowsOf('盘坏了'), existsSync(pathOf('盘坏了'))], [[], false])
})

test('an upload that is rolled back leaves no row; its bytes stay, for whoever else refers to them', async () => {
  await connected(world.database.at.owner, (client) =>
    client.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
      create constraint trigger refuse after insert on file deferrable initially deferred for each row execute function refuse()`),
  )
  await assert.rejects(upload('回滚'), /no room/)
  await connected(world.database.at.owner, (client) => client.query('drop trigger refuse on file'))
  assert.deepEqual(await rowsOf('回滚'), [])
  assert.equal(readdirSync(join(world.app.files, hashOf('回滚').slice(0, 2))).length > 0, true)
  const { id } = await upload('回滚')
  assert.deepEqual(await rowsOf('回滚'), [id])
})

test('who may not see the reference does not read the bytes, whether by id or by hash', async () => {
  const { id } = await upload('内部')
  const read = (login: string) => withActor(world.app, world.person(login), (tx) => fileText(tx, world.app.files, id))
  assert.equal(await read('limin'), '内部')
  for (const login of ['liufang', 'xitong', 'hexin']) {
    assert.equal((await outcomeOf(read(login))).status, 404)
    const byHash = acting(world.database.at.app, `account:${world.person(login)}`, (client) =>
      column(client, `select id from file where encode(sha256, 'hex') = $1`, [hashOf('内部')]),
    )
    assert.deepEqual(await byHash, [])
  }
})
