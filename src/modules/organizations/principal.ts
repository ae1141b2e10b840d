import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Signers } from '#domain/matter-guards.ts'
import type { Role } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { historyAt } from '#platform/history.ts'

export type Principal = { readonly accountId: string; readonly name: string }
type Held = Principal & { readonly organizationId: string }

/** Who holds a role in each of the organizations, today or, by what was known then, on a past day; the latest wins. */
const holdersOf = async (
  tx: Tx,
  organizationIds: readonly string[],
  role: Role,
  asOf: CivilDate | null,
): Promise<ReadonlyMap<string, Principal>> => {
  const appointment = asOf === null ? sql.table('appointment') : historyAt('appointment', asOf)
  const day = asOf === null ? sql`today()` : sql`${asOf}::date`
  const { rows } = await sql<Held>`
    select distinct on (a.organization_id) a.organization_id as "organizationId", a.account_id as "accountId", c.name
    from ${appointment} a join account c on c.id = a.account_id
    where a.organization_id = any(${organizationIds}::uuid[]) and a.role = ${role}
      and (c.state = 'active' or ${asOf !== null}) and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
    order by a.organization_id, a.valid_from desc`.execute(tx)
  return new Map(rows.map((row) => [row.organizationId, row]))
}

/** 主要负责人 of many organizations at once: a matter may have eighty units. */
export const principalsOf = (tx: Tx, organizationIds: readonly string[], asOf: CivilDate | null = null) =>
  holdersOf(tx, organizationIds, 'principal', asOf)

export const principalOf = async (tx: Tx, organizationId: string): Promise<Principal | null> =>
  (await holdersOf(tx, [organizationId], 'principal', null)).get(organizationId) ?? null

/** The live liaison officer 联络员, to whom an order is delivered; none means a printed slip. */
export const liaisonOf = async (tx: Tx, organizationId: string): Promise<Principal | null> =>
  (await holdersOf(tx, [organizationId], 'liaison', null)).get(organizationId) ?? null

/** State Council matters are signed by the principal alone (row 13). */
export const principalOnlyFor = (matter: { readonly origin_level: number }): boolean => matter.origin_level === 1

/** Who may sign for a unit: its principal, and its leaders in charge, who are leaders appointed to it with a post. */
export const signersOf = async (tx: Tx, organizationId: string | null, principalOnly: boolean): Promise<Signers> => {
  const principal = organizationId ? await principalOf(tx, organizationId) : null
  const { rows } = await sql<{ account_id: string }>`
    select a.account_id from appointment a join account c on c.id = a.account_id and c.state = 'active'
    where a.organization_id = ${organizationId} and a.role in ('principal', 'leader') and a.post is not null
      and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())`.execute(tx)
  return {
    principal: principal?.accountId ?? null,
    principalName: principal?.name ?? null,
    leadersInCharge: rows.map((row) => row.account_id),
    principalOnly,
  }
}
