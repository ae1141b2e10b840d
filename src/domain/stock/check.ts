import type { CivilDate } from '../date.ts'
import type { Sheet } from '../sheet.ts'
import { assessLine, type Ground, type StockMatter } from './assess.ts'
import { findHead, readColumns, titleOf, yearIn, type HeadColumn } from './header.ts'
import { readLines, type Skipped } from './lines.ts'
import { suggestionsFor } from './names.ts'
import { isError, type StockPlan, type StockProblem, type StockQuestion } from './plan.ts'

export type UnknownName = {
  readonly name: string
  readonly rows: readonly number[]
  readonly suggestions: readonly string[]
}
export type Check = {
  readonly rows: number
  readonly matters: readonly StockMatter[]
  readonly skipped: readonly Skipped[]
  readonly problems: readonly StockProblem[]
  readonly unknown: readonly UnknownName[]
  /** Nothing stands in the way: every error mended, every question agreed to. */
  readonly isReady: boolean
}

/** What a sheet seems to be, before anybody has said anything; null where no head is found. */
export const proposePlan = (sheets: readonly Sheet[], at: number, today: CivilDate, fileName: string): StockPlan => {
  const sheet = sheets[at]
  const head = (sheet && findHead(sheet)) ?? { top: 0, bottom: 0 }
  const title = (sheet && titleOf(sheet, head)) || fileName.replace(/\.[^.]+$/, '')
  const year = yearIn(title, today)
  const fields = sheet ? readColumns(sheet, head).map((each) => each.field) : []
  const isAnnual = /工作报告|重点工作任务|年度(?:重点)?(?:工作|任务)/.test(title)
  const hasDue = fields.includes('due')
  return {
    sheet: at,
    head,
    fields,
    names: {},
    confirmed: [],
    // A government's yearly tasks are due by the end of their year, where no column says otherwise.
    dueWhenMissing: isAnnual && !hasDue ? (`${year}-12-31` as CivilDate) : null,
    year,
    kind: isAnnual ? 'annual' : 'one_off',
    title: title.slice(0, 200),
    originLevel: 3,
  }
}

/** The sheet that looks most like a ledger: the first visible one with a head. */
export const likeliestSheet = (sheets: readonly Sheet[]): number => {
  const found = sheets.findIndex((sheet) => !sheet.hidden && findHead(sheet) !== null)
  return Math.max(0, found)
}

export const columnsUnder = (sheet: Sheet, plan: StockPlan): readonly HeadColumn[] =>
  readColumns(sheet, plan.head).map((each) => ({ ...each, field: plan.fields[each.column] ?? null }))

const twice = (matters: readonly StockMatter[], keyOf: (matter: StockMatter) => string | null) => {
  const seen = new Set<string>()
  return matters.filter((matter) => {
    const key = keyOf(matter)
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key)
      return false
    }
    return true
  })
}

/** The whole sheet under a plan. The dry run shows this, and the taking over does exactly this. */
export const checkSheet = (sheet: Sheet, plan: StockPlan, ground: Ground): Check => {
  const { lines, skipped } = readLines(sheet, columnsUnder(sheet, plan), plan)
  const assessed = lines.map((line) => assessLine(line, plan, ground))
  const matters = assessed.flatMap((each) => each.matter ?? [])
  const doubled = [
    ...twice(matters, (matter) => matter.number).map(({ row, number }): StockProblem => ({
      row,
      field: 'number',
      code: 'number-twice',
      text: number ?? '',
    })),
    ...twice(matters, (matter) => `${matter.title}\n${matter.workContent}\n${matter.lead}`).map(
      ({ row, title }): StockProblem => ({ row, field: 'title', code: 'title-twice', text: title }),
    ),
  ]
  const problems = [...assessed.flatMap((each) => each.problems), ...doubled].toSorted((a, b) => a.row - b.row)
  const rowsOf = new Map<string, number[]>()
  for (const [i, { unknown }] of assessed.entries())
    for (const name of unknown) rowsOf.set(name, [...(rowsOf.get(name) ?? []), lines[i]?.row ?? 0])
  const isOpen = (problem: StockProblem) => isError(problem) || !plan.confirmed.includes(problem.code as StockQuestion)
  return {
    rows: lines.length,
    matters,
    skipped,
    problems,
    unknown: [...rowsOf].map(([name, rows]) => ({ name, rows, suggestions: suggestionsFor(name, ground) })),
    isReady: lines.length > 0 && !problems.some(isOpen),
  }
}
