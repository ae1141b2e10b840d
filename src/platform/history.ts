import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#domain/date.ts'

export type Historic =
  | 'matter'
  | 'matter_content'
  | 'assignment'
  | 'clock'
  | 'report'
  | 'organization'
  | 'appointment'
  | 'organization_facts'
  | 'portfolio'
  | 'calendar_year'
  | 'calendar_day'

/** The rows of a table as they stood when a past day ended, in the government's zone. */
export const historyAt = (table: Historic, asOf: CivilDate): RawBuilder<unknown> =>
  sql`(select * from ${sql.table(`${table}_history`)} h
       where h.since < ((${asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')
         and (h.until is null or h.until >= ((${asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')))`
