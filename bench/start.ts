import { rmSync } from 'node:fs'
import { loadavg, cpus } from 'node:os'
import { join } from 'node:path'
import { webFolder } from '#platform/http/web.ts'
import { newFolder, serve, untilTold } from '../test/start/support.ts'

/** Seconds from typing the command until it says where to go: first start with the demonstration, then again. */
const rounds = 5
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const timed = async (folder: string, told: number[] | null = null): Promise<number> => {
  const started = performance.now()
  const server = await serve(folder, ['--demo'])
  const seconds = (performance.now() - started) / 1000
  if (told) {
    await untilTold(server)
    told.push((performance.now() - started) / 1000)
  }
  await server.stop()
  return seconds
}

const [first, again, told]: [number[], number[], number[]] = [[], [], []]
for (let round = 1; round <= rounds; round += 1) {
  const folder = newFolder()
  rmSync(join(webFolder), { recursive: true, force: true }) // the first start builds the pages, too
  first.push(await timed(folder, told))
  again.push(await timed(folder))
  rmSync(folder, { recursive: true, force: true })
}
const show = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' ')
console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, Node ${process.versions.node}`)
console.log(`first start with the demonstration  median ${median(first).toFixed(1)} s  (${show(first)})  aim ≤ 60 s`)
console.log(`the whole province is there         median ${median(told).toFixed(1)} s  (${show(told)})  aim ≤ 60 s`)
console.log(`start again                         median ${median(again).toFixed(1)} s  (${show(again)})  aim ≤ 8 s`)
