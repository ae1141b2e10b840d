import { sql } from 'kysely'
import { getMyUnit } from '#contract/units.ts'
import { organizationsOf } from '#platform/actor.ts'
import { query } from '#platform/endpoint.ts'

type Person = { id: string; name: string; post: string | null; phone: string | null; at: string }
type Last = { leader: string | null; person: string | null; phone: string | null }

/** Whom a unit can name and give things to, and whom it named last. */
export const getMyUnitQuery = query(getMyUnit, {
  run: async ({ tx, actor }) => {
    const mine = organizationsOf(actor)
    const people = await sql<Person>`
      select distinct on (o.sort_key, c.name, c.id) c.id, c.name, a.post, c.phone, o.name as at from appointment a
      join account c on c.id = a.account_id and c.state = 'active' join organization o on o.id = a.organization_id
      where a.organization_id = any(${mine}::uuid[]) and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
        and a.role not in ('system_admin', 'security_admin', 'audit_admin') order by o.sort_key, c.name, c.id, a.post`.execute(
      tx,
    )
    const divisions = await sql<{ id: string; name: string }>`
      select o.id, o.name from organization o where o.id = any(${mine}::uuid[]) and o.kind = 'division' and o.valid_to is null
      order by o.sort_key, o.id`.execute(tx)
    const last = await sql<Last>`
      select a.responsible_leader as leader, a.responsible_person as person, a.responsible_phone as phone
      from assignment a where a.organization_id = any(${mine}::uuid[]) and a.acknowledged_at is not null
        and (a.responsible_person is not null or a.responsible_leader is not null)
      order by a.acknowledged_at desc, a.id desc limit 1`.execute(tx)
    return { people: people.rows, divisions: divisions.rows, last: last.rows[0] ?? null }
  },
})
