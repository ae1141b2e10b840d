import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { KnownLine } from '#domain/assistant/grounded.ts'
import { openFields } from '#domain/assistant/open-fields.ts'
import type { SourceKind } from '#domain/source.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

export type SourceText = {
  readonly id: string
  readonly kind: SourceKind
  readonly isDraft: boolean
  readonly governmentId: string
  readonly organizationId: string
  readonly issuedOn: CivilDate | null
  readonly text: string
  readonly digest: string
}

export const sourceText = async (tx: Tx, sourceId: string): Promise<SourceText> => {
  const { rows } =
    await sql<SourceText>`select s.id, s.kind, s.state = 'draft' as "isDraft", s.government_id as "governmentId",
      s.organization_id as "organizationId", s.issued_on as "issuedOn", coalesce(t.text, '') as text, coalesce(t.digest, '') as digest
    from source s left join source_text t on t.source_id = s.id where s.id = ${sourceId}`.execute(tx)
  return found(rows[0])
}

type Row = Parameters<typeof openFields>[0] & Omit<KnownLine, 'asks'> & { readonly id: string }

/** What stands in the ledger of a source, decided or not; a withdrawn line has no place in the present text. */
export const linesOf = async (tx: Tx, sourceId: string): Promise<readonly (KnownLine & { readonly id: string })[]> => {
  const { rows } = await sql<Row>`select id, no, text, span, state, lead, questions, deadline, edited from proposal
    where source_id = ${sourceId} and state <> 'withdrawn' order by no`.execute(tx)
  return rows.map((row) => ({ id: row.id, no: row.no, text: row.text, span: row.span, asks: openFields(row) }))
}
