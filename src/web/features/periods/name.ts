import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { PeriodFace } from './types.ts'

/** A period is called as the office called it, else by its cadence and the day it runs until. */
export const usePeriodName = () => {
  const { periods } = useText()
  return (period: Pick<PeriodFace, 'title' | 'every' | 'closesOn'>): string =>
    period.title ?? `${periods.every[period.every]}${periods.title}　${periods.until(dateText(period.closesOn))}`
}
