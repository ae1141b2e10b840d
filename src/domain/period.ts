import { addDays, dateOf, monthOf, yearOf, type CivilDate } from './date.ts'

/** 本年, 本季, 本月, 近7天: what the cards of the home page count over. */
export const periods = ['year', 'quarter', 'month', 'week'] as const
export type Period = (typeof periods)[number]

/** First day of the period that `today` lies in; the last seven days include today. */
export const periodStart = (period: Period, today: CivilDate): CivilDate => {
  const year = yearOf(today)
  const month = monthOf(today)
  switch (period) {
    case 'year':
      return dateOf(year, 1, 1)
    case 'quarter':
      return dateOf(year, month - ((month - 1) % 3), 1)
    case 'month':
      return dateOf(year, month, 1)
    case 'week':
      return addDays(today, -6)
  }
}
