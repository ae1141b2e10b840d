import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { ConsultationRow, ConsultationView } from '#contract/divisions.ts'
import { isSilent, type ConsultationState } from '#domain/consultation.ts'
import type { CivilDate } from '#domain/date.ts'
import { may, type Relation } from '#domain/permissions.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Context } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'

type View = z.input<typeof ConsultationView>
type Row = Omit<z.input<typeof ConsultationRow>, 'silent' | 'mine'> & {
  consultationId: string
  state: ConsultationState
  part: Relation
}
type Head = Omit<View, 'rows' | 'actions'> & { deciderOrg: string }
type Viewing = Pick<Context, 'tx' | 'actor' | 'moment'>

const rowsOf = async ({ tx }: Viewing, ids: readonly string[]): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select r.consultation_id as "consultationId", r.id, r.matter_id as "matterId", r.organization_id as "organizationId",
      o.name as "organizationName", r.part, r.excerpt->>'title' as title, r.excerpt->>'target' as target,
      r.excerpt->>'workContent' as "workContent", r.excerpt->>'requirement' as requirement, r.excerpt->>'due' as due,
      r.state, r.opinion, r.answered_at as "answeredAt", a.name as "answeredBy", r.outcome, r.decision, d.name as "decidedBy"
    from consultation_row r join organization o on o.id = r.organization_id
    left join account a on a.id = r.answered_by left join account d on d.id = r.decided_by
    where r.consultation_id = any(${ids}::uuid[])
    order by array_position(array['disputed', 'asked', 'settled', 'agreed'], r.state), o.sort_key, r.id`.execute(tx)
  return rows
}

/** Consultations with the rows that the reader may see: the office all of them, a unit its own. */
export const consultationsWhere = async (context: Viewing, where: RawBuilder<unknown>): Promise<View[]> => {
  const { tx, actor, moment } = context
  const { rows: heads } = await sql<Head>`
    select c.id, c.kind, c.division_id as "divisionId", c.matter_id as "matterId", c.title, c.text, o.name as "askedBy",
      c.reply_by as "replyBy", c.opened_on as "openedOn", c.version, c.decider_org as "deciderOrg"
    from consultation c join organization o on o.id = c.organization_id where ${where} order by c.opened_on desc, c.id desc`.execute(
    tx,
  )
  const all = await rowsOf(
    context,
    heads.map((each) => each.id),
  )
  const mine = new Set(organizationsOf(actor))
  return heads.map(({ deciderOrg, ...head }) => {
    const rows = all
      .filter((row) => row.consultationId === head.id)
      .map((row) => ({
        ...row,
        silent: isSilent({ unit: '', state: row.state, replyBy: head.replyBy as CivilDate }, moment.today),
        mine: mine.has(row.organizationId),
      }))
    const mayAnswer = rows.some(
      (row) =>
        row.state === 'asked' &&
        !row.silent &&
        may(actor, 'consultation.answer', [{ organizationId: row.organizationId, relation: row.part }]),
    )
    const mayDecide =
      rows.some((row) => row.state === 'disputed') &&
      may(actor, 'consultation.decide', [{ organizationId: deciderOrg, relation: 'supervisor' }])
    return {
      ...head,
      rows,
      actions: [...(mayAnswer ? ['consultations.answer'] : []), ...(mayDecide ? ['consultations.decide'] : [])],
    }
  })
}

export const consultationView = async (context: Viewing, id: string): Promise<View> =>
  found((await consultationsWhere(context, sql`c.id = ${id}`))[0])
