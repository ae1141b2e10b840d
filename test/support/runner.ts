import { relative } from 'node:path'
import { run } from 'node:test'

/** A test that ran and held. */
export type Claim = { readonly title: string; readonly file: string }
export type Outcome = {
  readonly claims: readonly Claim[]
  /** Tests that had a printed reason not to run here. */
  readonly skipped: readonly Claim[]
  /** One line a failure: a test, a suite that could not be set up, a file that crashed or holds no test. */
  readonly failures: readonly string[]
  /** How long each file took, in milliseconds. */
  readonly took: Readonly<Record<string, number>>
}

const placeOf = (path: string | undefined) => relative(process.cwd(), path ?? '')
const stackOf = (error: unknown): string => {
  const { cause } = error as { cause?: { stack?: string } }
  return cause?.stack ?? String(cause ?? error)
}

/** Runs each file in a process of its own, prints what fails as it fails, and counts what counts. */
export const runFiles = async (files: readonly string[], atOnce: number, limit: number | null): Promise<Outcome> => {
  const claims: Claim[] = []
  const failures: string[] = []
  const skipped: Claim[] = []
  const seen = new Set<string>()
  const took: Record<string, number> = {}
  const isFile = (name: string) => files.includes(placeOf(name)) || files.includes(name)
  const fail = (where: string, error: unknown) => {
    failures.push(where)
    console.log(`✗ ${where}\n${stackOf(error)}`)
  }
  const stream = run({
    files: [...files],
    concurrency: atOnce,
    isolation: 'process',
    ...(limit === null ? {} : { timeout: limit }),
  })
  stream.on('test:pass', ({ name, file, details, skip, todo }) => {
    if (isFile(name)) return
    seen.add(placeOf(file))
    if (details.type === 'suite') return
    if (skip === undefined && todo === undefined) {
      claims.push({ title: name, file: placeOf(file) })
      return
    }
    skipped.push({ title: name, file: placeOf(file) })
    console.log(`  skipped: ${placeOf(file)} › ${name} — ${String(skip ?? todo)}`)
  })
  stream.on('test:fail', ({ name, file, details }) => {
    seen.add(placeOf(file))
    const error = details.error as { failureType?: string }
    // Its tests have been counted; only a suite that never came to its tests counts itself.
    if (details.type === 'suite' && error.failureType === 'subtestsFailed') return
    if (isFile(name)) {
      seen.add(placeOf(name))
      fail(`${placeOf(name)} crashed or ran out of time`, details.error)
    } else fail(`${placeOf(file)} › ${name}`, details.error)
  })
  stream.on('test:summary', ({ file, duration_ms: ms }) => {
    if (file !== undefined) took[placeOf(file)] = ms
  })
  stream.on('test:stdout', (event) => process.stdout.write(event.message))
  stream.on('test:stderr', (event) => process.stderr.write(event.message))
  await new Promise<void>((resolve) => stream.on('close', () => resolve()).resume())
  for (const file of files) if (!seen.has(file)) fail(file, new Error('the file ended without a single test'))
  return { claims, skipped, failures, took }
}
