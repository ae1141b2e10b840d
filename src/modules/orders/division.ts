import { sql } from 'kysely'
import type { z } from 'zod'
import { draftDivision, getDivision, type DivisionView } from '#contract/divisions.ts'
import { insertDraft, linkSource, selectFaces } from '#modules/matters/index.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { ApiError, found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { paperRows } from './paper-rows.ts'
import { consultationsWhere } from './consultation-view.ts'

const divisionView = async (context: Context, divisionId: string): Promise<z.input<typeof DivisionView>> => {
  const { tx, actor, moment } = context
  const { rows } = await sql<{
    id: string
    title: string
    sourceId: string
    sourceTitle: string
    draftedBy: string
    draftedOn: string
  }>`select d.id, d.title, d.source_id as "sourceId", s.title as "sourceTitle", a.name as "draftedBy", d.drafted_on as "draftedOn"
     from division d join source s on s.id = d.source_id join account a on a.id = d.drafted_by where d.id = ${divisionId}`.execute(
    tx,
  )
  const { rows: orders } = await sql<{ id: string; number: string }>`
    select distinct o.id, o.number, o.seq from order_paper o join matter m on m.order_id = o.id
    join division_matter d on d.matter_id = m.id where d.division_id = ${divisionId} order by o.seq`.execute(tx)
  const inside = sql`m.id in (select d.matter_id from division_matter d where d.division_id = ${divisionId})`
  const order = sql`order by (select d.no from division_matter d where d.matter_id = m.id)`
  return {
    ...found(rows[0]),
    rows: await selectFaces(tx, actor, moment, inside, order),
    texts: await paperRows(tx, inside, order),
    consultations: await consultationsWhere(context, sql`c.division_id = ${divisionId}`),
    orders: orders.map(({ id, number }) => ({ id, number })),
  }
}

/** A refusal that speaks of a row of the grid names the row. */
const inRow = async <T>(no: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error
    const fields = error.fields.map((each) => ({ ...each, field: `rows.${no}.${each.field}` }))
    throw new ApiError(400, error.code, { fields })
  }
}

/** 起草分办: one text, one unit a row, each row a draft of its own; all of them or none. */
export const draftDivisionCommand = command(draftDivision, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: async (context, { sourceId, clause, quote, rows, ...template }) => {
    const { tx, actor, moment } = context
    const source = found(await tx.selectFrom('source').selectAll().where('id', '=', sourceId).executeTakeFirst())
    const divisionId = newId()
    await tx
      .insertInto('division')
      .values({
        id: divisionId,
        organization_id: source.organization_id,
        source_id: sourceId,
        title: template.title,
        drafted_by: actor.accountId,
        drafted_on: moment.today,
      })
      .execute()
    const ids: string[] = []
    for (const [i, own] of rows.entries()) {
      const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as typeof own
      const fields = { ...template, ...given } as typeof template & Required<typeof own>
      const id = await inRow(i, () =>
        insertDraft(context, fields, {
          supervisorOrg: source.organization_id,
          governmentId: source.government_id,
          originLevel: source.origin_level,
          sourceKind: source.kind,
          urgency: source.urgency,
        }),
      )
      await linkSource(tx, id, source, { clause: clause ?? null, quote: quote ?? null, span: null })
      await tx
        .insertInto('division_matter')
        .values({ matter_id: id, division_id: divisionId, no: i + 1 })
        .execute()
      ids.push(id)
    }
    return {
      events: [
        { type: 'division.drafted', on: [divisionId], changes: { title: template.title, matters: ids.length } },
        { type: 'matter.drafted', on: ids, changes: { title: template.title } },
      ],
      view: () => divisionView(context, divisionId),
    }
  },
})

export const getDivisionQuery = query(getDivision, {
  subjects: ({ divisionId }) => [{ kind: 'division', id: divisionId }],
  run: (context, { divisionId }) => divisionView(context, divisionId),
})
