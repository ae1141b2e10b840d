import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { refusalText } from '#contract/words.ts'
import { isCivilDate } from '#domain/date.ts'
import { readDocument } from '#domain/reading/read.ts'
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
    const { clauses: _, ...reading } = readDocument(
      await textOfFile(file),
      values.issued === undefined ? {} : { issuedOn: values.issued },
    )
    if (values.json) console.log(JSON.stringify(reading))
    else {
      console.log([reading.title, reading.docNumber, reading.issuedOn].filter(Boolean).join('  '))
      for (const task of reading.tasks)
        console.log(
          `${task.clause.padEnd(10)} ${task.text.replaceAll(/\s+/g, '').slice(0, 40)}…  ${task.lead.join('、')}${task.support.length ? `（${task.support.join('、')}）` : ''}  ${task.deadline?.raw ?? ''}`,
        )
    }
    return 0
  },
}
