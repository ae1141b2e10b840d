import { sql } from 'kysely'
import type { AssistantAnswer } from '#domain/assistant/answer.ts'
import type { AssistantFault } from '#domain/assistant/faults.ts'
import { groundedSuggestions, type Grounded } from '#domain/assistant/grounded.ts'
import { settingOf } from '#modules/settings/index.ts'
import { insertProposals, otherNamesOf } from '#modules/sources/index.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record, type EventDraft } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { announce } from '#platform/live.ts'
import { linesOf, sourceText, type SourceText } from './source-text.ts'

type Ending = {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly fault?: AssistantFault
  readonly counts?: Pick<Grounded, 'ungrounded' | 'known'> & { readonly tasks: number; readonly hints: number }
}

const actor = systemActor('assistant')

const end = async (tx: Tx, at: string, requestId: string, { state, fault, counts }: Ending) => {
  await tx
    .updateTable('assistant_request')
    .set({ state, ended_at: at, ...(fault ? { fault } : {}), ...counts })
    .where('id', '=', requestId)
    .execute()
}

const endings = (fault: AssistantFault | null): Ending => {
  if (fault === null) return { state: 'done' }
  // Who switched it off knows why nothing came.
  return fault === 'switched-off' ? { state: 'cancelled' } : { state: 'failed', fault }
}

/** In one transaction, while the request still waits; whoever was faster has ended it. */
const whileWaiting = (
  app: App,
  requestId: string,
  work: (tx: Tx, at: string, sourceId: string | null) => Promise<EventDraft>,
) => {
  const { at, today } = app.now()
  return transact(app.database.db, { actor, today, at }, async (tx) => {
    // The source before its requests, as commands lock them.
    await sql`select s.id from source s where s.id = (select source_id from assistant_request where id = ${requestId})
      for no key update`.execute(tx)
    const { rows } = await sql<{ sourceId: string | null }>`select source_id as "sourceId" from assistant_request
      where id = ${requestId} and state = 'waiting' for update`.execute(tx)
    const [request] = rows
    if (!request) return
    const event = await work(tx, at, request.sourceId)
    const on = [requestId, ...(request.sourceId ? [request.sourceId] : [])]
    await record(tx, outsideAppointments(at, actor, 'assistant.answer'), [event], on)
    await announce(tx, app.schema, on)
  })
}

const eventOf = ({ state, fault, counts }: Ending): EventDraft => {
  if (state === 'failed') return { type: 'assistant.failed', changes: { fault } }
  if (state === 'cancelled') return { type: 'assistant.cancelled', changes: {} }
  return { type: 'assistant.answered', changes: { ...counts } }
}

/** Nothing came of it, or (without a fault) a trial was answered: everything else stays as it was. */
export const endRequest = (app: App, requestId: string, fault: AssistantFault | null): Promise<void> =>
  whileWaiting(app, requestId, async (tx, at) => {
    const ending = endings(fault)
    await end(tx, at, requestId, ending)
    return eventOf(ending)
  })

type Line = Awaited<ReturnType<typeof linesOf>>[number]

const insertHints = async (
  tx: Tx,
  requestId: string,
  source: SourceText,
  lines: readonly Line[],
  found: Grounded['hints'],
): Promise<void> => {
  const idOf = new Map(lines.map(({ no, id }) => [no, id]))
  for (const { no, field, value, span, deadline } of found)
    await tx
      .insertInto('assistant_hint')
      .values({
        id: newId(),
        request_id: requestId,
        source_id: source.id,
        proposal_id: idOf.get(no) ?? '',
        field,
        value,
        span: JSON.stringify(span),
        due: deadline?.date ?? null,
        text_digest: source.digest,
      })
      .execute()
}

const hintsBefore = async (tx: Tx, sourceId: string) => {
  const { rows } = await sql<{ no: number; field: 'lead' | 'support' | 'deadline'; value: string }>`
    select p.no, h.field, h.value from assistant_hint h join proposal p on p.id = h.proposal_id
    where h.source_id = ${sourceId}`.execute(tx)
  return rows
}

/** What the document bears out of an answer becomes lines and hints that wait for a person; nothing else is kept of it. */
export const keepAnswers = (app: App, requestId: string, asked: SourceText, answer: AssistantAnswer): Promise<void> =>
  whileWaiting(app, requestId, async (tx, at) => {
    const source = await sourceText(tx, asked.id)
    const isOn = await settingOf(tx, source.governmentId, 'assistant.enabled')
    const fault = !isOn ? 'switched-off' : source.text !== asked.text ? 'text-changed' : null
    if (fault) {
      await end(tx, at, requestId, endings(fault))
      return eventOf(endings(fault))
    }
    const lines = await linesOf(tx, source.id)
    const said = [
      ...answer.tasks.flatMap((each) => [...each.lead, ...each.support]),
      ...answer.hints.map((each) => each.value),
    ]
    const names = await otherNamesOf(tx, said, source.governmentId)
    const { tasks, hints, ungrounded, known } = groundedSuggestions(
      {
        text: source.text,
        issuedOn: source.issuedOn,
        lines,
        hints: await hintsBefore(tx, source.id),
        namesOf: (name) => names.get(name) ?? [],
      },
      answer,
    )
    const { no } = await tx
      .selectFrom('proposal')
      .select((each) => each.fn.max('no').as('no'))
      .where('source_id', '=', source.id)
      .executeTakeFirstOrThrow()
    await insertProposals(tx, source.id, tasks, (no ?? 0) + 1, 'assistant')
    await insertHints(tx, requestId, source, lines, hints)
    const ending = { state: 'done', counts: { tasks: tasks.length, hints: hints.length, ungrounded, known } } as const
    await end(tx, at, requestId, ending)
    return eventOf(ending)
  })
