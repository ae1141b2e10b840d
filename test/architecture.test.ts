import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

/** An arrow of this table is the only way an import may go, near (`./`) or far (`#`). */
const mayReach: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  contract: ['contract', 'domain'],
  platform: ['platform', 'contract', 'domain'],
  modules: ['modules', 'platform', 'contract', 'domain', 'data'],
  web: ['web', 'contract', 'domain'],
  portal: ['portal', 'compose', 'modules', 'platform', 'contract', 'domain'],
  compose: ['compose', 'modules', 'platform', 'contract', 'domain', 'portal', 'data'],
}
/** Packages that the inner layers may use; the outer ones are free. */
const packages: Readonly<Record<string, readonly string[]>> = { domain: [], contract: ['zod'] }
const composing = new Set(['commands', 'demo'])
const printedFiles = new Set(['src/platform/tables.ts'])
const mostLines = 300

const filesIn = (pattern: string) => globSync(pattern).toSorted()
const sources = filesIn('src/**/*.{ts,tsx}').filter((file) => !file.startsWith('src/web/dist/'))
const everything = [...sources, ...filesIn('{test,scripts,bench}/**/*.{ts,tsx}')]

const layerOf = (path: string): string => {
  const [top, folder, ...rest] = path.split('/')
  if (top === 'data') return 'data'
  assert.equal(top, 'src', `${path} lies outside src`)
  return rest.length === 0 || composing.has(folder ?? '') ? 'compose' : (folder ?? '')
}
const moduleOf = (path: string) => path.split('/')[2]

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g)].map(
    (found) => found[2] ?? '',
  )

const isOwn = (specifier: string) => specifier.startsWith('.') || specifier.startsWith('#')
const targetOf = (file: string, specifier: string): string => {
  if (specifier.startsWith('#data/')) return specifier.slice(1)
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : normalize(join(dirname(file), specifier))
}

const wrongImports = (file: string): string[] => {
  const layer = layerOf(file)
  const reach = mayReach[layer]
  if (!reach) return [`${file}: no layer is called ${layer}`]
  return importsOf(file).flatMap((specifier) => {
    if (!isOwn(specifier)) {
      const allowed = packages[layer]
      return allowed && !allowed.includes(specifier) ? [`${file} uses ${specifier}`] : []
    }
    const target = targetOf(file, specifier)
    // A script of a neighbour folder reads package.json, migrations and the like: files, no code.
    if (!/^(src|data)\//.test(target)) return [`${file} → ${target}`]
    if (!reach.includes(layerOf(target))) return [`${file} → ${target}`]
    const isInside = layerOf(target) !== 'modules' || (layer === 'modules' && moduleOf(file) === moduleOf(target))
    return isInside || target.endsWith('/index.ts') ? [] : [`${file} → ${target}, past the module's index.ts`]
  })
}

test('every import follows an arrow of the layer table, and there are imports to look at', () => {
  assert.ok(sources.length > 100, `only ${sources.length} source files found`)
  assert.ok(sources.flatMap(importsOf).filter(isOwn).length > 300, 'too few imports found to believe the reading')
  for (const layer of ['domain', 'contract', 'platform', 'modules', 'web', 'compose'])
    assert.ok(
      sources.some((file) => layerOf(file) === layer),
      `no file of ${layer}`,
    )
  assert.deepEqual(sources.flatMap(wrongImports), [])
})

test('every import of our own leads to a file that exists', () => {
  const known = new Set([...everything, ...filesIn('{data,src}/**/*.{json,css,svg}')])
  const lost = sources.flatMap((file) =>
    importsOf(file)
      .filter(isOwn)
      .map((specifier) => targetOf(file, specifier))
      .filter((target) => !known.has(target))
      .map((target) => `${file} → ${target}`),
  )
  assert.deepEqual(lost, [])
})

test(`no file is longer than ${mostLines} lines, and half of them are short`, (context) => {
  const lengths = everything
    .filter((file) => !printedFiles.has(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
  const median = lengths.map((each) => each.lines).toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
  context.diagnostic(`${lengths.length} files, median ${median} lines`)
  console.log(`architecture: ${lengths.length} files, median ${median} lines`)
  assert.deepEqual(
    lengths.filter((each) => each.lines > mostLines),
    [],
  )
  assert.ok(median <= 80, `the median file has ${median} lines`)
})

test('nothing is named utils, helpers or common: a name says what is inside', () => {
  const vague = /^(utils?|helpers?|common|misc|shared)$/i
  const named = everything.filter((path) => path.split('/').some((part) => vague.test(part.replace(/\..*$/, ''))))
  assert.deepEqual(named, [])
})

/** What a rule may not ask: the time, the network, the process, chance. */
const forbidden = /(?<![\w.$'"`-])(Date|fetch|process|setTimeout|setInterval|setImmediate|performance|crypto)\b(?!\s*:)/
const isRandom = /Math\.random/

const code = (file: string) =>
  readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")

test('the domain reads no clock, no network, no process and no chance', () => {
  const files = sources.filter((file) => layerOf(file) === 'domain')
  assert.ok(files.length > 10)
  assert.match('const now = new Date()', forbidden)
  const found = files.flatMap((file) =>
    code(file)
      .split('\n')
      .filter((line) => forbidden.test(line) || isRandom.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  assert.deepEqual(found, [])
})
