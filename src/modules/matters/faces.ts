import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { MatterFace } from '#contract/matter-views.ts'
import { workdaysBetween, type WorkCalendar } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import type { Light } from '#domain/light.ts'
import type { MatterState } from '#domain/matter.ts'
import { relations, type Actor, type Relation, type Role } from '#domain/permissions.ts'
import { calendarAsOf, calendarFor } from '#modules/calendar/index.ts'
import { lightSql } from '#modules/clock/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { historyAt } from '#platform/history.ts'
import type { Moment } from '#platform/moment.ts'

export type Face = z.input<typeof MatterFace>

/** A moment of the past, or null for now: the same query reads history rows instead. */
export type AsOf = CivilDate | null

export const tableAt = (
  table: 'matter' | 'report' | 'organization' | 'assignment' | 'matter_content' | 'clock',
  asOf: AsOf,
) => (asOf === null ? sql.table(table) : historyAt(table, asOf))

const supervising = new Set<Role>(['inspector', 'office_director', 'leader', 'archivist'])

/** Matters that the actor's organizations supervise, by the row itself and its index. */
export const supervisedBy = (actor: Actor): RawBuilder<boolean> =>
  sql`m.supervisor_org = any(${organizationsOf(actor)}::uuid[])`

const besideSupervisor = relations.filter((each) => each !== 'supervisor')

/** Matters to which the actor's organizations are party in one of these capacities, by the index of just these two. */
export const partyTo = (actor: Actor, capacities: readonly Relation[] = besideSupervisor): RawBuilder<boolean> =>
  sql`m.id in (select p.matter_id from matter_party p where p.org_id = any(${organizationsOf(actor)}::uuid[])
    and p.capacity = any(${[...capacities]}::text[]))`

/**
 * Matters that the actor's organizations are party to. Row security enforces the same on its own; this says it where
 * the planner can use an index: for an office that supervises most of them the row's own column, for a unit the parties.
 */
export const visibleMatters = (actor: Actor): RawBuilder<boolean> =>
  actor.appointments.some((each) => supervising.has(each.role))
    ? sql`(${supervisedBy(actor)} or ${partyTo(actor)})`
    : partyTo(actor, relations)

/** The strongest of the relations in which the actor's organizations stand to matter `m`. */
const relationSql = (actor: Actor) => sql<Relation>`(
  select p.capacity from matter_party p where p.matter_id = m.id and p.org_id = any(${organizationsOf(actor)}::uuid[])
  order by array_position(array['supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior', 'division', 'overseer'], p.capacity) limit 1)`

type FaceRow = {
  id: string
  title: string
  number: string | null
  state: MatterState
  light: Light
  due: CivilDate | null
  due_provisional: boolean
  origin_level: number
  source_kind: string
  urgency: string
  lead_org: string | null
  lead_name: string | null
  supervisor_org: string
  supervisor_name: string
  progress: string | null
  progress_on: string | null
  relation: Relation | null
  version: number
  needs_check: boolean
  government_id: string
}

export const faceColumns = (
  actor: Actor,
  asked: Moment,
) => sql`m.id, m.title, m.number, m.state, ${lightSql(asked)} as light, m.due,
  m.due_provisional, m.origin_level, m.source_kind, m.urgency, m.lead_org, lead.name as lead_name, m.supervisor_org,
  supervisor.name as supervisor_name, latest.progress, latest.reported_on as progress_on, ${relationSql(actor)} as relation,
  m.version, m.needs_check, m.government_id`

export const faceTables = (asOf: AsOf) => sql`${tableAt('matter', asOf)} m
  left join ${tableAt('organization', asOf)} lead on lead.id = m.lead_org
  join ${tableAt('organization', asOf)} supervisor on supervisor.id = m.supervisor_org
  left join lateral (select r.progress, r.reported_on from ${tableAt('report', asOf)} r where r.matter_id = m.id
    order by r.reported_at desc limit 1) latest on true`

const isWaiting = (row: FaceRow) => row.light === 'green' || row.light === 'yellow' || row.light === 'red'

export const toFace = (row: FaceRow, calendar: WorkCalendar, today: CivilDate): Face => ({
  id: row.id,
  title: row.title,
  number: row.number,
  state: row.state,
  light: row.light,
  due: row.due,
  dueProvisional: row.due_provisional,
  workdaysLeft: row.due && isWaiting(row) ? workdaysBetween(calendar, today, row.due) : null,
  originLevel: row.origin_level,
  sourceKind: row.source_kind,
  urgency: row.urgency,
  leadOrganizationId: row.lead_org,
  leadName: row.lead_name,
  supervisorId: row.supervisor_org,
  supervisorName: row.supervisor_name,
  progress: row.progress,
  progressOn: row.progress_on,
  relation: row.relation ?? 'superior',
  version: row.version,
  needsCheck: row.needs_check,
})

/** Faces of the rows that a condition over `m` picks, in the order given. */
export const selectFaces = async (
  tx: Tx,
  actor: Actor,
  asked: Moment,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
  asOf: AsOf = null,
): Promise<Face[]> => {
  const { rows } =
    await sql<FaceRow>`select ${faceColumns(actor, asked)} from ${faceTables(asOf)} where ${where} ${tail}`.execute(tx)
  const faces: Face[] = []
  const calendars = new Map<string, WorkCalendar>()
  const calendarOf = async (governmentId: string) => {
    const known =
      calendars.get(governmentId) ??
      (asOf === null ? await calendarFor(tx, governmentId) : await calendarAsOf(tx, governmentId, asOf))
    calendars.set(governmentId, known)
    return known
  }
  for (const row of rows) faces.push(toFace(row, await calendarOf(row.government_id), asked.today))
  return faces
}
