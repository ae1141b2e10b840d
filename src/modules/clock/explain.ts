import { explainDue } from '#contract/matters.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { query } from '#platform/endpoint.ts'
import { computeDue, loadClock } from './store.ts'

/** What moved the clock, who said so and by what. */
const eventsOf = async (tx: Tx, matterId: string) =>
  (
    await tx
      .selectFrom('clock_event as e')
      .leftJoin('account as a', 'a.id', 'e.account_id')
      .select(['e.kind', 'e.on_date', 'e.due', 'e.due_before', 'e.fact', 'e.reason', 'e.at', 'a.name'])
      .where('e.matter_id', '=', matterId)
      .orderBy('e.no')
      .execute()
  ).map((row) => ({
    kind: row.kind,
    on: row.on_date,
    due: row.due,
    dueBefore: row.due_before,
    fact: row.fact,
    reason: row.reason,
    by: row.name,
    at: row.at,
  }))

/** Why this date: every day of the span, counted or not, so that the unit can count along. */
export const explainDueQuery = query(explainDue, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => {
    const matter = found(
      await tx
        .selectFrom('matter')
        .select(['government_id', 'original_due'])
        .where('id', '=', matterId)
        .executeTakeFirst(),
    )
    const clock = await loadClock(tx, matterId)
    const due = await computeDue(tx, matterId, matter.government_id)
    if (!clock || !due) return null
    const asked = await tx
      .selectFrom('extension')
      .select(['asked_on', 'requested_due'])
      .where('matter_id', '=', matterId)
      .where('state', '=', 'pending')
      .executeTakeFirst()
    return {
      due: due.due,
      minute: due.minute,
      provisional: due.provisional,
      basis: clock.basis,
      rule: clock.rule,
      budget: { kind: clock.budget.kind, amount: clock.budget.kind === 'fixed' ? null : clock.budget.amount },
      original: matter.original_due,
      given: due.given,
      stoppedSince: due.stoppedSince,
      extensionAsked: asked ? { on: asked.asked_on, due: asked.requested_due } : null,
      events: await eventsOf(tx, matterId),
      days: [...due.days],
    }
  },
})
