import type { stepsRefusals } from '#domain/refusals/steps.ts'
import type { RefusalWords } from './kind.ts'

export const stepsWords: RefusalWords<typeof stepsRefusals> = {}
