import type { EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { keepBytes } from './bytes.ts'

type Kept = { readonly name: string; readonly bytes: Buffer; readonly mediaType: string }

/** A file of the organization for which the actor acts, and the event of its upload. */
export const keepFile = async (
  { app, tx, actor, by, moment }: Context,
  { name, bytes, mediaType }: Kept,
): Promise<{ id: string; sha256: Buffer; event: EventDraft }> => {
  const sha256 = await keepBytes(app.files, bytes)
  const id = newId()
  await tx
    .insertInto('file')
    .values({
      id,
      sha256,
      name,
      media_type: mediaType,
      size: bytes.length,
      organization_id: by.organizationId,
      uploaded_by: actor.accountId,
      uploaded_at: moment.at,
    })
    .execute()
  const changes = { name, size: bytes.length, sha256: sha256.toString('hex') }
  return { id, sha256, event: { type: 'file.uploaded', on: [id], changes } }
}
