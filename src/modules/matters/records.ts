import { sql } from 'kysely'
import type { z } from 'zod'
import type { MessageView, ReportView, ReviewView } from '#contract/matter-views.ts'
import type { Tx } from '#platform/db.ts'
import { tableAt, type AsOf } from './faces.ts'

/** A page shows the latest; the ledger's exports have them all. */
const mostReports = 100

const signatureText = (signature: unknown): string | null => {
  if (typeof signature !== 'object' || signature === null || !('how' in signature)) return null
  const { how, signer, signedOn } = signature as { how: string; signer?: string; signedOn?: string }
  return how === 'paper' ? `${signer ?? ''}（纸质签批 ${signedOn ?? ''}）` : (signer ?? null)
}

export const reportsOf = async (tx: Tx, matterId: string, asOf: AsOf): Promise<z.input<typeof ReportView>[]> => {
  const { rows } = await sql<{
    id: string
    kind: 'progress' | 'completion'
    cycle: number
    progress: string
    difficulty: string | null
    next_step: string | null
    outcome: string | null
    actual: string | null
    signature: unknown
    organization: string
    reporter: string
    reported_at: string
    reported_on: string
    state: string
  }>`select r.*, o.name as organization, a.name as reporter from ${tableAt('report', asOf)} r
     join ${tableAt('organization', asOf)} o on o.id = r.organization_id join account a on a.id = r.reported_by
     where r.matter_id = ${matterId} order by r.reported_at desc limit ${mostReports}`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    cycle: row.cycle,
    progress: row.progress,
    difficulty: row.difficulty,
    nextStep: row.next_step,
    outcome: row.outcome,
    actual: row.actual,
    signature: signatureText(row.signature),
    organizationName: row.organization,
    reportedBy: row.reporter,
    reportedAt: row.reported_at,
    reportedOn: row.reported_on,
    state: row.state,
  }))
}

export const messagesOf = async (tx: Tx, matterId: string): Promise<z.input<typeof MessageView>[]> => {
  const rows = await tx
    .selectFrom('message as m')
    .innerJoin('account as a', 'a.id', 'm.author_id')
    .innerJoin('organization as o', 'o.id', 'm.organization_id')
    .select(['m.id', 'm.kind', 'm.answers', 'm.text', 'm.at', 'a.name as author', 'o.name as organizationName'])
    .where('m.matter_id', '=', matterId)
    .orderBy('m.at')
    .orderBy('m.id')
    .execute()
  return rows
}

export const reviewsOf = async (tx: Tx, matterId: string): Promise<z.input<typeof ReviewView>[]> => {
  const rows = await tx
    .selectFrom('review as r')
    .innerJoin('account as a', 'a.id', 'r.reviewer_id')
    .leftJoin('account as v', 'v.id', 'r.verified_by')
    .select([
      'r.id',
      'r.result',
      'a.name as reviewer',
      'r.timely',
      'r.complete',
      'r.adequate',
      'r.cause',
      'r.requirement',
      'r.new_due as newDue',
      'r.verification',
      'v.name as verifiedBy',
      'r.reviewed_at as reviewedAt',
    ])
    .where('r.matter_id', '=', matterId)
    .orderBy('r.reviewed_at', 'desc')
    .execute()
  return rows
}
