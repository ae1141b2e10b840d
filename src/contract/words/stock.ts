import type { stockRefusals } from '#domain/refusals/stock.ts'
import type { RefusalWords } from './kind.ts'

export const stockWords: RefusalWords<typeof stockRefusals> = {}
