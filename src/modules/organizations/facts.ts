import { civilDate } from '#domain/date.ts'
import type { OwnFacts } from '#domain/organization.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { badField, Refused } from '#platform/errors.ts'

type Given = { readonly [K in keyof OwnFacts]?: string | undefined }

export const factsFrom = (given: Given): OwnFacts => ({
  seatId: given.seatId ?? null,
  endsOn: given.endsOn ?? null,
  designatedUnitId: given.designatedUnitId ?? null,
  headName: given.headName ?? null,
  headPhone: given.headPhone ?? null,
})

export const pass = (refusal: Refusal | null): void => {
  if (refusal) throw new Refused(refusal)
}

/** An organization and everything below it. */
export const withBelow = async (tx: Tx, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`with recursive below(id) as (select ${id}::uuid
    union select o.id from organization o join below b on o.parent_id = b.id) select id from below`.execute(tx)
  return rows.map((row) => row.id)
}

/** The seat and the designated unit exist; the unit is the organization's own. */
export const checkFacts = async (tx: Tx, id: string | null, facts: OwnFacts): Promise<void> => {
  for (const field of ['seatId', 'designatedUnitId'] as const) {
    const named = facts[field]
    if (named === null) continue
    const row = await tx
      .selectFrom('organization')
      .select('id')
      .where('id', '=', named)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (!row) throw badField(field, 'missing')
  }
  if (facts.designatedUnitId !== null && (id === null || !(await withBelow(tx, id)).includes(facts.designatedUnitId)))
    throw new Refused(refuse('designated-unit-outside', { field: 'designatedUnitId' }))
}

/** There is one inspection body of a government at any time (A52). */
export const oneInspectionBody = async (tx: Tx, governmentId: string): Promise<void> => {
  const other = await tx
    .selectFrom('organization')
    .select('name')
    .where('government_id', '=', governmentId)
    .where('kind', '=', 'inspection_body')
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (other) throw new Refused(refuse('one-inspection-body', { field: 'kind', params: { name: other.name } }))
}

export const saveFacts = async (tx: Tx, id: string, facts: OwnFacts): Promise<void> => {
  const row = {
    seat_id: facts.seatId,
    ends_on: facts.endsOn === null ? null : civilDate(facts.endsOn),
    designated_unit_id: facts.designatedUnitId,
    head_name: facts.headName,
    head_phone: facts.headPhone,
  }
  await tx
    .insertInto('organization_facts')
    .values({ organization_id: id, ...row })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
    .execute()
}
