import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { refusalText } from '#contract/words.ts'
import { isCivilDate } from '#domain/date.ts'
import { questionWords, reasonWords } from '#contract/words/reading.ts'
import { coverageOf, obligationsOf } from '#domain/reading/obligations.ts'
import { readDocument, type Reading } from '#domain/reading/read.ts'
import { readDocumentFile } from '#platform/uploads/read-document.ts'
import { fileRefusals } from '#platform/uploads/refuse-file.ts'
import { UsageError } from './usage.ts'

const bytesOfFile = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`)
  }
}

/** Any format that the server reads, checked and bounded in the same way; a name without an ending is taken for text. */
const textOfFile = async (file: string): Promise<string> => {
  const name = /\.[a-z]{2,4}$/i.test(basename(file)) ? basename(file) : `${basename(file)}.txt`
  const read = await readDocumentFile(name, bytesOfFile(file), { isVerbatim: true })
  if ('fault' in read) throw new UsageError(`${file}: ${refusalText(fileRefusals[read.fault], 'zh')}`)
  if (read.text === null) throw new UsageError(`${file}: ${refusalText(fileRefusals[read.why], 'zh')}`)
  return read.text
}

/** For the eye: one line for each task, why and what to ask below it, and the clauses that oblige without a task. */
const printed = (text: string, { clauses, tasks, ...header }: Reading): string => {
  const lines = tasks.flatMap((task) => [
    `${task.clause.padEnd(10)} ${task.text.replaceAll(/\s+/g, '').slice(0, 40)}…  ${task.lead.join('、')}${task.support.length > 0 ? `（${task.support.join('、')}）` : ''}  ${task.deadline?.raw ?? ''}`,
    `${' '.repeat(11)}${[
      ...task.reasons.map(({ code, clause }) => reasonWords[code].zh.replace('{clause}', clause || '文首')),
      ...task.questions.map((code) => `？${questionWords[code].zh}`),
    ].join('；')}`,
  ])
  const obliging = coverageOf(
    obligationsOf(text, clauses),
    tasks.map(({ span }) => ({ span, state: 'open' })),
  )
  const bare = obliging.filter(({ state }) => state === 'without-proposal')
  return [
    [header.title, header.docNumber, header.issuedOn].filter(Boolean).join('  '),
    ...lines,
    `有要求的条款 ${obliging.length} 条，未列出任务的 ${bare.length} 条${bare.length > 0 ? `：${bare.map(({ path }) => path || '文首').join('、')}` : ''}`,
  ].join('\n')
}

export const readCommand = {
  usage: 'read FILE [--issued YYYY-MM-DD] [--json]',
  run: async (args: string[]): Promise<number> => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { issued: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new UsageError('Give one file: luoshi read FILE.')
    if (values.issued !== undefined && !isCivilDate(values.issued))
      throw new UsageError(`--issued wants a date like 2026-09-14, not "${values.issued}".`)
    const text = await textOfFile(file)
    const reading = readDocument(text, values.issued === undefined ? {} : { issuedOn: values.issued })
    const { clauses: _, ...ledger } = reading
    console.log(values.json ? JSON.stringify(ledger) : printed(text, reading))
    return 0
  },
}
