import { approveCalendar, proposeCalendar, refuseCalendar } from '#contract/calendar.ts'
import { approvalRefusal, daysAfter, isSameDays, noticeRefusal, type ChangeKind } from '#domain/calendar-change.ts'
import { readDayLines, readNotice, type ReadNotice } from '#domain/notice.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { changeView, daysOfYear, isTopmost, keeperOf, loadChange } from './store.ts'

type Pasted = { kind: ChangeKind; text: string; year?: number | undefined; title?: string | undefined }

const readPasted = ({ kind, text, year, title }: Pasted): ReadNotice => {
  if (kind === 'notice') return readNotice(text)
  if (year === undefined) throw badField('year', 'required')
  if (title === undefined) throw badField('title', 'required')
  return readDayLines(text, year, title)
}

/** A national change is made where the national calendar is kept, and single days only over a notice in force. */
const checkPlace = async (tx: Tx, kind: ChangeKind, year: number, governmentId: string) => {
  if (kind === 'local') return
  if (!(await isTopmost(tx, governmentId))) throw new Refused(refuse('calendar-national'))
  if (kind === 'days' && (await daysOfYear(tx, year, null)).length === 0)
    throw new Refused(refuse('calendar-unpublished', { field: 'year', params: { year } }))
}

/** A pasted text is read here, whatever the page has shown; one that contradicts itself goes no further. */
export const proposeCalendarCommand = command(proposeCalendar, {
  subjects: () => [],
  run: async ({ tx, actor, by, moment }, input) => {
    const read = readPasted(input)
    const refusal = noticeRefusal(read)
    if (refusal) throw new Refused(refusal)
    await checkPlace(tx, input.kind, read.year, by.governmentId)
    const id = newId()
    const present = await daysOfYear(tx, read.year, keeperOf({ kind: input.kind, government_id: by.governmentId }))
    if (isSameDays(daysAfter(input.kind, present, read.days), present))
      throw new Refused(refuse('calendar-changes-nothing', { field: 'text' }))
    await tx
      .insertInto('calendar_change')
      .values({
        id,
        government_id: by.governmentId,
        kind: input.kind,
        year: read.year,
        title: read.title,
        number: read.number,
        text: input.text,
        days: JSON.stringify(read.days),
        proposed_by: actor.accountId,
        proposed_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    return {
      events: [
        {
          type: 'calendar.proposed',
          on: [id],
          changes: { year: read.year, title: read.title, number: read.number, days: read.days.length },
        },
      ],
      view: () => changeView(tx, id),
    }
  },
})

/** 一人录入、另一人审核. */
export const approveCalendarCommand = command(approveCalendar, {
  subjects: ({ changeId, version }) => [{ kind: 'calendar_change', id: changeId, version }],
  present: ({ tx }, { changeId }) => changeView(tx, changeId),
  run: async ({ tx, actor, by, moment }, { changeId, opinion }) => {
    const change = await loadChange(tx, changeId)
    const refusal = approvalRefusal({ state: change.state, proposedBy: change.proposed_by }, actor.accountId)
    if (refusal) throw new Refused(refusal)
    if (change.government_id !== by.governmentId) throw new Refused(refuse('calendar-national'))
    await tx
      .updateTable('calendar_change')
      .set({
        state: 'approved',
        decided_by: actor.accountId,
        decided_on: moment.today,
        opinion: opinion ?? null,
      })
      .where('id', '=', changeId)
      .execute()
    return {
      events: [{ type: 'calendar.approved', reason: opinion, changes: { year: change.year, title: change.title } }],
      view: () => changeView(tx, changeId),
    }
  },
})

/** Refused by another, or withdrawn by whoever pasted it; also after approval, as long as it is not in force. */
export const refuseCalendarCommand = command(refuseCalendar, {
  subjects: ({ changeId, version }) => [{ kind: 'calendar_change', id: changeId, version }],
  present: ({ tx }, { changeId }) => changeView(tx, changeId),
  run: async ({ tx, by }, { changeId, opinion }) => {
    const change = await loadChange(tx, changeId)
    if (change.state !== 'proposed' && change.state !== 'approved') throw new Refused(refuse('calendar-not-waiting'))
    if (change.government_id !== by.governmentId) throw new Refused(refuse('calendar-national'))
    await tx.updateTable('calendar_change').set({ state: 'refused', opinion }).where('id', '=', changeId).execute()
    return {
      events: [{ type: 'calendar.refused', reason: opinion, changes: { year: change.year, title: change.title } }],
      view: () => changeView(tx, changeId),
    }
  },
})
