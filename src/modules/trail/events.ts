import { sql } from 'kysely'
import type { z } from 'zod'
import { listEvents } from '#contract/trail.ts'
import type { EventView } from '#contract/matters.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

/** 流转记录: what happened to one object, newest first. */
export const eventsOn = async (tx: Tx, objectId: string, limit: number): Promise<z.input<typeof EventView>[]> => {
  const { rows } = await sql<z.input<typeof EventView>>`
    select e.id, e.at, e.type, e.operation, e.actor_name as "actorName", b.name as "onBehalfOf", o.name as "organizationName", e.reason, e.changes, false as sealed
    from event_object x join event e on e.id = x.event_id left join organization o on o.id = e.organization_id
    left join account b on b.id = e.on_behalf_of
    where x.object_id = ${objectId} and e.type not like 'access.%' order by e.at desc, e.id desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

export const listEventsQuery = query(listEvents, {
  run: async ({ tx }, { before, operation, limit }) => {
    const { rows } = await sql<z.input<typeof listEvents.output>['items'][number]>`
      select e.id, e.at, e.actor, e.actor_name as "actorName", b.name as "onBehalfOf", e.operation, e.type, e.reason, e.client,
        exists (select 1 from seal_entry s where s.event_id = e.id) as sealed,
        coalesce((select array_agg(x.object_id) from event_object x where x.event_id = e.id), '{}') as objects
      from event e left join account b on b.id = e.on_behalf_of where ${before ? sql`e.id < ${before}::uuid` : sql`true`} and ${operation ? sql`e.operation = ${operation}` : sql`true`}
      order by e.id desc limit ${limit}`.execute(tx)
    return { items: rows }
  },
})
