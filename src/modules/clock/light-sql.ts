import { sql, type RawBuilder } from 'kysely'
import type { Light } from '#domain/light.ts'
import { wallOf, type Moment } from '#platform/moment.ts'

/** The moment of asking as a value: by it the planner knows how much of the index lies before. */
const now = (asked: Moment) => sql`${wallOf(asked)}::timestamp`

/**
 * `lightAt` of domain/light.ts over a row named `m` with its projected thresholds; the agreement test compares the two on
 * random rows, thresholds included.
 */
export const lightSql = (asked: Moment): RawBuilder<Light> => sql`case
  when m.rests is not null then m.rests
  when m.red_from <= ${now(asked)} then 'red'
  when m.yellow_from <= ${now(asked)} then 'yellow' else 'green' end`

/** The same, asked of one light: each is a range of the index, so that no list has to look at the other four. */
export const lightIs = (light: Light, asked: Moment): RawBuilder<boolean> => {
  if (light === 'blue' || light === 'grey') return sql`m.rests = ${light}`
  const lasts = sql`m.rests is null and m.red_from`
  if (light === 'red') return sql`${lasts} <= ${now(asked)}`
  const warned = sql`m.yellow_from ${light === 'yellow' ? sql`<=` : sql`>`} ${now(asked)}`
  return sql`${lasts} > ${now(asked)} and ${warned}`
}
