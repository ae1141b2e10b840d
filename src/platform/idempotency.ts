import type { Tx } from './db.ts'
import { canonical, sm3 } from './audit.ts'
import { ApiError } from './errors.ts'

export const bodyHash = (operation: string, input: unknown): Buffer => sm3(operation, '\n', canonical(input))

type Kept = { readonly response: unknown }

/**
 * Takes the key for this transaction, or returns the answer it was used for. A second request with the same key waits
 * here until the first commits; of two that race, one does the work and both get its answer.
 */
export const takeKey = async (
  tx: Tx,
  actor: string,
  key: string,
  operation: string,
  hash: Buffer,
  at: string,
): Promise<Kept | null> => {
  const taken = await tx
    .insertInto('idempotency_key')
    .values({ actor, key, operation, body_hash: hash, status: 0, at })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return null
  const kept = await tx
    .selectFrom('idempotency_key')
    .select(['body_hash', 'operation', 'response'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (kept.operation !== operation || !kept.body_hash.equals(hash)) throw new ApiError(422, 'key-reused')
  return { response: kept.response }
}

export const keepAnswer = async (tx: Tx, actor: string, key: string, response: unknown): Promise<void> => {
  await tx
    .updateTable('idempotency_key')
    .set({ status: 200, response: JSON.stringify(response ?? null) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
}
