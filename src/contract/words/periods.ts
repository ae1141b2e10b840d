import type { periodsRefusals } from '#domain/refusals/periods.ts'
import type { RefusalWords } from './kind.ts'

export const periodsWords: RefusalWords<typeof periodsRefusals> = {}
