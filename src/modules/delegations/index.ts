import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listDelegations, makeDelegation, revokeDelegation, type DelegationView } from '#contract/delegations.ts'
import { civilDate } from '#domain/date.ts'
import { mayLend } from '#domain/delegation.ts'
import type { Role } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type View = z.input<typeof DelegationView>

export const delegationsWhere = async (tx: Tx, where: RawBuilder<unknown>): Promise<View[]> => {
  const { rows } = await sql<View>`
    select d.id, d.grantor_id as "grantorId", g.name as "grantorName", d.delegate_id as "delegateId", e.name as "delegateName",
      d.actions, (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.sort_key) from organization o
        where o.id = any(d.organization_ids)) as organizations,
      d.valid_from as "validFrom", d.valid_to as "validTo", d.reason,
      case when d.revoked_at is not null then 'revoked' when d.valid_to < today() then 'over'
        when d.valid_from > today() then 'ahead' else 'running' end as state
    from delegation d join account g on g.id = d.grantor_id join account e on e.id = d.delegate_id
    where ${where} order by d.valid_to desc, d.id desc limit 200`.execute(tx)
  return rows
}

export const listDelegationsQuery = query(listDelegations, {
  run: async ({ tx, actor }) => ({
    given: await delegationsWhere(tx, sql`d.grantor_id = ${actor.accountId}`),
    received: await delegationsWhere(tx, sql`d.delegate_id = ${actor.accountId}`),
  }),
})

const delegateOf = async (tx: Tx, accountId: string) => {
  const account = await tx.selectFrom('account').select('state').where('id', '=', accountId).executeTakeFirst()
  if (!account) throw badField('delegateId', 'missing')
  const { rows } = await sql<{ role: Role }>`select role from appointment where account_id = ${accountId}
    and valid_from <= today() and (valid_to is null or valid_to >= today())`.execute(tx)
  return { accountId, isActive: account.state === 'active', roles: rows.map((row) => row.role) }
}

export const makeDelegationCommand = command(makeDelegation, {
  run: async ({ tx, actor, by, moment }, input) => {
    const from = input.validFrom === undefined ? moment.today : civilDate(input.validFrom)
    const to = civilDate(input.validTo)
    const organizations = input.organizationIds?.length ? [...new Set(input.organizationIds)] : null
    const own = actor.appointments.filter((each) => each.onBehalfOf === undefined)
    const refusal = mayLend({
      grantor: { accountId: actor.accountId, organizations: own.map((each) => each.organizationId) },
      delegate: await delegateOf(tx, input.delegateId),
      organizations,
      from,
      to,
      today: moment.today,
      mostDays: await settingOf(tx, by.governmentId, 'delegation.days'),
    })
    if (refusal) throw new Refused(refusal)
    const id = newId()
    await tx
      .insertInto('delegation')
      .values({
        id,
        grantor_id: actor.accountId,
        delegate_id: input.delegateId,
        actions: input.actions?.length ? [...new Set(input.actions)] : null,
        organization_ids: organizations,
        valid_from: from,
        valid_to: to,
        reason: input.reason ?? null,
        made_at: moment.at,
      })
      .execute()
    return {
      events: [
        {
          type: 'delegation.made',
          on: [id, actor.accountId, input.delegateId],
          reason: input.reason,
          changes: { from, to, actions: input.actions },
        },
      ],
      view: async () => found((await delegationsWhere(tx, sql`d.id = ${id}`))[0]),
    }
  },
})

/** What has run out or was taken back already is no longer there to be taken back. */
export const revokeDelegationCommand = command(revokeDelegation, {
  run: async ({ tx, actor, by, moment }, { delegationId }) => {
    const mine = by.role === 'security_admin' ? sql`true` : sql`grantor_id = ${actor.accountId}`
    const { rows } = await sql<{ grantor_id: string; delegate_id: string }>`
      update delegation set revoked_at = ${moment.at} where id = ${delegationId} and revoked_at is null
        and valid_to >= today() and ${mine} returning grantor_id, delegate_id`.execute(tx)
    const [row] = rows
    if (!row) throw new Refused(refuse('delegation-over'))
    return {
      events: [{ type: 'delegation.revoked', on: [delegationId, row.grantor_id, row.delegate_id] }],
      view: async () => ({ done: true as const }),
    }
  },
})
