import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#domain/permissions.ts'
import { loadActor } from '#platform/actor.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { accountActor, systemActor, transact, type Tx } from '#platform/db.ts'
import { ApiError } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { hashPassword, isPassword, randomPassword } from './password.ts'

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Hours of work, not days: idle for four, twelve at most. */
const idle = '4 hours'
const longest = '12 hours'
const window = '15 minutes'
const mostFailures = 5

const recentFailures = async (tx: Tx, login: string, client: string, at: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sign_in_attempt
    where login = ${login} and client = ${client} and at > ${at}::timestamptz - ${window}::interval`.execute(tx)
  return rows[0]?.n ?? 0
}

/** A password nobody has, so that an unknown login costs as much time as a wrong password. */
let nobody: Promise<string> | undefined
const hashOfNobody = () => (nobody ??= hashPassword(randomPassword()))

/** Opens a session: the token goes to the browser, its digest into the database. */
export const openSession = async (
  app: App,
  given: { login: string; password: string },
  client: string,
): Promise<{ token: string; accountId: string }> => {
  const moment = app.now()
  const login = given.login.toLowerCase()
  const as = { actor: systemActor('sign-in'), today: moment.today }
  const known = await transact(app.database.db, as, async (tx) => {
    if ((await recentFailures(tx, login, client, moment.at)) >= mostFailures)
      throw new ApiError(429, 'too-many-attempts')
    return tx
      .selectFrom('account as a')
      .innerJoin('credential as c', 'c.account_id', 'a.id')
      .select(['a.id', 'a.name', 'a.state', 'c.password_hash'])
      .where(sql`lower(a.login)`, '=', login)
      .executeTakeFirst()
  })
  const isRight = await isPassword(known?.password_hash ?? (await hashOfNobody()), given.password)
  if (!known || !isRight || known.state !== 'active') {
    await transact(app.database.db, as, async (tx) => {
      await tx.insertInto('sign_in_attempt').values({ id: newId(), login, client, at: moment.at }).execute()
      await record(
        tx,
        outsideAppointments(moment.at, as.actor, 'session.open', { client }),
        [{ type: 'session.refused', reason: login }],
        known ? [known.id] : [],
      )
    })
    throw new ApiError(401, 'wrong-credentials')
  }
  const token = randomBytes(32).toString('base64url')
  await transact(app.database.db, as, async (tx) => {
    await sql`insert into session (token_hash, account_id, created_at, seen_at, expires_at, client)
      values (${tokenHash(token)}, ${known.id}, ${moment.at}, ${moment.at}, ${moment.at}::timestamptz + ${longest}::interval, ${client})`.execute(
      tx,
    )
    await record(
      tx,
      outsideAppointments(moment.at, accountActor(known.id), 'session.open', { actorName: known.name, client }),
      [{ type: 'session.opened' }],
      [known.id],
    )
  })
  return { token, accountId: known.id }
}

/** Who a session cookie belongs to; null when it is unknown, expired, or its account locked. */
/** A look that is no visit leaves the session to its idle time: a page that stays open would keep it for ever. */
export const actorOfSession = async (app: App, token: string, isVisit = true): Promise<Actor | null> => {
  const moment = app.now()
  return transact(app.database.db, { actor: systemActor('session'), today: moment.today }, async (tx) => {
    const { rows } = await sql<{ account_id: string; stale: boolean }>`
      select account_id, seen_at < ${moment.at}::timestamptz - interval '5 minutes' as stale from session
      where token_hash = ${tokenHash(token)} and expires_at > ${moment.at}::timestamptz
        and seen_at > ${moment.at}::timestamptz - ${idle}::interval`.execute(tx)
    const row = rows[0]
    if (!row) return null
    if (isVisit && row.stale)
      await tx.updateTable('session').set({ seen_at: moment.at }).where('token_hash', '=', tokenHash(token)).execute()
    return loadActor(tx, row.account_id)
  })
}

/** Who a bearer token belongs to. */
export const actorOfToken = async (app: App, token: string): Promise<Actor | null> => {
  const moment = app.now()
  return transact(app.database.db, { actor: systemActor('session'), today: moment.today }, async (tx) => {
    const { rows } = await sql<{ account_id: string }>`select account_id from api_token
      where token_hash = ${tokenHash(token)} and revoked_at is null and (expires_at is null or expires_at > ${moment.at}::timestamptz)`.execute(
      tx,
    )
    return rows[0] ? loadActor(tx, rows[0].account_id) : null
  })
}

export const closeSession = async (app: App, token: string): Promise<void> => {
  const moment = app.now()
  await transact(app.database.db, { actor: systemActor('session'), today: moment.today }, async (tx) => {
    await tx.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute()
  })
}
