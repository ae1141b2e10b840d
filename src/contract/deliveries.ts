import { z } from 'zod'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'

/** Whom an order reached, and who has acknowledged it when (A29, A30). */
export const listDeliveries = operation({
  id: 'orders.deliveries',
  method: 'GET',
  path: '/orders/{orderId}/deliveries',
  permission: 'order.read',
  tag: 'orders',
  summary: { zh: '送达情况', en: 'Deliveries of an order' },
  input: z.object({ orderId: id }),
  output: z.object({
    items: z.array(
      z.object({
        organizationId: id,
        organizationName: z.string(),
        how: z.enum(['liaison', 'deputy', 'slip']),
        receiver: z.string().nullable(),
        phone: z.string().nullable(),
        deliveredAt: instant,
        acknowledgedAt: instant.nullable(),
        acknowledgedBy: z.string().nullable(),
      }),
    ),
  }),
})
