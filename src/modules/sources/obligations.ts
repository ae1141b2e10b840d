import { sql } from 'kysely'
import type { z } from 'zod'
import { fulfilObligation, listDuties, markObligation } from '#contract/coverage.ts'
import { addWorkdays, workdaysBetween } from '#domain/calendar.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

export const markObligationCommand = command(markObligation, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, toWhom, form, due, clause }) => {
    await context.tx
      .insertInto('report_obligation')
      .values({ id: newId(), source_id: sourceId, to_whom: toWhom, form, due: civilDate(due), clause: clause ?? null })
      .execute()
    return {
      events: [{ type: 'obligation.marked', changes: { to: toWhom, due, form } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

export const fulfilObligationCommand = command(fulfilObligation, {
  subjects: ({ obligationId }) => [{ kind: 'obligation', id: obligationId }],
  run: async (context, { obligationId, doneOn, how }) => {
    const { tx, actor } = context
    const row = found(
      await tx.selectFrom('report_obligation').selectAll().where('id', '=', obligationId).executeTakeFirst(),
    )
    if (row.done_on) throw new Refused(refuse('already-done'))
    await tx
      .updateTable('report_obligation')
      .set({ done_on: civilDate(doneOn), done_by: actor.accountId, done_how: how })
      .where('id', '=', obligationId)
      .execute()
    return {
      events: [{ type: 'obligation.fulfilled', changes: { to: row.to_whom, on: doneOn, how } }],
      view: () => sourceView(context, row.source_id),
    }
  },
})

type Item = z.input<typeof listDuties.output>['items'][number]
type Found = Omit<Item, 'isLate' | 'workdaysLeft' | 'due' | 'doneOn'> & {
  due: CivilDate | null
  doneOn: CivilDate | null
  receivedOn: CivilDate
}

/** What the office itself owes, by its day: reports above, statutory replies, confirmations of spoken orders. */
export const listDutiesQuery = query(listDuties, {
  run: async ({ tx, by, moment }, { state }) => {
    const open = state === 'open'
    const { rows } = await sql<Found>`
      select o.id, 'report' as kind, s.id as "sourceId", s.title as "sourceTitle", o.to_whom as "toWhom", o.form, o.due,
        o.done_on as "doneOn", s.received_on as "receivedOn"
      from report_obligation o join source s on s.id = o.source_id where ${open ? sql`o.done_on is null` : sql`true`}
      union all
      select s.id, 'reply', s.id, s.title, s.issuer, null, s.reply_due, s.replied_on, s.received_on
      from source s where s.reply_due is not null and ${open ? sql`s.replied_on is null` : sql`true`}
      union all
      select s.id, 'confirmation', s.id, s.title, s.details ->> 'assignedBy', null, null, s.confirmed_on, s.received_on
      from source s where s.kind = 'oral_assignment' and ${open ? sql`s.confirmed_on is null` : sql`true`}`.execute(tx)
    const calendar = await calendarFor(tx, by.governmentId)
    const within = await settingOf(tx, by.governmentId, 'oral.confirm-workdays')
    const items = rows.map(({ receivedOn, ...row }): Item => {
      const due = row.due ?? addWorkdays(calendar, receivedOn, within)
      return {
        ...row,
        due,
        isLate: (row.doneOn ?? moment.today) > due,
        workdaysLeft: workdaysBetween(calendar, moment.today, due),
      }
    })
    return { items: items.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) }
  },
})
