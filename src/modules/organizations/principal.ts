import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Signers } from '#domain/matter-guards.ts'
import type { Role } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { historyAt } from '#platform/history.ts'

export type Principal = { readonly accountId: string; readonly name: string }
export type Liaison = Principal & { readonly phone: string | null; readonly isDeputy: boolean }
type Held = Liaison & { readonly organizationId: string }

/**
 * Who holds a role in each of the organizations, today or, by what was known then, on a past day; the latest wins, a
 * deputy comes last, and a coordinating body without people of its own has those of its seat.
 */
const holdersOf = async (
  tx: Tx,
  organizationIds: readonly string[],
  role: Role,
  asOf: CivilDate | null,
): Promise<ReadonlyMap<string, Liaison>> => {
  const [appointment, facts] =
    asOf === null
      ? [sql.table('appointment'), sql.table('organization_facts')]
      : [historyAt('appointment', asOf), historyAt('organization_facts', asOf)]
  const day = asOf === null ? sql`today()` : sql`${asOf}::date`
  const { rows } = await sql<Held>`
    select distinct on (u.id) u.id as "organizationId", a.account_id as "accountId", c.name, c.phone,
      d.appointment_id is not null as "isDeputy"
    from unnest(${organizationIds}::uuid[]) u(id) left join ${facts} f on f.organization_id = u.id
    join ${appointment} a on a.organization_id in (u.id, f.seat_id) join account c on c.id = a.account_id
    left join deputy_appointment d on d.appointment_id = a.id
    where a.role = ${role} and (c.state = 'active' or ${asOf !== null})
      and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
    order by u.id, a.organization_id = u.id desc, d.appointment_id is not null, a.valid_from desc, a.id desc`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.organizationId, row]))
}

/** 主要负责人 of many organizations at once: a matter may have eighty units. */
export const principalsOf = (tx: Tx, organizationIds: readonly string[], asOf: CivilDate | null = null) =>
  holdersOf(tx, organizationIds, 'principal', asOf)

export const principalOf = async (tx: Tx, organizationId: string): Promise<Principal | null> =>
  (await holdersOf(tx, [organizationId], 'principal', null)).get(organizationId) ?? null

/** Who answers for each unit: its principal's account, or the name of the head of a body that has no accounts. */
export const answerersFor = async (
  tx: Tx,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (organizationIds.length === 0) return new Map()
  const principals = await principalsOf(tx, organizationIds)
  const answerers = new Map([...principals].map(([id, { accountId }]) => [id, accountId]))
  const others = organizationIds.filter((id) => !answerers.has(id))
  if (others.length === 0) return answerers
  const heads = await tx
    .selectFrom('organization_facts')
    .select(['organization_id', 'head_name'])
    .where('organization_id', 'in', others)
    .execute()
  for (const { organization_id, head_name } of heads) if (head_name !== null) answerers.set(organization_id, head_name)
  return answerers
}

/** The live liaison officers 联络员, to whom orders are delivered, or their deputies; none means a printed slip (A29). */
export const liaisonsOf = (tx: Tx, organizationIds: readonly string[]): Promise<ReadonlyMap<string, Liaison>> =>
  holdersOf(tx, organizationIds, 'liaison', null)

export const liaisonOf = async (tx: Tx, organizationId: string): Promise<Liaison | null> =>
  (await liaisonsOf(tx, [organizationId])).get(organizationId) ?? null

/** State Council and listed matters are signed by the principal alone (row 13). */
export const principalOnlyFor = (matter: {
  readonly origin_level: number
  readonly listed_on: CivilDate | null
}): boolean => matter.origin_level === 1 || matter.listed_on !== null

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
