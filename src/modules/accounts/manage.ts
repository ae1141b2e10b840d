import { sql } from 'kysely'
import type { z } from 'zod'
import { createAccount, endAppointment, grantAppointment, listAccounts, type AccountView } from '#contract/accounts.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { administrators, type Role } from '#domain/permissions.ts'
import { mayLeave } from '#domain/handover.ts'
import { refuse } from '#domain/refusal.ts'
import { openItems, passItems, successorOf } from '#modules/handlers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { hashPassword, randomPassword } from './password.ts'

type View = z.input<typeof AccountView>

export const accountViews = async (tx: Tx, where: ReturnType<typeof sql>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<View>`
    select a.id, a.name, a.login, a.phone, a.state, a.version, coalesce((
      select json_agg(json_build_object('id', p.id, 'organizationId', p.organization_id, 'organizationName', o.name, 'role', p.role,
        'post', p.post, 'isDeputy', exists (select 1 from deputy_appointment d where d.appointment_id = p.id), 'validFrom', p.valid_from, 'validTo', p.valid_to, 'version', p.version) order by p.valid_from, p.id)
      from appointment p join organization o on o.id = p.organization_id
      where p.account_id = a.id and (p.valid_to is null or p.valid_to >= today())), '[]') as appointments
    from account a where ${where} order by a.name, a.id limit ${limit}`.execute(tx)
  return rows
}

type Wanted = { organizationId?: string | undefined; search?: string | undefined }

export const accountsWhere = ({ organizationId, search }: Wanted) => {
  const inOrganization = organizationId
    ? sql`a.id in (select p.account_id from appointment p where p.organization_id = ${organizationId} and (p.valid_to is null or p.valid_to >= today()))`
    : sql`true`
  const named = search ? sql`and (a.name like ${`%${search}%`} or a.login like ${`%${search}%`})` : sql``
  return sql`${inOrganization} ${named}`
}

export const listAccountsQuery = query(listAccounts, {
  run: async ({ tx }, { limit, ...wanted }) => ({ items: await accountViews(tx, accountsWhere(wanted), limit) }),
})

type NewAccount = {
  name: string
  login: string
  phone?: string | null | undefined
  password: string
  mustChange: boolean
}

/** The rows of an account; its rights come with appointments, granted by somebody else (X11). */
export const insertAccount = async (tx: Tx, at: string, given: NewAccount): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('account')
    .values({ id, name: given.name, login: given.login, phone: given.phone ?? null, changed_at: at })
    .execute()
  await tx
    .insertInto('credential')
    .values({
      account_id: id,
      password_hash: await hashPassword(given.password),
      must_change: given.mustChange,
      changed_at: at,
    })
    .execute()
  return id
}

export const insertAppointment = async (
  tx: Tx,
  at: string,
  given: {
    accountId: string
    organizationId: string
    role: Role
    post?: string | null | undefined
    validFrom: CivilDate
    validTo?: CivilDate | null | undefined
    deputy?: boolean
  },
): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('appointment')
    .values({
      id,
      account_id: given.accountId,
      organization_id: given.organizationId,
      role: given.role,
      post: given.post ?? null,
      valid_from: given.validFrom,
      valid_to: given.validTo ?? null,
      changed_at: at,
    })
    .execute()
  if (given.deputy) await tx.insertInto('deputy_appointment').values({ appointment_id: id }).execute()
  return id
}

export const createAccountCommand = command(createAccount, {
  run: async ({ tx, moment }, { name, login, phone }) => {
    const taken = await tx
      .selectFrom('account')
      .select('id')
      .where(sql`lower(login)`, '=', login.toLowerCase())
      .executeTakeFirst()
    if (taken) throw new Refused(refuse('login-taken', { field: 'login' }))
    const firstPassword = randomPassword()
    const id = await insertAccount(tx, moment.at, { name, login, phone, password: firstPassword, mustChange: true })
    return {
      events: [{ type: 'account.created', on: [id], changes: { name, login } }],
      view: async () => ({ account: found((await accountViews(tx, sql`a.id = ${id}`))[0]), firstPassword }),
    }
  },
})

