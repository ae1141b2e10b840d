import type { Fate, Told } from './plan.ts'
import type { Random } from './random.ts'

/** What becomes of a matter, and how fast. */
export const fateOf = (random: Random, ago: number, length: number): { fate: Fate; pace: number } => {
  const draw = random.below(100)
  const inTime = 0.5 + random.below(45) / 100
  if (draw < 7) return { fate: 'returned', pace: Math.min(inTime, 0.75) }
  if (draw < 14) return { fate: 'late', pace: 1.05 + random.below(30) / 100 }
  // What never comes is overdue by now, but not for half a year: somebody would have ended it.
  if (draw < 24 && ago > length && ago < length + 45) return { fate: 'stuck', pace: 99 }
  return { fate: 'plain', pace: inTime }
}

export const budgets = (random: Random): Pick<Told, 'budget' | 'length'> => {
  const kind = random.below(10)
  const workdays = random.pick([10, 15, 20, 30, 45, 60, 60, 90, 120])
  if (kind < 5) return { budget: { kind: 'working_days', amount: workdays }, length: workdays }
  if (kind < 7) return { budget: { kind: 'default' }, length: 30 }
  const months = random.from(1, 6)
  if (kind < 9) return { budget: { kind: 'months', amount: months }, length: months * 21 }
  return { budget: { kind: 'calendar_days', amount: 60 }, length: 41 }
}
