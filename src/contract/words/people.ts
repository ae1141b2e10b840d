import type { peopleRefusals } from '#domain/refusals/people.ts'
import type { RefusalWords } from './kind.ts'

export const peopleWords: RefusalWords<typeof peopleRefusals> = {}
