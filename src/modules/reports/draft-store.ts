import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Words } from './write.ts'

export type DraftRow = NonNullable<Awaited<ReturnType<typeof openDraft>>>
export type DraftKind = 'progress' | 'completion'

export const openDraft = (tx: Tx, matterId: string, kind: DraftKind) =>
  tx
    .selectFrom('report_draft as d')
    .innerJoin('assignment as a', 'a.id', 'd.assignment_id')
    .selectAll('d')
    .where('d.matter_id', '=', matterId)
    .where('d.kind', '=', kind)
    .where('d.state', '=', 'open')
    .where('a.valid_to', 'is', null)
    .executeTakeFirst()

/** The words that a signature stands under. */
export const textOf = (row: {
  progress: string
  difficulty?: string | null | undefined
  next_step?: string | null | undefined
  outcome?: string | null | undefined
  actual?: string | null | undefined
}): string =>
  JSON.stringify([row.progress, row.difficulty ?? null, row.next_step ?? null, row.outcome ?? null, row.actual ?? null])

const textOfWords = ({ nextStep, ...words }: Words) => textOf({ ...words, next_step: nextStep })

/** Joint leads that have agreed to this very text: a countersignature under another one is void. */
export const countersignedOn = async (tx: Tx, matterId: string, words: Words): Promise<ReadonlySet<string>> => {
  const draft = await openDraft(tx, matterId, 'completion')
  if (!draft || textOf(draft) !== textOfWords(words)) return new Set()
  const { rows } = await sql<{ assignment_id: string; verdict: string }>`
    select distinct on (assignment_id) assignment_id, verdict from countersignature
    where draft_id = ${draft.id} and text_no = ${draft.text_no} order by assignment_id, signed_at desc, id desc`.execute(
    tx,
  )
  return new Set(rows.filter((row) => row.verdict === 'agreed').map((row) => row.assignment_id))
}

/** What lay open when a completion was handed in: the text that went out is signed, another one is dropped. */
export const closeDrafts = async (
  { tx }: Context,
  matterId: string,
  reportId: string,
  words: Words,
): Promise<string[]> => {
  const draft = await openDraft(tx, matterId, 'completion')
  if (!draft) return []
  const isThis = textOf(draft) === textOfWords(words)
  await closeDraft(tx, draft, isThis ? reportId : null)
  return [draft.id]
}

export const closeDraft = async (tx: Tx, draft: DraftRow, reportId: string | null): Promise<void> => {
  await tx
    .updateTable('report_draft')
    .set({ state: reportId ? 'signed' : 'dropped', report_id: reportId, version: draft.version + 1 })
    .where('id', '=', draft.id)
    .execute()
  if (reportId && draft.file_id)
    await tx
      .insertInto('report_file')
      .values({ report_id: reportId, matter_id: draft.matter_id, file_id: draft.file_id })
      .execute()
}

/** Countersignatures under an earlier text count no longer, and everybody on the matter is told. */
export const voidCountersignatures = async (tx: Tx, draft: DraftRow): Promise<EventDraft[]> => {
  const { rows } = await sql<{ assignment_id: string }>`
    update assignment a set state = 'acknowledged', contributed_at = null
    where a.matter_id = ${draft.matter_id} and a.part = 'joint_lead' and a.valid_to is null and a.state = 'contributed'
      and exists (select 1 from countersignature c where c.assignment_id = a.id and c.draft_id = ${draft.id})
    returning a.id as assignment_id`.execute(tx)
  return rows.length === 0
    ? []
    : [
        {
          type: 'countersignature.voided',
          on: [draft.matter_id, ...rows.map((row) => row.assignment_id)],
          changes: { units: rows.length },
        },
      ]
}
