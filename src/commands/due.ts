import { parseArgs } from 'node:util'
import { dueOf, longestSpan, standardRules, type Budget, type ClockEvent, type ClockRules } from '#domain/clock.ts'
import { isCivilDate, type CivilDate } from '#domain/date.ts'
import { dayWords, dueWords, sumWords } from '#domain/due-words.ts'
import { readOfficeHours } from '#domain/office-hours.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'
import { UsageError } from './usage.ts'

const dateArgument = (name: string, text: string | undefined): CivilDate => {
  if (text !== undefined && isCivilDate(text)) return text
  throw new UsageError(`${name} wants a date like 2026-09-14${text === undefined ? '' : `, not "${text}"`}.`)
}

const amountArgument = (name: string, text: string): number => {
  const amount = Number(text)
  if (Number.isInteger(amount) && amount >= 1 && amount <= longestSpan) return amount
  throw new UsageError(`${name} wants a whole number from 1 to ${longestSpan}, not "${text}".`)
}

const minuteArgument = (name: string, text: string): number => {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text)
  const minute = Number(found?.[1]) * 60 + Number(found?.[2])
  if (found && minute < 24 * 60 && Number(found[2]) < 60) return minute
  throw new UsageError(`${name} wants a time like 16:30, not "${text}".`)
}

/** A..B, or A.. for a clock that still stands. */
const stopEvents = (text: string): ClockEvent[] => {
  const [from, to] = text.split('..')
  const stop = dateArgument('--stop', from)
  if (to === '') return [{ kind: 'stop', on: stop }]
  const resume = dateArgument('--stop', to)
  if (resume < stop) throw new UsageError('--stop wants A..B with A not after B.')
  return [
    { kind: 'stop', on: stop },
    { kind: 'resume', on: resume },
  ]
}

const options = {
  received: { type: 'string' },
  at: { type: 'string' },
  'working-days': { type: 'string' },
  days: { type: 'string' },
  months: { type: 'string' },
  'office-hours': { type: 'string' },
  hours: { type: 'string' },
  closes: { type: 'boolean' },
  'no-roll': { type: 'boolean' },
  stop: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

const kinds = [
  ['working-days', 'working_days'],
  ['days', 'calendar_days'],
  ['months', 'months'],
  ['office-hours', 'office_hours'],
] as const

const budgetFrom = (values: Partial<Record<(typeof kinds)[number][0], string>>): Budget => {
  const given = kinds.filter(([option]) => values[option] !== undefined)
  const [only] = given
  if (!only || given.length > 1)
    throw new UsageError('Give one of --working-days N, --days N, --months N, --office-hours N.')
  const [option, kind] = only
  return { kind, amount: amountArgument(`--${option}`, values[option] ?? '') }
}

const rulesFrom = (values: { hours?: string; closes?: boolean; 'no-roll'?: boolean }): ClockRules => {
  const hours = values.hours === undefined ? standardRules.hours : readOfficeHours(values.hours)
  if (hours === null) throw new UsageError('--hours wants sessions like "09:00-12:00 14:00-18:00".')
  return { hours, closes: values.closes ?? false, rolls: !values['no-roll'] }
}

export const dueCommand = {
  usage:
    'due --received D [--at HH:MM] (--working-days N | --days N | --months N | --office-hours N) [--stop A..B | A.. …] [--hours "09:00-12:00 14:00-18:00"] [--closes] [--no-roll] [--json]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({ args, options })
    const budget = budgetFrom(values)
    const start: ClockEvent = {
      kind: 'start',
      on: dateArgument('--received', values.received),
      ...(values.at === undefined ? {} : { minute: minuteArgument('--at', values.at) }),
    }
    const events = [start, ...(values.stop ?? []).toSorted().flatMap(stopEvents)]
    const due = dueOf(budget, events, shippedCalendar(), rulesFrom(values))
    if (!due) throw new UsageError('No due date follows from this.')
    if (values.json) console.log(JSON.stringify(due))
    else console.log([...due.days.map(dayWords), sumWords(budget, due.days), dueWords(due)].join('\n'))
    return 0
  },
}
