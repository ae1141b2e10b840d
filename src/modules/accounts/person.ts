import { sql } from 'kysely'
import { changeAccount, getAccount } from '#contract/accounts.ts'
import { delegationsWhere } from '#modules/delegations/index.ts'
import { portfoliosWhere } from '#modules/portfolios/index.ts'
import { command, query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { accountViews } from './manage.ts'

type Past = {
  id: string
  organizationName: string
  role: 'inspector'
  post: string | null
  validFrom: string
  validTo: string | null
}

/** One person: what they hold and held, whom they stand in for, what they answer for. */
export const getAccountQuery = query(getAccount, {
  subjects: ({ accountId }) => [{ kind: 'account', id: accountId }],
  run: async ({ tx }, { accountId }) => {
    const { rows: past } = await sql<Past>`
      select p.id, o.name as "organizationName", p.role, p.post, p.valid_from as "validFrom", p.valid_to as "validTo"
      from appointment p join organization o on o.id = p.organization_id
      where p.account_id = ${accountId} and p.valid_to < today() order by p.valid_to desc, p.id limit 100`.execute(tx)
    return {
      ...found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
      past,
      delegations: await delegationsWhere(
        tx,
        sql`(d.grantor_id = ${accountId} or d.delegate_id = ${accountId}) and d.revoked_at is null and d.valid_to >= today()`,
      ),
      portfolios: await portfoliosWhere(tx, sql`p.leader_id = ${accountId}`),
    }
  },
})

/** Locking shuts the door at once, whatever is open: it is no leave, and hands nothing over. */
export const changeAccountCommand = command(changeAccount, {
  subjects: ({ accountId, version }) => [{ kind: 'account', id: accountId, version }],
  present: async ({ tx }, { accountId }) => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
  run: async ({ tx }, { accountId, name, phone, state }) => {
    const before = await tx.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
    await tx
      .updateTable('account')
      .set({ name, phone: phone ?? null, state })
      .where('id', '=', accountId)
      .execute()
    return {
      events: [
        {
          type: 'account.changed',
          changes: { name: [before.name, name], phone: [before.phone, phone ?? null], state: [before.state, state] },
        },
      ],
      view: async () => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
    }
  },
})
