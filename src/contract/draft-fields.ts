import { z } from 'zod'
import { id, line, optional, text } from './fields.ts'
import { BudgetInput } from './matter-views.ts'

/** What a matter needs before it is handed down (A18), however it came to be drafted. */
export const draftFields = {
  title: line(200),
  target: text(2_000),
  workContent: text(5_000),
  requirement: text(2_000),
  budget: BudgetInput,
  leadOrganizationId: id,
  others: z
    .array(z.object({ organizationId: id, part: z.enum(['joint_lead', 'supporting']), duty: optional(line(200)) }))
    .max(200)
    .default([]),
  kind: z.enum(['one_off', 'long_term', 'annual']).default('one_off'),
}
