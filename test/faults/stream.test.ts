import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOnce } from '#platform/roles.ts'
import { caller, luoshi, newFolder, processBelow, serve, untilTold, type Server } from '../start/support.ts'

const commands = 1_000
const inFlight = 8
const count = (list: readonly string[], one: string) => list.filter((each) => each === one).length

test(
  'of a thousand commands during kills of server, worker and database every acknowledged one is done exactly once',
  { timeout: 240_000 },
  async () => {
    const folder = newFolder()
    let server: Server = await serve(folder, ['--demo', '--demo-matters', '20'])
    const port = new URL(server.url).port
    await untilTold(server)
    const office = await caller(server, folder, 'limin')
    const ledger = await office(server.url, 'GET', '/matters?state=in_progress&limit=200')
    const { items } = ledger.body as { items: { id: string; leadOrganizationId: string }[] }
    const leads = items.map((each) => each.leadOrganizationId)
    const busiest = leads.toSorted((a, b) => count(leads, b) - count(leads, a))[0] ?? ''
    const matters = items.filter((each) => each.leadOrganizationId === busiest).map((each) => each.id)
    const people = await office(server.url, 'GET', `/accounts?organizationId=${busiest}`)
    const liaison = (people.body as { items: { login: string }[] }).items.find((each) => each.login.startsWith('lly-'))
    const call = await caller(server, folder, liaison?.login ?? 'liufang')
    assert.ok(matters.length >= 1)

    const acknowledged = new Set<number>()
    const givenUp = new Set<number>()
    let isOver = false

    /** Retries under the same key until it is answered; every twentieth command gives up at its first failure. */
    const send = async (n: number): Promise<void> => {
      for (;;) {
        const answer = await call(
          server.url,
          'POST',
          `/matters/${matters[n % matters.length]}/progress`,
          { progress: `第${n}次进展` },
          `stream-${n}`,
        ).catch(() => null)
        if (answer?.status === 200) return void acknowledged.add(n)
        if (answer && answer.status !== 503)
          throw new Error(`command ${n} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
        if (n % 20 === 0) return void givenUp.add(n)
        await sleep(100)
      }
    }
    let next = 0
    const sender = async () => {
      while (next < commands) {
        next += 1
        await send(next)
      }
    }
    const killer = async () => {
      const kill = async (words: string) => void process.kill(processBelow(server, words), 'SIGKILL')
      const kills = [
        () => kill('cli.ts work'),
        () => kill('-D '),
        async () => {
          await server.kill()
          server = await serve(folder, ['--port', port])
        },
      ]
      for (let round = 0; !isOver && round < 6; round += 1) {
        await sleep(2_000)
        // Nothing to kill is no failure: the last kill may not have been recovered from yet.
        if (!isOver) await kills[round % kills.length]?.().catch(() => undefined)
      }
    }
    const killing = killer()
    await Promise.all(Array.from({ length: inFlight }, sender))
    isOver = true
    await killing

    const url = `postgresql://postgres@localhost/luoshi?host=${encodeURIComponent(join(folder, 'store/run'))}&port=5432`
    const counts = await runOnce(url, async (client) => {
      const { rows } = await client.query<{ n: number; times: number }>(
        `select substring(progress from '第(\\d+)次')::int as n, count(*)::int as times from luoshi.report where progress ~ '^第\\d+次进展$' group by 1`,
      )
      return new Map(rows.map((row) => [row.n, row.times]))
    })
    assert.equal(acknowledged.size + givenUp.size, commands)
    for (const n of acknowledged) assert.equal(counts.get(n), 1, `acknowledged command ${n}`)
    for (const n of givenUp) assert.ok((counts.get(n) ?? 0) <= 1, `command ${n}`)
    console.log(`${acknowledged.size} acknowledged, ${givenUp.size} given up`)
    assert.equal(await server.stop(), 0)
    const verdict = await luoshi(['trail', 'verify', '--data', join(folder, 'store')])
    assert.equal(verdict.code, 0, verdict.out)
  },
)
