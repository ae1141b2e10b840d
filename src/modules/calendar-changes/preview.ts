import { sql } from 'kysely'
import type { z } from 'zod'
import { previewCalendar } from '#contract/calendar.ts'
import { calendarAfter } from '#domain/calendar-change.ts'
import { daysBetween, type CivilDate } from '#domain/date.ts'
import { countingOf, recountPortion, type Portion } from '#modules/clock/index.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { daysOfYear, keeperOf, loadChange, type ChangeRow } from './store.ts'

const atOnce = 20_000
const mostShown = 200

/** Every open clock by the calendar as it would be; nothing is written. */
const differencesUnder = async (tx: Tx, change: ChangeRow) => {
  const present = await daysOfYear(tx, change.year, keeperOf(change))
  const known = new Map<string, Awaited<ReturnType<typeof countingOf>>>()
  const by = async (governmentId: string) => {
    const kept = known.get(governmentId)
    if (kept) return kept
    const counting = await countingOf(tx, governmentId)
    const changed = { ...counting, calendar: calendarAfter(counting.calendar, change, present) }
    known.set(governmentId, changed)
    return changed
  }
  const differences: Portion['differences'][number][] = []
  let looked = 0
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const portion: Portion = await recountPortion(tx, { governmentId: keeperOf(change), after, most: atOnce }, by)
    for (const each of portion.differences) differences.push(each)
    looked += portion.looked
    after = portion.next
  }
  return { differences, looked }
}

type Item = z.input<typeof previewCalendar.output>['items'][number]

/** Which open due days it moves and by how much: counted over all, named only as far as the reader may see them. */
export const previewCalendarQuery = query(previewCalendar, {
  subjects: ({ changeId }) => [{ kind: 'calendar_change', id: changeId }],
  run: async ({ tx }, { changeId }) => {
    const { differences, looked } = await differencesUnder(tx, await loadChange(tx, changeId))
    const moves = differences.flatMap(({ matterId, before, after }) =>
      before.due && after.due && before.due !== after.due
        ? [{ matterId, from: before.due, to: after.due, days: daysBetween(before.due, after.due) }]
        : [],
    )
    const counts = new Map<number, number>()
    for (const { days } of moves) counts.set(days, (counts.get(days) ?? 0) + 1)
    const { rows } = await sql<
      Omit<Item, 'from' | 'to'>
    >`select m.id as "matterId", m.title, m.number, o.name as "leadName"
      from matter m left join organization o on o.id = m.lead_org
      where m.id = any(${moves.map((each) => each.matterId)}::uuid[]) order by m.due, m.id limit ${mostShown}`.execute(
      tx,
    )
    const moveOf = new Map<string, { from: CivilDate; to: CivilDate }>(moves.map((each) => [each.matterId, each]))
    return {
      looked,
      moved: moves.length,
      settled: differences.filter(({ before, after }) => before.provisional && !after.provisional).length,
      byDays: [...counts].map(([days, count]) => ({ days, count })).toSorted((a, b) => a.days - b.days),
      items: rows.map((row) => ({
        ...row,
        from: moveOf.get(row.matterId)?.from ?? null,
        to: moveOf.get(row.matterId)?.to ?? null,
      })),
    }
  },
})
