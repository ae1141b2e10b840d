import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listChases, type ChaseView } from '#contract/chases.ts'
import { may, type Actor } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

export type Chase = z.input<typeof ChaseView>
type Row = Omit<Chase, 'mayReceive' | 'mayReply' | 'mayIssueLetter'> & {
  organizationId: string
  supervisor: string
  part: 'coordinating_lead' | 'joint_lead' | 'supporting'
}

const letterJson = (of: RawBuilder<unknown>) =>
  sql`case when ${of}.id is not null then jsonb_build_object('id', ${of}.id, 'number', ${of}.number, 'instrument', ${of}.instrument) end`

/** Chases `c`, the latest first, with what became of them. */
export const chasesWhere = async (tx: Tx, actor: Actor, where: RawBuilder<unknown>, limit = 200): Promise<Chase[]> => {
  const { rows } = await sql<Row>`
    select c.id, c.matter_id as "matterId", m.title as "matterTitle", m.number as "matterNumber",
      m.due as "matterDue", m.supervisor_org as supervisor, c.how, c.spoke_with as "spokeWith", c.said,
      a.name as by, g.name as "askerName", o.name as "organizationName", c.organization_id as "organizationId",
      c.chased_at as at, s.part, r.name as "readBy", k.read_at as "readAt", u.explain_by as "explainBy", v.instrument,
      ${letterJson(sql`l`)} as letter, ${letterJson(sql`b`)} as "byLetter",
      case when p.chase_id is null then null else jsonb_build_object('text', p.text, 'cause', p.cause, 'improvement',
        p.improvement, 'by', w.name, 'at', p.replied_at) end as reply
    from chase c join matter m on m.id = c.matter_id join account a on a.id = c.chased_by
    join organization g on g.id = c.asker_org join organization o on o.id = c.organization_id
    join assignment s on s.id = c.assignment_id
    left join urging_chase x on x.chase_id = c.id left join urging u on u.id = x.urging_id
    left join chase_receipt k on k.chase_id = c.id left join account r on r.id = k.read_by
    left join chase_reply p on p.chase_id = c.id left join account w on w.id = p.replied_by
    left join explanation_overdue v on v.chase_id = c.id
    left join letter l on l.because_chase_id = c.id left join letter b on b.chase_id = c.id
    where ${where} order by c.chased_at desc, c.id desc limit ${limit}`.execute(tx)
  return rows.map(({ organizationId, supervisor, part, ...row }) => {
    const standing = [{ organizationId, relation: part }]
    return {
      ...row,
      mayIssueLetter:
        row.instrument !== null &&
        row.reply === null &&
        row.letter === null &&
        may(actor, 'letter.issue', [{ organizationId: supervisor, relation: 'supervisor' }]),
      mayReceive: row.how === 'message' && row.readAt === null && may(actor, 'chase.receive', standing),
      mayReply: row.how === 'message' && row.reply === null && may(actor, 'chase.reply', standing),
    }
  })
}

export const listChasesQuery = query(listChases, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx, actor }, { matterId }) => ({ items: await chasesWhere(tx, actor, sql`c.matter_id = ${matterId}`) }),
})
