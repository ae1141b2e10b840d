import type { Bilingual } from '#contract/operation.ts'
import { dayName } from '#contract/words/names.ts'
import type { Language } from '#contract/words.ts'
import { civilDate } from '#domain/date.ts'
import type { Cell } from '#domain/sheet.ts'
import type { SheetToWrite } from './write.ts'

/** A column of an exported list: its head, its width, and what a row shows in it. */
export type ListColumn<T> = readonly [head: Bilingual, width: number, show: (row: T, no: number) => Cell]

export const dayCell = (day: string | null | undefined): Cell => (day ? { on: civilDate(day) } : null)

type Given<T> = {
  readonly title: Bilingual
  readonly language: Language
  readonly preparedBy: string
  readonly until: string
  readonly columns: readonly ListColumn<T>[]
  /** Pages of the list, fetched as they are wanted. */
  readonly pages: AsyncIterable<readonly T[]>
}

async function* numbered<T>(pages: AsyncIterable<readonly T[]>, columns: readonly ListColumn<T>[]) {
  let no = 0
  for await (const page of pages)
    for (const row of page) {
      no += 1
      yield columns.map(([, , show]) => show(row, no))
    }
}

/** A list in the form of an office: title, 填报单位 and 截至日期, numbered rows, 合计; and the name of its file. */
export const listing = <T>(given: Given<T>): { name: string; sheet: SheetToWrite } => {
  const { title, language, columns } = given
  const day = dayName(given.until, language)
  const isZh = language === 'zh'
  const columnsWithNo: readonly ListColumn<T>[] = [[{ zh: '序号', en: 'No.' }, 6, (_, no) => no], ...columns]
  return {
    name: `${title[language]}${isZh ? `（截至${day}）` : ` (${day})`}.xlsx`,
    sheet: {
      name: title[language],
      title: title[language],
      info: isZh
        ? `填报单位：${given.preparedBy}　　　截至日期：${day}`
        : `Prepared by: ${given.preparedBy}    As of: ${day}`,
      columns: columnsWithNo.map(([head, width]) => ({ title: head[language], width })),
      rows: numbered(given.pages, columnsWithNo),
      total: (n) => [isZh ? '合计' : 'Total', isZh ? `共 ${n} 条` : `${n} rows`],
    },
  }
}
