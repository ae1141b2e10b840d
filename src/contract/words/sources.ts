import type { sourcesRefusals } from '#domain/refusals/sources.ts'
import type { RefusalWords } from './kind.ts'

export const sourcesWords: RefusalWords<typeof sourcesRefusals> = {}
