import { sql } from 'kysely'
import type { Actor, Appointment, Role } from '#domain/permissions.ts'
import type { Tx } from './db.ts'

type Row = {
  organization_id: string
  government_id: string
  role: Role
  reach: string[]
  on_behalf_of: string | null
  actions: string[] | null
}

/** The person behind an account with the appointments by which they act today, lent ones last, and what each reaches. */
export const loadActor = async (tx: Tx, accountId: string): Promise<Actor | null> => {
  const account = await tx
    .selectFrom('account')
    .select(['name', 'state'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account || account.state !== 'active') return null
  const { rows } = await sql<Row>`
    select a.organization_id, o.government_id, a.role, a.reach, a.on_behalf_of, a.actions
    from acting_appointments(${accountId}) with ordinality a(appointment_id, organization_id, role, post, on_behalf_of, actions,
      until, reach, no)
    join organization o on o.id = a.organization_id order by a.no`.execute(tx)
  const appointments: Appointment[] = rows.map((row) => ({
    organizationId: row.organization_id,
    governmentId: row.government_id,
    role: row.role,
    reach: row.reach,
    ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of, actions: row.actions }),
  }))
  return { accountId, name: account.name, appointments }
}

/** Every organization the actor stands for in matters. */
export const organizationsOf = (actor: Actor): string[] => [
  ...new Set(actor.appointments.flatMap((each) => each.reach)),
]
