import { sql } from 'kysely'
import type { z } from 'zod'
import { endName, listNames, settleName, type DocumentNameView } from '#contract/document-names.ts'
import { refuse } from '#domain/refusal.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/db.ts'
import { keeperOf } from './insert.ts'

type View = z.input<typeof DocumentNameView>

const namesWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<View[]> => {
  const { rows } = await sql<View>`
    select n.id, n.name, n.units as "unitIds", a.name as "settledBy", n.settled_on as "settledOn", n.version
    from document_name n join account a on a.id = n.settled_by
    where n.ended_on is null and ${where} order by n.name, n.id limit 500`.execute(tx)
  return rows
}

/** A name is settled once for the office; said differently later, the earlier meaning ends and stays on record. */
export const settleNameCommand = command(settleName, {
  run: async (context, { name, unitIds }) => {
    const { tx, actor, moment } = context
    const units = [...new Set(unitIds)]
    const known = await tx
      .selectFrom('organization')
      .select(['id', 'short_name'])
      .where('id', 'in', units)
      .where('valid_to', 'is', null)
      .execute()
    const missing = unitIds.findIndex((id) => !known.some((row) => row.id === id))
    if (missing >= 0) throw badField(`unitIds.${missing}`, 'missing')
    const keeper = await keeperOf(context)
    const before = await tx
      .updateTable('document_name')
      .set({ ended_on: moment.today, ended_by: actor.accountId, changed_at: moment.at })
      .where('organization_id', '=', keeper)
      .where('name', '=', name)
      .where('ended_on', 'is', null)
      .returning('id')
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
    const means = units.map((unit) => known.find((row) => row.id === unit)?.short_name ?? '').slice(0, 20)
    return {
      events: [
        {
          type: 'document_name.settled',
          on: [id, ...before.map((row) => row.id)],
          changes: { name, units: means.join('、') },
        },
      ],
      view: async () => found((await namesWhere(tx, sql`n.id = ${id}`))[0]),
    }
  },
})

export const endNameCommand = command(endName, {
  subjects: ({ nameId, version }) => [{ kind: 'document_name', id: nameId, version }],
  run: async ({ tx, actor, moment }, { nameId }) => {
    const row = found(await tx.selectFrom('document_name').selectAll().where('id', '=', nameId).executeTakeFirst())
    if (row.ended_on !== null) throw new Refused(refuse('already-done'))
    await tx
      .updateTable('document_name')
      .set({ ended_on: moment.today, ended_by: actor.accountId })
      .where('id', '=', nameId)
      .execute()
    return {
      events: [{ type: 'document_name.ended', changes: { name: row.name } }],
      view: async () => ({ id: nameId, name: row.name }),
    }
  },
})

export const listNamesQuery = query(listNames, {
  run: async ({ tx }, { search }) => ({
    items: await namesWhere(tx, search ? sql`position(${search} in n.name) > 0` : sql`true`),
  }),
})
