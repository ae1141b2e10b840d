import { sql } from 'kysely'
import { askAssistant, cancelAsking, tryAssistant } from '#contract/assistant.ts'
import { sendingLacks } from '#domain/assistant/may-send.ts'
import { portionsOf } from '#domain/assistant/portions.ts'
import { refuse } from '#domain/refusal.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { connectionOf, type Connection } from './connection.ts'
import { assistantJob } from './job.ts'
import { sourceText } from './source-text.ts'
import { installationView, onSourceView } from './views.ts'

const configured = async (tx: Tx): Promise<Connection> => {
  const connection = await connectionOf(tx)
  if (connection === null) throw new Refused(refuse('assistant-not-configured'))
  return connection
}

const notWaiting = async (tx: Tx, where: ReturnType<typeof sql>): Promise<void> => {
  const { rows } = await sql`select 1 from assistant_request where state = 'waiting' and ${where} limit 1`.execute(tx)
  if (rows.length > 0) throw new Refused(refuse('assistant-waiting'))
}

type Asked = {
  readonly organizationId: string
  readonly sourceId: string | null
  readonly characters: number
  readonly portions: number
}

const insertRequest = async ({ tx, actor, moment }: Context, { address, model }: Connection, asked: Asked) => {
  const id = newId()
  await tx
    .insertInto('assistant_request')
    .values({
      id,
      organization_id: asked.organizationId,
      source_id: asked.sourceId,
      address,
      model,
      characters: asked.characters,
      portions: asked.portions,
      asked_by: actor.accountId,
      asked_at: moment.at,
    })
    .execute()
  return id
}

/** Whether anybody answers, asked in the way in which it would be asked in earnest, with no word of the house. */
export const tryAssistantCommand = command(tryAssistant, {
  run: async (context) => {
    const { tx, by } = context
    const connection = await configured(tx)
    const { organizationId } = by
    await notWaiting(tx, sql`source_id is null and organization_id = ${organizationId}`)
    const id = await insertRequest(context, connection, { organizationId, sourceId: null, characters: 0, portions: 1 })
    return {
      events: [
        { type: 'assistant.tried', on: [id], changes: { address: connection.address, model: connection.model } },
      ],
      queue: [assistantJob.of({ requestId: id })],
      view: () => installationView(tx, organizationId),
    }
  },
})

/** The source itself is left as it is, so asking takes no version of it; that its words leave the house is on its trail. */
export const askAssistantCommand = command(askAssistant, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId, aside: true }],
  run: async (context, { sourceId }) => {
    const { tx } = context
    const source = await sourceText(tx, sourceId)
    if (!(await settingOf(tx, source.governmentId, 'assistant.enabled'))) throw new Refused(refuse('assistant-off'))
    const connection = await configured(tx)
    const lacks = sendingLacks(source)
    if (lacks) throw new Refused(lacks)
    await notWaiting(tx, sql`source_id = ${sourceId}`)
    const [characters, portions] = [source.text.length, portionsOf(source.text).length]
    const { organizationId } = source
    const id = await insertRequest(context, connection, { organizationId, sourceId, characters, portions })
    const changes = { address: connection.address, model: connection.model, length: characters }
    return {
      events: [{ type: 'assistant.asked', on: [id, sourceId], changes }],
      queue: [assistantJob.of({ requestId: id })],
      view: () => onSourceView(tx, sourceId),
    }
  },
})

export const cancelAskingCommand = command(cancelAsking, {
  subjects: ({ requestId }) => [{ kind: 'assistant_request', id: requestId, aside: true }],
  run: async ({ tx, moment }, { requestId }) => {
    const request = found(
      await tx.selectFrom('assistant_request').selectAll().where('id', '=', requestId).forUpdate().executeTakeFirst(),
    )
    if (request.state !== 'waiting') throw new Refused(refuse('assistant-over'))
    const sourceId = found(request.source_id)
    await tx
      .updateTable('assistant_request')
      .set({ state: 'cancelled', ended_at: moment.at })
      .where('id', '=', requestId)
      .execute()
    return {
      events: [{ type: 'assistant.cancelled', on: [requestId, sourceId] }],
      view: () => onSourceView(tx, sourceId),
    }
  },
})
