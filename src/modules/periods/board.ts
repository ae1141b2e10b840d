import { sql } from 'kysely'
import type { z } from 'zod'
import { getPeriod } from '#contract/periods.ts'
import { saysTheSame } from '#domain/reporting-period.ts'
import { may } from '#domain/permissions.ts'
import { selectAssessments } from '#modules/assessments/index.ts'
import { selectFaces, visibleMatters } from '#modules/matters/index.ts'
import { progressOfMatters } from '#modules/milestones/index.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { countStandings, faceOf } from './counts.ts'
import { loadPeriod } from './load.ts'
import { saidOf } from './words.ts'
import { sameWordingAfter } from '#domain/reporting-period.ts'

type Board = z.input<typeof getPeriod.output>

const none = { reportId: null, progress: null, difficulty: null, nextStep: null, on: null, because: null }

/** What stands at the leads of these matters: whom to telephone. */
const phonesOf = async ({ tx }: Pick<Context, 'tx'>, matterIds: readonly string[]) => {
  const { rows } = await sql<{ matter_id: string; phone: string | null; next: string | null }>`
    select a.matter_id, a.responsible_phone as phone, m.next_milestone_due as next
    from matter m left join assignment a on a.matter_id = m.id and a.part = 'coordinating_lead' and a.valid_to is null
    where m.id = any(${matterIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.matter_id, row]))
}

/** Last period beside this one, with what the office made of it; the unit reads the same rows as the office. */
export const boardView = async (
  context: Pick<Context, 'tx' | 'actor' | 'moment'>,
  periodId: string,
): Promise<Board> => {
  const { tx, actor, moment } = context
  const period = found(await loadPeriod(tx, periodId))
  const faces = await selectFaces(
    tx,
    actor,
    moment,
    sql`${visibleMatters(actor)} and m.id in (select a.matter_id from period_matter a where a.period_id = ${periodId})`,
    sql`order by m.number nulls last, m.origin_level, m.due nulls last, m.id`,
  )
  const ids = faces.map((face) => face.id)
  const said = await saidOf(tx, ids, sameWordingAfter, period)
  const progress = await progressOfMatters(tx, ids)
  const more = await phonesOf(context, ids)
  const assessed = await selectAssessments(tx, sql`s.matter_id = any(${ids}::uuid[])`)
  const rows: Board['rows'] = faces.map((face) => {
    const words = said.filter((each) => each.matterId === face.id)
    const now = words.find((each) => each.periodId === periodId)?.words
    const mine = assessed.filter((each) => each.matterId === face.id)
    const inPeriod = mine.find((each) => each.periodId === periodId) ?? null
    return {
      matterId: face.id,
      number: face.number,
      title: face.title,
      state: face.state,
      light: face.light,
      due: face.due,
      dueProvisional: face.dueProvisional,
      leadName: face.leadName,
      leadPhone: more.get(face.id)?.phone ?? null,
      relation: face.relation,
      now: now ?? { ...none, closesOn: period.closes_on, standing: 'waiting' },
      before: words.find((each) => each.periodId !== periodId)?.words ?? null,
      sameWording: saysTheSame(words.map((each) => each.words.progress)),
      progress: progress.get(face.id) ?? null,
      nextMilestoneDue: more.get(face.id)?.next ?? null,
      assessed: inPeriod,
      assessedBefore: mine.find((each) => each.periodId !== periodId) ?? null,
    }
  })
  const own = [{ organizationId: period.organization_id, relation: 'owner' as const }]
  const supervised = [{ organizationId: period.organization_id, relation: 'supervisor' as const }]
  return {
    period: { ...(await faceOf(tx, period)), counts: countStandings(rows.map((row) => row.now.standing)) },
    rows,
    mayClose: period.state === 'open' && may(actor, 'period.keep', own),
    mayAssess: may(actor, 'matter.assess', supervised),
    mayAnswer: period.state === 'open' && rows.some((row) => row.relation === 'coordinating_lead'),
  }
}

export const getPeriodQuery = query(getPeriod, {
  subjects: ({ periodId }) => [{ kind: 'period', id: periodId }],
  run: (context, { periodId }) => boardView(context, periodId),
})
