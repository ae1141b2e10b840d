import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { getTray } from '#contract/tray.ts'
import { may, type Action, type Actor } from '#domain/permissions.ts'
import {
  countLights,
  selectFaces,
  supervisedBy,
  visibleMatters,
  type Face,
  type Filters,
} from '#modules/matters/index.ts'
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
const supervised = (actor: Actor, condition: RawBuilder<unknown>) => sql`${supervisedBy(actor)} and ${condition}`

/** The piles of a desk in the order in which they are owed: what waits for a decision first, what is merely late last. */
const piles: readonly Pile[] = [
  {
    key: 'to-decide',
    needs: holds('office_director', 'principal'),
    where: (a) => supervised(a, sql`m.state = 'proposed' and m.drafted_by <> ${a.accountId}`),
  },
  {
    key: 'to-check',
    needs: office,
    where: (a) => supervised(a, sql`m.needs_check and m.drafted_by <> ${a.accountId}`),
  },
  {
    key: 'to-review',
    needs: (a) => office(a) || unit(a),
    where: (a) => supervised(a, sql`m.state in ('reported', 'under_review')`),
  },
  { key: 'to-submit', needs: office, where: (a) => supervised(a, sql`m.state = 'accepted'`) },
  { key: 'to-dispatch', needs: (a) => office(a) || unit(a), where: (a) => supervised(a, sql`m.state = 'established'`) },
  { key: 'drafts', needs: (a) => office(a) || unit(a), where: (a) => supervised(a, sql`m.state = 'draft'`) },
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
    key: 'overdue',
    needs: (a) => office(a) || holds('leader')(a),
    where: (a, today) =>
      supervised(
        a,
        sql`m.state in ('dispatched', 'in_progress', 'long_term') and not m.stopped and m.due < ${today}::date`,
      ),
  },
  {
    key: 'to-archive',
    needs: holds('archivist', 'inspector'),
    where: (a) => supervised(a, sql`m.state in ('completed', 'cleared')`),
  },
]

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
      ? await selectFaces(
          tx,
          actor,
          moment.today,
          where,
          sql`order by m.due nulls last, m.origin_level, m.id limit ${shown}`,
        )
      : []
  return { key: pile.key, count, items: faces.map(item) }
}

const plain = { number: null, due: null, light: null, dueProvisional: false, workdaysLeft: null }

/** Sources with lines that nobody has decided on, for the office. */
const sourceGroup = async ({ tx }: Context): Promise<Group> => {
  const { rows } = await sql<{
    id: string
    title: string
    n: number
  }>`select s.id, s.title, count(*)::int as n from source s
    join proposal p on p.source_id = s.id and p.state = 'open' group by s.id order by s.received_on, s.id`.execute(tx)
  const items = rows
    .slice(0, shown)
    .map((row) => ({ kind: 'source' as const, id: row.id, title: row.title, ...plain, by: String(row.n) }))
  return { key: 'to-screen', count: rows.length, items }
}

/** Submissions that wait for this very leader. */
const readingGroup = async ({ tx, actor }: Context): Promise<Group> => {
  const { rows } = await sql<{ id: string; title: string; leader: string }>`
    select distinct on (b.id) b.source_id as id, b.title, i.leader_name as leader from submission b
    join instruction i on i.source_id = b.source_id and i.answer_required and i.state = 'open'
    where i.leader_id = ${actor.accountId} order by b.id`.execute(tx)
  const items = rows
    .slice(0, shown)
    .map((row) => ({ kind: 'submission' as const, id: row.id, title: row.title, ...plain, by: row.leader }))
  return { key: 'to-read', count: rows.length, items }
}

/** A card's number is the count of the very filter that its list opens with. */
const cardsOf = async ({ tx, actor, moment }: Context): Promise<Tray['cards']> => {
  const counts = await countLights(tx, actor, moment.today, { scope: 'open' })
  const all: [string, number, Record<string, string> & Filters][] = [
    ['open', counts.total, { scope: 'open' }],
    ['red', counts.red, { scope: 'open', light: 'red' }],
    ['yellow', counts.yellow, { scope: 'open', light: 'yellow' }],
    ['blue', counts.blue, { scope: 'open', light: 'blue' }],
  ]
  return all.map(([key, count, filter]) => ({ key, count, filter }))
}

export const getTrayQuery = query(getTray, {
  run: async (context) => {
    const { actor } = context
    const groups: Group[] = []
    if (holds('leader')(actor)) groups.push(await readingGroup(context))
    if (office(actor)) groups.push(await sourceGroup(context))
    for (const pile of piles) if (pile.needs(actor)) groups.push(await matterGroup(context, pile))
    const seesLedger: Action = 'ledger.read'
    return { groups, cards: may(actor, seesLedger) ? await cardsOf(context) : [] }
  },
})
