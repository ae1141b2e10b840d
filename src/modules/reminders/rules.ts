import type { WorkCalendar } from '#domain/calendar.ts'
import { gradeOf, type Importance } from '#domain/grade.ts'
import { ladderFrom, type QuietHours, type Rising, type Rung } from '#domain/reminder.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingsOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'

const keys = [
  'reminder.standard',
  'reminder.close',
  'reminder.short',
  'reminder.milestone',
  'reminder.deputy-before',
  'reminder.principal-before',
  'reminder.director-after',
  'reminder.hour',
  'quiet.from',
  'quiet.to',
] as const

type Subject = {
  readonly subject: 'assignment' | 'milestone'
  readonly importance: Importance | null
  readonly urgency: string
}

/** How a government reminds: its ladders by category, who is told from which rung on, and its calendar. */
export type ReminderRules = {
  readonly calendar: WorkCalendar
  readonly ladderOf: (subject: Subject) => readonly Rung[]
  readonly rising: Rising
  readonly fromHour: number
  readonly quiet: QuietHours
  /** No rung of any ladder lies further from the day due, in working days. */
  readonly furthest: number
}

export const reminderRules = async (tx: Tx, governmentId: string): Promise<ReminderRules> => {
  const of = await settingsOf(tx, governmentId, keys)
  const ladders = {
    standard: ladderFrom(of['reminder.standard']) ?? [],
    close: ladderFrom(of['reminder.close']) ?? [],
    short: ladderFrom(of['reminder.short']) ?? [],
    milestone: ladderFrom(of['reminder.milestone']) ?? [],
  }
  return {
    calendar: await calendarFor(tx, governmentId),
    ladderOf: ({ subject, importance, urgency }) =>
      subject === 'milestone' ? ladders.milestone : ladders[gradeOf(importance, urgency).reminderProfile],
    rising: {
      deputy: 0 - of['reminder.deputy-before'],
      principal: 0 - of['reminder.principal-before'],
      officeDirector: of['reminder.director-after'],
    },
    fromHour: of['reminder.hour'],
    quiet: { from: of['quiet.from'], to: of['quiet.to'] },
    furthest: Math.max(...Object.values(ladders).flatMap((rungs) => rungs.map((rung) => Math.abs(rung))), 0),
  }
}
