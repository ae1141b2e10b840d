import type { Bilingual } from '../operation.ts'

/** A sentence for every code of a list, or it does not compile. */
export type RefusalWords<T extends readonly string[]> = Readonly<Record<T[number], Bilingual>>
