import { z } from 'zod'
import { mostColumns } from '#domain/sheet.ts'
import { stockFields } from '#domain/stock/fields.ts'
import { stockErrors, stockQuestions } from '#domain/stock/plan.ts'
import { date, flag, id, line, optional, outDate, page, pageOf, version } from './fields.ts'
import { operation } from './operation.ts'

const Field = z.enum(stockFields)
/** What a person says of a column: its meaning, or that it has none for us. */
const FieldChoice = z.enum([...stockFields, 'ignored'])
const count = z.number().int()

export const StockBatchRow = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['open', 'taken_over']),
  madeBy: z.string(),
  madeOn: z.string(),
  sheetName: z.string().nullable(),
  matters: count.nullable(),
  sourceId: id.nullable(),
  takenOverOn: outDate,
  version,
})
export const StockPlanView = z.object({
  sheet: count,
  head: z.object({ top: count, bottom: count }),
  fields: z.array(Field.nullable()),
  names: z.record(z.string(), id.nullable()),
  confirmed: z.array(z.enum(stockQuestions)),
  dueWhenMissing: outDate,
  year: count,
  kind: z.enum(['one_off', 'annual']),
  title: z.string(),
  originLevel: count,
})
export const StockBatchView = StockBatchRow.extend({
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: count })),
  plan: StockPlanView,
  columns: z.array(
    z.object({ column: count, head: z.string(), field: Field.nullable(), samples: z.array(z.string()) }),
  ),
  /** The same sheet of the same file has been taken over before, on this day. */
  takenBefore: outDate,
})

const base = { tag: 'stock', permission: 'stock.take-over' } as const
const one = { batchId: id }

export const uploadStock = operation({
  ...base,
  id: 'stock.upload',
  method: 'POST',
  path: '/stock-batches',
  summary: { zh: '上传存量台账', en: 'Upload a ledger kept before' },
  input: z.object({ name: line(200), content: z.base64().min(4).max(14_000_000) }),
  output: StockBatchView,
})
export const listStock = operation({
  ...base,
  id: 'stock.list',
  method: 'GET',
  path: '/stock-batches',
  summary: { zh: '存量接入记录', en: 'Ledgers taken over' },
  input: z.object(page),
  output: pageOf(StockBatchRow),
})
export const getStock = operation({
  ...base,
  id: 'stock.get',
  method: 'GET',
  path: '/stock-batches/{batchId}',
  summary: { zh: '一份存量台账', en: 'One uploaded ledger' },
  input: z.object(one),
  output: StockBatchView,
})
/** Another sheet or head proposes the columns anew, unless they are given. */
export const planStock = operation({
  ...base,
  id: 'stock.plan',
  method: 'PATCH',
  path: '/stock-batches/{batchId}/plan',
  summary: { zh: '确认列对应关系', en: 'Say what the columns mean' },
  input: z.object({
    ...one,
    version,
    sheet: z.number().int().min(0).max(49).optional(),
    head: z.object({ top: z.number().int().min(0).max(99), bottom: z.number().int().min(0).max(99) }).optional(),
    fields: z.array(FieldChoice).max(mostColumns).optional(),
    /** Whom a name of the ledger means; without an organization the name is left out. Kept for the whole batch. */
    names: z
      .array(z.object({ name: line(100), organizationId: optional(id) }))
      .max(500)
      .optional(),
    confirmed: z.array(z.enum(stockQuestions)).max(stockQuestions.length).optional(),
    dueWhenMissing: z.union([date, z.literal('none')]).optional(),
    year: z.number().int().min(2000).max(2100).optional(),
    kind: z.enum(['one_off', 'annual']).optional(),
    title: line(200).optional(),
    originLevel: z.number().int().min(1).max(4).optional(),
  }),
  output: StockBatchView,
})
export const checkStock = operation({
  ...base,
  id: 'stock.check',
  method: 'GET',
  path: '/stock-batches/{batchId}/check',
  summary: { zh: '试接入（不写入）', en: 'Dry run' },
  input: z.object(one),
  output: z.object({
    rows: count,
    isReady: z.boolean(),
    errors: count,
    /** At most five hundred, by row. */
    problems: z.array(
      z.object({
        row: count,
        field: Field.nullable(),
        code: z.enum([...stockErrors, ...stockQuestions]),
        isError: z.boolean(),
        text: z.string(),
      }),
    ),
    questions: z.array(z.object({ code: z.enum(stockQuestions), rows: count, isConfirmed: z.boolean() })),
    unknown: z.array(z.object({ name: z.string(), rows: z.array(count), suggestions: z.array(id) })),
    skipped: z.array(z.object({ row: count, why: z.enum(['total', 'section', 'head', 'foot', 'empty']) })),
    summary: z.object({
      inProgress: count,
      completed: count,
      overdue: count,
      longTerm: count,
      units: count,
    }),
    /** What the first rows become. */
    preview: z.array(
      z.object({
        row: count,
        number: z.string().nullable(),
        title: z.string(),
        lead: z.string(),
        others: count,
        due: outDate,
        state: z.enum(['in_progress', 'completed']),
      }),
    ),
  }),
})
export const takeOverStock = operation({
  ...base,
  id: 'stock.take-over',
  method: 'POST',
  path: '/stock-batches/{batchId}/taking-over',
  summary: { zh: '存量接入', en: 'Take over' },
  /** `again`: the same sheet of the same file was taken over before, and that is meant. */
  input: z.object({ ...one, version, again: flag.default(false) }),
  output: StockBatchView,
})

const Cells = z.array(z.tuple([z.string(), z.string()]))
export const getStockNote = operation({
  id: 'stock.note',
  method: 'GET',
  path: '/matters/{matterId}/stock-note',
  permission: 'matter.read',
  tag: 'stock',
  summary: { zh: '存量台账原始记录', en: 'The row that a matter was taken over from' },
  input: z.object({ matterId: id }),
  output: z.object({
    note: z
      .object({
        fileName: z.string().nullable(),
        row: count,
        section: z.string().nullable(),
        oldNumber: z.string().nullable(),
        cells: Cells,
        /** Leaders' words and remarks, for the office alone. */
        forOffice: Cells.nullable(),
      })
      .nullable(),
  }),
})
