import type { z } from 'zod'
import { getMilestones, scheduleBack } from '#contract/milestones.ts'
import { civilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { backSchedule, milestoneLight } from '#domain/milestone.ts'
import { may } from '#domain/permissions.ts'
import { behindPlan } from '#domain/progress.ts'
import { refuse } from '#domain/refusal.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { countingOf, milestoneWarnFrom } from '#modules/clock/index.ts'
import { loadMatter, type MatterRow } from '#modules/matters/index.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { standingsOn } from '#platform/subjects.ts'
import { milestonesOf, progressOfMatters, targetsOf } from './load.ts'

type View = z.input<typeof getMilestones.output>
type Viewing = Pick<Context, 'tx' | 'actor' | 'moment'>

const milestoneViews = async ({ tx, moment }: Viewing, matter: MatterRow): Promise<View['milestones']> => {
  const rows = await milestonesOf(tx, matter.id)
  if (rows.length === 0) return []
  const counting = await countingOf(tx, matter.government_id)
  const setters = await tx
    .selectFrom('organization')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      rows.map((row) => row.set_by_org),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    target: row.target,
    measure: row.measure,
    due: row.due,
    originalDue: row.original_due,
    weight: row.weight,
    evidence: row.evidence,
    light: milestoneLight(
      { due: row.due, metOn: row.met_on },
      moment.today,
      milestoneWarnFrom(counting, row.due, matter),
    ),
    metOn: row.met_on,
    reportId: row.report_id,
    setBy: setters.find((each) => each.id === row.set_by_org)?.name ?? '',
    isOffices: row.set_by_org === matter.supervisor_org,
    isAfterDue: matter.due !== null && row.met_on === null && row.due > matter.due,
  }))
}

export const milestonesView = async (context: Viewing, matterId: string): Promise<View> => {
  const { tx, actor } = context
  const matter = await loadMatter(tx, matterId)
  const standings = await standingsOn(tx, matterId)
  const targets = await targetsOf(tx, matterId)
  const progress = await progressOfMatters(tx, [matterId])
  const isOver = endStates.includes(matter.state)
  const isAtWork = ['dispatched', 'in_progress', 'long_term'].includes(matter.state)
  return {
    milestones: await milestoneViews(context, matter),
    targets: targets.map((row) => ({
      year: row.year,
      quarter: row.quarter,
      unit: row.unit,
      planned: row.planned,
      actual: row.actual,
      reportedOn: row.reported_on,
      behind: behindPlan(row),
    })),
    progress: progress.get(matterId) ?? null,
    mayPlan: !isOver && may(actor, 'milestone.plan', standings),
    maySetTargets: !isOver && matter.kind === 'annual' && may(actor, 'target.plan', standings),
    mayReport: isAtWork && may(actor, 'report.write', standings),
  }
}

export const getMilestonesQuery = query(getMilestones, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context, { matterId }) => milestonesView(context, matterId),
})

/** 倒排工期: what the unit proposes its milestones from; it says when the plan can no longer be kept. */
export const scheduleBackQuery = query(scheduleBack, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx, moment }, { matterId, workdays, due: given }) => {
    const matter = await loadMatter(tx, matterId)
    const due = given === undefined ? matter.due : civilDate(given)
    if (due === null) throw new Refused(refuse('schedule-no-due'))
    const calendar = await calendarFor(tx, matter.government_id)
    const scheduled = backSchedule(calendar, due, workdays.split(',').map(Number), moment.today)
    return { ...scheduled, due, steps: [...scheduled.steps] }
  },
})
