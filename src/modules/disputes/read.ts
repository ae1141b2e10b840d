import { sql } from 'kysely'
import { getChanges, listDisputes } from '#contract/disputes.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/endpoint.ts'
import { organizationsOf } from '#platform/actor.ts'
import { selectDisputes } from './view.ts'

/** Disputes of one's own reach: what waits, and what was decided before in a like case. */
export const listDisputesQuery = query(listDisputes, {
  run: async ({ tx, actor }, { cursor, limit, search, state }) => {
    const after = readCursor(cursor, ['date', 'uuid'])
    const mine = organizationsOf(actor)
    const conditions = [
      sql`true`,
      ...(state === 'to-view'
        ? [
            sql`d.state = 'open' and not exists (select 1 from dispute_view w where w.dispute_id = d.id) and d.proposed_org = any(${mine}::uuid[])`,
          ]
        : state
          ? [sql`d.state = ${state}`]
          : []),
      ...(search
        ? [
            sql`(d.matter_title || ' ' || d.reason || ' ' || coalesce(d.proposal, '') || ' ' || coalesce((select string_agg(e.decision, ' ')
              from dispute_decision e where e.dispute_id = d.id), '')) like ${`%${search.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`}`,
          ]
        : []),
    ]
    const where = sql.join(conditions, sql` and `)
    const beyond = after ? sql` and (d.raised_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
    const rows = await selectDisputes(
      tx,
      sql`${where}${beyond}`,
      sql`order by d.raised_on desc, d.id desc limit ${limit + 1}`,
    )
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from dispute d where ${where}`.execute(
      tx,
    )
    return {
      items,
      next: rows.length > limit && last ? cursorAfter([last.raisedOn, last.id]) : null,
      total: counted[0]?.n ?? null,
    }
  },
})

const others = (matterId: string) => ({
  into: sql<{ id: string; title: string; number: string | null }>`select o.id, o.title, o.number from matter m
    join matter o on o.id = m.merged_into where m.id = ${matterId}`,
  from: sql<{ id: string; title: string; number: string | null }>`select id, title, number from matter
    where merged_into = ${matterId} order by id`,
})

export const getChangesQuery = query(getChanges, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => {
    const { rows: extensions } = await sql<never>`
      select e.id, o.name as "organizationName", e.reason, e.progress, e.due_before as "dueBefore",
        e.requested_due as "requestedDue", a.name as "askedBy", e.asked_on as "askedOn", e.state, e.granted_due as "grantedDue",
        e.opinion, d.name as "decidedBy", e.decided_on as "decidedOn"
      from extension e join organization o on o.id = e.organization_id join account a on a.id = e.asked_by
        left join account d on d.id = e.decided_by
      where e.matter_id = ${matterId} order by e.asked_on desc, e.id desc`.execute(tx)
    const { rows: suspensions } = await sql<never>`
      select s.id, s.document, s.reason, s.from_on as "from", s.until_on as "until", s.resume_document as "resumeDocument",
        a.name as "decidedBy" from suspension s join account a on a.id = s.decided_by
      where s.matter_id = ${matterId} order by s.from_on desc, s.id desc`.execute(tx)
    const { rows: ends } = await sql<{ listName: string | null; closingAnswer: string | null }>`
      select m.list_name as "listName", c.closing_answer as "closingAnswer" from matter m
        left join matter_content c on c.matter_id = m.id where m.id = ${matterId}`.execute(tx)
    const merged = others(matterId)
    return {
      extensions,
      suspensions,
      disputes: await selectDisputes(tx, sql`d.matter_id = ${matterId}`, sql`order by d.raised_on desc, d.id desc`),
      listName: ends[0]?.listName ?? null,
      closingAnswer: ends[0]?.closingAnswer ?? null,
      mergedInto: (await merged.into.execute(tx)).rows[0] ?? null,
      mergedFrom: (await merged.from.execute(tx)).rows,
    }
  },
})
