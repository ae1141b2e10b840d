import { loadavg } from 'node:os'
import { readDocumentFile } from '#platform/uploads/read-document.ts'
import { understand } from '../src/modules/sources/understand.ts'
import { aDocx } from '../test/support/documents.ts'

/** A .docx of a hundred pages (22 lines of 28 characters), from its bytes to its ledger, as an upload is read. */
const perPage = 22 * 28
const pages = 100
const clause = (i: number) =>
  `（${i + 1}）加快推进第${i + 1}项重点工程建设，完善工作机制，强化要素保障，定期调度通报，2026年${1 + (i % 12)}月底前完成阶段任务，年底前全面建成投入使用。（省发展改革委牵头，省财政厅、省自然资源厅、省生态环境厅按职责分工负责）`
const lines = ['岭南省人民政府关于印发重点工程分工方案的通知', '岭府〔2026〕1号', '一、重点任务']
for (let characters = 0, i = 0; characters < pages * perPage; i += 1) {
  const line = clause(i)
  lines.push(line)
  characters += line.length
}
const bytes = await aDocx(lines)
const seconds: number[] = []
let tasks = 0
for (let round = 0; round < 5; round += 1) {
  const started = performance.now()
  const read = await readDocumentFile('分工方案.docx', bytes)
  if ('fault' in read || read.text === null) throw new Error(JSON.stringify(read))
  tasks = (await understand(read.text)).tasks.length
  seconds.push((performance.now() - started) / 1_000)
}
const [median = Number.NaN] = seconds.toSorted((a, b) => a - b).slice(2, 3)
console.log(
  `docx of ${pages} pages, ${lines.join('').length} characters, ${tasks} tasks: median ${median.toFixed(2)} s of ${seconds.map((each) => each.toFixed(2)).join(', ')}; peak ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB; load ${loadavg()[0]?.toFixed(1)}`,
)
