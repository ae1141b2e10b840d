import { parseArgs } from 'node:util'
import { dueOf, longestSpan, type Budget, type ClockEvent } from '#domain/clock.ts'
import { isCivilDate, type CivilDate } from '#domain/date.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'
import { UsageError } from './usage.ts'

const dateArgument = (name: string, text: string | undefined): CivilDate => {
  if (text !== undefined && isCivilDate(text)) return text
  throw new UsageError(`${name} wants a date like 2026-09-14${text === undefined ? '' : `, not "${text}"`}.`)
}

const daysArgument = (name: string, text: string): number => {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= longestSpan) return days
  throw new UsageError(`${name} wants a whole number from 1 to ${longestSpan}, not "${text}".`)
}

const stopEvents = (text: string): ClockEvent[] => {
  const [from, to] = text.split('..')
  const [stop, resume] = [dateArgument('--stop', from), dateArgument('--stop', to)]
  if (resume < stop) throw new UsageError('--stop wants A..B with A not after B.')
  return [
    { kind: 'stop', on: stop },
    { kind: 'resume', on: resume },
  ]
}

export const dueCommand = {
  usage: 'due --received D (--working-days N | --days N) [--stop A..B …] [--json]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({
      args,
      options: {
        received: { type: 'string' },
        'working-days': { type: 'string' },
        days: { type: 'string' },
        stop: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    })
    const [wd, cd] = [values['working-days'], values.days]
    if ((wd === undefined) === (cd === undefined)) throw new UsageError('Give either --working-days N or --days N.')
    const budget: Budget =
      wd !== undefined
        ? { kind: 'working_days', amount: daysArgument('--working-days', wd) }
        : { kind: 'calendar_days', amount: daysArgument('--days', cd ?? '') }
    const events: ClockEvent[] = [
      { kind: 'start', on: dateArgument('--received', values.received) },
      ...(values.stop ?? []).toSorted().flatMap(stopEvents),
    ]
    const due = dueOf(budget, events, shippedCalendar())
    if (!due) throw new UsageError('No due date follows from this.')
    if (values.json) console.log(JSON.stringify(due))
    else {
      for (const day of due.days)
        console.log(
          `${day.date}  ${day.counted ? String(day.nth).padStart(3) : '  –'}  ${day.why}${day.name ? ` ${day.name}` : ''}`,
        )
      console.log(
        `due ${due.due}${due.provisional ? ' (provisional: the holiday notice of that year is not published)' : ''}`,
      )
    }
    return 0
  },
}
