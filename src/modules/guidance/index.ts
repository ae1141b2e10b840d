import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { acknowledgeGuidance, listGuidance, sendGuidance, type GuidanceView } from '#contract/guidance.ts'
import type { Actor } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { keeperFor, offered, requireUnit, standingsOn } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type View = z.input<typeof GuidanceView>
type Row = Omit<View, 'actions'> & { keeper: string; addressee: string }

const views = async (tx: Tx, actor: Actor, where: RawBuilder<unknown>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<Row>`select g.id, g.version, g.title, g.text, f.short_name as "fromName",
      t.short_name as "toName", s.name as "sentBy", g.sent_on as "sentOn", r.name as "readBy", g.read_on as "readOn",
      g.organization_id as keeper, g.addressee_org as addressee
    from guidance_note g join organization f on f.id = g.organization_id join organization t on t.id = g.addressee_org
    join account s on s.id = g.sent_by left join account r on r.id = g.read_by
    where ${where} order by (g.read_on is not null), g.sent_on desc, g.id limit ${limit}`.execute(tx)
  return rows.map(({ keeper, addressee, ...row }) => ({
    ...row,
    actions: offered(actor, standingsOn(keeper, [addressee]), [
      { operation: 'guidance.acknowledge', action: 'guidance.acknowledge', when: row.readOn === null },
    ]),
  }))
}
const view = async (tx: Tx, actor: Actor, id: string) => found((await views(tx, actor, sql`g.id = ${id}`))[0])

/** 指导下级督查工作 (C08): words, and no look into what is purely theirs. */
export const sendGuidanceCommand = command(sendGuidance, {
  run: async ({ tx, actor, by, moment }, { addresseeId, title, text }) => {
    await requireUnit(tx, addresseeId, 'addresseeId')
    if (by.reach.includes(addresseeId)) throw new Refused(refuse('note-to-oneself', { field: 'addresseeId' }))
    const id = newId()
    await tx
      .insertInto('guidance_note')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: await keeperFor(tx, by),
        addressee_org: addresseeId,
        title,
        text,
        sent_by: actor.accountId,
        sent_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    return { events: [{ type: 'guidance.sent', on: [id], changes: { title } }], view: () => view(tx, actor, id) }
  },
})

export const acknowledgeGuidanceCommand = command(acknowledgeGuidance, {
  subjects: ({ noteId, version }) => [{ kind: 'guidance_note', id: noteId, version }],
  present: ({ tx, actor }, { noteId }) => view(tx, actor, noteId),
  run: async ({ tx, actor, moment }, { noteId }) => {
    const row = found(
      await tx.selectFrom('guidance_note').select('read_on').where('id', '=', noteId).executeTakeFirst(),
    )
    if (row.read_on !== null) throw new Refused(refuse('register-closed'))
    await tx
      .updateTable('guidance_note')
      .set({ read_by: actor.accountId, read_on: moment.today })
      .where('id', '=', noteId)
      .execute()
    return { events: [{ type: 'guidance.read' }], view: () => view(tx, actor, noteId) }
  },
})

export const listGuidanceQuery = query(listGuidance, {
  run: async ({ tx, actor }, { limit }) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from guidance_note`.execute(tx)
    return { items: await views(tx, actor, sql`true`, limit), total: rows[0]?.n ?? 0 }
  },
})
