import { refuse, type Refusal } from './refusal.ts'

/**
 * “Notice at noon, due by evening”: below the government's number of office hours somebody is named who approved it.
 * Null where there is time enough, or a name.
 */
export const shortNoticeRefusal = (
  notice: { readonly minutes: number; readonly leastHours: number },
  approver: string | undefined,
): Refusal | null =>
  isShortNotice(notice) && approver === undefined
    ? refuse('notice-too-short', {
        field: 'approver',
        params: { least: notice.leastHours, hours: Math.floor(notice.minutes / 6) / 10 },
      })
    : null

export const isShortNotice = ({ minutes, leastHours }: { minutes: number; leastHours: number }): boolean =>
  minutes < leastHours * 60
