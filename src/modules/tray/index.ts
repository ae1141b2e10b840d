import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { getTray } from '#contract/tray.ts'
import { lendersOf, type Actor } from '#domain/permissions.ts'
import { selectFaces, supervisedBy, visibleMatters, type Face } from '#modules/matters/index.ts'
import { divisionGroups } from '#modules/orders/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import { query, type Context } from '#platform/endpoint.ts'
export { getOwedQuery } from './owed.ts'

type Tray = z.input<typeof getTray.output>
type Group = Tray['groups'][number]

const shown = 50

type Pile = {
  readonly key: string
  readonly needs: (actor: Actor) => boolean
  readonly where: (actor: Actor, today: string) => RawBuilder<unknown>
}

const holds =
  (...roles: readonly string[]) =>
  (actor: Actor) =>
    actor.appointments.some((each) => roles.includes(each.role))
const office = holds('inspector', 'office_director')
const unit = holds('liaison', 'principal')
/** What was drafted together lies on the desk as one thing (see the divisions). */
const alone = sql`not exists (select 1 from division_matter d where d.matter_id = m.id)`
const supervised = (actor: Actor, condition: RawBuilder<unknown>) => sql`${supervisedBy(actor)} and ${condition}`

const disputed = (state: string) =>
  sql`exists (select 1 from dispute d where d.matter_id = m.id and d.state = ${state})`

/** The piles of a desk in the order in which they are owed: what waits for a decision first, what is merely late last. */
const piles: readonly Pile[] = [
  {
    key: 'to-decide',
    needs: holds('office_director', 'principal'),
    where: (a) => supervised(a, sql`m.state = 'proposed' and m.drafted_by <> ${a.accountId} and ${alone}`),
  },
  {
    key: 'to-check',
    needs: office,
    where: (a) => supervised(a, sql`m.needs_check and m.drafted_by <> ${a.accountId}`),
  },
  {
    key: 'disputes',
    needs: holds('office_director', 'principal'),
    where: (a) => supervised(a, disputed('open')),
  },
  { key: 'appeals', needs: holds('leader', 'principal'), where: (a) => supervised(a, disputed('appealed')) },
  {
    key: 'extensions',
    needs: holds('office_director', 'leader', 'principal'),
    where: (a) => supervised(a, sql`m.extension_asked_on is not null`),
  },
  {
    // 报送期: what is asked now, without what is not due before its next milestone.
    key: 'to-report',
    needs: unit,
    where: (
      a,
    ) => sql`m.lead_org = any(${organizationsOf(a)}::uuid[]) and m.state in ('dispatched', 'in_progress', 'long_term')
      and not m.stopped and exists (select 1 from period_matter q join period p on p.id = q.period_id
        where q.matter_id = m.id and q.outcome is null and p.state = 'open'
        and (m.next_milestone_due is null or m.next_milestone_due <= p.closes_on))`,
  },
  {
    key: 'to-review',
    needs: (a) => office(a) || unit(a),
    where: (a) => supervised(a, sql`m.state in ('reported', 'under_review')`),
  },
  { key: 'to-submit', needs: office, where: (a) => supervised(a, sql`m.state = 'accepted'`) },
  {
    key: 'to-dispatch',
    needs: (a) => office(a) || unit(a),
    where: (a) => supervised(a, sql`m.state = 'established' and ${alone}`),
  },
  {
    key: 'drafts',
    needs: (a) => office(a) || unit(a),
    where: (a) => supervised(a, sql`m.state = 'draft' and ${alone}`),
  },
  {
    key: 'unacknowledged',
    needs: office,
    where: (a, today) =>
      supervised(
        a,
        sql`m.state = 'dispatched' and (m.dispatched_at at time zone 'Asia/Shanghai')::date < ${today}::date`,
      ),
  },
  {
    // 责成说明逾期: the office decides on the next instrument, or hears the explanation late.
    key: 'explanations',
    needs: (a) => office(a) || unit(a),
    where: (a) =>
      supervised(
        a,
        sql`m.state in ('dispatched', 'in_progress', 'long_term') and exists (select 1 from explanation_overdue e
          where e.matter_id = m.id and not exists (select 1 from chase_reply r where r.chase_id = e.chase_id)
            and not exists (select 1 from letter l where l.because_chase_id = e.chase_id))`,
      ),
  },
  {
    key: 'overdue',
    needs: (a) => office(a) || holds('leader')(a),
    where: (a, today) =>
      supervised(
        a,
        sql`m.state in ('dispatched', 'in_progress') and not m.stopped and m.extension_asked_on is null and m.due < ${today}::date`,
      ),
  },
  {
    key: 'to-archive',
    needs: holds('archivist', 'inspector'),
    where: (a) => supervised(a, sql`(m.state = 'cleared' or (m.state = 'completed' and m.listed_on is null))`),
  },
  {
    key: 'to-clear',
    needs: office,
    where: (a) => supervised(a, sql`m.state = 'completed' and m.listed_on is not null`),
  },
]

