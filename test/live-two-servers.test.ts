import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getMatter } from '#contract/matters.ts'
import { reportProgress } from '#contract/reports.ts'
import { createToken } from '#contract/session.ts'
import { listen } from '#platform/live.ts'
import { listenOn, makeServer } from '../src/server.ts'
import { inProgress } from './support/matter.ts'
import { schema } from './support/cluster.ts'
import { makeWorld, whenDone, type World } from './support/world.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

/** A process of its own as far as the database can tell: its own LISTEN connection, its own socket. */
const startServer = async () => {
  const listener = listen(world.database.at.app, schema, () => undefined)
  const http = await listenOn(makeServer(world.app, listener), 0, '127.0.0.1')
  whenDone(async () => {
    await http.close()
    await listener.close()
  })
  return `http://127.0.0.1:${http.port}`
}

test(
  'what is done on one server is seen on another at once, by those who may see it and nobody else',
  { timeout: 30_000 },
  async () => {
    const [here, there] = [await startServer(), await startServer()]
    const matter = await inProgress(world)
    const tokenOf = async (login: string) => (await world.desk(login)(createToken, { name: 'trial' })).token
    const hear = async (login: string) => {
      const answer = await fetch(`${there}/api/v1/live`, {
        headers: { authorization: `Bearer ${await tokenOf(login)}` },
      })
      const reader = answer.body?.getReader()
      assert.ok(reader)
      const heard: string[] = []
      const done = (async () => {
        for (;;) {
          const { value, done: isOver } = await reader.read()
          if (isOver) return
          heard.push(new TextDecoder().decode(value))
        }
      })().catch(() => undefined)
      return {
        heard,
        stop: async () => {
          await reader.cancel()
          await done
        },
      }
    }
    const [inspector, outsider] = [await hear('limin'), await hear('linna')]
    const posted = await fetch(`${here}/api/v1${reportProgress.path.replace('{matterId}', matter.face.id)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf('liufang')}` },
      body: JSON.stringify({ progress: '12所学校已开工' }),
    })
    assert.equal(posted.status, 200)
    for (let tries = 0; tries < 100 && !inspector.heard.join('').includes(matter.face.id); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    assert.ok(inspector.heard.join('').includes(matter.face.id))
    assert.ok(!outsider.heard.join('').includes(matter.face.id))
    await Promise.all([inspector.stop(), outsider.stop()])
    assert.equal(
      (await world.desk('limin')(getMatter, { matterId: matter.face.id })).reports[0]?.progress,
      '12所学校已开工',
    )
  },
)
