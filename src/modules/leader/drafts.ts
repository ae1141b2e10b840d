import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { InstructionDraftView } from '#contract/leader.ts'
import type { Tx } from '#platform/db.ts'

export type Draft = z.input<typeof InstructionDraftView>

/** Instructions as their leaders wrote them; the words come along for whoever may read them. */
export const draftsWhere = async (tx: Tx, where: RawBuilder<unknown>, limit = 100): Promise<Draft[]> =>
  (
    await sql<Draft>`select d.id, d.version, d.matter_id as "matterId", m.title as "matterTitle", a.name as "leaderName",
        d.leader_post as "leaderPost", t.text, d.written_on as "writtenOn", d.answer_required as "answerRequired",
        case when d.source_id is null then 'sent'
          when exists (select 1 from instruction i where i.source_id = d.source_id and i.state = 'read') then 'read'
          else 'registered' end as state, d.source_id as "sourceId"
      from instruction_draft d join matter m on m.id = d.matter_id join account a on a.id = d.leader_id
      left join instruction_draft_text t on t.draft_id = d.id
      where ${where} order by (d.source_id is not null), d.written_on desc, d.id desc limit ${limit}`.execute(tx)
  ).rows
