import { explainDue } from '#contract/matters.ts'
import { found } from '#platform/errors.ts'
import { query } from '#platform/endpoint.ts'
import { computeDue, loadClock } from './store.ts'

/** Why this date: every day of the span, counted or not, so that the unit can count along. */
export const explainDueQuery = query(explainDue, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => {
    const matter = found(
      await tx.selectFrom('matter').select('government_id').where('id', '=', matterId).executeTakeFirst(),
    )
    const clock = await loadClock(tx, matterId)
    const due = await computeDue(tx, matterId, matter.government_id)
    return clock && due ? { due: due.due, provisional: due.provisional, basis: clock.basis, days: [...due.days] } : null
  },
})
