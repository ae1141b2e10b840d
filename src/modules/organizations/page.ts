import { sql } from 'kysely'
import type { z } from 'zod'
import { getOrganization, type OrganizationPage } from '#contract/organizations.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { organizationViews } from './directory.ts'

type Page = z.input<typeof OrganizationPage>

const changesOf = async (tx: Tx, id: string): Promise<Page['changes']> => {
  const { rows } = await sql<Page['changes'][number]>`
    select c.id, c.effective_on as "effectiveOn", c.before, c.after, c.basis, a.name as "recordedBy",
      c.recorded_at as "recordedAt", c.applied_at is not null as "isApplied"
    from organization_change c join account a on a.id = c.recorded_by
    where c.organization_id = ${id} order by c.effective_on desc, c.id desc limit 100`.execute(tx)
  return rows
}

const peopleOf = async (tx: Tx, id: string): Promise<Page['people']> => {
  const { rows } = await sql<Page['people'][number]>`
    select p.id as "appointmentId", p.account_id as "accountId", a.name, a.phone, p.role, p.post,
      d.appointment_id is not null as "isDeputy", p.valid_from as "validFrom", p.valid_to as "validTo",
      p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today()) as "isNow"
    from appointment p join account a on a.id = p.account_id left join deputy_appointment d on d.appointment_id = p.id
    where p.organization_id = ${id} order by "isNow" desc, p.valid_from desc, a.name limit 200`.execute(tx)
  return rows
}

export const organizationPage = async (tx: Tx, id: string): Promise<Page> => {
  const view = found((await organizationViews(tx, id))[0])
  const { rows } = await sql<Pick<Page, 'validFrom' | 'validTo' | 'seatName' | 'designatedUnitName'>>`
    select o.valid_from as "validFrom", o.valid_to as "validTo", s.name as "seatName", u.name as "designatedUnitName"
    from organization o left join organization_facts f on f.organization_id = o.id
    left join organization s on s.id = f.seat_id left join organization u on u.id = f.designated_unit_id
    where o.id = ${id}`.execute(tx)
  return { ...view, ...found(rows[0]), changes: await changesOf(tx, id), people: await peopleOf(tx, id) }
}

export const getOrganizationQuery = query(getOrganization, {
  subjects: ({ organizationId }) => [{ kind: 'organization', id: organizationId }],
  run: ({ tx }, { organizationId }) => organizationPage(tx, organizationId),
})
