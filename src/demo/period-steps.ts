import { sql } from 'kysely'
import { assess } from '#contract/assessments.ts'
import { planMilestones } from '#contract/milestones.ts'
import { sayNothingNew } from '#contract/periods.ts'
import { reportProgress } from '#contract/reports.ts'
import { addDays, civilDate, daysBetween } from '#domain/date.ts'
import type { Office } from './office.ts'
import type { Paper, Told } from './plan.ts'
import type { Step } from './steps.ts'
import type { Teller } from './teller.ts'

/** Working days between two looks at the calendar of periods, and how far back they go. */
const [every, since] = [5, 75]

type Waiting = { readonly matter: string; readonly unit: string }

/** Who has not answered in the period that is open now. */
const waiting = (teller: Teller): Promise<readonly Waiting[]> =>
  teller.read(async (tx) => {
    const { rows } = await sql<Waiting>`select m.id as matter, m.lead_org as unit from period_matter q
      join period p on p.id = q.period_id and p.state = 'open' and p.every = 'monthly' join matter m on m.id = q.matter_id
      where q.outcome is null and m.state = 'in_progress' and not m.stopped and m.parent_assignment_id is null
        and (m.next_milestone_due is null or m.next_milestone_due <= p.closes_on) order by m.id`.execute(tx)
    return rows
  })

/** Most of those that still owe a period say in one act that there is nothing new; some forget it. */
const answering = (units: ReadonlyMap<string, string>, ago: number, no: number): Step => ({
  lane: 'o.periods',
  ago,
  hour: 17,
  acts: 0,
  run: async (teller, moment) => {
    if (teller.isTold(moment)) return
    const byUnit = Map.groupBy(await waiting(teller), ({ unit }) => unit)
    for (const [i, [unit, rows]] of [...byUnit].entries()) {
      const key = units.get(unit)
      if (!key || (i + no) % 3 === 0) continue
      const matters = rows.slice(0, 20).map(({ matter }) => matter)
      await teller.act(`o.period${no}.${key}`, teller.at(key, 'liaison'), sayNothingNew, { matters }, moment)
    }
  },
})

type Reported = { readonly matter: string; readonly period: string }

/** 核定进展: the office looks at what came in, a dozen matters a period. */
const assessing = (office: Office, ago: number, no: number): Step => ({
  lane: 'o.periods',
  ago,
  hour: 18,
  acts: 0,
  run: async (teller, moment) => {
    if (teller.isTold(moment)) return
    const rows = await teller.read(async (tx) => {
      const found = await sql<Reported>`select q.matter_id as matter, q.period_id as period from period_matter q
        join period p on p.id = q.period_id join matter m on m.id = q.matter_id
        where q.report_id is not null and m.state = 'in_progress' and m.parent_assignment_id is null
          and p.closes_on > ${addDays(moment.today, -40)}
          and not exists (select 1 from assessment s where s.matter_id = m.id) order by m.id limit 12`.execute(tx)
      return found.rows
    })
    for (const [i, { matter: matterId, period: periodId }] of rows.entries()) {
      const said = office.assessments[i % office.assessments.length]
      if (said)
        await teller.act(
          `o.assess${no}.${matterId}`,
          teller.person('limin'),
          assess,
          { matterId, periodId, ...said },
          moment,
        )
    }
  },
})

/** 报送期: opened and closed by the calendar, answered by most, assessed by the office. */
export const periodSteps = (office: Office, units: ReadonlyMap<string, string>): Step[] =>
  Array.from({ length: Math.floor(since / every) + 1 }, (_, i) => {
    const ago = since - i * every
    const keep: Step = {
      lane: 'o.periods',
      ago,
      hour: 7,
      acts: 0,
      run: (teller, moment) => teller.keepPeriods(moment),
    }
    return [
      keep,
      ...(i % 4 === 2 && ago > 0 ? [answering(units, ago, i)] : []),
      ...(i % 4 === 3 && ago > 0 ? [assessing(office, ago, i)] : []),
    ]
  }).flat()

const isPlanned = (told: Told) => /^(m\d+-1|r\d*[05])$/.test(told.no)

/** 倒排工期 by the unit soon after it has acknowledged, and each milestone reported as met when its day has come. */
const milestoneSteps = (office: Office, paper: Paper, told: Told): Step[] => {
  const planned = paper.ago - 3
  const parts = [0.15, 0.5, 0.9]
  const step = (ago: number, hour: number, run: Step['run']): Step => ({ lane: told.no, ago, hour, acts: 1, run })
  const plan = step(planned, 12, async (teller, moment) => {
    const { id: matterId, version, due, state } = await teller.matter(told.no)
    if (!due || state !== 'in_progress') return
    const days = daysBetween(moment.today, civilDate(due))
    const milestones = office.milestones.map((each, i) => ({
      ...each,
      due: addDays(moment.today, Math.max(2, Math.floor(days * (parts[i] ?? 1)))),
    }))
    const who = teller.at(told.lead, 'liaison')
    await teller.act(`${told.no}.milestones`, who, planMilestones, { matterId, version, milestones }, moment)
  })
  const meet = (nth: number): Step => {
    const ago = planned - Math.floor((parts[nth] ?? 1) * told.length * 0.9) + 1
    return step(ago, 12, async (teller, moment) => {
      const { id: matterId, state } = await teller.matter(told.no)
      const row = await teller.read((tx) =>
        tx
          .selectFrom('milestone')
          .select('id')
          .where('matter_id', '=', matterId)
          .where('no', '=', nth + 1)
          .executeTakeFirst(),
      )
      if (!row || state !== 'in_progress') return
      const said = told.wording.progress(parts[nth] ?? 1)
      const who = teller.at(told.lead, 'liaison')
      await teller.act(`${told.no}.met.${nth}`, who, reportProgress, { matterId, ...said, met: [row.id] }, moment)
    })
  }
  return [plan, meet(0), meet(1)]
}

export const milestonesOf = (office: Office, papers: readonly Paper[]): Step[] =>
  papers
    .flatMap((paper) => paper.matters.filter(isPlanned).flatMap((told) => milestoneSteps(office, paper, told)))
    .filter((step) => step.ago >= 0)
