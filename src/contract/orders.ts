import { z } from 'zod'
import { id, line, optional, page, pageOf, version } from './fields.ts'
import { AssignmentView, MatterFace, MatterView } from './matter-views.ts'
import { text } from './fields.ts'
import { fileOperation, operation } from './operation.ts'

export const OrderRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  issuedBy: z.string(),
  organizationName: z.string(),
  matters: z.number().int(),
  acknowledged: z.number().int(),
  completed: z.number().int(),
})
export const OrderView = OrderRow.extend({
  contact: z.string().nullable(),
  rows: z.array(MatterFace),
  /** Units without a live liaison: the order goes to them as a printed slip. */
  slips: z.array(z.string()),
})

/** A matter as a printed paper says it. */
export const PaperRow = z.object({
  matterId: id,
  number: z.string().nullable(),
  title: z.string(),
  target: z.string(),
  workContent: z.string(),
  requirement: z.string(),
  outcome: z.string().nullable(),
  actual: z.string().nullable(),
  due: z.string().nullable(),
  budget: z.object({ kind: z.string(), amount: z.number().nullable() }).nullable(),
  lead: z.string(),
  joint: z.array(z.string()),
  support: z.array(z.string()),
  source: z.string().nullable(),
  basis: z.string().nullable(),
  quote: z.string().nullable(),
})
export const getOrderPaper = operation({
  id: 'orders.paper',
  method: 'GET',
  path: '/orders/{orderId}/paper',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '交办件文本', en: 'The text of an order as it is printed' },
  input: z.object({ orderId: id }),
  output: z.object({ rows: z.array(PaperRow) }),
})

export const issueOrder = operation({
  id: 'orders.issue',
  method: 'POST',
  path: '/orders',
  permission: 'order.issue',
  tag: 'orders',
  summary: { zh: '签发交办', en: 'Issue an order' },
  input: z.object({
    title: line(200),
    contact: optional(line(100)),
    matters: z.array(z.object({ id, version })).min(1).max(500),
    /** 登记即交办: the source itself names unit and limit; drafts go out at once and are checked the same day. */
    registered: z.boolean().default(false),
    /** Who approved a notice shorter than the government's least hours. */
    approver: optional(line(40)),
  }),
  output: OrderView,
})
export const listOrders = operation({
  id: 'orders.list',
  method: 'GET',
  path: '/orders',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '交办件', en: 'Orders' },
  input: z.object(page),
  output: pageOf(OrderRow),
})
export const getOrder = operation({
  id: 'orders.get',
  method: 'GET',
  path: '/orders/{orderId}',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '一份交办件', en: 'An order' },
  input: z.object({ orderId: id }),
  output: OrderView,
})
export const exportOrder = fileOperation({
  id: 'orders.export',
  path: '/orders/{orderId}/board.xlsx',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '导出交办件签收情况', en: 'The board of an order as a workbook' },
  input: z.object({ orderId: id }),
})

const assignment = { assignmentId: id, version }
export const acknowledgeAssignment = operation({
  id: 'assignments.acknowledge',
  method: 'POST',
  path: '/assignments/{assignmentId}/acknowledgement',
  permission: 'assignment.acknowledge',
  tag: 'assignments',
  summary: { zh: '签收', en: 'Acknowledge' },
  input: z.object({
    ...assignment,
    responsibleLeader: optional(line(40)),
    responsiblePerson: optional(line(40)),
    responsiblePhone: optional(line(30)),
  }),
  output: MatterView,
})
export const contribute = operation({
  id: 'assignments.contribute',
  method: 'POST',
  path: '/assignments/{assignmentId}/contribution',
  permission: 'assignment.contribute',
  tag: 'assignments',
  summary: { zh: '报送配合情况', en: 'Contribute as a supporting unit' },
  input: z.object({ ...assignment, text: text(2_000) }),
  output: MatterView,
})
export { AssignmentView }
