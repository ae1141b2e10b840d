import { sql } from 'kysely'
import { hireInto, insertAppointment, randomPassword } from '#modules/accounts/index.ts'
import { organizationViews } from '#modules/organizations/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { momentAfter } from '#platform/subjects.ts'
import type { Done } from './organizations.ts'
import type { Fault, PersonRow } from './read.ts'

export type Password = { readonly name: string; readonly login: string; readonly password: string }
type Taken = { done: Done<PersonRow>[]; touched: string[]; passwords: Password[] }

const wrong = (row: PersonRow, column: string, code: Fault['code']): Done<PersonRow> => ({
  row,
  does: 'wrong',
  fault: { column, code },
})

/** The accounts of the rows; who stands in several rows (one for each post) is made once. */
export const takeAccounts = async (context: Context, rows: readonly PersonRow[], apply: boolean): Promise<Taken> => {
  const { tx, moment } = context
  const accounts = await tx.selectFrom('account').selectAll().execute()
  const known = new Map(accounts.map((each) => [each.login.toLowerCase(), each]))
  await momentAfter(
    tx,
    accounts.map((each) => ({ kind: 'account' as const, id: each.id, version: each.version, expected: undefined })),
    moment.at,
  )
  const taken: Taken = { done: [], touched: [], passwords: [] }
  const seen = new Set<string>()
  for (const row of rows) {
    const login = row.fields['登录名'] ?? ''
    const phone = row.fields['电话'] ?? null
    if (row.fault) {
      taken.done.push({ row, does: 'wrong', fault: row.fault })
      continue
    }
    const present = known.get(login.toLowerCase())
    const isAgain = seen.has(login.toLowerCase())
    seen.add(login.toLowerCase())
    if (isAgain || (present && present.name === row.name && (phone === null || present.phone === phone))) {
      taken.done.push({ row, does: 'same', fault: null })
      continue
    }
    if (!present) {
      // The look beforehand costs no hashing.
      const password = randomPassword()
      if (apply) {
        taken.touched.push(await hireInto(tx, moment.at, { name: row.name, login, phone, password }))
        taken.passwords.push({ name: row.name, login, password })
      }
      taken.done.push({ row, does: 'create', fault: null })
      continue
    }
    await sql`update account set name = ${row.name}, phone = coalesce(${phone}, phone), version = version + 1,
      changed_at = ${moment.at} where id = ${present.id}`.execute(tx)
    taken.touched.push(present.id)
    taken.done.push({ row, does: 'change', fault: null })
  }
  return taken
}

/** The appointments of the rows; one that is in force already is left as it is. */
export const takeAppointments = async (context: Context, rows: readonly PersonRow[]): Promise<Taken> => {
  const { tx, moment } = context
  const organizations = await organizationViews(tx)
  const accounts = await tx.selectFrom('account').select(['id', 'login']).execute()
  const known = new Map(accounts.map((each) => [each.login.toLowerCase(), each.id]))
  const { rows: held } = await sql<{ key: string; account_id: string; role: string }>`
    select account_id || ' ' || organization_id || ' ' || role as key, account_id, role from appointment
    where valid_to is null or valid_to >= today()`.execute(tx)
  const inForce = new Set(held.map((each) => each.key))
  const administrators = new Set(held.filter((each) => each.role.endsWith('_admin')).map((each) => each.account_id))
  const taken: Taken = { done: [], touched: [], passwords: [] }
  for (const row of rows) {
    const accountId = known.get((row.fields['登录名'] ?? '').toLowerCase())
    const found = organizations.filter((each) => each.name === row.fields['单位'])
    const [organization] = found
    if (row.fault) taken.done.push({ row, does: 'wrong', fault: row.fault })
    else if (row.role === null) taken.done.push({ row, does: 'same', fault: null })
    else if (!accountId) taken.done.push(wrong(row, '登录名', 'person-missing'))
    else if (administrators.has(accountId)) taken.done.push(wrong(row, '职责', 'unknown-role'))
    else if (!organization) taken.done.push(wrong(row, '单位', 'organization-missing'))
    else if (found.length > 1) taken.done.push(wrong(row, '单位', 'name-ambiguous'))
    else if (inForce.has(`${accountId} ${organization.id} ${row.role}`))
      taken.done.push({ row, does: 'same', fault: null })
    else {
      inForce.add(`${accountId} ${organization.id} ${row.role}`)
      const id = await insertAppointment(tx, moment.at, {
        accountId,
        organizationId: organization.id,
        role: row.role,
        post: row.fields['职务'],
        validFrom: moment.today,
        deputy: row.role === 'liaison' && row.fields['副职'] === '是',
      })
      taken.touched.push(id, accountId, organization.id)
      taken.done.push({ row, does: 'grant', fault: null })
    }
  }
  return taken
}
