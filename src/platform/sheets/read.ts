import { Worker } from 'node:worker_threads'
import { refuse } from '#domain/refusal.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import { mostRows, type Sheet } from '#domain/sheet.ts'
import { Refused } from '../errors.ts'
import { inspectWorkbook } from './inspect.ts'

const seconds = 30
type Answer = { readonly sheets: Sheet[] } | { readonly error: string }

const refused = (code: RefusalCode) => new Refused(refuse(code, { field: 'content', params: { rows: mostRows } }))

/** In a thread of its own with a bounded heap and a bounded time: a workbook made to hurt hurts only the thread. */
const parseAside = (bytes: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parse.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
      env: {},
      execArgv: [],
    })
    const late = setTimeout(() => {
      void worker.terminate()
      reject(refused('sheet-too-slow'))
    }, seconds * 1_000)
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', () => reject(refused('sheet-too-large')))
    worker.once('exit', () => {
      clearTimeout(late)
      reject(refused('sheet-broken'))
    })
  })

/**
 * The sheets of a workbook (.xlsx, .xls) as plain grids: merged cells hold their value everywhere, days are civil days,
 * empty rows and columns at the end are gone. Throws a refusal for what is no workbook, encrypted, too large, too slow.
 */
export const readWorkbook = async (bytes: Buffer): Promise<readonly Sheet[]> => {
  await inspectWorkbook(bytes)
  const answer = await parseAside(bytes)
  if ('error' in answer) throw refused(/password|encrypt/i.test(answer.error) ? 'sheet-encrypted' : 'sheet-broken')
  if (answer.sheets.some((sheet) => sheet.rows.length > mostRows)) throw refused('sheet-too-many-rows')
  return answer.sheets
}
