import { sql } from 'kysely'
import { sayNothingNew } from '#contract/periods.ts'
import { standingIn } from '#domain/reporting-period.ts'
import { refuse } from '#domain/refusal.ts'
import { progressStep } from '#modules/matters/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { askedIn, factsOf } from './load.ts'

/** A report answers every period in which its matter is asked; what is closed stays as it is. */
export const answerPeriods = ({ tx, actor, moment }: Context, matterId: string, reportId: string) =>
  sql`update period_matter a set outcome = 'reported', report_id = ${reportId}, decided_at = ${moment.at},
      decided_by = ${actor.accountId}
    from period p where p.id = a.period_id and p.state = 'open' and a.matter_id = ${matterId}`.execute(tx)

const openPeriodsOf = async ({ tx }: Context, matterId: string) =>
  (
    await sql<{ id: string; closes_on: string }>`select p.id, p.closes_on from period_matter a
      join period p on p.id = a.period_id
      where a.matter_id = ${matterId} and a.outcome is null and p.state = 'open' order by p.closes_on`.execute(tx)
  ).rows

/** 本期无新增，按计划推进: one click, also for many; not for what nobody asked. */
export const sayNothingNewCommand = command(sayNothingNew, {
  subjects: ({ matters }) => matters.map((id) => ({ kind: 'matter', id })),
  run: async (context, { matters }) => {
    const { tx, actor, moment } = context
    const unique = [...new Set(matters)]
    for (const matterId of unique) {
      let said = 0
      for (const period of await openPeriodsOf(context, matterId)) {
        const asked = (await askedIn(tx, period.id)).find((each) => each.matter_id === matterId)
        if (!asked || standingIn(period.closes_on as never, factsOf(asked), asked.outcome) !== 'waiting') continue
        await sql`update period_matter set outcome = 'nothing_new', decided_at = ${moment.at}, decided_by = ${actor.accountId}
          where period_id = ${period.id} and matter_id = ${matterId} and outcome is null`.execute(tx)
        said += 1
      }
      if (said === 0) throw new Refused(refuse('nothing-asked'))
      await progressStep(context, matterId, 'matter.nothing_new')
    }
    return { events: [{ type: 'matter.nothing_new' }], view: async () => ({ said: unique.length }) }
  },
})
