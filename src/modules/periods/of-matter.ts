import { sql } from 'kysely'
import type { z } from 'zod'
import { getMatterPeriods, setCadence } from '#contract/periods.ts'
import { endStates } from '#domain/matter.ts'
import { withinCeiling } from '#domain/reporting-period.ts'
import { may } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { selectAssessments } from '#modules/assessments/index.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { standingsOn } from '#platform/subjects.ts'
import { checksOf } from './check.ts'
import { saidOf } from './words.ts'

type View = z.input<typeof getMatterPeriods.output>

const shown = 12

const matterPeriods = async (
  { tx, actor, moment }: Pick<Context, 'tx' | 'actor' | 'moment'>,
  matterId: string,
): Promise<View> => {
  const matter = await loadMatter(tx, matterId)
  const standings = await standingsOn(tx, matterId)
  const set = await tx.selectFrom('cadence').select('every').where('matter_id', '=', matterId).executeTakeFirst()
  const isMonthly = await settingOf(tx, matter.government_id, 'cadence.monthly')
  const checks = await checksOf(tx, moment.today, matter.government_id, sql`m.id = ${matterId}`)
  const said = await saidOf(tx, [matterId], shown)
  const waiting = said.findLast((each) => each.words.standing === 'waiting')
  const isOpen = matter.dispatched_at !== null && !endStates.includes(matter.state)
  const assessments = await selectAssessments(tx, sql`s.matter_id = ${matterId}`)
  return {
    every: set?.every ?? (isMonthly ? 'monthly' : 'none'),
    isStandard: set === undefined,
    nextCheckOn: checks[0]?.next ?? null,
    waitingIn: waiting ? { id: waiting.periodId, closesOn: waiting.words.closesOn } : null,
    rows: said.map((each) => ({ periodId: each.periodId, now: each.words })),
    assessments: assessments.slice(0, shown),
    maySetCadence: !endStates.includes(matter.state) && may(actor, 'cadence.set', standings),
    mayAssess: isOpen && may(actor, 'matter.assess', standings),
    mayAnswer: waiting !== undefined && may(actor, 'report.write', standings),
  }
}

export const getMatterPeriodsQuery = query(getMatterPeriods, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context, { matterId }) => matterPeriods(context, matterId),
})

const hasten = new Set(['most_urgent', 'urgent'])

/** 汇报频次, under the ceiling of the matter's grade. */
export const setCadenceCommand = command(setCadence, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => matterPeriods(context, matterId),
  run: async (context, { matterId, every, reason }) => {
    const { tx, actor, moment } = context
    const matter = await loadMatter(tx, matterId)
    if (endStates.includes(matter.state)) throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const ceiling = hasten.has(matter.urgency) ? 'cadence.least-days-urgent' : 'cadence.least-days'
    const refusal = withinCeiling(every, await settingOf(tx, matter.government_id, ceiling))
    if (refusal) throw new Refused(refusal)
    const before = await tx.selectFrom('cadence').select('every').where('matter_id', '=', matterId).executeTakeFirst()
    const values = { every, reason: reason ?? null, set_by: actor.accountId, set_on: moment.today }
    await tx
      .insertInto('cadence')
      .values({ matter_id: matterId, ...values })
      .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
      .execute()
    return {
      events: [{ type: 'matter.cadence_set', reason, changes: { every: [before?.every ?? null, every] } }],
      view: () => matterPeriods(context, matterId),
    }
  },
})
