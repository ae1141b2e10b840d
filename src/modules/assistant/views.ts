import { sql } from 'kysely'
import type { z } from 'zod'
import { getAssistant, getAssistantOnSource, type AssistantOnSource } from '#contract/assistant.ts'
import { sendingLacks } from '#domain/assistant/may-send.ts'
import { portionsOf } from '#domain/assistant/portions.ts'
import type { Span } from '#domain/reading/fold.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { connectionOf } from './connection.ts'
import { sourceText } from './source-text.ts'

type View = z.input<typeof AssistantOnSource>
type Request = NonNullable<View['request']>

const latest = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Request | null> => {
  const { rows } =
    await sql<Request>`select r.id, r.state, a.name as "askedBy", r.asked_at as "askedAt", r.address, r.model,
      r.fault, r.tasks, r.hints, r.ungrounded, r.known
    from assistant_request r join account a on a.id = r.asked_by where ${where} order by r.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The latest trial of the house that asks. */
export const installationView = async (tx: Tx, organizationId: string) => ({
  connection: await connectionOf(tx),
  trial: await latest(tx, sql`r.source_id is null and r.organization_id = ${organizationId}`),
})

const openHints = async (tx: Tx, sourceId: string, text: string): Promise<View['hints']> => {
  const { rows } = await sql<View['hints'][number] & { span: readonly Span[] }>`
    select h.id, h.proposal_id as "proposalId", h.field, h.value, h.due, h.span
    from assistant_hint h join proposal p on p.id = h.proposal_id and p.state = 'open'
    join source_text t on t.source_id = h.source_id and t.digest = h.text_digest
    where h.source_id = ${sourceId} and h.state = 'open' order by p.no, h.id`.execute(tx)
  return rows.map(({ span, ...row }) => ({
    ...row,
    quote: span.map(([start, end]) => text.slice(start, end)).join(''),
  }))
}

const off: View = {
  isOn: false,
  lacks: null,
  address: null,
  model: null,
  characters: 0,
  portions: 0,
  request: null,
  hints: [],
}

export const onSourceView = async (tx: Tx, sourceId: string): Promise<View> => {
  const source = await sourceText(tx, sourceId)
  const connection = await connectionOf(tx)
  if (connection === null || !(await settingOf(tx, source.governmentId, 'assistant.enabled'))) return off
  const lacks = sendingLacks(source)
  return {
    isOn: true,
    lacks: lacks?.refused ?? null,
    address: connection.address,
    model: connection.model,
    characters: source.text.length,
    portions: lacks ? 0 : portionsOf(source.text).length,
    request: await latest(tx, sql`r.source_id = ${sourceId}`),
    hints: await openHints(tx, sourceId, source.text),
  }
}

export const getAssistantQuery = query(getAssistant, {
  run: ({ tx, by }) => installationView(tx, by.organizationId),
})
export const getAssistantOnSourceQuery = query(getAssistantOnSource, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: ({ tx }, { sourceId }) => onSourceView(tx, sourceId),
})
