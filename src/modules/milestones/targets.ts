import { planTargets, reportTarget } from '#contract/milestones.ts'
import { plannedRefusal, quarterBegan } from '#domain/progress.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { targetsOf } from './load.ts'
import { milestonesView } from './view.ts'

const ofYear = (year: number, quarter: number) => `${year}Q${quarter}`

/** 季度目标 of annual key work, cumulative; figures that were reported stay beside a plan that is changed. */
export const planTargetsCommand = command(planTargets, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => milestonesView(context, matterId),
  run: async (context, { matterId, year, unit, planned }) => {
    const { tx } = context
    const matter = await loadMatter(tx, matterId)
    if (matter.kind !== 'annual') throw new Refused(refuse('target-unknown'))
    const refusal = plannedRefusal(planned)
    if (refusal) throw new Refused(refusal)
    const before = (await targetsOf(tx, matterId)).filter((row) => row.year === year)
    for (const [i, amount] of planned.entries())
      await tx
        .insertInto('quarter_target')
        .values({ id: newId(), matter_id: matterId, year, quarter: i + 1, unit, planned: amount })
        .onConflict((conflict) =>
          conflict.columns(['matter_id', 'year', 'quarter']).doUpdateSet({ unit, planned: amount }),
        )
        .execute()
    await tx
      .deleteFrom('quarter_target')
      .where('matter_id', '=', matterId)
      .where('year', '=', year)
      .where('quarter', '>', planned.length)
      .where('actual', 'is', null)
      .execute()
    const words = (numbers: readonly number[]) => numbers.join('、')
    return {
      events: [
        {
          type: 'matter.targets_planned',
          changes: {
            year,
            measuredIn: unit,
            planned: before.length > 0 ? [words(before.map((row) => row.planned)), words(planned)] : words(planned),
          },
        },
      ],
      view: () => milestonesView(context, matterId),
    }
  },
})

/** The figure that the unit reached by the end of a quarter; one that is corrected stays in the trail. */
export const reportTargetCommand = command(reportTarget, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, year, quarter, actual }) => {
    const { tx, actor, moment } = context
    const matter = await loadMatter(tx, matterId)
    if (!['dispatched', 'in_progress', 'long_term'].includes(matter.state))
      throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const row = (await targetsOf(tx, matterId)).find((each) => each.year === year && each.quarter === quarter)
    if (!row) throw new Refused(refuse('target-unknown', { field: 'quarter' }))
    if (!quarterBegan(year, quarter, moment.today)) throw new Refused(refuse('quarter-not-begun', { field: 'quarter' }))
    await tx
      .updateTable('quarter_target')
      .set({ actual, reported_on: moment.today, reported_by: actor.accountId })
      .where('id', '=', row.id)
      .execute()
    return {
      events: [
        {
          type: 'matter.target_reported',
          changes: { quarter: ofYear(year, quarter), measuredIn: row.unit, actual: [row.actual, actual] },
        },
      ],
      view: () => milestonesView(context, matterId),
    }
  },
})
