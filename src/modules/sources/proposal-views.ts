import type { z } from 'zod'
import type { ProposalView } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { organizationIndex } from './resolve.ts'

type Deadline = { raw: string; date: string | null; kind: string }

export const proposalsOf = async (tx: Tx, sourceId: string): Promise<z.input<typeof ProposalView>[]> => {
  const rows = await tx.selectFrom('proposal').selectAll().where('source_id', '=', sourceId).orderBy('no').execute()
  const index = await organizationIndex(tx)
  return rows.map((row) => {
    const [lead, support] = [row.lead as string[], row.support as string[]]
    return {
      id: row.id,
      no: row.no,
      text: row.text,
      clause: row.clause,
      span: row.span as [number, number][],
      lead,
      support,
      leadIds: lead.map((name) => index.get(name) ?? null),
      supportIds: support.map((name) => index.get(name) ?? null),
      deadline: row.deadline as Deadline | null,
      confidence: row.confidence,
      questions: row.questions as string[],
      state: row.state,
      ending: row.ending,
      reason: row.reason,
      approver: row.approver,
      matterId: row.matter_id,
    }
  })
}
