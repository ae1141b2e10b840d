import type { z } from 'zod'
import { changePassword, createToken, getMe, listTokens, revokeToken, signOut, type MeView } from '#contract/session.ts'
import { may, permissions, type Action, type Actor, type Role } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'
import { hashPassword, isPassword } from './password.ts'
import { tokenHash } from './session.ts'

export const meView = async (tx: Tx, actor: Actor, moment: Moment): Promise<z.input<typeof MeView>> => {
  const account = found(
    await tx
      .selectFrom('account as a')
      .innerJoin('credential as c', 'c.account_id', 'a.id')
      .select(['a.login', 'c.must_change'])
      .where('a.id', '=', actor.accountId)
      .executeTakeFirst(),
  )
  const { rows } = await sql<{
    organization_id: string
    name: string
    role: Role
    post: string | null
    lender: string | null
    lender_name: string | null
    until: string | null
    is_partial: boolean
  }>`select a.organization_id, o.name, a.role, a.post, a.on_behalf_of as lender, g.name as lender_name, a.until,
      a.actions is not null as is_partial
    from acting_appointments(${actor.accountId}) a join organization o on o.id = a.organization_id
    left join account g on g.id = a.on_behalf_of order by a.on_behalf_of nulls first, a.appointment_id`.execute(tx)
  return {
    id: actor.accountId,
    name: actor.name,
    login: account.login,
    mustChangePassword: account.must_change,
    today: moment.today,
    appointments: rows.map((row) => ({
      organizationId: row.organization_id,
      organizationName: row.name,
      role: row.role,
      post: row.post,
      lentBy: row.lender
        ? { id: row.lender, name: row.lender_name ?? '', until: row.until ?? '', isPartial: row.is_partial }
        : null,
    })),
    actions: (Object.keys(permissions) as Action[]).filter((action) => may(actor, action)),
  }
}

export const getMeQuery = query(getMe, { run: ({ tx, actor, moment }) => meView(tx, actor, moment) })

const self = (actor: Actor) => ({ on: [actor.accountId] })

/** The session row itself goes with the cookie, in http; this is the record of it. */
export const signOutCommand = command(signOut, {
  run: async ({ actor }) => ({
    events: [{ type: 'session.closed', ...self(actor) }],
    view: async () => ({ done: true as const }),
  }),
})

export const changePasswordCommand = command(changePassword, {
  run: async ({ tx, actor, moment }, { current, next }) => {
    const { password_hash } = await tx
      .selectFrom('credential')
      .select('password_hash')
      .where('account_id', '=', actor.accountId)
      .executeTakeFirstOrThrow()
    if (!(await isPassword(password_hash, current))) throw new Refused(refuse('wrong-password', { field: 'current' }))
    if (current === next) throw new Refused(refuse('same-password', { field: 'next' }))
    await tx
      .updateTable('credential')
      .set({ password_hash: await hashPassword(next), must_change: false, changed_at: moment.at })
      .where('account_id', '=', actor.accountId)
      .execute()
    return {
      events: [{ type: 'account.password_changed', ...self(actor) }],
      view: async () => ({ done: true as const }),
    }
  },
})

const tokenView = (row: {
  id: string
  name: string
  created_at: string
  expires_at: string | null
  revoked_at: string | null
}) => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revoked: row.revoked_at !== null,
})

export const listTokensQuery = query(listTokens, {
  run: async ({ tx }) => ({
    items: (await tx.selectFrom('api_token').selectAll().orderBy('created_at', 'desc').execute()).map(tokenView),
  }),
})

export const createTokenCommand = command(createToken, {
  run: async ({ tx, actor, moment }, { name, days }) => {
    const token = `luoshi_${randomBytes(32).toString('base64url')}`
    const id = newId()
    const expires = new Date(Date.parse(moment.at) + days * 86_400_000).toISOString()
    const row = {
      id,
      account_id: actor.accountId,
      name,
      token_hash: tokenHash(token),
      created_at: moment.at,
      expires_at: expires,
    }
    await tx.insertInto('api_token').values(row).execute()
    return {
      events: [{ type: 'token.created', on: [actor.accountId, id], changes: { name, expires } }],
      view: async () => ({ ...tokenView({ ...row, revoked_at: null }), token }),
    }
  },
})

export const revokeTokenCommand = command(revokeToken, {
  run: async ({ tx, actor, moment }, { tokenId }) => {
    const done = await tx
      .updateTable('api_token')
      .set({ revoked_at: moment.at })
      .where('id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) found(null)
    return {
      events: [{ type: 'token.revoked', on: [actor.accountId, tokenId] }],
      view: async () => ({ done: true as const }),
    }
  },
})
