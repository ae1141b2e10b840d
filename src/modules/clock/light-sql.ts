import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Light } from '#domain/light.ts'

/** The moment of asking, asked once a statement; of a day in the past its last minute. */
const now = (today: CivilDate) => sql`(select civil_now(${today}::date))`

/**
 * `lightAt` of domain/light.ts over a row named `m` with its projected thresholds; the agreement test compares the two on
 * random rows, thresholds included.
 */
export const lightSql = (today: CivilDate): RawBuilder<Light> => sql`case
  when m.rests is not null then m.rests
  when m.red_from <= ${now(today)} then 'red'
  when m.yellow_from <= ${now(today)} then 'yellow' else 'green' end`
