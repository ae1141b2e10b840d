import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { setUp } from '#contract/setup.ts'
import { refuse } from '#domain/refusal.ts'
import type { Role } from '#domain/permissions.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { insertAccount, insertAppointment } from './manage.ts'
import { tokenHash } from './session.ts'

const as = (app: App) => ({ actor: systemActor('setup'), today: app.now().today })

export const isSetupNeeded = (app: App): Promise<boolean> =>
  transact(
    app.database.db,
    as(app),
    async (tx) => (await tx.selectFrom('organization').select('id').limit(1).executeTakeFirst()) === undefined,
  )

/** A link for the terminal, good once and only while the installation is empty; earlier ones stop working. */
export const newSetupLink = async (app: App): Promise<string> => {
  const token = randomBytes(24).toString('base64url')
  const { at } = app.now()
  await transact(app.database.db, as(app), async (tx) => {
    await tx.updateTable('setup_link').set({ used_at: at }).where('used_at', 'is', null).execute()
    await tx
      .insertInto('setup_link')
      .values({ token_hash: tokenHash(token), created_at: at })
      .execute()
  })
  return token
}

export type FirstOrganizations = {
  readonly government: string
  readonly office: string
  readonly inspectionBody: string
}

/** The government, its office and the inspection body inside it: the least that can supervise anything. */
export const insertGovernment = async (
  tx: Tx,
  at: string,
  today: string,
  given: { governmentName: string; officeName: string; inspectionBodyName: string; orderCode: string },
): Promise<FirstOrganizations> => {
  const ids: FirstOrganizations = { government: newId(), office: newId(), inspectionBody: newId() }
  const rows = [
    [ids.government, null, 'government', given.governmentName, '1'],
    [ids.office, ids.government, 'office', given.officeName, '1.001'],
    [ids.inspectionBody, ids.office, 'inspection_body', given.inspectionBodyName, '1.001.001'],
  ] as const
  for (const [id, parent, kind, name, sortKey] of rows)
    await tx
      .insertInto('organization')
      .values({
        id,
        government_id: ids.government,
        parent_id: parent,
        kind,
        name,
        short_name: name,
        sort_key: sortKey,
        order_code: kind === 'government' ? given.orderCode : null,
        valid_from: sql`${today}::date`,
        changed_at: at,
      })
      .execute()
  return ids
}

/** First run: who holds the one-time link names the government and its three administrators. */
export const setUpInstallation = async (
  app: App,
  given: z.output<typeof setUp.input>,
  client: string,
): Promise<void> => {
  const { at, today } = app.now()
  const logins = [given.systemAdmin, given.securityAdmin, given.auditAdmin].map((each) => each.login.toLowerCase())
  if (new Set(logins).size < 3) throw new Refused(refuse('one-person-one-administrator', { field: 'auditAdmin.login' }))
  await transact(app.database.db, as(app), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('luoshi setup')), set_config('luoshi.at', ${at}, true)`.execute(tx)
    const link = await tx
      .updateTable('setup_link')
      .set({ used_at: at })
      .where('token_hash', '=', tokenHash(given.link))
      .where('used_at', 'is', null)
      .executeTakeFirst()
    const exists = await tx.selectFrom('organization').select('id').limit(1).executeTakeFirst()
    if (link.numUpdatedRows !== 1n || exists) throw new Refused(refuse('already-set-up'))
    const ids = await insertGovernment(tx, at, today, given)
    const accounts: string[] = []
    const people: [Role, typeof given.systemAdmin][] = [
      ['system_admin', given.systemAdmin],
      ['security_admin', given.securityAdmin],
      ['audit_admin', given.auditAdmin],
    ]
    for (const [role, person] of people) {
      const id = await insertAccount(tx, at, { ...person, mustChange: false })
      await insertAppointment(tx, at, { accountId: id, organizationId: ids.government, role, validFrom: today })
      accounts.push(id)
    }
    const header = outsideAppointments(at, systemActor('setup'), 'setup.run', { client })
    await record(
      tx,
      header,
      [{ type: 'installation.set_up', changes: { government: given.governmentName } }],
      [...Object.values(ids), ...accounts],
    )
  })
}
