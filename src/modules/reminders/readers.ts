import { sql } from 'kysely'
import type { ReminderTier } from '#domain/reminder.ts'
import type { Tx } from '#platform/db.ts'

export type Holder = { readonly accountId: string; readonly name: string }
export type Holders = Readonly<Partial<Record<ReminderTier, readonly Holder[]>>>
type Row = Holder & { readonly org: string; readonly tier: ReminderTier }

const inForce = sql`p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())`

/**
 * Whoever is in office today in each unit, and those who stand in for them while they are away; a coordinating body has
 * the people of its seat.
 */
const unitHolders = async (tx: Tx, units: readonly string[]): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    with held as (
      select u.id as org, p.account_id, case when p.role = 'principal' then 'principal'
        when d.appointment_id is null then 'liaison' else 'deputy' end as tier
      from unnest(${units}::uuid[]) u(id) left join organization_facts f on f.organization_id = u.id
      join appointment p on p.organization_id in (u.id, f.seat_id) and p.role in ('liaison', 'principal') and ${inForce}
      left join deputy_appointment d on d.appointment_id = p.id),
    reached as (
      select * from held
      union
      select h.org, l.delegate_id, h.tier from held h join delegation l on l.grantor_id = h.account_id and l.revoked_at is null
        and l.valid_from <= today() and l.valid_to >= today() and (l.organization_ids is null or h.org = any(l.organization_ids)))
    select r.org, r.tier, a.id as "accountId", a.name from reached r join account a on a.id = r.account_id and a.state = 'active'
    order by a.name, a.id`.execute(tx)
  return rows
}

/** Of an office that supervises: its director or the one above it; of a department, its principal. */
const supervisorHeads = async (tx: Tx, supervisors: readonly string[]): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    with recursive up(org, id, parent, kind, n) as (
      select o.id, o.id, o.parent_id, o.kind, 0 from organization o where o.id = any(${supervisors}::uuid[])
      union all
      select up.org, o.id, o.parent_id, o.kind, up.n + 1 from up join organization o on o.id = up.parent
      where up.kind in ('inspection_body', 'division')),
    head as (
      select up.org, up.n, p.role, p.account_id from up join appointment p on p.organization_id = up.id and ${inForce}
      where p.role = 'office_director' or (p.role = 'principal' and up.n = 0))
    select distinct on (h.org, a.id) h.org, 'office_director' as tier, a.id as "accountId", a.name
    from head h join account a on a.id = h.account_id and a.state = 'active'
    where h.role = 'office_director' or not exists (select 1 from head x where x.org = h.org and x.role = 'office_director')
    order by h.org, a.id, h.n`.execute(tx)
  return rows
}

const grouped = (rows: readonly Row[]): ReadonlyMap<string, Holders> =>
  new Map(
    [...Map.groupBy(rows, (row) => row.org)].map(([org, all]) => [
      org,
      Object.fromEntries(Map.groupBy(all, (row) => row.tier)) as Holders,
    ]),
  )

/** Who is reached for a unit under a supervisor, tier by tier. */
export const holdersFor = async (
  tx: Tx,
  pairs: readonly { readonly unit: string; readonly supervisor: string }[],
): Promise<(unit: string, supervisor: string) => Holders> => {
  const units = grouped(await unitHolders(tx, [...new Set(pairs.map((each) => each.unit))]))
  const heads = grouped(await supervisorHeads(tx, [...new Set(pairs.map((each) => each.supervisor))]))
  return (unit, supervisor) => ({ ...units.get(unit), ...heads.get(supervisor) })
}
