import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { civilDate } from '#domain/date.ts'
import { roles, type Role } from '#domain/permissions.ts'
import { insertAccount, insertAppointment } from '#modules/accounts/index.ts'
import { record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import { deskOf, type Desk } from '../../src/demo/desk.ts'
import type { World } from './world.ts'

/** One person for every role in every organization, and how that organization stands to the matter they walk around. */
export const houses = {
  supervisor: 'jyt',
  coordinating_lead: 'czt',
  joint_lead: 'zjt',
  supporting: 'fgw',
  superior: 'inspectionBody',
  stranger: 'yunshan',
  overseer: 'haizhou',
} as const
export type House = keyof typeof houses

export type Member = {
  readonly accountId: string
  readonly name: string
  readonly password: string
  /** Sent as `Authorization`. */
  readonly bearer: string
  readonly desk: Desk
}
export type Cast = (house: House, role: Role) => Member

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest()

export const hireCast = async (world: World): Promise<Cast> => {
  const { app } = world
  const { at, today } = momentOn(civilDate('2026-01-05'), 9)
  const actor = systemActor('test')
  const members = new Map<string, Member>()
  await transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    for (const [house, key] of Object.entries(houses))
      for (const role of roles) {
        const name = `${house} ${role}`
        const password = `${name} password`
        const login = `${house}.${role}`
        const accountId = await insertAccount(tx, at, { name, login, password, mustChange: false })
        await insertAppointment(tx, at, { accountId, organizationId: world.org(key), role, validFrom: today })
        const token = `luoshi_${house}_${role}`
        await tx
          .insertInto('api_token')
          .values({ id: newId(), account_id: accountId, name, token_hash: hashOfToken(token), created_at: at })
          .execute()
        const desk = deskOf(app, accountId)
        members.set(login, { accountId, name, password, bearer: `Bearer ${token}`, desk })
      }
    const header = {
      at,
      actor,
      actorName: null,
      organizationId: null,
      role: null,
      operation: 'test.hire',
      client: null,
    }
    const people = [...members.values()].map((each) => each.accountId)
    await record(tx, header, [{ type: 'account.created' }], people)
  })
  return (house, role) => {
    const member = members.get(`${house}.${role}`)
    if (!member) throw new Error(`nobody is ${role} of ${house}`)
    return member
  }
}
