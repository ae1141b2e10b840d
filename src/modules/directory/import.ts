import { sql } from 'kysely'
import { importDirectory } from '#contract/directory.ts'
import { may } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { readWorkbook } from '#platform/sheets/index.ts'
import { takeOrganizations, type Done } from './organizations.ts'
import { takeAccounts, takeAppointments } from './people.ts'
import { organizationRows, personRows, type OrganizationRow, type PersonRow } from './read.ts'

const most = 2_000

/**
 * The look beforehand does everything and takes it back: what it promises is what the second run does. A file with one
 * wrong row is taken by nobody.
 */
export const importDirectoryCommand = command(importDirectory, {
  run: async (context, { content, apply }) => {
    const { tx, actor } = context
    const sheets = (await readWorkbook(Buffer.from(content, 'base64'))).filter((sheet) => !sheet.hidden)
    const [organizations, people] = [organizationRows(sheets), personRows(sheets)]
    if (organizations.length + people.length === 0)
      throw new Refused(refuse('sheet-without-rows', { field: 'content' }))
    if (organizations.length + people.length > most)
      throw new Refused(refuse('sheet-too-many-rows', { field: 'content', params: { rows: most } }))
    await sql`savepoint looked`.execute(tx)
    const touched: string[] = []
    const done: Done<OrganizationRow | PersonRow>[] = []
    let passwords: { name: string; login: string; password: string }[] = []
    if (may(actor, 'organization.manage')) {
      const made = await takeOrganizations(context, organizations)
      const hired = await takeAccounts(context, people, apply)
      done.push(...made.done, ...hired.done)
      touched.push(...made.touched, ...hired.touched)
      passwords = hired.passwords
    }
    if (may(actor, 'appointment.grant')) {
      const granted = await takeAppointments(context, people)
      done.push(...granted.done)
      touched.push(...granted.touched)
    }
    const count = (...does: Done<unknown>['does'][]) => done.filter((each) => does.includes(each.does)).length
    const counts = {
      created: count('create'),
      changed: count('change'),
      granted: count('grant'),
      wrong: count('wrong'),
    }
    if (apply && counts.wrong > 0) throw new Refused(refuse('import-has-faults', { params: { count: counts.wrong } }))
    if (!apply) await sql`rollback to savepoint looked`.execute(tx)
    return {
      events: [
        {
          type: apply ? 'directory.imported' : 'directory.looked_at',
          on: [actor.accountId, ...(apply ? [...new Set(touched)] : [])],
          changes: counts,
        },
      ],
      view: async () => ({
        rows: done.map(({ row, does, fault }) => ({ sheet: row.sheet, row: row.row, name: row.name, does, fault })),
        ...counts,
        applied: apply,
        passwords,
      }),
    }
  },
})
