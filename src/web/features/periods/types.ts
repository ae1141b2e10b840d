import type { OutputOf } from '#contract/operation.ts'
import type { getPeriod } from '#contract/periods.ts'

export type Board = OutputOf<typeof getPeriod>
export type BoardRow = Board['rows'][number]
export type PeriodFace = Board['period']
export type Words = BoardRow['now']
export type Assessed = NonNullable<BoardRow['assessed']>
