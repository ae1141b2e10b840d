import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listReceipts, receiveChase } from '#contract/leader.ts'
import { refuse } from '#domain/refusal.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'

type Item = z.input<typeof listReceipts.output>['items'][number]
export type Chased = Omit<Item, 'mayReceive'> & { matterId: string; title: string; organizationId: string }

export const chasesWhere = async (tx: Tx, where: RawBuilder<unknown>, limit = 50): Promise<Chased[]> =>
  (
    await sql<Chased>`select c.id as "chaseId", c.matter_id as "matterId", m.title, c.organization_id as "organizationId",
        a.name as by, c.said, o.short_name as unit, c.chased_at as at, r.name as "readBy", k.read_at as "readAt"
      from chase c join matter m on m.id = c.matter_id join account a on a.id = c.chased_by
      join organization o on o.id = c.organization_id left join chase_receipt k on k.chase_id = c.id
      left join account r on r.id = k.read_by where ${where} order by c.chased_at desc, c.id limit ${limit}`.execute(tx)
  ).rows

/** Once only, by somebody of the unit that was chased. */
export const receiveChaseCommand = command(receiveChase, {
  subjects: ({ chaseId }) => [{ kind: 'chase', id: chaseId }],
  run: async ({ tx, actor, by, moment }, { chaseId }) => {
    const chase = found((await chasesWhere(tx, sql`c.id = ${chaseId}`))[0])
    if (!by.reach.includes(chase.organizationId)) throw new Refused(refuse('not-in-path'))
    if (chase.readAt !== null) throw new Refused(refuse('register-closed'))
    await tx
      .insertInto('chase_receipt')
      .values({ chase_id: chaseId, matter_id: chase.matterId, read_by: actor.accountId, read_at: moment.at })
      .execute()
    return {
      events: [{ type: 'matter.chase_read' }],
      view: async () => ({ chaseId, readBy: actor.name, readAt: moment.at }),
    }
  },
})

export const listReceiptsQuery = query(listReceipts, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx, actor }, { matterId }) => {
    const mine = new Set(organizationsOf(actor))
    const rows = await chasesWhere(tx, sql`c.matter_id = ${matterId}`)
    return {
      items: rows.map(({ matterId: _matter, title: _title, organizationId, ...row }) => ({
        ...row,
        mayReceive: row.readAt === null && mine.has(organizationId),
      })),
    }
  },
})
