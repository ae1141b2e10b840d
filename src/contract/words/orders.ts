import type { ordersRefusals } from '#domain/refusals/orders.ts'
import type { RefusalWords } from './kind.ts'

export const ordersWords: RefusalWords<typeof ordersRefusals> = {}
