import { sql } from 'kysely'
import { closeOrganization } from '#contract/organizations.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { organizationPage } from './page.ts'

/** The numbers of what is open there; whoever closes organizations sees no more of it (X11). */
const openWork = async (tx: Tx, id: string): Promise<string[]> => {
  const { rows } = await sql<{
    number: string | null
  }>`select distinct number from open_parts(${id}) order by 1`.execute(tx)
  return rows.map((row) => row.number ?? '尚未编号的事项')
}

const namesOf = async (tx: Tx, from: ReturnType<typeof sql>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`${from}`.execute(tx)
  return rows.map((row) => row.name)
}

/** 撤销机构: with nothing open, nothing below it and nobody in office; its name stays where it stood. */
export const closeOrganizationCommand = command(closeOrganization, {
  subjects: ({ organizationId, version }) => [{ kind: 'organization', id: organizationId, version }],
  present: ({ tx }, { organizationId }) => organizationPage(tx, organizationId),
  run: async ({ tx, moment }, { organizationId: id, on: given, basis }) => {
    const row = await tx.selectFrom('organization').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    if (row.valid_to !== null) throw new Refused(refuse('organization-closed'))
    const on = given === undefined ? moment.today : civilDate(given)
    if (on > moment.today || on < row.valid_from) throw badField('on', 'not-a-date')
    const work = await openWork(tx, id)
    if (work.length > 0) throw new Refused(refuse('organization-has-work', { params: { matters: work.join('、') } }))
    const parts = await namesOf(
      tx,
      sql`select o.name from organization o left join organization_facts f on f.organization_id = o.id
        where (o.parent_id = ${id} or f.seat_id = ${id} or f.designated_unit_id = ${id}) and o.valid_to is null
        order by o.sort_key`,
    )
    if (parts.length > 0) throw new Refused(refuse('organization-has-parts', { params: { names: parts.join('、') } }))
    const people = await namesOf(
      tx,
      sql`select distinct a.name from appointment p join account a on a.id = p.account_id
        where p.organization_id = ${id} and (p.valid_to is null or p.valid_to >= today()) order by 1`,
    )
    if (people.length > 0)
      throw new Refused(refuse('organization-has-people', { params: { names: people.join('、') } }))
    await tx.updateTable('organization').set({ valid_to: on }).where('id', '=', id).execute()
    return {
      events: [{ type: 'organization.closed', reason: basis, changes: { on } }],
      view: () => organizationPage(tx, id),
    }
  },
})
