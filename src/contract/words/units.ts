import type { unitsRefusals } from '#domain/refusals/units.ts'
import type { RefusalWords } from './kind.ts'

export const unitsWords: RefusalWords<typeof unitsRefusals> = {}
