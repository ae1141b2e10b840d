import { sql } from 'kysely'
import type { z } from 'zod'
import type { SubmissionView } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'

type View = z.input<typeof SubmissionView>
/** Readings and copies come with their submission, in one statement: a source may have been laid before leaders often. */
export const submissionsOf = async (tx: Tx, sourceId: string): Promise<View[]> => {
  const { rows } = await sql<Omit<View, 'read'>>`
    select b.id, b.title, b.text, b.made_on as "madeOn", a.name as "madeBy",
      coalesce((select array_agg(m.matter_id) from submission_matter m where m.submission_id = b.id), '{}') as "matterIds",
      coalesce((select jsonb_agg(jsonb_build_object('instructionId', r.instruction_id, 'on', r.read_on, 'how', r.how,
          'result', r.result, 'recordedBy', c.name, 'attachmentId', r.attachment_id) order by r.read_on)
        from submission_reading r left join account c on c.id = r.recorded_by where r.submission_id = b.id), '[]') as readings,
      coalesce((select jsonb_agg(jsonb_build_object('office', o.office, 'number', o.number, 'sentOn', k.sent_on) order by o.office)
        from submission_copy k join co_supervisor o on o.id = k.co_supervisor_id where k.submission_id = b.id), '[]') as copies
    from submission b join account a on a.id = b.made_by where b.source_id = ${sourceId} order by b.made_on, b.id`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, read: row.readings.map((each) => each.instructionId) }))
}
