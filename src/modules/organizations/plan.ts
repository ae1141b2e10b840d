import { sql } from 'kysely'
import { outsideAppointments, record } from '#platform/audit.ts'
import { job } from '#platform/job.ts'
import { momentAfter } from '#platform/subjects.ts'
import { applyChange, presentOf, type Change } from './change.ts'

type Due = { id: string; organization_id: string; after: Change; version: number; kind: 'organization' }

/** Changes whose day has come take effect; one that no longer fits the tree waits and is tried again. */
export const changesJob = job<Record<string, never>>(
  'organization-changes',
  async ({ tx, moment, actor }) => {
    const { rows } = await sql<Due>`
      select c.id, c.organization_id, c.after, o.version from organization_change c
      join organization o on o.id = c.organization_id and o.valid_to is null
      where c.applied_at is null and c.effective_on <= today() order by c.effective_on, c.id for update of c, o`.execute(
      tx,
    )
    for (const due of rows) {
      const id = due.organization_id
      const at = await momentAfter(
        tx,
        [{ kind: 'organization', id, version: due.version, expected: undefined }],
        moment.at,
      )
      const before = await presentOf(tx, id)
      const touched = await applyChange(tx, id, due.after, at)
      await sql`update organization set version = version + 1, changed_at = ${at} where id = ${id}`.execute(tx)
      await sql`update organization_change set applied_at = ${at} where id = ${due.id}`.execute(tx)
      const changes = { name: [before.name, due.after.name], parentId: [before.parentId, due.after.parentId] }
      const header = outsideAppointments(at, actor, 'organizations.change')
      await record(tx, header, [{ type: 'organization.changed', changes }], [id, ...touched])
    }
  },
  '2 * * * *',
)
