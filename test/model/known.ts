import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Light } from '#domain/light.ts'
import type { MatterState } from '#domain/matter.ts'
import { lightSql } from '#modules/clock/index.ts'
import { systemActor, transact, type Db } from '#platform/db.ts'
import { lastMinuteOf } from '#platform/moment.ts'

export type Unit = 'jyt' | 'czt' | 'yunshan'

/** A matter as its rows have it. */
export type Now = {
  readonly state: MatterState
  readonly version: number
  readonly due: CivilDate | null
  readonly light: Light
  readonly leads: number
  readonly lead_part: string | null
  readonly supporting_part: string | null
  readonly events: number
  readonly reports: string
  readonly newest: { type: string; actor: string; reason: string | null; changes: Record<string, unknown> } | null
  readonly answered: boolean
  readonly waiting: boolean
}

/** What the model believes of a matter: the test's own account, kept beside the real one. */
export type Known = {
  readonly id: string
  readonly sourceId: string
  readonly waitsForReading: boolean
  readonly isChild: boolean
  state: MatterState
  /** As the rows were after the last command, and after the one before. */
  now: Now
  before: Now
  lead: Unit
  deliveredOn: CivilDate | null
  /** Facts that a trial or a later move looks for. */
  readonly flags: Set<string>
}

/** One question, as the system: everything that the invariants are about, whoever may see it. */
export const look = (db: Db, today: CivilDate, matterId: string): Promise<Now> =>
  transact(db, { actor: systemActor('test'), today }, async (tx) => {
    const { rows } = await sql<Now>`select m.state, m.version, m.due, ${lightSql(lastMinuteOf(today))} as light,
      count(*) filter (where a.part = 'coordinating_lead')::int as leads,
      max(a.id::text) filter (where a.part = 'coordinating_lead') as lead_part,
      max(a.id::text) filter (where a.part = 'supporting') as supporting_part,
      (select count(*)::int from event_object o where o.object_id = m.id) as events,
      (select coalesce(string_agg(concat_ws('|', r.id, r.progress, r.outcome, r.actual), ';' order by r.id), '')
        from report r where r.matter_id = m.id) as reports,
      (select jsonb_build_object('type', e.type, 'actor', e.actor, 'reason', e.reason, 'changes', e.changes) from event e
        join event_object o on o.event_id = e.id where o.object_id = m.id order by e.at desc, e.id desc limit 1) as newest,
      (select c.closing_answer is not null or c.outcome is not null from matter_content c where c.matter_id = m.id) as answered,
      (m.extension_asked_on is not null or m.stopped) as waiting
    from matter m left join assignment a on a.matter_id = m.id and a.valid_to is null
    where m.id = ${matterId} group by m.id`.execute(tx)
    const [row] = rows
    if (!row) throw new Error(`no matter ${matterId}`)
    return row
  })
