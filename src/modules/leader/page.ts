import { sql } from 'kysely'
import type { z } from 'zod'
import { getLeaderPage } from '#contract/leader.ts'
import { monthOf, yearOf } from '#domain/date.ts'
import { chasesWhere } from '#modules/chases/index.ts'
import { ledgerWhere, type Filters } from '#modules/ledger/index.ts'
import { selectFaces, type Face } from '#modules/matters/index.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { draftsWhere } from './drafts.ts'

type Page = z.input<typeof getLeaderPage.output>
type Filter = Filters & Record<string, string>

/** A number is the count of the very filter that its list opens with: the two cannot differ. */
const counted = async ({ tx, actor, moment }: Context, filter: Filter): Promise<Page['total']> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter m
    where ${ledgerWhere(actor, moment, filter)}`.execute(tx)
  return { count: rows[0]?.n ?? 0, filter }
}

const facesOf = async (context: Context, filter: Filter, limit: number): Promise<Face[]> =>
  selectFaces(
    context.tx,
    context.actor,
    context.moment,
    ledgerWhere(context.actor, context.moment, filter),
    sql`order by m.due nulls last, m.origin_level, m.id limit ${limit}`,
  )

const starredOf = async ({ tx }: Context): Promise<ReadonlySet<string>> =>
  new Set((await sql<{ id: string }>`select matter_id as id from star`.execute(tx)).rows.map((row) => row.id))

const leadsOf = async ({ tx }: Context, faces: readonly Face[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ matter: string; id: string }>`select a.matter_id as matter, a.id from assignment a
    where a.matter_id = any(${faces.map((face) => face.id)}::uuid[]) and a.part = 'coordinating_lead'
      and a.valid_to is null`.execute(tx)
  return new Map(rows.map((row) => [row.matter, row.id]))
}

/** 红灯单位: the units that owe most, each with its worst matter on the same line. */
const unitsOf = (red: readonly Face[], filter: Filter): Page['units'] => {
  const byUnit = Map.groupBy(
    red.filter((face) => face.leadOrganizationId !== null),
    (face) => face.leadOrganizationId ?? '',
  )
  return [...byUnit]
    .flatMap(([id, faces]) => {
      const worst = faces.toSorted((a, b) => (a.workdaysLeft ?? 0) - (b.workdaysLeft ?? 0))[0]
      if (!worst) return []
      return [
        {
          id,
          name: worst.leadName ?? '',
          red: { count: faces.length, filter: { ...filter, leadOrganizationId: id } },
          worstTitle: worst.title,
          worstId: worst.id,
          workdaysOver: -(worst.workdaysLeft ?? 0),
        },
      ]
    })
    .toSorted((a, b) => b.red.count - a.red.count || b.workdaysOver - a.workdaysOver || (a.name < b.name ? -1 : 1))
}

const mostRed = 1_000

export const getLeaderPageQuery = query(getLeaderPage, {
  run: async (context, { basis }) => {
    const { tx, actor, moment } = context
    const of: Filter = basis === 'deployed' ? { mine: 'deployed' } : {}
    const overdue: Filter = { ...of, light: 'red' }
    const red = await facesOf(context, overdue, mostRed)
    const watched = await facesOf(context, { mine: 'starred' }, 20)
    const [stars, leads] = [await starredOf(context), await leadsOf(context, [...red, ...watched])]
    const shown = (face: Face) => ({
      id: face.id,
      assignmentId: leads.get(face.id) ?? null,
      title: face.title,
      leadName: face.leadName,
      due: face.due,
      workdaysLeft: face.workdaysLeft,
      light: face.light,
      state: face.state,
      starred: stars.has(face.id),
    })
    const month = `${yearOf(moment.today)}-${String(monthOf(moment.today)).padStart(2, '0')}-01`
    const { rows } = await sql<{ n: number }>`select (select count(*) from instruction i
        where i.leader_id = ${actor.accountId} and i.instructed_on >= ${month}::date)
      + (select count(*) from instruction_draft d where d.leader_id = ${actor.accountId} and d.source_id is null
        and d.written_on >= ${month}::date) as n`.execute(tx)
    const units = unitsOf(red, overdue)
    return {
      total: await counted(context, { ...of, phase: 'issued' }),
      done: await counted(context, { ...of, phase: 'done' }),
      onTime: await counted(context, { ...of, phase: 'on_time' }),
      overdue: await counted(context, overdue),
      redUnits: units.length,
      starred: await counted(context, { mine: 'starred' }),
      charge: await counted(context, { mine: 'charge', phase: 'issued' }),
      personal: await counted(context, { mine: 'personal' }),
      instructedThisMonth: rows[0]?.n ?? 0,
      units: units.slice(0, 10),
      red: red.slice(0, 10).map(shown),
      watched: watched.map(shown),
      instructions: await draftsWhere(tx, sql`d.leader_id = ${actor.accountId}`, 10),
      chases: (await chasesWhere(tx, actor, sql`c.chased_by = ${actor.accountId}`, 10)).map((each) => ({
        id: each.id,
        matterId: each.matterId,
        title: each.matterTitle,
        said: each.said,
        unit: each.organizationName,
        at: each.at,
        readBy: each.readBy,
        readAt: each.readAt,
        reply: each.reply?.text ?? null,
      })),
    }
  },
})
