import { refuse } from '#domain/refusal.ts'
import { projectPace } from '#modules/clock/index.ts'
import { takeStep } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { milestonesOf } from './load.ts'

/** What a progress report says is reached (row 10); the report stays beside the milestone as what shows it. */
export const meetMilestones = async (
  context: Context,
  matterId: string,
  reportId: string,
  ids: readonly string[],
): Promise<EventDraft[]> => {
  if (ids.length === 0) return []
  const { tx, moment } = context
  await takeStep(context, matterId, 'matter.milestone_met')
  const rows = await milestonesOf(tx, matterId)
  const events: EventDraft[] = []
  for (const [i, id] of ids.entries()) {
    const row = rows.find((each) => each.id === id)
    if (!row) throw badField(`met.${i}`, 'missing')
    if (row.met_on !== null || ids.indexOf(id) !== i) throw new Refused(refuse('milestone-met', { field: `met.${i}` }))
    await tx.updateTable('milestone').set({ met_on: moment.today, report_id: reportId }).where('id', '=', id).execute()
    events.push({ type: 'matter.milestone_met', changes: { milestone: row.target, due: row.due } })
  }
  await projectPace(tx, matterId)
  return events
}
