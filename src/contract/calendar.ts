import { z } from 'zod'
import { id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

const base = { tag: 'calendar' } as const

const Day = z.object({ date: z.string(), kind: z.enum(['off', 'work']), name: z.string() })

export const CalendarChange = z.object({
  id,
  kind: z.enum(['notice', 'days', 'local']),
  year: z.number().int(),
  title: z.string(),
  number: z.string().nullable(),
  text: z.string(),
  days: z.array(Day),
  state: z.enum(['proposed', 'approved', 'refused', 'applying', 'applied']),
  proposedBy: z.string(),
  proposedById: id,
  proposedOn: z.string(),
  decidedBy: z.string().nullable(),
  decidedOn: outDate,
  opinion: z.string().nullable(),
  appliedBy: z.string().nullable(),
  appliedOn: outDate,
  moved: z.number().int(),
  version,
})

const Calendar = z.object({
  years: z.array(
    z.object({
      year: z.number().int(),
      notice: z.string(),
      version: z.number().int(),
      /** Days that this government adds of its own. */
      local: z.number().int(),
    }),
  ),
  year: z.number().int(),
  /** False: no notice is in force, and due days in that year are provisional. */
  published: z.boolean(),
  days: z.array(Day),
  local: z.array(Day),
  changes: z.array(CalendarChange),
  /** Whether the national calendar is kept here. */
  mayChangeNational: z.boolean(),
})

const year = z.coerce.number().int().min(2000).max(2100)

export const getCalendar = operation({
  ...base,
  id: 'calendar.get',
  method: 'GET',
  path: '/calendar',
  permission: 'calendar.read',
  summary: { zh: '工作日历', en: 'The work calendar' },
  input: z.object({ year: year.optional() }),
  output: Calendar,
})
export const proposeCalendar = operation({
  ...base,
  id: 'calendar.propose',
  method: 'POST',
  path: '/calendar/changes',
  permission: 'calendar.change',
  summary: { zh: '录入放假通知或日历变更', en: 'Paste a notice or a change of the calendar' },
  /** A notice names its year itself; single days are given with the year and what they are for. */
  input: z.object({
    kind: z.enum(['notice', 'days', 'local']),
    text: text(20_000),
    year: optional(year),
    title: optional(line(100)),
  }),
  output: CalendarChange,
})
const one = { changeId: id, version }
export const approveCalendar = operation({
  ...base,
  id: 'calendar.approve',
  method: 'POST',
  path: '/calendar/changes/{changeId}/approval',
  permission: 'calendar.change',
  summary: { zh: '审核通过日历变更', en: 'Approve a change, as a second person' },
  input: z.object({ ...one, opinion: optional(text(500)) }),
  output: CalendarChange,
})
export const refuseCalendar = operation({
  ...base,
  id: 'calendar.refuse',
  method: 'POST',
  path: '/calendar/changes/{changeId}/refusal',
  permission: 'calendar.change',
  summary: { zh: '不通过日历变更', en: 'Refuse or withdraw a change' },
  input: z.object({ ...one, opinion: text(500) }),
  output: CalendarChange,
})
export const previewCalendar = operation({
  ...base,
  id: 'calendar.preview',
  method: 'GET',
  path: '/calendar/changes/{changeId}/preview',
  permission: 'calendar.change',
  summary: { zh: '预览时限变动', en: 'Which due days a change would move' },
  input: z.object({ changeId: id }),
  output: z.object({
    /** Open clocks that were counted anew. */
    looked: z.number().int(),
    moved: z.number().int(),
    /** Provisional so far, and no longer. */
    settled: z.number().int(),
    /** By how many calendar days, and how many matters. */
    byDays: z.array(z.object({ days: z.number().int(), count: z.number().int() })),
    /** Those that the reader may see. */
    items: z.array(
      z.object({
        matterId: id,
        title: z.string(),
        number: z.string().nullable(),
        leadName: z.string().nullable(),
        from: outDate,
        to: outDate,
      }),
    ),
  }),
})
export const applyCalendar = operation({
  ...base,
  id: 'calendar.apply',
  method: 'POST',
  path: '/calendar/changes/{changeId}/application',
  permission: 'calendar.change',
  summary: { zh: '启用日历变更', en: 'Put a change into force' },
  input: z.object(one),
  output: CalendarChange,
})
