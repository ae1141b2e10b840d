import { sql } from 'kysely'
import type { z } from 'zod'
import { changeName, endName, listNames, settleName, type DocumentNameView } from '#contract/document-names.ts'
import { refuse } from '#domain/refusal.ts'
import { requireUnits } from '#modules/registers/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/db.ts'
import { keeperOf } from './insert.ts'

type View = z.input<typeof DocumentNameView>
type Where = ReturnType<typeof sql>

const namesWhere = async (tx: Tx, where: Where, limit: number): Promise<View[]> => {
  const { rows } = await sql<View>`
    select n.id, n.name, n.units as "unitIds", a.name as "settledBy", n.settled_on as "settledOn",
      n.ended_on as "endedOn", e.name as "endedBy", n.version
    from document_name n join account a on a.id = n.settled_by left join account e on e.id = n.ended_by
    where ${where} order by n.name, n.id desc limit ${limit}`.execute(tx)
  return rows
}
const nameView = async (tx: Tx, id: string): Promise<View> => found((await namesWhere(tx, sql`n.id = ${id}`, 1))[0])

const mostNamed = 20
const shortNames = async (tx: Tx, ids: readonly string[]): Promise<string> => {
  if (ids.length === 0) return ''
  const rows = await tx
    .selectFrom('organization')
    .select('short_name')
    .where('id', 'in', [...ids])
    .orderBy('sort_key')
    .limit(mostNamed)
    .execute()
  return rows.map((row) => row.short_name).join('、')
}

/** A name is settled once for the office; said differently later, the earlier meaning ends and stays on record. */
const settle = async (
  { tx, actor, moment }: Context,
  { keeper, name, unitIds }: { keeper: string; name: string; unitIds: readonly string[] },
): Promise<{ id: string; event: EventDraft }> => {
  const units = [...new Set(unitIds)]
  await requireUnits(tx, unitIds, (index) => `unitIds.${index}`)
  const before = await tx
    .updateTable('document_name')
    .set({ ended_on: moment.today, ended_by: actor.accountId, changed_at: moment.at })
    .where('organization_id', '=', keeper)
    .where('name', '=', name)
    .where('ended_on', 'is', null)
    .returning(['id', 'units'])
    .execute()
  const id = newId()
  await tx
    .insertInto('document_name')
    .values({
      id,
      organization_id: keeper,
      name,
      units,
      settled_by: actor.accountId,
      settled_on: moment.today,
      changed_at: moment.at,
    })
    .execute()
  const [now, earlier] = [
    await shortNames(tx, units),
    await shortNames(tx, (before[0]?.units as string[] | undefined) ?? []),
  ]
  const on: [string, ...string[]] = [id, ...before.map((row) => row.id)]
  return {
    id,
    event: { type: 'document_name.settled', on, changes: { name, means: before.length > 0 ? [earlier, now] : now } },
  }
}

export const settleNameCommand = command(settleName, {
  run: async (context, { name, unitIds }) => {
    const { id, event } = await settle(context, { keeper: await keeperOf(context), name, unitIds })
    return { events: [event], view: () => nameView(context.tx, id) }
  },
})

/** A meaning that counts; what was ended before is neither changed nor ended again. */
const standing = async (tx: Tx, nameId: string) => {
  const row = found(await tx.selectFrom('document_name').selectAll().where('id', '=', nameId).executeTakeFirst())
  if (row.ended_on !== null) throw new Refused(refuse('already-done'))
  return row
}

export const changeNameCommand = command(changeName, {
  subjects: ({ nameId, version }) => [{ kind: 'document_name', id: nameId, version }],
  present: ({ tx }, { nameId }) => nameView(tx, nameId),
  run: async (context, { nameId, unitIds }) => {
    const { organization_id: keeper, name } = await standing(context.tx, nameId)
    const { id, event } = await settle(context, { keeper, name, unitIds })
    return { events: [event], view: () => nameView(context.tx, id) }
  },
})

export const endNameCommand = command(endName, {
  subjects: ({ nameId, version }) => [{ kind: 'document_name', id: nameId, version }],
  present: ({ tx }, { nameId }) => nameView(tx, nameId),
  run: async ({ tx, actor, moment }, { nameId }) => {
    const { name } = await standing(tx, nameId)
    await tx
      .updateTable('document_name')
      .set({ ended_on: moment.today, ended_by: actor.accountId })
      .where('id', '=', nameId)
      .execute()
    return {
      events: [{ type: 'document_name.ended', changes: { name } }],
      view: async () => ({ id: nameId, name }),
    }
  },
})

export const listNamesQuery = query(listNames, {
  run: async ({ tx }, { search, ended, cursor, limit }) => {
    const wanted = sql`${ended ? sql`true` : sql`n.ended_on is null`}
      and ${search ? sql`position(${search} in n.name) > 0` : sql`true`}`
    const after = readCursor(cursor, ['text', 'uuid'])
    const beyond = after
      ? sql`(n.name > ${after[0]} or (n.name = ${after[0]} and n.id < ${after[1]}::uuid))`
      : sql`true`
    const rows = await namesWhere(tx, sql`${wanted} and ${beyond}`, limit + 1)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::int as n from document_name n where ${wanted}`.execute(tx)
    return {
      items,
      next: rows.length > limit && last ? cursorAfter([last.name, last.id]) : null,
      total: counted[0]?.n ?? null,
    }
  },
})
