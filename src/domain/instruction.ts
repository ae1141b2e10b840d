import { dueOf, standardRules, type Budget, type ClockRules } from './clock.ts'
import type { WorkCalendar } from './calendar.ts'
import type { CivilDate } from './date.ts'

/** The first pattern that a post holds says its rank: the particular before the general, 副省长 before 省长. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/副秘书长|副主任/, 60],
  [/秘书长|办公厅主任|办公室主任/, 50],
  [/常务副|常委/, 30],
  [/副(省|市|州|县|区|旗)长|副主席|副总理/, 40],
  [/(省|市|州|县|区|旗)长|主席|总理/, 20],
  [/书记/, 10],
]
const unknownRank = 70

/**
 * Rank of a leader's post, small before great, so that several instructions on one carrier stand in the order in which
 * offices file them: by rank, then by time.
 */
export const rankOfPost = (post: string): number => ranks.find(([pattern]) => pattern.test(post))?.[1] ?? unknownRank

/** The day that a limit given today ends on; null where none was given. */
export const limitDay = (
  limit: Budget | null,
  today: CivilDate,
  calendar: WorkCalendar,
  rules: ClockRules = standardRules,
): CivilDate | null => (limit ? (dueOf(limit, [{ kind: 'start', on: today }], calendar, rules)?.due ?? null) : null)

/** 时限从严: of two days the earlier rules; null where the present one stays. */
export const stricterDay = (present: CivilDate | null, asked: CivilDate | null): CivilDate | null =>
  asked !== null && (present === null || asked < present) ? asked : null

/** The line of a matter's ledger that an instruction gives: its first sentence. */
export const titleFrom = (text: string): string => {
  const [first = text] = text.trim().split(/[。；;\n]/, 1)
  return first.slice(0, 60)
}
