import { planMilestones } from '#contract/milestones.ts'
import { civilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { planRefusal } from '#domain/milestone.ts'
import { refuse } from '#domain/refusal.ts'
import { projectPace } from '#modules/clock/index.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { milestonesOf } from './load.ts'
import { milestonesView } from './view.ts'

/** 阶段目标 as a whole: what is left out is dropped, what has an id is kept or moved, the rest is new. */
export const planMilestonesCommand = command(planMilestones, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => milestonesView(context, matterId),
  run: async (context, { matterId, milestones }) => {
    const { tx, actor, by, moment } = context
    const matter = await loadMatter(tx, matterId)
    if (endStates.includes(matter.state)) throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const rows = await milestonesOf(tx, matterId)
    const plan = milestones.map((each) => ({ ...each, due: civilDate(each.due) }))
    const isOffice = by.reach.includes(matter.supervisor_org)
    const refusal = planRefusal(
      rows.map((row) => ({ ...row, metOn: row.met_on, isOffices: row.set_by_org === matter.supervisor_org })),
      plan,
      { isOffice, today: moment.today, matterDue: matter.due },
    )
    if (refusal) throw new Refused(refusal)
    const dropped = rows.filter((row) => !plan.some((each) => each.id === row.id))
    for (const row of dropped) await tx.deleteFrom('milestone').where('id', '=', row.id).execute()
    const setBy = isOffice ? matter.supervisor_org : by.organizationId
    for (const [i, each] of plan.entries()) {
      const said = {
        no: i + 1,
        target: each.target,
        measure: each.measure ?? null,
        due: each.due,
        weight: each.weight,
        evidence: each.evidence,
      }
      const kept = rows.find((row) => row.id === each.id)
      if (!kept)
        await tx
          .insertInto('milestone')
          .values({
            id: newId(),
            matter_id: matterId,
            ...said,
            original_due: each.due,
            set_by_org: setBy,
            set_by: actor.accountId,
          })
          .execute()
      else if (kept.met_on === null) await tx.updateTable('milestone').set(said).where('id', '=', kept.id).execute()
    }
    await projectPace(tx, matterId)
    const moved = plan.flatMap((each) => {
      const kept = rows.find((row) => row.id === each.id)
      return kept && kept.due !== each.due ? [`${each.target} ${kept.due} → ${each.due}`] : []
    })
    return {
      events: [
        {
          type: 'matter.milestones_planned',
          changes: {
            milestones: [rows.length, plan.length],
            ...(moved.length > 0 ? { moved: moved.join('；') } : {}),
            ...(dropped.length > 0 ? { dropped: dropped.map((row) => row.target).join('；') } : {}),
          },
        },
      ],
      view: () => milestonesView(context, matterId),
    }
  },
})
