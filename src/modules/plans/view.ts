import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { ActivityView, PlanView } from '#contract/plans.ts'
import type { CivilDate } from '#domain/date.ts'
import { isPlanLate, planDue } from '#domain/plan.ts'
import type { Actor } from '#domain/permissions.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { offered, standingsOn } from '#modules/registers/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

export type View = z.input<typeof PlanView>
export type Looking = { readonly tx: Tx; readonly actor: Actor; readonly moment: { readonly today: CivilDate } }
type Head = Omit<
  View,
  'due' | 'late' | 'items' | 'amendments' | 'planned' | 'dueByToday' | 'done' | 'activities' | 'actions'
> & {
  calledOn: CivilDate
  keeper: string
  governmentId: string
  drafterId: string
}
type Of<T> = T & { planId: string }

const headsWhere = async (tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Head[]> =>
  (
    await sql<Head>`select p.id, p.version, p.kind, p.title, p.period, p.purpose, p.method, p.team, p.state,
        d.name as "draftedBy", p.called_on as "calledOn", a.name as "approvedBy", p.approved_on as "approvedOn",
        p.organization_id as keeper, p.government_id as "governmentId", p.drafted_by as "drafterId"
      from plan p join account d on d.id = p.drafted_by left join account a on a.id = p.approved_by
      where ${where} order by p.called_on desc, p.id desc limit ${limit}`.execute(tx)
  ).rows

const itemsOf = async (tx: Tx, ids: readonly string[], today: string) =>
  (
    await sql<Of<Omit<View['items'][number], 'mayRecord'>>>`select i.id, i.plan_id as "planId", i.no, i.text,
        o.short_name as "unitName", i.planned_on as "plannedOn", i.dropped, i.done_on as "doneOn", i.result,
        (not i.dropped and i.done_on is null and i.planned_on < ${today}::date) as late
      from plan_item i left join organization o on o.id = i.organization_id
      where i.plan_id = any(${ids}::uuid[]) order by i.planned_on, i.no`.execute(tx)
  ).rows

const amendmentsOf = async (tx: Tx, ids: readonly string[]) =>
  (
    await sql<Of<View['amendments'][number]>>`select m.id, m.plan_id as "planId", m.kind, i.no as "itemNo", m.before,
        m.after, m.reason, a.name as by, m.amended_on as on
      from plan_amendment m join plan_item i on i.id = m.item_id join account a on a.id = m.amended_by
      where m.plan_id = any(${ids}::uuid[]) order by m.amended_on, m.id`.execute(tx)
  ).rows

export const activitiesWhere = async (tx: Tx, where: RawBuilder<unknown>) =>
  (
    await sql<z.input<typeof ActivityView>>`select a.id, a.plan_id as "planId", p.title as "planTitle", a.title,
        a.starts_on as "startsOn", a.ends_on as "endsOn", a.team,
        coalesce((select json_agg(o.short_name order by o.sort_key) from activity_target t
          join organization o on o.id = t.organization_id where t.activity_id = a.id), '[]') as targets
      from activity a join plan p on p.id = a.plan_id where ${where} order by a.starts_on, a.id limit 500`.execute(tx)
  ).rows

const dueOf = async (tx: Tx, head: Head): Promise<CivilDate | null> => {
  if (head.kind !== 'inspection') return null
  const workdays = await settingOf(tx, head.governmentId, 'plan.workdays')
  return planDue(await calendarFor(tx, head.governmentId), head.calledOn, workdays)
}

export const plansWhere = async (
  { tx, actor, moment }: Looking,
  where: RawBuilder<unknown>,
  limit = 1,
): Promise<View[]> => {
  const heads = await headsWhere(tx, where, limit)
  const ids = heads.map((head) => head.id)
  const [items, amendments] = [await itemsOf(tx, ids, moment.today), await amendmentsOf(tx, ids)]
  const activities = await activitiesWhere(tx, sql`a.plan_id = any(${ids}::uuid[])`)
  const views: View[] = []
  for (const head of heads) {
    const { keeper, governmentId: _government, drafterId, ...shown } = head
    const due = await dueOf(tx, head)
    const own = items.filter((each) => each.planId === head.id)
    const kept = own.filter((each) => !each.dropped)
    const isApproved = head.state === 'approved'
    const actions = offered(actor, standingsOn(keeper), [
      { operation: 'plans.submit', action: 'plan.change', when: head.state === 'draft' && own.length > 0 },
      {
        operation: 'plans.approve',
        action: 'plan.approve',
        when: head.state === 'submitted' && drafterId !== actor.accountId,
      },
      { operation: 'plans.send-back', action: 'plan.approve', when: head.state === 'submitted' },
      { operation: 'plans.amend', action: 'plan.change', when: head.state !== 'submitted' },
      { operation: 'plans.record-done', action: 'plan.execute', when: isApproved },
      { operation: 'activities.schedule', action: 'plan.execute', when: isApproved },
    ])
    const mayRecord = actions.includes('plans.record-done')
    views.push({
      ...shown,
      due,
      late: isPlanLate({ state: head.state, due }, moment.today),
      items: own.map(({ planId: _plan, ...each }) => ({
        ...each,
        mayRecord: mayRecord && !each.dropped && each.doneOn === null,
      })),
      amendments: amendments.filter((each) => each.planId === head.id).map(({ planId: _plan, ...each }) => each),
      planned: kept.length,
      dueByToday: kept.filter((each) => each.plannedOn <= moment.today).length,
      done: kept.filter((each) => each.doneOn !== null).length,
      activities: activities.filter((each) => each.planId === head.id),
      actions,
    })
  }
  return views
}

export const planView = async (looking: Looking, id: string): Promise<View> =>
  found((await plansWhere(looking, sql`p.id = ${id}`))[0])
