import type { CivilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { fileText } from '#modules/files/index.ts'
import { accountActor, transact } from '#platform/db.ts'
import type { Asked } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { workerWithLimits } from '#platform/uploads/worker-with-limits.ts'
import { readWhole, type Understanding } from './read-whole.ts'

/** Read at once, in a few milliseconds; what is longer is read in a thread, while the server answers others. */
const short = 20_000
const limits = { seconds: 60, heapMegabytes: 768 }
const script = new URL('./understand-aside.ts', import.meta.url)

export const understand = async (text: string, issuedOn?: CivilDate): Promise<Understanding> => {
  const given = issuedOn === undefined ? {} : { issuedOn }
  if (text.length <= short) return readWhole(text, given)
  const read = await workerWithLimits<Understanding>(script, { text, ...given }, limits)
  if ('answer' in read) return read.answer
  throw new Refused(refuse(read.fault === 'too-slow' ? 'file-too-slow' : 'file-too-big', { field: 'text' }))
}

type Given = {
  readonly text?: string | undefined
  readonly fileId?: string | undefined
  readonly issuedOn?: string | undefined
}
export type Understood = { readonly text: string | null; readonly reading: Understanding }

/** The words that were pasted, or those of a file that the actor may see; and what the reader makes of them. */
export const understandGiven = async ({ app, call, moment, input }: Asked<Given>): Promise<Understood> => {
  const { fileId } = input
  const text =
    input.text ??
    (fileId === undefined
      ? null
      : await transact(
          app.database.db,
          { actor: accountActor(call.actor.accountId), today: moment.today },
          async (tx) => {
            const file = await tx.selectFrom('file').select('id').where('id', '=', fileId).executeTakeFirst()
            return file ? fileText(tx, app.files, fileId) : null
          },
          true,
        ))
  return { text, reading: await understand(text ?? '', input.issuedOn as CivilDate | undefined) }
}
