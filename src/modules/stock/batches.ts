import type { z } from 'zod'
import { getStock, listStock, planStock, uploadStock } from '#contract/stock.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import type { Sheet } from '#domain/sheet.ts'
import { likeliestSheet, proposePlan } from '#domain/stock/check.ts'
import { readColumns } from '#domain/stock/header.ts'
import type { StockPlan } from '#domain/stock/plan.ts'
import { insertFile } from '#modules/files/index.ts'
import { keeperOf } from '#modules/sources/index.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { readWorkbook } from '#platform/sheets/index.ts'
import { batchRows, batchView, loadBatch, loadSheets } from './store.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Reads the workbook and proposes how it is to be understood; a person corrects that before anything is made of it. */
export const uploadStockCommand = command(uploadStock, {
  run: async (context, { name, content }) => {
    const { tx, actor, by, moment } = context
    const keeper = await keeperOf(context)
    const bytes = Buffer.from(content, 'base64')
    const sheets = await readWorkbook(bytes)
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new Refused(refuse('stock-empty', { field: 'content' }))
    const file = await insertFile(context, { name, mediaType, bytes })
    const id = newId()
    await tx
      .insertInto('import_batch')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: keeper,
        file_id: file.id,
        file_name: name,
        sha256: file.sha256,
        plan: JSON.stringify(proposePlan(sheets, likeliestSheet(sheets), moment.today, name)),
        made_by: actor.accountId,
        made_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    await tx
      .insertInto('import_sheet')
      .values(sheets.map((sheet, no) => ({ batch_id: id, no, sheet: JSON.stringify(sheet) })))
      .execute()
    return {
      events: [
        {
          type: 'stock.uploaded',
          on: [id, file.id],
          changes: { name, size: bytes.length, sha256: file.sha256.toString('hex') },
        },
      ],
      view: () => batchView(tx, id),
    }
  },
})

type Said = Omit<z.output<typeof planStock.input>, 'batchId' | 'version'>

const corrected = (sheets: readonly Sheet[], plan: StockPlan, said: Said, { moment }: Context): StockPlan => {
  const at = said.sheet ?? plan.sheet
  const sheet = sheets[at]
  if (!sheet) throw badField('sheet', 'missing')
  // Another sheet is another ledger: only what names mean is carried over.
  const base = at === plan.sheet ? plan : { ...proposePlan(sheets, at, moment.today, plan.title), names: plan.names }
  const head = said.head ?? base.head
  if (head.bottom < head.top || head.bottom >= sheet.rows.length) throw badField('head.bottom', 'missing')
  const columns = said.head ? readColumns(sheet, head).map((each) => each.field) : base.fields
  const fields = said.fields?.map((field) => (field === 'ignored' ? null : field)) ?? columns
  const isTwice = fields.some((field, i) => field !== null && fields.indexOf(field) !== i)
  if (isTwice || fields.length !== columns.length) throw badField('fields', 'wrong-form')
  const names = said.names?.map(({ name, organizationId }) => [name, organizationId ?? null] as const) ?? []
  const due = said.dueWhenMissing
  return {
    ...base,
    sheet: at,
    head,
    fields,
    names: { ...base.names, ...Object.fromEntries(names) },
    confirmed: said.confirmed ?? base.confirmed,
    dueWhenMissing: due === undefined ? base.dueWhenMissing : due === 'none' ? null : civilDate(due),
    year: said.year ?? base.year,
    kind: said.kind ?? base.kind,
    title: said.title ?? base.title,
    originLevel: said.originLevel ?? base.originLevel,
  }
}

export const planStockCommand = command(planStock, {
  subjects: ({ batchId, version }) => [{ kind: 'import_batch', id: batchId, version }],
  present: ({ tx }, { batchId }) => batchView(tx, batchId),
  run: async (context, { batchId, version: _version, ...said }) => {
    const { tx } = context
    const batch = await loadBatch(tx, batchId)
    if (batch.state !== 'open') throw new Refused(refuse('stock-batch-closed'))
    const ids = said.names?.flatMap((each) => each.organizationId ?? []) ?? []
    const known = await tx
      .selectFrom('organization')
      .select('id')
      .where('id', 'in', [...ids, batchId])
      .execute()
    const missing = said.names?.findIndex(
      (each) => each.organizationId && !known.some((row) => row.id === each.organizationId),
    )
    if (missing !== undefined && missing >= 0) throw badField(`names.${missing}.organizationId`, 'missing')
    const plan = corrected(await loadSheets(tx, batchId), batch.plan, said, context)
    await tx
      .updateTable('import_batch')
      .set({ plan: JSON.stringify(plan) })
      .where('id', '=', batchId)
      .execute()
    return {
      events: [{ type: 'stock.planned', changes: { sheet: plan.sheet, fields: plan.fields, names: plan.names } }],
      view: () => batchView(tx, batchId),
    }
  },
})

export const getStockQuery = query(getStock, {
  subjects: ({ batchId }) => [{ kind: 'import_batch', id: batchId }],
  run: ({ tx }, { batchId }) => batchView(tx, batchId),
})

export const listStockQuery = query(listStock, {
  run: async ({ tx }, { cursor, limit }) => {
    const after = readCursor(cursor, ['date', 'uuid'])
    const rows = await batchRows(tx)
      .$if(after !== null, (rest) =>
        rest.where((where) =>
          where.or([
            where('b.made_on', '<', civilDate(String(after?.[0]))),
            where.and([where('b.made_on', '=', civilDate(String(after?.[0]))), where('b.id', '<', String(after?.[1]))]),
          ]),
        ),
      )
      .orderBy('b.made_on', 'desc')
      .orderBy('b.id', 'desc')
      .limit(limit + 1)
      .execute()
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items, next: rows.length > limit && last ? cursorAfter([last.madeOn, last.id]) : null, total: null }
  },
})
