import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Tx } from '#platform/db.ts'
import { historyAt } from '#platform/history.ts'

export type Principal = { readonly accountId: string; readonly name: string }

/** 主要负责人: whoever holds that appointment in the organization today, or held it, by what was known, on a past day. */
export const principalOf = async (
  tx: Tx,
  organizationId: string,
  asOf: CivilDate | null = null,
): Promise<Principal | null> =>
  asOf === null ? holderOf(tx, organizationId, 'principal') : pastHolderOf(tx, organizationId, 'principal', asOf)

/** The live liaison officer 联络员, to whom an order is delivered; none means a printed slip. */
export const liaisonOf = async (tx: Tx, organizationId: string): Promise<Principal | null> =>
  holderOf(tx, organizationId, 'liaison')

const holderOf = async (tx: Tx, organizationId: string, role: string): Promise<Principal | null> => {
  const { rows } = await sql<Principal>`
    select a.account_id as "accountId", c.name from appointment a join account c on c.id = a.account_id
    where a.organization_id = ${organizationId} and a.role = ${role} and c.state = 'active'
      and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
    order by a.valid_from desc limit 1`.execute(tx)
  return rows[0] ?? null
}

const pastHolderOf = async (
  tx: Tx,
  organizationId: string,
  role: string,
  asOf: CivilDate,
): Promise<Principal | null> => {
  const { rows } = await sql<Principal>`
    select a.account_id as "accountId", c.name from ${historyAt('appointment', asOf)} a
    join account c on c.id = a.account_id
    where a.organization_id = ${organizationId} and a.role = ${role}
      and a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)
    order by a.valid_from desc limit 1`.execute(tx)
  return rows[0] ?? null
}
