import { sql } from 'kysely'
import type { z } from 'zod'
import { giveAnswer, listUnanswered } from '#contract/coverage.ts'
import { workdaysBetween } from '#domain/calendar.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { completeRead } from '#modules/reports/index.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

type Item = z.input<typeof listUnanswered.output>['items'][number]

const behind = (condition: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(jsonb_build_object(
    'id', m.id, 'title', m.title, 'state', m.state) order by m.number, m.id)
  from matter_source x join matter m on m.id = x.matter_id where x.source_id = s.id and ${condition}), '[]')`
const ofInstruction = sql`(not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
  or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = m.id))`

/**
 * 件件有落实、事事有回音 (C03): every leader who asked, every deputy with a right to a reply, every authority to be
 * reported to, until an answer is on record. (That a dropped matter answers its proposer, the database sees to.)
 */
export const listUnansweredQuery = query(listUnanswered, {
  run: async ({ tx, by, moment }) => {
    const { rows } = await sql<Omit<Item, 'age'> & { since: CivilDate }>`
      select 'instruction' as kind, i.id, s.id as "sourceId", s.title, i.leader_post || ' ' || i.leader_name as who,
        i.instructed_on as since, ${behind(ofInstruction)} as matters
      from instruction i join source s on s.id = i.source_id where i.answer_required and i.state = 'open'
      union all
      select 'reply', s.id, s.id, s.title, coalesce(s.issuer, s.title), s.received_on, ${behind(sql`true`)}
      from source s where s.reply_due is not null and s.replied_on is null
      union all
      select 'report', o.id, s.id, s.title, o.to_whom, s.received_on, ${behind(sql`true`)}
      from report_obligation o join source s on s.id = o.source_id where o.done_on is null`.execute(tx)
    const calendar = await calendarFor(tx, by.governmentId)
    const items = rows.map((row) => ({ ...row, age: workdaysBetween(calendar, row.since, moment.today) }))
    return { items: items.toSorted((a, b) => b.age - a.age) }
  },
})

/** An answer without a submission: the leader was told, the unit above was written to. It ends the waiting. */
export const giveAnswerCommand = command(giveAnswer, {
  subjects: ({ sourceId, version }) => [
    { kind: 'source', id: sourceId, version },
    { kind: 'answerable', id: sourceId },
  ],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, instructionId, toWhom, how, text, answeredOn }) => {
    const { tx, actor, moment } = context
    const on = civilDate(answeredOn)
    if (on > moment.today) throw badField('answeredOn', 'not-a-date')
    if (instructionId) {
      const instruction = await tx
        .selectFrom('instruction')
        .select(['state'])
        .where('id', '=', instructionId)
        .where('source_id', '=', sourceId)
        .executeTakeFirst()
      if (!instruction) throw badField('instructionId', 'missing')
      if (instruction.state === 'read') throw new Refused(refuse('already-read'))
      await tx.updateTable('instruction').set({ state: 'read', read_on: on }).where('id', '=', instructionId).execute()
    }
    await tx
      .insertInto('answer')
      .values({
        id: newId(),
        source_id: sourceId,
        instruction_id: instructionId ?? null,
        to_whom: toWhom,
        how,
        text,
        answered_on: on,
        answered_by: actor.accountId,
      })
      .execute()
    const accepted = context.locked.filter((row) => row.kind === 'matter').map((row) => row.id)
    const completed = instructionId ? await completeRead(context, accepted) : []
    return {
      events: [
        { type: 'answer.given', changes: { to: toWhom, how, on } },
        ...completed.map((id) => ({ type: 'matter.completed', on: [id] })),
      ],
      view: () => sourceView(context, sourceId),
    }
  },
})