/** A pile as a condition over matters `m`, for the list that it opens; a pile that is not the actor's is empty. */
export const pileOf = (key: string, actor: Actor, today: string): RawBuilder<unknown> => {
  const pile = piles.find((each) => each.key === key && each.needs(actor))
  return pile ? sql`(${pile.where(actor, today)})` : sql`false`
}

const item = (face: Face): Group['items'][number] => ({
  kind: 'matter',
  id: face.id,
  title: face.title,
  number: face.number,
  due: face.due,
  light: face.light,
  dueProvisional: face.dueProvisional,
  workdaysLeft: face.workdaysLeft,
  by: face.relation === 'supervisor' ? face.leadName : face.supervisorName,
})

const matterGroup = async ({ tx, actor, moment }: Context, pile: Pile): Promise<Group> => {
  const where = sql`${visibleMatters(actor)} and ${pile.where(actor, moment.today)}`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter m where ${where}`.execute(tx)
  const count = rows[0]?.n ?? 0
  const faces =
    count > 0
      ? await selectFaces(tx, actor, moment, where, sql`order by m.due nulls last, m.origin_level, m.id limit ${shown}`)
      : []
  return { key: pile.key, count, opens: { list: 'ledger', filter: { pile: pile.key } }, items: faces.map(item) }
}

const plain = { number: null, due: null, light: null, dueProvisional: false, workdaysLeft: null }

/** Sources with lines that nobody has decided on, for the office. */
const sourceGroup = async ({ tx }: Context): Promise<Group> => {
  const { rows } = await sql<{
    id: string
    title: string
    n: number
  }>`select s.id, s.title, count(*)::int as n from source s
    join proposal p on p.source_id = s.id and p.state = 'open' and p.origin = 'reader' group by s.id order by s.received_on, s.id`.execute(
    tx,
  )
  const items = rows
    .slice(0, shown)
    .map((row) => ({ kind: 'source' as const, id: row.id, title: row.title, ...plain, by: String(row.n) }))
  return { key: 'to-screen', count: rows.length, opens: { list: 'sources', filter: { undecided: 'true' } }, items }
}

/** Submissions that wait for this very leader. */
const readingGroup = async ({ tx, actor }: Context): Promise<Group> => {
  const { rows } = await sql<{ id: string; title: string; leader: string }>`
    select distinct on (b.id) b.source_id as id, b.title, i.leader_name as leader from submission b
    join instruction i on i.source_id = b.source_id and i.id < b.id and i.answer_required and i.state = 'open'
    where i.leader_id = any(${[actor.accountId, ...lendersOf(actor, 'submission.read', 'leader')]}::uuid[]) order by b.id`.execute(
    tx,
  )
  const items = rows
    .slice(0, shown)
    .map((row) => ({ kind: 'submission' as const, id: row.id, title: row.title, ...plain, by: row.leader }))
  return { key: 'to-read', count: rows.length, opens: null, items }
}

export const getTrayQuery = query(getTray, {
  run: async (context) => {
    const { actor } = context
    const groups: Group[] = []
    if (holds('leader')(actor)) groups.push(await readingGroup(context))
    if (office(actor)) groups.push(await sourceGroup(context))
    groups.push(...(await divisionGroups(context)))
    for (const pile of piles) if (pile.needs(actor)) groups.push(await matterGroup(context, pile))
    return { groups }
  },
})
