import type { registersRefusals } from '#domain/refusals/registers.ts'
import type { RefusalWords } from './kind.ts'

export const registersWords: RefusalWords<typeof registersRefusals> = {}
