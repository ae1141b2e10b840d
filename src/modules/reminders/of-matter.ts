import { sql } from 'kysely'
import type { z } from 'zod'
import { listReminders } from '#contract/contact.ts'
import { query } from '#platform/endpoint.ts'

type Out = z.input<typeof listReminders.output>

/** What was told, what left the house and who has read it. Copies outside are counted, not shown: their words may speak of other matters. */
export const listRemindersQuery = query(listReminders, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => {
    const { rows: items } = await sql<Out['items'][number]>`
      select r.id, r.rung, r.due, r.decided_on as on, s.target as milestone, o.name as "unitName",
        coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'tier', x.tier, 'toldAt', x.told_at, 'readAt', x.read_at)
            order by array_position(array['liaison', 'deputy', 'principal', 'office_director'], x.tier), a.name)
          from reached_by_reminders(${matterId}) x join account a on a.id = x.account_id where x.reminder_id = r.id), '[]') as readers
      from reminder r left join milestone s on s.id = r.subject_id
      left join assignment p on p.id = r.subject_id left join organization o on o.id = p.organization_id
      where r.matter_id = ${matterId} and r.outcome = 'told' order by r.decided_on desc, r.id desc limit 100`.execute(
      tx,
    )
    const { rows: sent } = await sql<Out['sent'][number]>`
      select a.name, s.channel, s.kind, s.state, s.attempts, s.made_at as "madeAt", s.sent_at as "sentAt"
      from sent_of_matter(${matterId}) s join account a on a.id = s.account_id order by s.made_at desc, a.name limit 100`.execute(
      tx,
    )
    return { items, sent }
  },
})
