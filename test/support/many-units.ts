import { sql } from 'kysely'
import { civilDate } from '#domain/date.ts'
import { insertAccount, insertAppointment } from '#modules/accounts/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import { deskOf, type Desk } from '../../src/demo/desk.ts'
import type { World } from './world.ts'

export type ManyUnit = { readonly id: string; readonly name: string; readonly login: string; readonly desk: Desk }

/** Counties below the government, each with one person who is liaison and principal at once, as small ones have. */
export const addUnits = async (world: World, n: number): Promise<readonly ManyUnit[]> => {
  const { app } = world
  const { at, today } = momentOn(civilDate('2026-01-05'), 9)
  const actor = systemActor('test')
  const units: ManyUnit[] = []
  await transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const people: string[] = []
    for (let i = 1; i <= n; i += 1) {
      const [id, name, login] = [newId(), `第${i}县人民政府`, `county${i}`]
      await tx
        .insertInto('organization')
        .values({
          id,
          government_id: id,
          parent_id: world.org('government'),
          kind: 'government',
          name,
          short_name: `第${i}县`,
          sort_key: `2.${String(i).padStart(3, '0')}`,
          valid_from: today,
          changed_at: at,
        })
        .execute()
      const person = { name: `县${i}联络员`, login, phone: `020-8400${String(i).padStart(4, '0')}` }
      const accountId = await insertAccount(tx, at, { ...person, password: `${login}-password`, mustChange: false })
      for (const role of ['liaison', 'principal'] as const)
        await insertAppointment(tx, at, { accountId, organizationId: id, role, validFrom: today })
      people.push(accountId)
      units.push({ id, name, login, desk: deskOf(app, accountId) })
    }
    const objects = [...units.map((unit) => unit.id), ...people]
    await record(tx, outsideAppointments(at, actor, 'test.units'), [{ type: 'organization.created' }], objects)
  })
  return units
}
