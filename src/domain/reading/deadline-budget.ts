import type { Counted, DeadlineValue } from './deadline-phrase.ts'

/** A limit that is a span and no day: 收到后10个工作日内 is ten working days from delivery, whenever that is. */
export type CountedBudget = { readonly kind: 'working_days' | 'calendar_days' | 'months'; readonly amount: number }

const units: Readonly<Partial<Record<Counted, readonly [CountedBudget['kind'], number]>>> = {
  'working-day': ['working_days', 1],
  day: ['calendar_days', 1],
  week: ['calendar_days', 7],
  month: ['months', 1],
  year: ['months', 12],
}

/** Counting begins with the paper's arrival; from the day of a meeting or of printing it does not. */
const fromArrival = /^(?:收到|接到|收文|接件|签收|交办|转办|督办|本?通知|文件)/

/** What the matter's clock can count by itself; null where the start is another day, or the hour matters. */
export const countedBudget = (value: DeadlineValue | null): CountedBudget | null => {
  if (value?.kind !== 'within' || (value.since !== null && !fromArrival.test(value.since))) return null
  const [kind, times] = units[value.unit] ?? [null, 0]
  return kind && value.amount > 0 ? { kind, amount: value.amount * times } : null
}
