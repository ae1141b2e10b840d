import type { getBoard } from '#contract/boards.ts'
import type { OutputOf } from '#contract/operation.ts'
import { boardMarks, type BoardMark } from '#domain/board.ts'

export type Board = OutputOf<typeof getBoard>
export type BoardRow = Board['rows'][number]
export type Chip = BoardMark | 'all'

export const chips: readonly Chip[] = ['all', ...boardMarks]

/** A chip's number is the length of this list, and this list is what it shows. */
export const rowsOf = ({ rows }: Board, chip: Chip): readonly BoardRow[] =>
  chip === 'all' ? rows : rows.filter((row) => row.marks.includes(chip))
