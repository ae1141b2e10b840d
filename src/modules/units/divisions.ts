import { sql } from 'kysely'
import { answerDivision, endDivision, giveDivision } from '#contract/units.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { ownAssignment } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { ApiError, badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { unitSide } from './side.ts'

/** Divisions of a unit, and the division (or the unit itself) at which one of its people is appointed. */
const insideOf = async (tx: Tx, unitId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive inside(id) as (select ${unitId}::uuid
      union select o.id from organization o join inside i on o.parent_id = i.id
      where o.kind in ('office', 'inspection_body', 'division') and o.valid_to is null)
    select id from inside`.execute(tx)
  return rows.map((row) => row.id)
}

const seatOf = async (tx: Tx, accountId: string, inside: readonly string[]): Promise<string | null> => {
  const { rows } = await sql<{ organization_id: string }>`
    select a.organization_id from appointment a join account c on c.id = a.account_id and c.state = 'active'
    where a.account_id = ${accountId} and a.organization_id = any(${inside}::uuid[]) and a.valid_from <= today()
      and (a.valid_to is null or a.valid_to >= today()) and a.role not in ('system_admin', 'security_admin', 'audit_admin')
    order by a.valid_from desc limit 1`.execute(tx)
  return rows[0]?.organization_id ?? null
}

/** 内部分办: one click; giving it to somebody else ends what was given before. Nobody outside the unit hears of it. */
export const giveDivisionCommand = command(giveDivision, {
  subjects: ({ assignmentId }) => [{ kind: 'assignment', id: assignmentId, aside: true }],
  run: async (context, { assignmentId, divisionId, accountId, note, wantedBy }) => {
    const { tx, actor, moment } = context
    const assignment = await ownAssignment(context, assignmentId)
    if (!divisionId && !accountId) throw badField('divisionId', 'required')
    const unit = assignment.organization_id
    const inside = await insideOf(tx, unit)
    if (divisionId && (divisionId === unit || !inside.includes(divisionId)))
      throw new Refused(refuse('own-division-only', { field: 'divisionId' }))
    const seat = accountId ? await seatOf(tx, accountId, inside) : null
    if (accountId && !seat) throw new Refused(refuse('own-division-only', { field: 'accountId' }))
    const before = await tx
      .updateTable('internal_division')
      .set((of) => ({ state: 'ended', version: of('version', '+', 1) }))
      .where('assignment_id', '=', assignmentId)
      .where('organization_id', '=', unit)
      .where('state', '=', 'open')
      .returning('id')
      .execute()
    const id = newId()
    await tx
      .insertInto('internal_division')
      .values({
        id,
        matter_id: assignment.matter_id,
        assignment_id: assignmentId,
        organization_id: unit,
        division_id: divisionId ?? (seat === unit ? null : seat),
        account_id: accountId ?? null,
        note: note ?? null,
        wanted_by: wantedBy ? civilDate(wantedBy) : null,
        given_by: actor.accountId,
        given_at: moment.at,
      })
      .execute()
    return {
      events: [{ type: 'internal-division.given', on: [id, ...before.map((row) => row.id)] }],
      view: () => unitSide(context, assignment.matter_id),
    }
  },
})

export const answerDivisionCommand = command(answerDivision, {
  subjects: ({ internalDivisionId }) => [{ kind: 'internal_division', id: internalDivisionId, aside: true }],
  run: async (context, { internalDivisionId, version, answer, done }) => {
    const { tx, actor, moment } = context
    const row = await tx
      .updateTable('internal_division')
      .set({
        answer,
        answered_by: actor.accountId,
        answered_at: moment.at,
        state: done ? 'done' : 'open',
        version: version + 1,
      })
      .where('id', '=', internalDivisionId)
      .where('version', '=', version)
      .where('state', '<>', 'ended')
      .returning('matter_id')
      .executeTakeFirst()
    if (!row) throw new ApiError(409, 'conflict')
    return {
      events: [{ type: 'internal-division.answered', on: [internalDivisionId], changes: { done } }],
      view: () => unitSide(context, row.matter_id),
    }
  },
})

export const endDivisionCommand = command(endDivision, {
  subjects: ({ internalDivisionId }) => [{ kind: 'internal_division', id: internalDivisionId, aside: true }],
  run: async (context, { internalDivisionId, version }) => {
    const row = await context.tx
      .updateTable('internal_division')
      .set({ state: 'ended', version: version + 1 })
      .where('id', '=', internalDivisionId)
      .where('version', '=', version)
      .where('organization_id', 'in', [...context.by.reach])
      .returning('matter_id')
      .executeTakeFirst()
    if (!row) throw new ApiError(409, 'conflict')
    return {
      events: [{ type: 'internal-division.ended', on: [internalDivisionId] }],
      view: () => unitSide(context, row.matter_id),
    }
  },
})
