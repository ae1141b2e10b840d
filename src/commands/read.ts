import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isCivilDate } from '#domain/date.ts'
import { readDocument } from '#domain/reading/read.ts'
import { UsageError } from './usage.ts'

const textOfFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`)
  }
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
      textOfFile(file),
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
