import type { Appointment } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { badField } from '#platform/errors.ts'

/** The inspection body of the government, where the actor stands for it. */
export const inspectionBodyOf = async (tx: Tx, by: Appointment): Promise<string | null> => {
  const body = await tx
    .selectFrom('organization')
    .select('id')
    .where('government_id', '=', by.governmentId)
    .where('kind', '=', 'inspection_body')
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return body && by.reach.includes(body.id) ? body.id : null
}

/** Who keeps what is registered: the inspection body where the actor stands for it, or the actor's own unit. */
export const keeperFor = async (tx: Tx, by: Appointment): Promise<string> =>
  (await inspectionBodyOf(tx, by)) ?? by.organizationId

/** A matter that an entry speaks of: one that the actor may not see is said not to exist. */
export const citedMatter = async (tx: Tx, matterId: string | undefined): Promise<string | null> => {
  if (matterId === undefined) return null
  const matter = await tx.selectFrom('matter').select('id').where('id', '=', matterId).executeTakeFirst()
  if (!matter) throw badField('matterId', 'missing')
  return matter.id
}

/** Units of a list exist today; a missing one is blamed at its place. */
export const requireUnits = async (
  tx: Tx,
  ids: readonly string[],
  fieldAt: (index: number) => string,
): Promise<void> => {
  if (ids.length === 0) return
  const known = await tx
    .selectFrom('organization')
    .select('id')
    .where('id', 'in', [...ids])
    .where('valid_to', 'is', null)
    .execute()
  const missing = ids.findIndex((id) => !known.some((row) => row.id === id))
  if (missing >= 0) throw badField(fieldAt(missing), 'missing')
}

export const requireUnit = (tx: Tx, id: string, field: string): Promise<void> => requireUnits(tx, [id], () => field)
