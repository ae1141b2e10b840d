import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDocument } from '#domain/reading/read.ts'

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url))
const own = fileURLToPath(new URL('../test/reading/documents/', import.meta.url))
/** About 650 characters stand on a page of an official document. */
const pages = 200
const perPage = 650

/** Characters per second and peak memory over the largest document at hand, repeated to 200 pages; median of five. */
const largest = () => {
  const large = `${corpus}gwy-2020-43-fangguanfu-fengong.txt`
  return readFileSync(existsSync(large) ? large : `${own}paged-plan.txt`, 'utf8')
}
const once = largest()
const text = once.repeat(Math.ceil((pages * perPage) / once.length)).slice(0, pages * perPage)
readDocument(once)
const runs = Array.from({ length: 5 }, () => {
  const from = performance.now()
  const { clauses, tasks } = readDocument(text)
  return { ms: performance.now() - from, clauses: clauses.length, tasks: tasks.length }
}).toSorted((a, b) => a.ms - b.ms)
const median = runs[2] ?? { ms: 0, clauses: 0, tasks: 0 }
console.log(`${pages} pages, ${text.length} characters, ${median.clauses} clauses, ${median.tasks} tasks`)
console.log(
  `median of 5: ${Math.round(median.ms)} ms, ${Math.round((text.length / median.ms) * 1000)} characters per second`,
)
console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of the whole process`)
