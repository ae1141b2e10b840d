import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { mediaTypes } from '#contract/openapi.ts'
import type { Operation } from '#contract/operation.ts'
import type { Language } from '#contract/words.ts'
import { note } from './audit.ts'
import { accountActor, transact, type Tx } from './db.ts'
import { admit, endpoint, headerOf, type Context, type Endpoint } from './endpoint.ts'
import type { Subject } from './subjects.ts'
import { writeWorkbook, type SheetToWrite } from './sheets/index.ts'

export type Download = { readonly name: string; readonly mediaType: string; readonly bytes: Readable }

/** A read-only transaction of its own under the same actor: a slow reader never holds a connection. */
export type Reread = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

type DownloadContext = Context & { readonly language: Language; readonly reread: Reread }
type Spec<I> = {
  readonly subjects?: (input: I) => readonly Subject[]
  /** Names the file and says how its rows are fetched; they are fetched by `reread`, after this has returned. */
  readonly run: (context: DownloadContext, input: I) => Promise<{ name: string; sheet: SheetToWrite }>
}

/** What was asked for, as the trail keeps it: the filters in the words of the address. */
const asked = (input: unknown): string | null => {
  const given = Object.entries((input ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return given.length === 0
    ? null
    : given
        .map(([name, value]) => `${name}=${String(value)}`)
        .join('&')
        .slice(0, 500)
}

/**
 * A list as a file: the rights of the list, the list's own filters, rows batch by batch. It is recorded who took what
 * out before the first byte leaves.
 */
export const download = <I extends z.ZodType>(operation: Operation<I>, spec: Spec<z.output<I>>): Endpoint => {
  const subjectsOf = spec.subjects ?? (() => [])
  return endpoint(operation, subjectsOf, async (app, call, moment, input: z.output<I>): Promise<Download> => {
    const action = operation.permission
    const kind = operation.file
    if (action === null || !kind) throw new Error(`${operation.id} is no download`)
    const as = { actor: accountActor(call.actor.accountId), today: moment.today }
    const reread: Reread = (work) => transact(app.database.db, as, work, true)
    const { name, sheet } = await reread(async (tx) => {
      const context = await admit(app, tx, call, moment, action, subjectsOf(input), false)
      const { language = call.language } = input as { language?: Language }
      return spec.run({ ...context, language, reread }, input)
    })
    const subjects = subjectsOf(input).map((each) => each.id)
    await transact(app.database.db, as, (tx) =>
      note(tx, headerOf(operation, call, moment.at), 'access.exported', subjects, asked(call.input)),
    )
    const bytes = writeWorkbook(sheet)
    bytes.once('error', (error) =>
      app.log({ level: 'error', what: 'download broken off', operation: operation.id, error: String(error) }),
    )
    return { name, mediaType: mediaTypes[kind], bytes }
  })
}
