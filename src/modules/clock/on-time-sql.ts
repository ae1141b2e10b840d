import { sql, type RawBuilder } from 'kysely'

/** `onTime` of domain/on-time.ts over a row of `handing_in` named `h`; the agreement test compares the two at random. */
export const onTimeSql: RawBuilder<boolean> = sql`(h.due is null or (h.completed_on <= h.due
  and (h.reported_on < h.due or (h.reported_on = h.due and coalesce(h.due_minute, 1440) >= coalesce(h.reported_minute, 0)))))`

/**
 * Whether a matter `m` was handed in on time: by the hand-in that counts (the first of its round; one that was withdrawn
 * gives way to the next) and the day due then, whatever a return set afterwards. Of what was done before Luoshi only the
 * day is known, against the day given or granted.
 */
export const wasOnTime: RawBuilder<boolean> = sql`coalesce((select ${onTimeSql} from handing_in h
    where h.matter_id = m.id and h.reported_on = m.handed_in_on order by h.cycle, h.reported_minute desc nulls last limit 1),
  m.handed_in_on <= greatest(m.original_due, (select max(e.due) from clock_event e
    where e.matter_id = m.id and e.kind = 'extend')))`
