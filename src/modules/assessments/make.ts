import { sql } from 'kysely'
import { assess } from '#contract/assessments.ts'
import { lightOf } from '#domain/light.ts'
import { assessedLightRefusal } from '#domain/progress.ts'
import { projectPace } from '#modules/clock/index.ts'
import { takeStep, type MatterRow } from '#modules/matters/index.ts'
import { progressOfMatters } from '#modules/milestones/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { minuteOf } from '#platform/moment.ts'
import { selectAssessments } from './view.ts'

/** What the dates and milestones say, without anybody's judgement. */
const derivedLight = (matter: MatterRow, moment: Context['moment']) =>
  lightOf(
    {
      state: matter.state,
      due: matter.due,
      dueMinute: matter.due_minute,
      warnFrom: matter.warn_from,
      stopped: matter.stopped,
      nextMilestoneDue: matter.next_milestone_due,
      nextMilestoneWarnFrom: matter.next_milestone_warn_from,
      assessedLight: null,
      extensionAskedOn: matter.extension_asked_on,
    },
    moment.today,
    minuteOf(moment.at),
  )

/** 核定进展 (row 9): another record beside the report, which stays as the unit wrote it (A56). */
export const assessCommand = command(assess, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, periodId, judgement, text, light, lightReason }) => {
    const { tx, actor, by, moment } = context
    const matter = await takeStep(context, matterId, 'matter.assessed')
    if (light !== undefined) {
      const refusal = assessedLightRefusal(derivedLight(matter, moment), light, lightReason)
      if (refusal) throw new Refused(refusal)
    }
    const asked =
      periodId === undefined
        ? null
        : await tx
            .selectFrom('period_matter')
            .select('report_id')
            .where('period_id', '=', periodId)
            .where('matter_id', '=', matterId)
            .executeTakeFirst()
    if (asked === undefined) throw badField('periodId', 'missing')
    const progress = (await progressOfMatters(tx, [matterId])).get(matterId) ?? null
    const id = newId()
    await tx
      .insertInto('assessment')
      .values({
        id,
        matter_id: matterId,
        period_id: periodId ?? null,
        report_id: asked?.report_id ?? null,
        judgement,
        text,
        percent: progress?.percent ?? null,
        light: light ?? null,
        light_reason: light === undefined ? null : (lightReason ?? null),
        organization_id: by.organizationId,
        assessed_by: actor.accountId,
        assessed_at: moment.at,
        assessed_on: moment.today,
      })
      .execute()
    await projectPace(tx, matterId)
    return {
      events: [
        {
          type: 'matter.assessed',
          reason: lightReason,
          changes: { judgement, percent: progress?.percent ?? null, light: [matter.assessed_light, light ?? null] },
        },
      ],
      view: async () => found((await selectAssessments(tx, sql`s.id = ${id}`))[0]),
    }
  },
})
