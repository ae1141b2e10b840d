import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { blueStates, greyStates, type Light } from '#domain/light.ts'

const list = (words: readonly string[]) => sql.join(words.map((word) => sql.lit(word)))

/** `lightOf` of domain/light.ts as SQL over a row named `m`; the agreement test compares the two on random rows. */
export const lightSql = (today: CivilDate): RawBuilder<Light> => sql`case
  when m.state in (${list(greyStates)}) or m.stopped then 'grey'
  when m.state in (${list(blueStates)}) then 'blue'
  when m.assessed_light = 'red' then 'red'
  when m.state = 'long_term' and m.next_milestone_due < ${today}::date then 'red'
  when m.state <> 'long_term' and m.due < ${today}::date and m.extension_asked_on is null then 'red'
  when m.assessed_light = 'yellow' or m.next_milestone_due < ${today}::date then 'yellow'
  when m.state = 'long_term' or m.due is null then 'green'
  when m.due < ${today}::date or m.warn_from <= ${today}::date then 'yellow'
  else 'green' end`
