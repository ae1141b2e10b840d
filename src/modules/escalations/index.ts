import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listEscalations, replyToEscalation, sendEscalation, type EscalationView } from '#contract/escalations.ts'
import { civilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import type { Actor } from '#domain/permissions.ts'
import { fitToEscalate } from '#domain/problem.ts'
import { refuse } from '#domain/refusal.ts'
import { offered } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type View = z.input<typeof EscalationView>
type Row = Omit<View, 'actions'> & { supervisor: string }

const views = async (tx: Tx, actor: Actor, where: RawBuilder<unknown>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<Row>`
    select e.id, e.matter_id as "matterId", m.title as "matterTitle", m.version, o.short_name as "supervisorName", e.issue,
      e.tried, e.proposal, e.addressee, a.name as "sentBy", e.sent_on as "sentOn", e.reply, e.replied_on as "repliedOn",
      m.supervisor_org as supervisor
    from escalation e join matter m on m.id = e.matter_id join organization o on o.id = m.supervisor_org
    join account a on a.id = e.sent_by where ${where}
    order by (e.reply is not null), e.sent_on, e.id limit ${limit}`.execute(tx)
  return rows.map(({ supervisor, ...row }) => ({
    ...row,
    actions: offered(
      actor,
      [{ organizationId: supervisor, relation: 'supervisor' }],
      [{ operation: 'escalations.reply', action: 'escalation.write', when: row.reply === null }],
    ),
  }))
}
const view = async ({ tx, actor }: Context, id: string) => found((await views(tx, actor, sql`e.id = ${id}`))[0])

/** 报请上级: what this level cannot solve. The clock runs on; only an approved suspension stops it (B22). */
export const sendEscalationCommand = command(sendEscalation, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, issue, tried, proposal, addressee }) => {
    const { tx, actor, moment } = context
    const matter = found(await tx.selectFrom('matter').select('state').where('id', '=', matterId).executeTakeFirst())
    if (endStates.includes(matter.state)) throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const waiting = await tx
      .selectFrom('escalation')
      .select('id')
      .where('matter_id', '=', matterId)
      .where('reply', 'is', null)
      .executeTakeFirst()
    const refusal = fitToEscalate(proposal, waiting !== undefined)
    if (refusal) throw new Refused(refusal)
    const id = newId()
    await tx
      .insertInto('escalation')
      .values({
        id,
        matter_id: matterId,
        issue,
        tried,
        proposal: proposal ?? '',
        addressee,
        sent_by: actor.accountId,
        sent_on: moment.today,
      })
      .execute()
    return {
      events: [{ type: 'matter.escalated', changes: { addressee } }],
      view: () => view(context, id),
    }
  },
})

export const replyToEscalationCommand = command(replyToEscalation, {
  subjects: ({ escalationId, version }) => [{ kind: 'escalation', id: escalationId, version }],
  present: (context, { escalationId }) => view(context, escalationId),
  run: async (context, { escalationId, reply, repliedOn }) => {
    const { tx, moment } = context
    const row = found(await tx.selectFrom('escalation').selectAll().where('id', '=', escalationId).executeTakeFirst())
    if (row.reply !== null) throw new Refused(refuse('register-closed'))
    const on = repliedOn === undefined ? moment.today : civilDate(repliedOn)
    if (on < row.sent_on) throw new Refused(refuse('period-over', { field: 'repliedOn' }))
    await tx.updateTable('escalation').set({ reply, replied_on: on }).where('id', '=', escalationId).execute()
    return {
      events: [{ type: 'matter.superior_replied', changes: { addressee: row.addressee, on } }],
      view: () => view(context, escalationId),
    }
  },
})

export const listEscalationsQuery = query(listEscalations, {
  run: async ({ tx, actor }, { matterId, waiting, limit }) => {
    const where = sql`${matterId ? sql`e.matter_id = ${matterId}` : sql`true`} and ${
      waiting === undefined ? sql`true` : sql`(e.reply is null) = ${waiting}`
    }`
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from escalation e where ${where}`.execute(tx)
    return { items: await views(tx, actor, where, limit), total: rows[0]?.n ?? 0 }
  },
})
