import { sql } from 'kysely'
import type { AssistantFault } from '#domain/assistant/faults.ts'
import { sendingLacks } from '#domain/assistant/may-send.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { App } from '#platform/app.ts'
import type { Assistant } from '#platform/channels/assistant.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { linesOf, sourceText, type SourceText } from './source-text.ts'

type Line = Awaited<ReturnType<typeof linesOf>>[number]
export type TakenUp = {
  readonly assistant: Assistant
  /** Null: a trial. */
  readonly source: SourceText | null
  readonly lines: readonly Line[]
}

/** However often a worker dies over it, it is asked no longer than this. */
const mostHours = 2

type Waiting = { readonly sourceId: string | null; readonly address: string; readonly model: string; isOld: boolean }

const waiting = async (tx: Tx, requestId: string, at: string): Promise<Waiting | null> => {
  const { rows } = await sql<Waiting>`select source_id as "sourceId", address, model,
      asked_at < ${at}::timestamptz - make_interval(hours => ${mostHours}) as "isOld"
    from assistant_request where id = ${requestId} and state = 'waiting'`.execute(tx)
  return rows[0] ?? null
}

const look = <T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(app.database.db, { actor: systemActor('assistant'), today: app.now().today }, work, true)

/** What is to be sent, or why nothing is; null when the request has ended. */
export const takeUp = (app: App, requestId: string): Promise<TakenUp | { readonly fault: AssistantFault } | null> =>
  look(app, async (tx) => {
    const request = await waiting(tx, requestId, app.now().at)
    if (request === null) return null
    const { assistant } = app
    if (request.isOld) return { fault: 'gave-up' }
    if (!assistant) return { fault: 'not-configured' }
    // Whoever asked was shown one address, and agreed to that one.
    if (assistant.address !== request.address || assistant.model !== request.model) return { fault: 'address-changed' }
    if (request.sourceId === null) return { assistant, source: null, lines: [] }
    const source = await sourceText(tx, request.sourceId)
    if (!(await settingOf(tx, source.governmentId, 'assistant.enabled'))) return { fault: 'switched-off' }
    // It may have been corrected since: what may not leave the house is looked at where it would leave.
    if (sendingLacks(source)) return { fault: 'text-changed' }
    return { assistant, source, lines: await linesOf(tx, source.id) }
  })

export const isWanted = (app: App, requestId: string): Promise<boolean> =>
  look(app, async (tx) => {
    const request = await waiting(tx, requestId, app.now().at)
    if (request === null) return false
    if (request.sourceId === null) return true
    return settingOf(tx, (await sourceText(tx, request.sourceId)).governmentId, 'assistant.enabled')
  })
