import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { run } from 'node:test'
import { prepareTemplate, startCluster } from './support/cluster.ts'

const wanted = process.argv.slice(2)
const files = globSync('test/**/*.test.ts')
  .filter((file) => wanted.length === 0 || wanted.some((each) => file.includes(each)))
  .toSorted()
if (files.length === 0) throw new Error('no test files found')

const cluster = await startCluster()
await prepareTemplate(cluster.url)
process.env['LUOSHI_TEST_CLUSTER'] = cluster.url

type Claim = { readonly title: string; readonly file: string }
const tally = { passed: 0, failed: 0, skipped: 0 }
const claims: Claim[] = []
const failures: string[] = []
const fileOf = (path: string | undefined) => (path ?? '').replace(`${process.cwd()}/`, '')
const started = performance.now()

const stream = run({ files, concurrency: 2, isolation: 'process' })
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite' || files.includes(fileOf(event.name))) return
  if (event.skip !== undefined) {
    tally.skipped += 1
    console.log(`  skipped: ${event.name} — ${String(event.skip)}`)
    return
  }
  tally.passed += 1
  claims.push({ title: event.name, file: fileOf(event.file) })
})
stream.on('test:fail', (event) => {
  if (event.details.type === 'suite') return
  tally.failed += 1
  failures.push(
    `✗ ${fileOf(event.file)} › ${event.name}\n${String((event.details.error as { cause?: { stack?: string } }).cause?.stack ?? event.details.error)}`,
  )
  console.log(failures.at(-1))
})
stream.on('test:stdout', (event) => process.stdout.write(event.message))
stream.on('test:stderr', (event) => process.stderr.write(event.message))
await new Promise<void>((resolve) => stream.on('close', () => resolve()).resume())
await cluster.stop()

if (wanted.length === 0) {
  if (!existsSync('test/artefacts')) mkdirSync('test/artefacts', { recursive: true })
  writeFileSync(
    'test/artefacts/claims.json',
    JSON.stringify(
      claims.toSorted((a, b) => (a.title < b.title ? -1 : 1)),
      null,
      1,
    ),
  )
}
console.log(`${files.length} files in ${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed > 0 ? 1 : 0
