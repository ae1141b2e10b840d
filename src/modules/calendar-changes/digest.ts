import { sql } from 'kysely'
import { tell } from '#modules/notices/index.ts'
import type { Context } from '#platform/endpoint.ts'
import type { ChangeRow } from './store.ts'

const mostNamed = 3

/** Liaisons of the units that lead, and whoever handles a matter in the office: each with the number of theirs. */
const concerned = async (tx: Context['tx'], changeId: string) => {
  const { rows } = await sql<{ account: string; count: number; titles: string[] }>`
    with moved as (select m.id, m.title, m.due, m.lead_org, m.supervisor_org, m.drafted_by, m.dispatched_at
      from clock_event e join matter m on m.id = e.matter_id where e.change_id = ${changeId}),
    whose as (
      select a.account_id as account, moved.id, moved.title, moved.due from moved
      join appointment a on a.organization_id = moved.lead_org and a.role = 'liaison'
        and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
      where moved.dispatched_at is not null
      union
      select coalesce((select h.account_id from handler h where h.matter_id = moved.id
        and h.organization_id = moved.supervisor_org order by h.since desc, h.id desc limit 1), moved.drafted_by),
        moved.id, moved.title, moved.due from moved)
    select account, count(*)::int as count, (array_agg(title order by due, id))[1:${sql.lit(mostNamed)}] as titles
    from whose group by account order by account`.execute(tx)
  return rows
}

/** One notice to each person, however many of their due days have moved. */
export const tellEachOnce = async (context: Pick<Context, 'tx' | 'moment'>, change: ChangeRow): Promise<number> => {
  const people = await concerned(context.tx, change.id)
  for (const { account, count, titles } of people)
    await tell(context, {
      kind: 'calendar.applied',
      title: change.title,
      subjectId: change.id,
      accounts: [account],
      words: { moved: `${count}件`, matters: titles.join('、') + (count > titles.length ? '等' : '') },
    })
  return people.length
}
