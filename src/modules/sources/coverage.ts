import { sql } from 'kysely'
import type { z } from 'zod'
import { getCoverage } from '#contract/coverage.ts'
import { workdaysBetween } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { sourceKinds, type SourceKind } from '#domain/source.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { query } from '#platform/endpoint.ts'
import { isCounted } from './proposal-rows.ts'

type Coverage = z.input<typeof getCoverage.output>
type Row = {
  id: string
  kind: SourceKind
  title: string
  docNumber: string | null
  receivedOn: CivilDate
  publishedOn: CivilDate
  undecided: number
  hasMatter: boolean
  hasReason: boolean
  enteredOn: CivilDate | null
}

/** A matter that was refused or cancelled follows nothing up; one under way or done does, on site or from the desk. */
const follows = sql`exists (select 1 from matter_source x join matter m on m.id = x.matter_id
  where x.source_id = s.id and m.state not in ('cancelled', 'merged'))`
/** Approved for the whole, or said of each of its lines and instructions. */
const explained = sql`(s.no_matter_reason is not null or (
  (exists (select 1 from proposal p where p.source_id = s.id and ${isCounted}) or exists (select 1 from instruction i where i.source_id = s.id))
  and not exists (select 1 from proposal p where p.source_id = s.id and p.state <> 'dismissed' and ${isCounted})
  and not exists (select 1 from instruction i where i.source_id = s.id and i.disposition not in ('read_only', 'study', 'not_applicable'))))`

/** 覆盖 (B03): registered, followed up by a matter, or left aside for a reason on record; and what is neither (A01). */
export const getCoverageQuery = query(getCoverage, {
  run: async ({ tx, by, moment }, { from, to }): Promise<Coverage> => {
    const { rows } = await sql<Row>`
      select s.id, s.kind, s.title, s.doc_number as "docNumber", s.received_on as "receivedOn",
        coalesce(s.published_on, s.issued_on, s.received_on) as "publishedOn", ${follows} as "hasMatter", ${explained} as "hasReason",
        (select count(*)::int from proposal p where p.source_id = s.id and p.state = 'open' and ${isCounted})
          + (select count(*)::int from instruction i where i.source_id = s.id and i.disposition = 'open') as undecided,
        (select min(m.drafted_on) from matter_source x join matter m on m.id = x.matter_id where x.source_id = s.id) as "enteredOn"
      from source s where s.state = 'registered' and ${from ? sql`s.received_on >= ${from}::date` : sql`true`}
        and ${to ? sql`s.received_on <= ${to}::date` : sql`true`} order by s.received_on, s.id`.execute(tx)
    const calendar = await calendarFor(tx, by.governmentId)
    const count = (of: readonly Row[], holds: (row: Row) => boolean) => of.filter(holds).length
    return {
      kinds: sourceKinds.flatMap((kind) => {
        const of = rows.filter((row) => row.kind === kind)
        const withMatters = count(of, (row) => row.hasMatter)
        const withReason = count(of, (row) => !row.hasMatter && row.hasReason)
        return of.length > 0 ? [{ kind, registered: of.length, withMatters, withReason }] : []
      }),
      uncovered: rows
        .filter((row) => !row.hasMatter && !row.hasReason)
        .map(({ id, kind, title, docNumber, receivedOn, undecided }) => ({
          id,
          kind,
          title,
          docNumber,
          receivedOn,
          undecided,
          age: workdaysBetween(calendar, receivedOn, moment.today),
        })),
      lags: rows.flatMap(({ id, title, publishedOn, enteredOn }) =>
        enteredOn
          ? [{ id, title, publishedOn, enteredOn, lag: Math.max(0, workdaysBetween(calendar, publishedOn, enteredOn)) }]
          : [],
      ),
    }
  },
})
