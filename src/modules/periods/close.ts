import { sql } from 'kysely'
import { closePeriod } from '#contract/periods.ts'
import { outcomeAtClose, standingIn } from '#domain/reporting-period.ts'
import { refuse } from '#domain/refusal.ts'
import { tell } from '#modules/notices/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'
import { boardView } from './board.ts'
import { askedIn, factsOf, loadPeriod, type PeriodRow } from './load.ts'

/** A missed period is told to the unit, once; what it may still report belongs to the next. */
const tellMissed = async (tx: Tx, at: string, missed: readonly string[], closesOn: string) => {
  const { rows } = await sql<{ id: string; title: string; lead: string }>`select id, title, lead_org as lead from matter
    where id = any(${missed}::uuid[]) and lead_org is not null order by id`.execute(tx)
  for (const { id, title, lead } of rows)
    await tell(
      { tx, moment: { at } },
      { kind: 'matter.period_missed', title, subjectId: id, matterId: id, organizations: [lead], words: { closesOn } },
    )
}

/**
 * Ends a period: who has not answered and was not exempt has missed it, as a fact. An answer that comes at this very
 * moment wins or loses by the row's lock, never both.
 */
export const endPeriod = async (
  tx: Tx,
  { at }: Pick<Moment, 'at'>,
  period: Pick<PeriodRow, 'id' | 'closes_on'>,
  closedBy: string | null,
): Promise<[EventDraft, ...EventDraft[]]> => {
  const missed: string[] = []
  const exempt: string[] = []
  for (const asked of (await askedIn(tx, period.id)).filter((each) => each.outcome === null)) {
    const { outcome, because } = outcomeAtClose(period.closes_on, factsOf(asked))
    const { rows } = await sql`update period_matter set outcome = ${outcome}, because = ${because}, decided_at = ${at},
        decided_by = ${closedBy}
      where period_id = ${period.id} and matter_id = ${asked.matter_id} and outcome is null returning matter_id`.execute(
      tx,
    )
    if (rows.length > 0) (outcome === 'missed' ? missed : exempt).push(asked.matter_id)
  }
  await tellMissed(tx, at, missed, period.closes_on)
  await tx
    .updateTable('period')
    .set({ state: 'closed', closed_at: at, closed_by: closedBy })
    .where('id', '=', period.id)
    .execute()
  const changes = { closesOn: period.closes_on }
  const closed: EventDraft = { type: 'period.closed', on: [period.id, ...exempt], changes }
  return missed.length > 0 ? [closed, { type: 'matter.period_missed', on: [period.id, ...missed], changes }] : [closed]
}

export const closePeriodCommand = command(closePeriod, {
  subjects: ({ periodId, version }) => [{ kind: 'period', id: periodId, version }],
  present: (context, { periodId }) => boardView(context, periodId),
  run: async (context, { periodId }) => {
    const { tx, actor, moment } = context
    const period = found(await loadPeriod(tx, periodId))
    if (period.state === 'closed') throw new Refused(refuse('period-closed'))
    const waiting = (await askedIn(tx, periodId)).filter(
      (each) => standingIn(period.closes_on, factsOf(each), each.outcome) === 'waiting',
    ).length
    if (moment.today < period.closes_on && waiting > 0)
      throw new Refused(refuse('period-not-over', { params: { closes: period.closes_on, count: waiting } }))
    const events = await endPeriod(tx, moment, period, actor.accountId)
    return { events, view: () => boardView(context, periodId) }
  },
})
