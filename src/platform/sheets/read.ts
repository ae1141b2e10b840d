import { refuse } from '#domain/refusal.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import { mostRows, type Sheet } from '#domain/sheet.ts'
import { Refused } from '../errors.ts'
import { workerWithLimits, type WorkerFault } from '../uploads/worker-with-limits.ts'
import { inspectWorkbook } from './inspect.ts'

type Answer = { readonly sheets: Sheet[] } | { readonly error: string }

const refused = (code: RefusalCode) => new Refused(refuse(code, { field: 'content', params: { rows: mostRows } }))

const refusals = {
  'too-slow': 'sheet-too-slow',
  'too-big': 'sheet-too-large',
  broken: 'sheet-broken',
} as const satisfies Record<WorkerFault, RefusalCode>

/**
 * The sheets of a workbook (.xlsx, .xls) as plain grids: merged cells hold their value everywhere, days are civil days,
 * empty rows and columns at the end are gone. Throws a refusal for what is no workbook, encrypted, too large, too slow.
 */
export const readWorkbook = async (bytes: Buffer): Promise<readonly Sheet[]> => {
  await inspectWorkbook(bytes)
  const script = new URL('./parse-aside.ts', import.meta.url)
  const said = await workerWithLimits<Answer>(script, new Uint8Array(bytes), { seconds: 30, heapMegabytes: 512 })
  if ('fault' in said) throw refused(refusals[said.fault])
  const { answer } = said
  if ('error' in answer) throw refused(/password|encrypt/i.test(answer.error) ? 'sheet-encrypted' : 'sheet-broken')
  if (answer.sheets.some((sheet) => sheet.rows.length > mostRows)) throw refused('sheet-too-many-rows')
  return answer.sheets
}
