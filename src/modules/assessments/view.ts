import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { AssessmentView } from '#contract/assessments.ts'
import type { Tx } from '#platform/db.ts'

export type Assessed = z.input<typeof AssessmentView> & { readonly matterId: string }

/** Assessments that a condition over `s` picks, newest first. */
export const selectAssessments = async (tx: Tx, where: RawBuilder<unknown>): Promise<Assessed[]> => {
  const { rows } = await sql<Assessed>`select s.id, s.matter_id as "matterId", s.period_id as "periodId", s.judgement,
      s.text, s.percent, s.light, s.light_reason as "lightReason", o.name as "organizationName", a.name as "assessedBy",
      s.assessed_at as "assessedAt"
    from assessment s join account a on a.id = s.assessed_by join organization o on o.id = s.organization_id
    where ${where} order by s.assessed_at desc, s.id desc`.execute(tx)
  return rows
}
