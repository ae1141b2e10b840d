import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { prepareTemplate, startCluster } from './support/cluster.ts'
import { runFiles, type Claim, type Outcome } from './support/runner.ts'

/** `npm test [part of a path ...]`; `LUOSHI_SOAK=1` (`npm run soak`) runs the big ones at their full size. */
const wanted = process.argv.slice(2).filter((each) => !each.startsWith('-'))
const isSoak = process.env['LUOSHI_SOAK'] === '1'
const files = globSync('test/**/*.test.ts')
  // Stories in the browser take longer than anybody waits for at every change: `npm run stories`, and the soak.
  .filter((file) => wanted.length > 0 || isSoak || !file.startsWith('test/browser-stories/'))
  .filter((file) => wanted.length === 0 || wanted.some((each) => file.includes(each)))
  .toSorted()
if (files.length === 0) throw new Error(`no test file's path has ${wanted.join(' or ') || '.test.ts'} in it`)
if (isSoak) console.log('soak: at full size, without time limits')

const cluster = await startCluster()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(130)))

/** Browsers last and one by one: they want both cores, and a broken rule shows sooner without them. */
const isBrowser = (file: string) => file.startsWith('test/browser')
const phases = [
  { name: 'tests', files: files.filter((file) => !isBrowser(file)), atOnce: 2 },
  { name: 'browser', files: files.filter(isBrowser), atOnce: 1 },
]
const minutes: Record<string, number> = {}
const outcomes: Outcome[] = []
try {
  await prepareTemplate(cluster.url)
  process.env['LUOSHI_TEST_CLUSTER'] = cluster.url
  for (const phase of phases) {
    const started = performance.now()
    if (phase.files.length > 0) outcomes.push(await runFiles(phase.files, phase.atOnce, isSoak ? null : 600_000))
    minutes[phase.name] = (performance.now() - started) / 60_000
  }
} finally {
  await cluster.stop()
}

const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, each) => total + of(each), 0)
const failed = sum((each) => each.failures.length)
if (wanted.length === 0) {
  const claims: Claim[] = outcomes
    // A test skipped for want of its data or its browser keeps its line, so that the print is the same everywhere.
    .flatMap((each) => [...each.claims, ...each.skipped])
    .toSorted((a, b) => (`${a.title} ${a.file}` < `${b.title} ${b.file}` ? -1 : 1))
  mkdirSync('test/artefacts', { recursive: true })
  writeFileSync('test/artefacts/claims.json', JSON.stringify(claims, null, 1))
  writeFileSync('test/artefacts/minutes.json', JSON.stringify(minutes))
}
const slowest = Object.entries(Object.assign({}, ...outcomes.map((each) => each.took)) as Outcome['took'])
  .toSorted(([, a], [, b]) => b - a)
  .slice(0, 8)
  .map(([file, ms]) => `${file.slice('test/'.length)} ${Math.round(ms / 1000)} s`)
console.log(`slowest: ${slowest.join(', ')}`)
if (failed > 0) {
  console.log('\nFailed:')
  for (const line of outcomes.flatMap((each) => each.failures)) console.log(`  ${line}`)
}
const times = phases
  .filter((each) => each.files.length > 0)
  .map((each) => `${each.name} ${minutes[each.name]?.toFixed(1)}`)
console.log(`${files.length} files, minutes: ${times.join(', ')}; ${sum((each) => each.skipped.length)} skipped`)
console.log(`${sum((each) => each.claims.length)} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
