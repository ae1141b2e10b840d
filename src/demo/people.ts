import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { civilDate, type CivilDate } from '#domain/date.ts'
import type { Role } from '#domain/permissions.ts'
import { insertAccount, insertAppointment, insertGovernment } from '#modules/accounts/index.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'

export type Organization = {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly kind: 'department' | 'government'
  /** Key of the organization above; the government itself where none is named. */
  readonly parent?: string
  readonly orderCode?: string
}
export type NewPerson = {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly at: string
  readonly post: string | null
  readonly phone: string | null
}
export type DemoFile = {
  readonly government: {
    readonly name: string
    readonly office: string
    readonly inspectionBody: string
    readonly orderCode: string
  }
  readonly organizations: readonly Organization[]
  readonly people: readonly NewPerson[]
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

export const readData = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`../../data/demo/${name}`, import.meta.url), 'utf8')) as T

const actor = systemActor('demo')

const insertOrganizations = async (
  tx: Tx,
  given: readonly Organization[],
  organizations: Map<string, string>,
  { at, today }: { at: string; today: CivilDate },
): Promise<void> => {
  const government = organizations.get('government') ?? ''
  const sortKeys = new Map([['government', '1']])
  const below = new Map([['government', 1]]) // the office stands first
  const rows = given.map((each) => {
    const id = newId()
    organizations.set(each.key, id)
    const parent = each.parent ?? 'government'
    const place = (below.get(parent) ?? 0) + 1
    below.set(parent, place)
    const sortKey = `${sortKeys.get(parent) ?? '1'}.${String(place).padStart(3, '0')}`
    sortKeys.set(each.key, sortKey)
    return {
      id,
      government_id: each.kind === 'government' ? id : government,
      parent_id: organizations.get(parent) ?? government,
      kind: each.kind,
      name: each.name,
      short_name: each.short,
      order_code: each.orderCode ?? null,
      sort_key: sortKey,
      valid_from: today,
      changed_at: at,
    }
  })
  await tx.insertInto('organization').values(rows).execute()
}

/** People into office since `since`, as one recorded act. */
const insertPeople = async (
  tx: Tx,
  people: readonly NewPerson[],
  organizations: ReadonlyMap<string, string>,
  passwordFor: (login: string) => string,
  { at, today }: { at: string; today: CivilDate },
): Promise<Person[]> => {
  const hired: Person[] = []
  for (const { login, name, role, at: key, post, phone } of people) {
    const password = passwordFor(login)
    const accountId = await insertAccount(tx, at, { name, login, phone, password, mustChange: false })
    const organizationId = organizations.get(key)
    if (organizationId === undefined) throw new Error(`demo: no organization ${key}`)
    await insertAppointment(tx, at, { accountId, organizationId, role, post, validFrom: today })
    hired.push({ accountId, name, login, password, role, at: key })
  }
  return hired
}

const byLogin = (people: readonly Person[]) => new Map(people.map((each) => [each.login, each]))

/** The organizations and people of a file, in office since `since`, as one recorded act. */
export const installGovernment = async (
  app: App,
  since: string,
  passwordFor: (login: string) => string,
  given?: DemoFile,
): Promise<Government> => {
  const file = given ?? (await readData<DemoFile>('lingnan.json'))
  const moment = momentOn(civilDate(since), 8)
  const { at, today } = moment
  return transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const { name, office, inspectionBody, orderCode } = file.government
    const first = await insertGovernment(tx, at, today, {
      governmentName: name,
      officeName: office,
      inspectionBodyName: inspectionBody,
      orderCode,
    })
    const organizations = new Map<string, string>(Object.entries(first))
    await insertOrganizations(tx, file.organizations, organizations, moment)
    const people = await insertPeople(tx, file.people, organizations, passwordFor, moment)
    await record(
      tx,
      outsideAppointments(at, actor, 'demo.install'),
      [{ type: 'installation.set_up', changes: { demo: true } }],
      [...organizations.values(), ...people.map((each) => each.accountId)],
    )
    return { organizations, people: byLogin(people) }
  })
}

/** More people into office, as one recorded act; whoever is there already stays as they are. */
export const hire = async (
  app: App,
  government: Government,
  since: string,
  people: readonly NewPerson[],
  passwordFor: (login: string) => string,
): Promise<readonly Person[]> => {
  const missing = people.filter((each) => !government.people.has(each.login))
  if (missing.length === 0) return []
  const moment = momentOn(civilDate(since), 8)
  return transact(app.database.db, { actor, today: moment.today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${moment.at}, true)`.execute(tx)
    const hired = await insertPeople(tx, missing, government.organizations, passwordFor, moment)
    const ids = hired.map((each) => each.accountId)
    await record(tx, outsideAppointments(moment.at, actor, 'demo.install'), [{ type: 'account.created' }], ids)
    return hired
  })
}

/** The government of a file as it stands in the database, with whoever of its people has been hired so far. */
export const readGovernment = async (app: App, file: DemoFile): Promise<Government & { readonly since: CivilDate }> => {
  const { today } = app.now()
  return transact(
    app.database.db,
    { actor, today },
    async (tx) => {
      const rows = await tx.selectFrom('organization').select(['id', 'name', 'parent_id', 'valid_from']).execute()
      const ids = new Map(rows.map((row) => [row.name, row.id]))
      const { name, office, inspectionBody } = file.government
      const named = [
        ['government', name],
        ['office', office],
        ['inspectionBody', inspectionBody],
        ...file.organizations.map((each) => [each.key, each.name] as const),
      ] as const
      const organizations = new Map(
        named.flatMap(([key, called]) => (ids.has(called) ? [[key, ids.get(called)!]] : [])),
      )
      const accounts = await tx.selectFrom('account').select(['id', 'login']).execute()
      const accountOf = new Map(accounts.map((row) => [row.login, row.id]))
      const people = file.people.flatMap(({ login, name: called, role, at }) => {
        const accountId = accountOf.get(login)
        return accountId ? [{ accountId, name: called, login, password: '', role, at }] : []
      })
      const since = rows.find((row) => row.parent_id === null)?.valid_from
      return { organizations, people: byLogin(people), since: civilDate(String(since ?? today)) }
    },
    true,
  )
}