const isAdministrator = (role: Role) => administrators.includes(role)

export const grantAppointmentCommand = command(grantAppointment, {
  subjects: ({ accountId, version }) => [{ kind: 'account', id: accountId, version }],
  present: async ({ tx }, { accountId }) => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
  run: async ({ tx, actor, moment }, { accountId, organizationId, role, post, validFrom, validTo, deputy }) => {
    const organization = await tx
      .selectFrom('organization')
      .select('id')
      .where('id', '=', organizationId)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (deputy && role !== 'liaison') throw new Refused(refuse('deputy-is-liaison', { field: 'deputy' }))
    if (!organization) throw badField('organizationId', 'missing')
    const held = await tx
      .selectFrom('appointment')
      .select('role')
      .where('account_id', '=', accountId)
      .where(sql<boolean>`(valid_to is null or valid_to >= ${moment.today}::date)`)
      .execute()
    const others = held.filter((each) => each.role !== role)
    // 三员分立: one person never holds two of the three, nor one of them beside a business role.
    if (
      accountId === actor.accountId ||
      (isAdministrator(role) ? others.length > 0 : others.some((each) => isAdministrator(each.role)))
    )
      throw new Refused(refuse('one-person-one-administrator', { field: 'role' }))
    const id = await insertAppointment(tx, moment.at, {
      accountId,
      organizationId,
      role,
      post,
      validFrom: validFrom === undefined ? moment.today : civilDate(validFrom),
      validTo: validTo === undefined ? null : civilDate(validTo),
      deputy,
    })
    return {
      events: [{ type: 'appointment.granted', on: [id, organizationId], changes: { role, post } }],
      view: async () => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
    }
  },
})

/** Organizations that the person no longer stands for once the appointment is gone. */
const lostWith = async (tx: Tx, accountId: string, appointmentId: string): Promise<string[]> => {
  const { rows } = await sql<{ appointment_id: string; reach: string[] }>`
    select appointment_id, reach from acting_appointments(${accountId}) where on_behalf_of is null`.execute(tx)
  const kept = new Set(rows.filter((row) => row.appointment_id !== appointmentId).flatMap((row) => row.reach))
  return rows
    .filter((row) => row.appointment_id === appointmentId)
    .flatMap((row) => row.reach.filter((id) => !kept.has(id)))
}

/** Who leaves an organization hands over what they handle there (A54); the security administrator learns how many. */
export const endAppointmentCommand = command(endAppointment, {
  subjects: ({ accountId, version }) => [{ kind: 'account', id: accountId, version }],
  present: async ({ tx }, { accountId }) => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
  run: async ({ tx, actor, moment }, { accountId, appointmentId, successorId, note }) => {
    const items = await openItems(tx, accountId, await lostWith(tx, accountId, appointmentId))
    const [leaver, to] = [await successorOf(tx, accountId), successorId ? await successorOf(tx, successorId) : null]
    if (successorId && !to) throw badField('successorId', 'missing')
    const refusal = mayLeave({
      open: items.length,
      organizations: items.map((item) => item.organization_id),
      successor: to,
      leaverId: accountId,
      note: note ?? null,
    })
    if (refusal) throw new Refused(refusal)
    const { rows } = await sql<{
      role: string
    }>`update appointment set valid_to = ${moment.today}::date - 1, version = version + 1, changed_at = ${moment.at}
      where id = ${appointmentId} and account_id = ${accountId} and (valid_to is null or valid_to >= ${moment.today}::date)
      returning role`.execute(tx)
    if (rows.length === 0) found(null)
    const passed =
      items.length > 0 && to && leaver
        ? [await passItems(tx, { items, from: leaver, to, by: actor.accountId, note: note ?? '', at: moment.at })]
        : []
    return {
      events: [{ type: 'appointment.ended', on: [appointmentId], changes: { role: rows[0]?.role } }, ...passed],
      view: async () => found((await accountViews(tx, sql`a.id = ${accountId}`))[0]),
    }
  },
})
