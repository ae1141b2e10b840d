import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { civilDate } from '#domain/date.ts'
import type { Role } from '#domain/permissions.ts'
import { insertAccount, insertAppointment, insertGovernment } from '#modules/accounts/index.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'

export type DemoFile = {
  government: { name: string; office: string; inspectionBody: string; orderCode: string }
  organizations: { key: string; name: string; short: string; kind: 'department' | 'government' }[]
  people: { login: string; name: string; role: Role; at: string; post: string | null; phone: string | null }[]
}

export type Person = {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly password: string
  readonly role: Role
  readonly at: string
}
export type Government = {
  readonly organizations: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, Person>
}

export const readDemoFile = async (): Promise<DemoFile> =>
  JSON.parse(await readFile(new URL('../../data/demo/lingnan.json', import.meta.url), 'utf8')) as DemoFile

/** The organizations and people of the demonstration, in office since `since`, as one recorded act. */
export const installGovernment = async (
  app: App,
  since: string,
  passwordFor: (login: string) => string,
): Promise<Government> => {
  const file = await readDemoFile()
  const { at, today } = momentOn(civilDate(since), 8)
  const actor = systemActor('demo')
  const organizations = new Map<string, string>()
  const people = new Map<string, Person>()
  await transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const { name, office, inspectionBody, orderCode } = file.government
    const first = await insertGovernment(tx, at, today, {
      governmentName: name,
      officeName: office,
      inspectionBodyName: inspectionBody,
      orderCode,
    })
    for (const [key, id] of Object.entries(first)) organizations.set(key, id)
    for (const [i, each] of file.organizations.entries()) {
      const id = newId()
      organizations.set(each.key, id)
      await tx
        .insertInto('organization')
        .values({
          id,
          government_id: each.kind === 'government' ? id : first.government,
          parent_id: first.government,
          kind: each.kind,
          name: each.name,
          short_name: each.short,
          sort_key: `1.${String(i + 2).padStart(3, '0')}`,
          valid_from: today,
          changed_at: at,
        })
        .execute()
    }
    for (const person of file.people) {
      const password = passwordFor(person.login)
      const accountId = await insertAccount(tx, at, {
        name: person.name,
        login: person.login,
        phone: person.phone,
        password,
        mustChange: false,
      })
      const organizationId = organizations.get(person.at)
      if (organizationId === undefined) throw new Error(`demo: no organization ${person.at}`)
      await insertAppointment(tx, at, {
        accountId,
        organizationId,
        role: person.role,
        post: person.post,
        validFrom: today,
      })
      people.set(person.login, {
        accountId,
        name: person.name,
        login: person.login,
        password,
        role: person.role,
        at: person.at,
      })
    }
    const header = outsideAppointments(at, actor, 'demo.install')
    await record(
      tx,
      header,
      [{ type: 'installation.set_up', changes: { demo: true } }],
      [...organizations.values(), ...[...people.values()].map((each) => each.accountId)],
    )
  })
  return { organizations, people }
}
