import type { Context } from '#platform/endpoint.ts'
import { takeStep } from './steps.ts'

/** Row 10. Whoever reports has received it: nobody is asked to acknowledge afterwards. */
export const progressStep = async (
  context: Context,
  matterId: string,
  event: 'matter.progressed' | 'matter.nothing_new' = 'matter.progressed',
): Promise<void> => {
  const before = await takeStep(context, matterId, event)
  if (before.state !== 'dispatched') return
  await context.tx
    .updateTable('assignment')
    .set({ state: 'acknowledged', acknowledged_at: context.moment.at, acknowledged_by: context.actor.accountId })
    .where('matter_id', '=', matterId)
    .where('part', '=', 'coordinating_lead')
    .where('valid_to', 'is', null)
    .execute()
}
