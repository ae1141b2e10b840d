import { sql } from 'kysely'
import type { Actor, Appointment, Role } from '#domain/permissions.ts'
import type { Tx } from './db.ts'

type Row = { organization_id: string; government_id: string; role: Role; reach: string[] }

/** The person behind an account with the appointments in force today, each with the organizations it reaches. */
export const loadActor = async (tx: Tx, accountId: string): Promise<Actor | null> => {
  const account = await tx
    .selectFrom('account')
    .select(['name', 'state'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account || account.state !== 'active') return null
  const { rows } = await sql<Row>`
    with recursive reached(appointment, organization_id) as (
      select a.id, a.organization_id from appointment a
      where a.account_id = ${accountId} and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
      union
      select r.appointment, o.id from organization o join reached r on o.parent_id = r.organization_id
      where o.kind in ('office', 'inspection_body', 'division'))
    select a.organization_id, o.government_id, a.role, array_agg(r.organization_id order by r.organization_id) as reach
    from reached r join appointment a on a.id = r.appointment join organization o on o.id = a.organization_id
    group by a.id, a.organization_id, o.government_id, a.role order by a.id`.execute(tx)
  const appointments: Appointment[] = rows.map((row) => ({
    organizationId: row.organization_id,
    governmentId: row.government_id,
    role: row.role,
    reach: row.reach,
  }))
  return { accountId, name: account.name, appointments }
}

/** Every organization the actor stands for in matters. */
export const organizationsOf = (actor: Actor): string[] => [
  ...new Set(actor.appointments.flatMap((each) => each.reach)),
]
