import { spawn } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startCluster } from '../test/support/cluster.ts'
import { mutations, type Mutation } from './mutations.ts'

/**
 * `npm run mutate [id ...]`: each drawn rule is switched off in a copy of the tree, the files that show its id are run
 * there, and a test with the id in its title must fail. Minutes long, so it is run by hand and its table is committed.
 */
const copied = ['src', 'test', 'db', 'data', 'docs', 'scripts', 'bin', 'package.json', 'tsconfig.json']

const titled = (id: string) => new RegExp(`^test\\(\\s*['\`](?:\\[[A-Z]+\\d+\\]\\s*)*\\[${id}\\].*$`, 'gm')
const filesOf = (id: string) =>
  globSync('test/**/*.test.ts')
    .filter((file) => titled(id).test(readFileSync(file, 'utf8')))
    .toSorted()
const testsOf = (id: string) =>
  filesOf(id).reduce((n, file) => n + (readFileSync(file, 'utf8').match(titled(id))?.length ?? 0), 0)

// One server for all of them: every run makes its databases anew.
const cluster = await startCluster(null)

const withCopy = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-mutant-'))
  try {
    for (const each of copied) cpSync(each, join(folder, each), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Run = { readonly failed: readonly string[]; readonly code: number | null; readonly output: string }

const run = (folder: string, files: readonly string[]): Promise<Run> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['test/run.ts', ...files], {
      cwd: folder,
      env: { ...process.env, TEST_DATABASE_URL: cluster.url },
    })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += String(text)))
    child.stderr.on('data', (text: Buffer) => (output += String(text)))
    child.on('close', (code) => {
      const failed = [...output.matchAll(/^✗ (.*)$/gm)].map((found) => found[1] ?? '')
      done({ failed, code, output })
    })
  })

const switchOff = (folder: string, { id, file, from, to }: Mutation): void => {
  const path = join(folder, file)
  const [before, ...after] = readFileSync(path, 'utf8').split(from)
  if (after.length !== 1) throw new Error(`${id}: the rule stands ${after.length} times in ${file}`)
  writeFileSync(path, `${before ?? ''}${to}${after[0] ?? ''}`)
}

const asked = process.argv.slice(2)
const chosen = mutations.filter((each) => asked.length === 0 || asked.includes(each.id))
const rows: string[] = []
const survivors: string[] = []
try {
  const whole = await withCopy((folder) => run(folder, [...new Set(chosen.flatMap((each) => filesOf(each.id)))]))
  if (whole.code !== 0)
    throw new Error(`with every rule in force these fail:\n${whole.failed.join('\n')}\n${whole.output.slice(-2_000)}`)

  for (const mutation of chosen) {
    const { id, rule, file } = mutation
    const files = filesOf(id)
    const { failed } = await withCopy((folder) => {
      switchOff(folder, mutation)
      return run(folder, files)
    })
    const shown = failed.filter((line) => line.includes(` › `) && line.includes(`[${id}]`))
    if (shown.length === 0) survivors.push(id)
    console.log(
      `${shown.length > 0 ? 'found out' : 'SURVIVED'}: ${id}, ${rule} (${shown.length} of ${testsOf(id)} tests)`,
    )
    const tests = shown.map((line) => line.replace(/^.* › (\[\w+\] ?)*/, '')).join('; ')
    rows.push(`| ${id} | ${rule} | \`${file}\` | ${shown.length} of ${testsOf(id)} | ${tests || '**none**'} |`)
  }
} finally {
  await cluster.stop()
}
if (asked.length === 0)
  writeFileSync(
    'docs/printed/mutations.md',
    [
      '# Rules switched off, and what noticed',
      '',
      'Printed by `npm run mutate`: each rule of `scripts/mutations.ts`, drawn by a fixed seed, is taken out of a copy of the',
      'tree, and the files whose tests name its id are run there. With every rule in force all of them pass. An id names more',
      'than one rule: a test of its other rules holds, and is not counted among those that failed.',
      '',
      '| id | rule that was switched off | where | failed | by |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n'),
  )
if (survivors.length > 0) throw new Error(`nothing noticed: ${survivors.join(', ')}`)
