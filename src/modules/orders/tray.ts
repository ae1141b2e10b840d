import { sql } from 'kysely'
import type { z } from 'zod'
import type { getTray } from '#contract/tray.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Context } from '#platform/endpoint.ts'

type Group = z.input<typeof getTray.output>['groups'][number]
type Item = Group['items'][number]
type Row = { id: string; title: string; due: string | null; by: string }

const shown = 50
const plain = { number: null, light: null, dueProvisional: false, workdaysLeft: null }

const group = (key: string, kind: Item['kind'], rows: readonly Row[]): Group => ({
  key,
  count: rows.length,
  opens: null,
  items: rows.slice(0, shown).map((row) => ({ ...plain, kind, ...row })),
})

/** Consultations in which a row of the reader's unit still waits for its word. */
const toAnswer = async ({ tx, actor, moment }: Context): Promise<Group> => {
  const { rows } = await sql<Row>`
    select distinct c.id, c.title, c.reply_by as due, o.name as by from consultation c
    join organization o on o.id = c.organization_id join consultation_row r on r.consultation_id = c.id
    where r.organization_id = any(${organizationsOf(actor)}::uuid[]) and r.state = 'asked' and c.reply_by >= ${moment.today}::date
    order by c.reply_by, c.id`.execute(tx)
  return group('to-consult', 'consultation', rows)
}

/** Divisions of which matters wait: eighty drafts of one paper are one thing on the desk, not eighty. */
const divisionsIn = async ({ tx }: Context, key: string, states: readonly string[], notBy: string | null) => {
  const { rows } = await sql<Row>`
    select d.id, d.title, null as due, count(*)::text as by from division d join division_matter x on x.division_id = d.id
    join matter m on m.id = x.matter_id
    where m.state = any(${states}::text[]) and m.drafted_by is distinct from ${notBy}::uuid
    group by d.id order by d.drafted_on, d.id`.execute(tx)
  return group(key, 'division', rows)
}

export const divisionGroups = async (context: Context): Promise<Group[]> => {
  const holds = (...roles: readonly string[]) => context.actor.appointments.some((each) => roles.includes(each.role))
  const groups: Group[] = []
  if (holds('liaison', 'principal')) groups.push(await toAnswer(context))
  if (holds('office_director'))
    groups.push(await divisionsIn(context, 'divisions-to-decide', ['proposed'], context.actor.accountId))
  if (holds('inspector', 'office_director'))
    groups.push(await divisionsIn(context, 'divisions', ['draft', 'established'], null))
  return groups
}
