import { z } from 'zod'
import { boardMarks } from '#domain/board.ts'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { date, id, instant, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { OrderRow } from './orders.ts'
import { AssignmentView } from './matter-views.ts'
import { returnCauses } from './reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'

const post = { method: 'POST', tag: 'orders' } as const

export const BoardRow = z.object({
  assignmentId: id,
  matterId: id,
  orderRow: z.number().int().nullable(),
  title: z.string(),
  number: z.string().nullable(),
  organizationId: id,
  organizationName: z.string(),
  part: AssignmentView.shape.part,
  assignmentState: z.string(),
  acknowledgedAt: instant.nullable(),
  delivery: z.string().nullable(),
  matterState: z.enum(matterStates),
  version,
  light: z.enum(lights),
  due: outDate,
  originalDue: outDate,
  handedInOn: outDate,
  workdaysLeft: z.number().int().nullable(),
  progress: z.string().nullable(),
  progressOn: outDate,
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  responsiblePhone: z.string().nullable(),
  chases: z.number().int(),
  lastChase: z.string().nullable(),
  marks: z.array(z.enum(boardMarks)),
})
export const BoardView = z.object({
  order: OrderRow.extend({ contact: z.string().nullable(), version }),
  rows: z.array(BoardRow),
  /** Chases counted on whoever chased. */
  chasedBy: z.array(z.object({ name: z.string(), count: z.number().int() })),
  closedOn: outDate,
  closedBy: z.string().nullable(),
  exceptions: z.array(z.object({ matterId: id, title: z.string(), reason: z.string() })),
  summary: z.string().nullable(),
  actions: z.array(z.string()),
})
export const getBoard = operation({
  id: 'orders.board',
  method: 'GET',
  path: '/orders/{orderId}/board',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '交办件办理情况', en: 'The board of an order' },
  input: z.object({ orderId: id }),
  output: BoardView,
})

const Summary = z.object({
  text: z.string(),
  /** Drafted from the accepted reports, where the office has not written its own. */
  drafted: z.boolean(),
  by: z.string().nullable(),
  on: outDate,
  version,
})
export const getSummary = operation({
  id: 'orders.summary',
  method: 'GET',
  path: '/orders/{orderId}/summary',
  permission: 'order.conclude',
  tag: 'orders',
  summary: { zh: '办理情况汇总', en: 'What came of an order' },
  input: z.object({ orderId: id }),
  output: Summary,
})
export const saveSummary = operation({
  ...post,
  id: 'orders.sum-up',
  path: '/orders/{orderId}/summary',
  permission: 'order.conclude',
  summary: { zh: '保存汇总', en: 'Sum up an order' },
  input: z.object({ orderId: id, version, text: text(50_000) }),
  output: Summary,
})
export const closeOrder = operation({
  ...post,
  id: 'orders.close',
  path: '/orders/{orderId}/closing',
  permission: 'order.conclude',
  summary: { zh: '整件办结', en: 'Close an order, its exceptions named' },
  input: z.object({
    orderId: id,
    version,
    exceptions: z
      .array(z.object({ matterId: id, reason: line(300) }))
      .max(500)
      .default([]),
  }),
  output: BoardView,
})

const matters = z.array(z.object({ id, version })).min(1).max(500)
const changed = z.object({ items: z.array(z.object({ id, state: z.enum(matterStates), version })) })
export const takeReports = operation({
  ...post,
  id: 'reviews.take-many',
  path: '/review-takings',
  permission: 'review.conduct',
  summary: { zh: '一并开始审核', en: 'Take reports for review together' },
  input: z.object({ matters }),
  output: changed,
})
const judgements = { timely: z.boolean(), complete: z.boolean(), adequate: z.boolean() }
/** The six criteria are confirmed once; a row that differs says in what. */
export const acceptReports = operation({
  ...post,
  id: 'reviews.accept-many',
  path: '/review-acceptances',
  permission: 'review.conduct',
  summary: { zh: '一并审核通过', en: 'Accept reports together' },
  input: z.object({
    criteria: z.array(z.enum(reviewCriteria)).max(6),
    ...judgements,
    verification: text(1_000),
    verifiedBy: id,
    matters: z
      .array(
        z.object({
          id,
          version,
          timely: z.boolean().optional(),
          complete: z.boolean().optional(),
          adequate: z.boolean().optional(),
          verification: optional(text(1_000)),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: changed,
})
export const returnReports = operation({
  ...post,
  id: 'reviews.return-many',
  path: '/review-returns',
  permission: 'review.conduct',
  summary: { zh: '一并退回', en: 'Return reports together' },
  input: z.object({
    cause: z.enum(returnCauses),
    requirement: text(2_000),
    newDue: date,
    matters: z
      .array(z.object({ id, version, requirement: optional(text(2_000)), newDue: date.optional() }))
      .min(1)
      .max(500),
  }),
  output: changed,
})
